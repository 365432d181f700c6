import { type IsoDate, monthOf } from "../../../domain/days.ts";
import { paceOfTarget, type Realisation, type Sum, sumOf, targetOfMonths } from "../../../domain/realisation.ts";
import type { Summary } from "../../../domain/summary.ts";
import { type Measure, monthsOfPeriod, type PeriodName } from "./realisationQuery.ts";

/** The figures of a period in one currency, in its minor units. */
export type PeriodFigures = {
  approved: Sum;
  waiting: Sum;
  realised: number;
  waitingValue: number;
  target: number | undefined;
  /** Realised / target × 100; undefined without a target. */
  achievementPercent: number | undefined;
  /** The same with what waits. */
  withWaitingPercent: number | undefined;
  difference: number | undefined;
  /** Where the period should be by today; undefined before it has begun and after it has ended. */
  pace: number | undefined;
  withoutValue: number;
};

/** A year or a part of it, told on its approved entries; a part is measured against its months' share of the target. */
export function figuresOfPeriod(told: {
  realisation: Realisation;
  summaries: readonly Summary[];
  period: PeriodName;
  measure: Measure;
  today: IsoDate;
}): PeriodFigures {
  const { realisation, summaries, period, measure, today } = told;
  const { year } = realisation;
  const months = monthsOfPeriod(year, period);
  const within = new Set(months);
  const rows = period === "year" ? undefined : summaries.filter((row) => within.has(row.month));
  const approved = rows === undefined ? realisation.approved : sumOf(rows.filter((row) => row.state === "approved"));
  const waiting = rows === undefined ? realisation.waiting : sumOf(rows.filter((row) => row.state === "submitted"));
  const yearTarget = realisation.target?.[measure];
  const shares = realisation.target?.monthlyShares;
  const target = yearTarget === undefined ? undefined : targetOfMonths(yearTarget, months, shares);
  const percent = (value: number) => (target === undefined || target === 0 ? undefined : (value / target) * 100);
  const realised = approved[measure];
  const isNow = within.has(monthOf(today));
  const targetBefore =
    yearTarget === undefined
      ? 0
      : targetOfMonths(
          yearTarget,
          monthsOfPeriod(year, "year").filter((month) => month < (months[0] ?? "")),
          shares,
        );
  return {
    approved,
    waiting,
    realised,
    waitingValue: waiting[measure],
    target,
    achievementPercent: percent(realised),
    withWaitingPercent: percent(realised + waiting[measure]),
    difference: target === undefined ? undefined : realised - target,
    pace:
      yearTarget === undefined || target === undefined || !isNow
        ? undefined
        : Math.min(target, Math.max(0, paceOfTarget(yearTarget, year, today) - targetBefore)),
    withoutValue: measure === "idr" ? approved.entriesWithoutIdr : approved.entriesWithoutUsd,
  };
}
