import { words } from "../../language/dictionary.ts";
import { common } from "../../language/indonesian/common.ts";
import type { OnlineAnswer } from "../../online.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import type { IconName } from "../../ui/icons.ts";
import { Notice } from "../../ui/Notice.tsx";
import { refusalText, useSaving } from "./useSaving.ts";

interface ConfirmDialogProps {
  title: string;
  consequence: string;
  confirm: { label: string; icon: IconName; look: "main" | "reject" };
  send: () => Promise<OnlineAnswer<undefined>>;
  onDone: () => void;
  onClose: () => void;
}

/** Says what a step will do, and does it once it is confirmed. */
export function ConfirmDialog({ title, consequence, confirm, send, onDone, onClose }: ConfirmDialogProps) {
  const { save, isBusy, refusal } = useSaving();
  const { actions } = words(common);
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      closeLabel={actions.close}
      actions={
        <>
          <Button onClick={onClose}>{actions.cancel}</Button>
          <Button look={confirm.look} icon={confirm.icon} busy={isBusy} onClick={() => void onConfirm()}>
            {confirm.label}
          </Button>
        </>
      }
    >
      {refusal && (
        <Notice tone="error" live>
          {refusalText(refusal)}
        </Notice>
      )}
      <p>{consequence}</p>
    </Dialog>
  );

  async function onConfirm() {
    const answer = await save(send);
    if (answer?.ok) onDone();
  }
}
