import type { ComponentChildren } from "preact";
import { words } from "../../language/dictionary.ts";
import { common } from "../../language/indonesian/common.ts";
import { errors } from "../../language/indonesian/errors.ts";
import { officeData } from "../../language/indonesian/officeData.ts";
import type { OnlineRefusal } from "../../online.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorSummary, type FieldFault } from "../../ui/ErrorSummary.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { refusalText } from "./useSaving.ts";

interface FormDialogProps {
  title: string;
  faults: readonly FieldFault[];
  attempt: number;
  isBusy: boolean;
  onSave: () => void;
  onClose: () => void;
  saveLabel?: string | undefined;
  wide?: boolean | undefined;
  children: ComponentChildren;
}

/** A record of the office's data being filled in. */
export function FormDialog({ title, faults, attempt, isBusy, onSave, onClose, children, ...props }: FormDialogProps) {
  const { actions } = words(common);
  return (
    <Dialog
      open
      size={props.wide ? "wide" : "full"}
      onClose={onClose}
      title={title}
      closeLabel={actions.close}
      actions={
        <>
          <Button onClick={onClose}>{actions.cancel}</Button>
          <Button look="main" busy={isBusy} onClick={onSave}>
            {props.saveLabel ?? words(officeData).save}
          </Button>
        </>
      }
    >
      <ErrorSummary heading={words(errors).summary(faults.length)} faults={faults} attempt={attempt} />
      {children}
    </Dialog>
  );
}

interface RemoveDialogProps {
  name: string;
  hint?: string | undefined;
  refusal: OnlineRefusal | undefined;
  isBusy: boolean;
  onRemove: () => void;
  onClose: () => void;
}

export function RemoveDialog({ name, hint, refusal, isBusy, onRemove, onClose }: RemoveDialogProps) {
  const { actions } = words(common);
  const text = words(officeData);
  return (
    <Dialog
      open
      onClose={onClose}
      title={text.removeQuestion(name)}
      closeLabel={actions.close}
      actions={
        <>
          <Button onClick={onClose}>{actions.cancel}</Button>
          <Button look="reject" icon="trash-2" busy={isBusy} onClick={onRemove}>
            {text.remove}
          </Button>
        </>
      }
    >
      {refusal && (
        <Notice tone="error" live>
          {refusalText(refusal)}
        </Notice>
      )}
      {hint && <p>{hint}</p>}
    </Dialog>
  );
}
