import type { HistorySubject } from "../../../protocol/history.ts";
import { words } from "../../language/dictionary.ts";
import { officeData } from "../../language/indonesian/officeData.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";

interface RowActionsProps {
  name: string;
  history: HistorySubject;
  mayEdit: boolean;
  disabled: boolean;
  onEdit: () => void;
  onRemove: () => void;
}

/** What can be done with one row of the office's data. */
export function RowActions({ name, history, mayEdit, disabled, onEdit, onRemove }: RowActionsProps) {
  const text = words(officeData);
  return (
    <span class="data-row-actions">
      {mayEdit && (
        <>
          <Button small icon="pencil" disabled={disabled} aria-label={text.editOf(name)} onClick={onEdit}>
            {text.edit}
          </Button>
          <Button small icon="trash-2" disabled={disabled} aria-label={`${text.remove} ${name}`} onClick={onRemove}>
            {text.remove}
          </Button>
        </>
      )}
      <ButtonLink
        small
        look="quiet"
        icon="history"
        href={`/riwayat?jenis=${history}`}
        aria-label={`${text.parts.history}: ${name}`}
      >
        {text.parts.history}
      </ButtonLink>
    </span>
  );
}
