import type { RemoveInput } from "../../../protocol/officeData.ts";
import { removeFigure } from "../../online.ts";
import { RemoveDialog } from "./FormDialog.tsx";
import { useSaving } from "./useSaving.ts";

interface RemoveFigureProps {
  figure: RemoveInput;
  name: string;
  hint?: string | undefined;
  onClose: () => void;
}

/** Asks once more before a target, figure or rate goes. */
export function RemoveFigure({ figure, name, hint, onClose }: RemoveFigureProps) {
  const { save, isBusy, refusal } = useSaving();
  async function remove() {
    const answer = await save(() => removeFigure(figure));
    if (answer?.ok) onClose();
  }
  return (
    <RemoveDialog
      name={name}
      hint={hint}
      refusal={refusal}
      isBusy={isBusy}
      onRemove={() => void remove()}
      onClose={onClose}
    />
  );
}
