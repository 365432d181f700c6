import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { ShipmentRow } from "../../../device/database.ts";
import { store } from "../../current.ts";
import { retractEntry } from "../../entries/shipmentActions.ts";
import { words } from "../../language/dictionary.ts";
import { common } from "../../language/indonesian/common.ts";
import { entries } from "../../language/indonesian/entries.ts";
import { Button } from "../../ui/Button.tsx";

/** Makes a draft again of what was handed in and never sent, and opens it. */
export function RetractButton({ row }: { row: ShipmentRow }) {
  const { route } = useLocation();
  const [isTooLate, setIsTooLate] = useState(false);
  return (
    <>
      <Button look="line" icon="undo-2" onClick={() => void onRetract()}>
        {words(common).actions.retract}
      </Button>
      {isTooLate && (
        <p class="hint" role="status">
          {words(entries).tooLateToRetract}
        </p>
      )}
    </>
  );

  async function onRetract() {
    const draft = await retractEntry(store(), row);
    if (draft === undefined) setIsTooLate(true);
    else route(draft);
  }
}
