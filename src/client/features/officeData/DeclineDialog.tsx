import { useEffect, useState } from "preact/hooks";
import { ReviewComment } from "../../../domain/reviewState.ts";
import { words } from "../../language/dictionary.ts";
import { common } from "../../language/indonesian/common.ts";
import { errors } from "../../language/indonesian/errors.ts";
import { officeData } from "../../language/indonesian/officeData.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { TextField } from "../../ui/TextField.tsx";

interface DeclineDialogProps {
  isBusy: boolean;
  onDecline: (reason: string) => void;
  onClose: () => void;
}

const fieldId = "decline-reason";

/** Asks for the reason, which the sender will read. */
export function DeclineDialog({ isBusy, onDecline, onClose }: DeclineDialogProps) {
  const { quarantine: text } = words(officeData);
  const { actions } = words(common);
  const [reason, setReason] = useState("");
  const [isMissing, setIsMissing] = useState(false);
  // The dialog gives focus to its first control when it opens, which is the close button.
  useEffect(() => document.getElementById(fieldId)?.focus(), []);
  return (
    <Dialog
      open
      onClose={onClose}
      title={text.declineTitle}
      closeLabel={actions.close}
      actions={
        <>
          <Button onClick={onClose}>{actions.cancel}</Button>
          <Button look="reject" icon="circle-x" busy={isBusy} onClick={send}>
            {text.decline}
          </Button>
        </>
      }
    >
      <TextField
        id={fieldId}
        label={text.reason}
        hint={text.reasonHint}
        error={isMissing ? words(errors).empty(text.reason) : undefined}
        lines={4}
        maxLength={1000}
        autoCapitalize="sentences"
        value={reason}
        onInput={(value) => {
          setReason(value);
          setIsMissing(false);
        }}
      />
    </Dialog>
  );

  function send() {
    const told = ReviewComment.safeParse(reason.trim());
    if (told.success) return onDecline(told.data);
    setIsMissing(true);
    document.getElementById(fieldId)?.focus();
  }
}
