import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { mayHavePassword } from "../../../domain/password.ts";
import { session, store } from "../../current.ts";
import { words } from "../../language/dictionary.ts";
import { common } from "../../language/indonesian/common.ts";
import { profile } from "../../language/indonesian/profile.ts";
import { sync } from "../../language/indonesian/sync.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { useLive } from "../../useLive.ts";
import { countUnsent, leaveDevice, type Unsent } from "./leaveDevice.ts";

/** Signing out, after having said what becomes of what is on this device. */
export function SignOut() {
  const { database } = store();
  const { route } = useLocation();
  const unsent = useLive(() => countUnsent(database), [database]);
  const [state, setState] = useState<"closed" | "asking" | "leaving" | "failed">("closed");
  const { signOut: text } = words(profile);
  const { actions } = words(common);
  return (
    <>
      <Button icon="log-out" onClick={() => setState("asking")}>
        {text.open}
      </Button>
      <Dialog
        open={state !== "closed"}
        onClose={() => setState("closed")}
        title={text.question}
        closeLabel={actions.close}
        actions={
          <>
            <Button onClick={() => setState("closed")}>{actions.cancel}</Button>
            <Button look="reject" icon="log-out" busy={state === "leaving"} onClick={() => void leave()}>
              {text.confirm}
            </Button>
          </>
        }
      >
        <div class="stack">
          {unsent && <WhatStays {...unsent} />}
          <p>{mayHavePassword(session().person) ? text.linkOrPassword : text.linkNeeded}</p>
          {state === "failed" && (
            <Notice tone="error" live>
              {text.failed}
            </Notice>
          )}
        </div>
      </Dialog>
    </>
  );

  async function leave() {
    if (state === "leaving") return;
    setState("leaving");
    if (await leaveDevice()) route("/masuk", true);
    else setState("failed");
  }
}

function WhatStays({ commands, drafts }: Unsent) {
  const { signOut: text } = words(profile);
  if (commands + drafts === 0) return <p>{text.nothingUnsent}</p>;
  return (
    <Notice tone="warn">
      {commands > 0 && <p class="label">{words(sync).outbox.unsentStay(commands)}</p>}
      {drafts > 0 && <p class="label">{text.draftsStay(drafts)}</p>}
      <p>{text.unsentText}</p>
    </Notice>
  );
}
