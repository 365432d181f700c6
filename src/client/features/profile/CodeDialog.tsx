import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { spellCode } from "../../../protocol/signInCode.ts";
import { withFreshPassword } from "../../FreshPassword.tsx";
import { words } from "../../language/dictionary.ts";
import { common } from "../../language/indonesian/common.ts";
import { profile } from "../../language/indonesian/profile.ts";
import { createCode } from "../../online.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { ProgressBar } from "../../ui/ProgressBar.tsx";

type State = { kind: "asking" } | { kind: "failed" } | { kind: "shown"; code: string; endsAt: number };

/** Shows a fresh code large, with the time it is still good for. */
export function CodeDialog({ onClose }: { onClose: () => void }) {
  const { devices: text } = words(profile);
  const { actions } = words(common);
  const [state, setState] = useState<State>({ kind: "asking" });
  const [now, setNow] = useState(Date.now);
  const close = useRef(onClose);
  close.current = onClose;
  const make = useCallback(async () => {
    setState({ kind: "asking" });
    const answer = await withFreshPassword(createCode);
    // They would rather not give their password.
    if (!answer.ok && answer.problem === "password-needed") return close.current();
    if (!answer.ok) return setState({ kind: "failed" });
    const { code, expiresAt } = answer.value;
    setNow(Date.now());
    setState({ kind: "shown", code, endsAt: Date.parse(expiresAt) });
  }, []);
  useEffect(() => void make(), [make]);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const secondsLeft = state.kind === "shown" ? Math.ceil((state.endsAt - now) / 1_000) : 0;
  const isOver = state.kind === "shown" && secondsLeft <= 0;
  return (
    <Dialog
      open
      onClose={onClose}
      title={text.connect}
      closeLabel={actions.close}
      actions={
        (isOver || state.kind === "failed") && (
          <Button look="main" icon="refresh-cw" onClick={() => void make()}>
            {isOver ? text.newCode : actions.tryAgain}
          </Button>
        )
      }
    >
      <div class="stack">
        {state.kind === "asking" && <ProgressBar label={text.making} />}
        {state.kind === "failed" && (
          <Notice tone="error" live>
            {text.noCode}
          </Notice>
        )}
        {state.kind === "shown" && !isOver && (
          <>
            <p>{text.howTo(`${location.origin}/masuk`)}</p>
            <output class="code-shown big" aria-label={text.code}>
              {spellCode(state.code)}
            </output>
            <p class="meta">{text.timeLeft(clock(secondsLeft))}</p>
          </>
        )}
        {isOver && (
          <Notice tone="warn" live>
            {text.over}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}

/** `9.05`: minutes and seconds. */
function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}.${String(seconds % 60).padStart(2, "0")}`;
}
