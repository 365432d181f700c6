import { useState } from "preact/hooks";
import { NotSavedNotice } from "../../entries/NotSavedNotice.tsx";
import { words } from "../../language/dictionary.ts";
import { formatClock } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { exporters } from "../../language/indonesian/exporters.ts";
import { sync } from "../../language/indonesian/sync.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { SaveLine } from "../../ui/PageTitle.tsx";
import type { OpenForm } from "./useFormDraft.ts";

/** "Draf tersimpan 09.12"; "Tersimpan di HP ini" is said only of what was handed in. */
export function FormSaveState({ form }: { form: OpenForm }) {
  if (form.isNotSaved) {
    return (
      <NotSavedNotice
        actions={
          <button type="button" onClick={() => void form.flush()}>
            {words(common).actions.tryAgain}
          </button>
        }
      />
    );
  }
  const text = form.savedAt === undefined ? "" : words(sync).saveLine.draftSaved(formatClock(form.savedAt));
  return <SaveLine text={text} saved={text !== ""} />;
}

/** Throws away what was typed, which nothing else keeps: it asks once. */
export function StartOver({ form }: { form: OpenForm }) {
  const [isAsking, setIsAsking] = useState(false);
  if (form.savedAt === undefined) return null;
  const text = words(exporters).form;
  const { cancel, close } = words(common).actions;
  return (
    <div class="row">
      <Button look="quiet" icon="trash-2" onClick={() => setIsAsking(true)}>
        {text.startOver}
      </Button>
      <Dialog
        open={isAsking}
        onClose={() => setIsAsking(false)}
        title={text.startOverQuestion}
        closeLabel={close}
        actions={
          <>
            <Button onClick={() => setIsAsking(false)}>{cancel}</Button>
            <Button look="reject" icon="trash-2" onClick={() => void form.startOver()}>
              {text.startOver}
            </Button>
          </>
        }
      >
        <p>{text.startOverExplained}</p>
      </Dialog>
    </div>
  );
}
