import { useCallback, useEffect, useState } from "preact/hooks";
import type { OwnDevice } from "../../../protocol/session.ts";
import { FreshPasswordDialog, withFreshPassword } from "../../FreshPassword.tsx";
import { words } from "../../language/dictionary.ts";
import { formatMoment } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { profile } from "../../language/indonesian/profile.ts";
import { fetchOwnDevices, revokeOwnDevice } from "../../online.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { CodeDialog } from "./CodeDialog.tsx";
import "./DevicesCard.css";

/** Where one is signed in, the way to one more device, and the way to shut one out that was lost. */
export function DevicesCard() {
  const { devices: text } = words(profile);
  const { actions } = words(common);
  const [devices, setDevices] = useState<readonly OwnDevice[]>();
  const [hasFailed, setHasFailed] = useState(false);
  const [isCodeOpen, setIsCodeOpen] = useState(false);
  const [leaving, setLeaving] = useState<OwnDevice>();
  const load = useCallback(async () => {
    const answer = await fetchOwnDevices();
    setHasFailed(!answer.ok);
    if (answer.ok) setDevices(answer.value.devices);
  }, []);
  useEffect(() => void load(), [load]);
  return (
    <Card heading={text.title}>
      {hasFailed && (
        <Notice
          tone="info"
          actions={
            <button type="button" onClick={() => void load()}>
              {actions.tryAgain}
            </button>
          }
        >
          {text.notLoaded}
        </Notice>
      )}
      {devices !== undefined && (
        <ul class="own-devices" aria-label={text.title}>
          {devices.map((device) => (
            <li key={device.id} class="row wrap between">
              <div>
                <p class="label">{device.name}</p>
                <p class="hint">{device.isThis ? text.isThis : text.lastContact(formatMoment(device.lastContactAt))}</p>
              </div>
              {!device.isThis && (
                <Button
                  small
                  icon="log-out"
                  aria-label={`${text.revoke} ${device.name}`}
                  onClick={() => setLeaving(device)}
                >
                  {text.revoke}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <Button icon="smartphone" onClick={() => setIsCodeOpen(true)}>
        {text.connect}
      </Button>
      {isCodeOpen && (
        <CodeDialog
          onClose={() => {
            setIsCodeOpen(false);
            void load();
          }}
        />
      )}
      {leaving !== undefined && (
        <RevokeDialog
          device={leaving}
          onClose={() => setLeaving(undefined)}
          onDone={() => {
            setLeaving(undefined);
            void load();
          }}
        />
      )}
      <FreshPasswordDialog />
    </Card>
  );
}

interface RevokeDialogProps {
  device: OwnDevice;
  onClose: () => void;
  onDone: () => void;
}

function RevokeDialog({ device, onClose, onDone }: RevokeDialogProps) {
  const { devices: text } = words(profile);
  const { actions } = words(common);
  const [state, setState] = useState<"asking" | "busy" | "failed">("asking");
  return (
    <Dialog
      open
      onClose={onClose}
      title={text.question(device.name)}
      closeLabel={actions.close}
      actions={
        <>
          <Button onClick={onClose}>{actions.cancel}</Button>
          <Button look="reject" icon="log-out" busy={state === "busy"} onClick={() => void revoke()}>
            {text.revoke}
          </Button>
        </>
      }
    >
      <div class="stack">
        <p>{text.consequence}</p>
        {state === "failed" && (
          <Notice tone="error" live>
            {text.failed}
          </Notice>
        )}
      </div>
    </Dialog>
  );

  async function revoke() {
    if (state === "busy") return;
    setState("busy");
    const answer = await withFreshPassword(() => revokeOwnDevice(device.id));
    if (answer.ok) onDone();
    else setState(answer.problem === "password-needed" ? "asking" : "failed");
  }
}
