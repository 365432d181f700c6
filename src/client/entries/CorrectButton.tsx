import { useLocation } from "preact-iso";
import type { ShipmentRow } from "../../device/database.ts";
import { mayRevise } from "../../domain/review.ts";
import { store } from "../current.ts";
import { words } from "../language/dictionary.ts";
import { common } from "../language/indonesian/common.ts";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { openCorrection } from "./openCorrection.ts";

/** The next step with an entry that was returned or refused: its form, or its page where it was decided meanwhile. */
export function CorrectButton({ row }: { row: ShipmentRow }) {
  const { route } = useLocation();
  const { correct, change, view } = words(common).actions;
  if (row.record !== undefined && !mayRevise(row.record.state)) {
    return (
      <ButtonLink look="line" wide icon="eye" href={`/ekspor/${row.id}`}>
        {view}
      </ButtonLink>
    );
  }
  return (
    <Button look="line" wide icon="pencil" onClick={() => void open()}>
      {row.delivery === "refused" ? change : correct}
    </Button>
  );

  async function open() {
    route(await openCorrection(store(), row));
  }
}
