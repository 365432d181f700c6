import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { ExporterRow } from "../../../device/database.ts";
import { dismissExporterRefusal } from "../../../device/store/exporters.ts";
import { store } from "../../current.ts";
import { NotSavedNotice } from "../../entries/NotSavedNotice.tsx";
import { words } from "../../language/dictionary.ts";
import { common } from "../../language/indonesian/common.ts";
import { exporters } from "../../language/indonesian/exporters.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { refusalReason } from "./exporterText.ts";

/** Why the server didn't take the change, and the two ways on. */
export function RefusedExporter({ row }: { row: ExporterRow }) {
  const { route } = useLocation();
  const [isAsking, setIsAsking] = useState(false);
  const [outcome, setOutcome] = useState<"hangs-on-it" | "not-saved">();
  const text = words(exporters).refused;
  const { change, cancel, close } = words(common).actions;

  async function discard() {
    setIsAsking(false);
    try {
      if (!(await dismissExporterRefusal(store(), row.id))) setOutcome("hangs-on-it");
      // One that never reached the office is gone with it.
      else if (row.record === undefined) route("/eksportir", true);
    } catch {
      // Whatever ended the transaction, nothing of it is kept.
      setOutcome("not-saved");
    }
  }

  return (
    <Card as="div">
      <Notice tone="error" heading={text.what}>
        <p>{refusalReason(row.refusal)}</p>
        <p>{text.next}</p>
      </Notice>
      {outcome === "not-saved" && <NotSavedNotice />}
      {outcome === "hangs-on-it" && (
        <Notice tone="warn" live>
          {text.hangsOnIt}
        </Notice>
      )}
      <div class="row wrap">
        <ButtonLink look="line" icon="pencil" href={`/eksportir/${row.id}/ubah`}>
          {change}
        </ButtonLink>
        <Button look="quiet" icon="undo-2" onClick={() => setIsAsking(true)}>
          {text.discard}
        </Button>
      </div>
      <Dialog
        open={isAsking}
        onClose={() => setIsAsking(false)}
        title={text.discardQuestion}
        closeLabel={close}
        actions={
          <>
            <Button onClick={() => setIsAsking(false)}>{cancel}</Button>
            <Button look="reject" onClick={() => void discard()}>
              {text.discard}
            </Button>
          </>
        }
      >
        <p>{text.discardExplained}</p>
      </Dialog>
    </Card>
  );
}
