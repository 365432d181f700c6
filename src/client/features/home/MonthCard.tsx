import { type IsoDate, monthOf } from "../../../domain/days.ts";
import { words } from "../../language/dictionary.ts";
import { formatDay, formatMonth } from "../../language/format.ts";
import { home } from "../../language/indonesian/home.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import type { MonthState } from "./months.ts";

/** What was reported of a month, by when it should be, and the way to say that there was nothing. */
export function MonthCard({ state, today }: { state: MonthState; today: IsoDate }) {
  const { month: text } = words(home);
  const { month, shipments, saidNothingExported, deadline } = state;
  const isOpen = shipments === 0 && !saidNothingExported;
  const deadlineText = today > deadline ? text.deadlinePassed : text.deadline;
  return (
    <Card>
      <div>
        <h2>{formatMonth(month)}</h2>
        <p class="meta">{saying()}</p>
        {isOpen && <p class="meta">{deadlineText(formatDay(deadline))}</p>}
      </div>
      {isOpen && (
        <ButtonLink wide icon="calendar-check" href={`/ekspor/nihil/${month}`}>
          {month === monthOf(today) ? text.sayNothingExported : text.sayNothingExportedIn(formatMonth(month))}
        </ButtonLink>
      )}
    </Card>
  );

  function saying() {
    if (shipments > 0) return text.reported(shipments);
    return saidNothingExported ? text.nothingExported : text.nothingReported;
  }
}
