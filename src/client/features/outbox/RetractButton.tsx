import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { ShipmentRow } from "../../../device/database.ts";
import { store } from "../../current.ts";
import { takeBack } from "../../entries/shipmentActions.ts";
import { words } from "../../language/dictionary.ts";
import { common } from "../../language/indonesian/common.ts";
import { outbox } from "../../language/indonesian/outbox.ts";
import { Button } from "../../ui/Button.tsx";

/** Makes a draft again of what was handed in and never sent, and opens it. */
export function RetractButton({ row }: { row: ShipmentRow }) {
  const { route } = useLocation();
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
    const draft = await takeBack(store(), row);
    if (draft === undefined) setIsTooLate(true);
    else route(draft);
  }
}
