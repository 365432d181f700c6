import { dismissDecision } from "../../../device/store/review.ts";
import { dayInZone } from "../../../domain/days.ts";
import { store } from "../../current.ts";
import { type AnyEntryRow, kindOf } from "../../entries/anyEntry.ts";
import { words } from "../../language/dictionary.ts";
import { formatClock, formatMoment } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { review } from "../../language/indonesian/review.ts";
import { timeZone } from "../../language/language.ts";
import { Notice } from "../../ui/Notice.tsx";

interface RefusedDecisionsProps {
  rows: readonly AnyEntryRow[];
  nameOf: (row: AnyEntryRow) => string;
  hrefOf: (id: string) => string;
}

/** Decisions the server couldn't use, above the queue until the supervisor has dealt with them. */
export function RefusedDecisions({ rows, nameOf, hrefOf }: RefusedDecisionsProps) {
  const { actions } = words(common);
  const text = words(review);
  return (
    <>
      {rows.map((row) => (
        <Notice
          key={row.id}
          tone="warn"
          live
          heading={text.refused.heading(nameOf(row))}
          actions={
            <>
              <a href={hrefOf(row.id)}>{actions.view}</a>
              <button type="button" onClick={() => void dismissDecision(store(), { kind: kindOf(row), id: row.id })}>
                {text.dismiss}
              </button>
            </>
          }
        >
          {whyRefused(row)}
        </Notice>
      ))}
    </>
  );
}

/** What happened to the decision and what comes next. */
export function whyRefused(row: AnyEntryRow): string {
  const text = words(review);
  const code = row.decision?.refusal?.code;
  if (code === "decided") {
    const decided = row.record?.history.findLast((event) => event.event !== "submit" && event.event !== "revise");
    if (row.state === "submitted" || decided === undefined) return text.refused.decided;
    const isOfToday = dayInZone(decided.at, timeZone.value) === dayInZone(store().clock(), timeZone.value);
    const clock = isOfToday ? formatClock(decided.at) : formatMoment(decided.at, { withoutZone: true });
    return text.decidedBy({ by: decided.byName, clock });
  }
  if (code === "stale" || code === "no-rate" || code === "not-found") return text.refused[code];
  return text.refused.other;
}
