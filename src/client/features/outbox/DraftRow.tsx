import { useState } from "preact/hooks";
import type { Draft } from "../../../device/database.ts";
import { deleteDraft } from "../../../device/store/drafts.ts";
import { store } from "../../current.ts";
import { draftHref } from "../../entries/draftFacts.ts";
import { DraftEntry } from "../../entries/EntryCard.tsx";
import { words } from "../../language/dictionary.ts";
import { common } from "../../language/indonesian/common.ts";
import { outbox } from "../../language/indonesian/outbox.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { useExporterName } from "./useExporterName.ts";

/** A draft with its next step; throwing it away asks once, since nothing else keeps what was typed. */
export function DraftRow({ draft }: { draft: Draft }) {
  const [isAsking, setIsAsking] = useState(false);
  const exporterName = useExporterName(draft.values.exporterId);
  const { actions } = words(common);
  const text = words(outbox);
  return (
    <DraftEntry draft={draft} exporterName={exporterName}>
      <div class="row wrap">
        <ButtonLink look="line" icon="pencil" href={draftHref(draft)}>
          {actions.continue}
        </ButtonLink>
        <Button look="quiet" icon="trash-2" onClick={() => setIsAsking(true)}>
          {text.removeDraft}
        </Button>
      </div>
      <Dialog
        open={isAsking}
        onClose={() => setIsAsking(false)}
        title={text.removeDraftQuestion}
        closeLabel={actions.close}
        actions={
          <>
            <Button onClick={() => setIsAsking(false)}>{actions.cancel}</Button>
            <Button look="reject" icon="trash-2" onClick={() => void deleteDraft(store(), draft.id)}>
              {text.removeDraft}
            </Button>
          </>
        }
      >
        <p>{text.removeDraftText}</p>
      </Dialog>
    </DraftEntry>
  );
}
