import { useState } from "preact/hooks";
import type { ShipmentRow } from "../../../device/database.ts";
import { withdrawShipment } from "../../../device/store/shipments.ts";
import { store } from "../../current.ts";
import { formSteps } from "../../entries/draftFacts.ts";
import { words } from "../../language/dictionary.ts";
import { common } from "../../language/indonesian/common.ts";
import { outbox } from "../../language/indonesian/outbox.ts";
import { Button } from "../../ui/Button.tsx";
import { shipmentToValues } from "../shipments/shipmentValues.ts";

/** Makes a draft again of what was handed in and never sent. */
export function RetractButton({ row }: { row: ShipmentRow }) {
  const [isTooLate, setIsTooLate] = useState(false);
  return (
    <>
      <Button look="line" icon="undo-2" onClick={() => void retract()}>
        {words(common).actions.retract}
      </Button>
      {isTooLate && (
        <p class="hint" role="status">
          {words(outbox).tooLateToRetract}
        </p>
      )}
    </>
  );

  async function retract() {
    // Its check page comes next: all of it was filled in once.
    const draft = { values: shipmentToValues(row.shipment), step: formSteps + 1 };
    if (!(await withdrawShipment(store(), row.id, draft))) setIsTooLate(true);
  }
}
