import { useState } from "preact/hooks";
import type { Draft } from "../../device/database.ts";
import { deleteDraft } from "../../device/store/drafts.ts";
import { store } from "../current.ts";
import { words } from "../language/dictionary.ts";
import { common } from "../language/indonesian/common.ts";
import { entries } from "../language/indonesian/entries.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";

/** A draft is the one thing that can be thrown away, and it is asked about. */
export function DeleteDraft({ draft }: { draft: Draft }) {
  const [isAsking, setIsAsking] = useState(false);
  const { deleteDraft: name, deleteDraftQuestion, deleteDraftExplained } = words(entries);
  const { close, cancel } = words(common).actions;
  return (
    <div class="row">
      <Button look="quiet" icon="trash-2" onClick={() => setIsAsking(true)}>
        {name}
      </Button>
      <Dialog
        open={isAsking}
        onClose={() => setIsAsking(false)}
        title={deleteDraftQuestion}
        closeLabel={close}
        actions={
          <>
            <Button onClick={() => setIsAsking(false)}>{cancel}</Button>
            <Button look="reject" icon="trash-2" onClick={() => void deleteDraft(store(), draft.id)}>
              {name}
            </Button>
          </>
        }
      >
        <p>{deleteDraftExplained}</p>
      </Dialog>
    </div>
  );
}
