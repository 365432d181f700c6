import { useLocation } from "preact-iso";
import { dayInZone, monthOf } from "../../../domain/days.ts";
import { breakDown, monthlyTarget } from "../../../domain/realisation.ts";
import { session, store } from "../../current.ts";
import { words } from "../../language/dictionary.ts";
import { formatMonth, monthName } from "../../language/format.ts";
import { realisation as realisationWords } from "../../language/indonesian/realisation.ts";
import { ColumnChart } from "../../ui/charts/ColumnChart.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { chartNumbers, moneyOf } from "./chartNumbers.ts";
import { chartWords } from "./chartWords.ts";
import type { EntriesProps } from "./EntriesHero.tsx";
import { entriesHref, realisationHref } from "./realisationQuery.ts";

/** The twelve months against their share of the target, each by itself or added up. */
export function MonthsChart({ asked, data, seesEntries }: EntriesProps) {
  const { route } = useLocation();
  const text = words(realisationWords);
  const { measure, year, cumulative } = asked;
  const thisMonth = monthOf(dayInZone(store().clock(), session().office.timeZone));
  const yearTarget = data.realisation.target?.[measure];
  const shares = data.realisation.target?.monthlyShares;
  let approvedSoFar = 0;
  let waitingSoFar = 0;
  let targetSoFar = 0;
  const months = breakDown(data.summaries, year, "month").map(({ key, approved, waiting }) => {
    const monthTarget = yearTarget === undefined ? undefined : monthlyTarget(yearTarget, key, shares);
    approvedSoFar += approved[measure];
    waitingSoFar += waiting[measure];
    targetSoFar += monthTarget ?? 0;
    const isFuture = key > thisMonth;
    const added = isFuture ? { approved: 0, waiting: 0 } : { approved: approvedSoFar, waiting: waitingSoFar };
    return {
      month: key,
      future: isFuture,
      target: cumulative && monthTarget !== undefined ? targetSoFar : monthTarget,
      ...(cumulative ? added : { approved: approved[measure], waiting: waiting[measure] }),
      // What is approved leads on to what waits.
      state: approved.entries > 0 ? ("approved" as const) : waiting.entries > 0 ? ("submitted" as const) : undefined,
    };
  });
  const numbers = chartNumbers(
    measure,
    Math.max(...months.map(({ approved, waiting, target = 0 }) => Math.max(approved + waiting, target))),
  );
  return (
    <ColumnChart
      title={text.perMonth}
      unit={numbers.unit}
      sentence={sentence()}
      aside={
        <Segmented
          small
          label={text.counting}
          value={cumulative ? "cumulative" : "monthly"}
          options={(["monthly", "cumulative"] as const).map((value) => ({ value, label: text[value] }))}
          onChange={(value) => route(realisationHref({ ...asked, cumulative: value === "cumulative" }), true)}
        />
      }
      columns={months.map(({ month, approved, waiting, target, future, state }) => ({
        key: month,
        label: monthName(Number(month.slice(5)), { short: true }),
        approved,
        waiting,
        target,
        future,
        href:
          seesEntries && state !== undefined
            ? entriesHref({ year, period: month.slice(5), measure, state })
            : undefined,
      }))}
      format={numbers.fixed}
      formatTick={numbers.format}
      words={{ ...chartWords(), item: text.month }}
    />
  );

  function sentence(): string {
    const passed = months.filter(({ future }) => !future);
    const last = passed.at(-1);
    if (cumulative && last !== undefined) {
      return text.cumulativeReached({ month: formatMonth(last.month), value: moneyOf(measure, last.approved) });
    }
    if (yearTarget !== undefined) {
      const reached = passed.filter(({ approved, target = 0 }) => approved >= target).length;
      const each = shares === undefined ? moneyOf(measure, Math.floor(yearTarget / 12)) : undefined;
      return text.monthsReached({ reached, of: passed.length, target: each });
    }
    const largest = months.reduce((most, each) => (each.approved > most.approved ? each : most));
    if (largest.approved === 0) return text.nothingByMonth;
    return text.largestMonth({ name: formatMonth(largest.month), value: moneyOf(measure, largest.approved) });
  }
}
