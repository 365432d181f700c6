import { useLocation } from "preact-iso";
import { mayRevise } from "../../domain/review.ts";
import { store } from "../current.ts";
import { words } from "../language/dictionary.ts";
import { common } from "../language/indonesian/common.ts";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { type AnyEntryRow, entryHref } from "./anyEntry.ts";
import { openCorrection } from "./openCorrection.ts";

/** The next step with an entry that was returned or refused: its form, or its page where it was decided meanwhile. */
export function CorrectButton({ row }: { row: AnyEntryRow }) {
  const { route } = useLocation();
  const { correct, change, view } = words(common).actions;
  if (row.record !== undefined && !mayRevise(row.record.state)) {
    return (
      <ButtonLink look="line" wide icon="eye" href={entryHref(row)}>
        {view}
      </ButtonLink>
    );
  }
  const name = row.delivery === "refused" ? change : correct;
  // A visit's page has its form behind the same words.
  if ("visit" in row) {
    return (
      <ButtonLink look="line" wide icon="pencil" href={entryHref(row)}>
        {name}
      </ButtonLink>
    );
  }
  const shipment = row;
  return (
    <Button look="line" wide icon="pencil" onClick={() => void open()}>
      {name}
    </Button>
  );

  async function open() {
    route(await openCorrection(store(), shipment));
  }
}
