import * as z from "zod/mini";
import { type IsoDate, type Month, monthsOfYear, semesterOf, yearOf } from "./days.ts";
import { deadlineOf } from "./reportingDeadline.ts";
import type { StatedFigure } from "./statedFigure.ts";
import type { Summary } from "./summary.ts";
import type { Target } from "./target.ts";

export const Breakdown = z.enum(["month", "semester", "exporter", "commodity", "destination"]);
export type Breakdown = z.infer<typeof Breakdown>;

/** A sum in US cents and sen over `entries` shipments; those without a value in a currency are counted apart. */
export type Sum = {
  usd: number;
  idr: number;
  entries: number;
  entriesWithoutUsd: number;
  entriesWithoutIdr: number;
};

/** A row of a breakdown: `key` is a month, `S1`/`S2`, an exporter's id, a commodity code or a country code. */
export type RealisationRow = { key: string; approved: Sum; waiting: Sum };

/** US cents or sen; null where one of the two figures is missing. */
export type Compared = { usd: number | null; idr: number | null };

export type Realisation = {
  year: number;
  /** What achievement and difference are told on: the office's published total, or the approved entries. */
  basis: "stated" | "entries";
  target: Target | undefined;
  /** Only approved entries count as realised. */
  approved: Sum;
  /** Submitted and undecided, told beside the realised sum and never in it. */
  waiting: Sum;
  stated: StatedFigure | undefined;
  /** Realised / target × 100. */
  achievementPercent: Compared;
  /** Realised − target: positive is an excess, negative a shortfall. */
  difference: Compared;
  /** True while the figure can still change by itself: entries wait, or the year's last month may still be reported. */
  provisional: boolean;
};

export type RealisationSources = {
  year: number;
  summaries: readonly Summary[];
  targets: readonly Target[];
  statedFigures: readonly StatedFigure[];
  /** Calendar day in the office's time zone. */
  today: IsoDate;
  /** Day of the following month by which a month is to be reported. */
  reportingDeadlineDay: number;
};

/**
 * A year's realisation against its target. A year with a published total and no approved entry is told on
 * that total; otherwise both stand side by side and are never added (design.md section 4).
 */
export function realisationOfYear(sources: RealisationSources): Realisation {
  const { year } = sources;
  const rows = sources.summaries.filter((row) => isOfYear(row, year));
  const approved = sumOf(rows.filter((row) => row.state === "approved"));
  const waiting = sumOf(rows.filter((row) => row.state === "submitted"));
  const target = sources.targets.find((candidate) => candidate.year === year);
  const stated = sources.statedFigures.find((candidate) => candidate.year === year);
  const basis = stated !== undefined && approved.entries === 0 ? "stated" : "entries";
  const realised = realisedOf({ basis, stated, approved });
  const compare = (count: (realised: number, target: number) => number): Compared => ({
    usd: target === undefined || realised.usd === null ? null : count(realised.usd, target.usd),
    idr: target?.idr === undefined || realised.idr === null ? null : count(realised.idr, target.idr),
  });
  const deadline = deadlineOf(`${year}-12`, sources.reportingDeadlineDay);
  return {
    year,
    basis,
    target,
    approved,
    waiting,
    stated,
    achievementPercent: compare((value, wanted) => (wanted === 0 ? 0 : (value / wanted) * 100)),
    difference: compare((value, wanted) => value - wanted),
    provisional: basis === "entries" && (waiting.entries > 0 || sources.today <= deadline),
  };
}

/**
 * The year's sums by month, semester, exporter, commodity or destination. Months and semesters are all
 * there, in order; the others by approved dollars, largest first, and only where there is something.
 */
export function breakDown(summaries: readonly Summary[], year: number, by: Breakdown): RealisationRow[] {
  const rows = new Map<string, RealisationRow>();
  const rowOf = (key: string): RealisationRow => {
    const present = rows.get(key);
    if (present !== undefined) return present;
    const row = { key, approved: nothing(), waiting: nothing() };
    rows.set(key, row);
    return row;
  };
  if (by === "month") for (const month of monthsOfYear(year)) rowOf(month);
  if (by === "semester") for (const semester of ["S1", "S2"]) rowOf(semester);
  for (const summary of summaries) {
    if (!isOfYear(summary, year)) continue;
    const row = rowOf(keyOf(summary, by));
    add(summary.state === "approved" ? row.approved : row.waiting, summary);
  }
  if (by === "month" || by === "semester") return [...rows.values()];
  return [...rows.values()]
    .filter((row) => row.approved.entries + row.waiting.entries + row.approved.usd + row.waiting.usd > 0)
    .sort((a, b) => b.approved.usd - a.approved.usd || b.waiting.usd - a.waiting.usd || (a.key < b.key ? -1 : 1));
}

/** What counts as realised in a year, by its basis. */
export function realisedOf(year: Pick<Realisation, "basis" | "stated" | "approved">): Compared {
  if (year.basis === "stated") return { usd: year.stated?.usd ?? null, idr: year.stated?.idr ?? null };
  return { usd: year.approved.usd, idr: year.approved.idr };
}

/** Changes in percent, negative where the target is the lower one. */
export type TargetChange = { fromTarget: Compared; fromRealised: Compared };

/** How a year's target stands to the year before: to that year's target, and to what that year realised. */
export function targetChange(target: Target, before: Realisation): TargetChange {
  const realised = realisedOf(before);
  const change = (now: number | undefined, then: number | null | undefined) =>
    now === undefined || !then ? null : (now / then - 1) * 100;
  return {
    fromTarget: { usd: change(target.usd, before.target?.usd), idr: change(target.idr, before.target?.idr) },
    fromRealised: { usd: change(target.usd, realised.usd), idr: change(target.idr, realised.idr) },
  };
}

/** The shares of the months, in ten thousandths, where a target says them. */
type Shares = Target["monthlyShares"];

/** What a month is to bring of a year's target: by its share, else a twelfth. Cents of the division go to December. */
export function monthlyTarget(yearTarget: number, month: Month, shares?: Shares): number {
  const part = (index: number) =>
    shares === undefined ? Math.floor(yearTarget / 12) : Math.floor((yearTarget / 10_000) * (shares[index] ?? 0));
  const index = Number(month.slice(5, 7)) - 1;
  if (index < 11) return part(index);
  return Array.from({ length: 11 }, (_, earlier) => part(earlier)).reduce((rest, each) => rest - each, yearTarget);
}

/** What some months of a year are to reach together. */
export function targetOfMonths(yearTarget: number, months: readonly Month[], shares?: Shares): number {
  return months.reduce((sum, month) => sum + monthlyTarget(yearTarget, month, shares), 0);
}

/** What of a year's target should have been reached by a day, by days passed; for the pace mark of a chart. */
export function paceOfTarget(yearTarget: number, year: number, today: IsoDate): number {
  if (yearOf(today) !== year) return yearOf(today) > year ? yearTarget : 0;
  const start = Date.parse(`${year}-01-01T00:00:00.000Z`);
  const end = Date.parse(`${year + 1}-01-01T00:00:00.000Z`);
  const now = Date.parse(`${today}T00:00:00.000Z`) + 86_400_000;
  return Math.round((yearTarget * (now - start)) / (end - start));
}

export function sumOf(rows: readonly Summary[]): Sum {
  const sum = nothing();
  for (const row of rows) add(sum, row);
  return sum;
}

function nothing(): Sum {
  return { usd: 0, idr: 0, entries: 0, entriesWithoutUsd: 0, entriesWithoutIdr: 0 };
}

function add(sum: Sum, row: Summary): void {
  sum.usd += row.usd;
  sum.idr += row.idr;
  sum.entries += row.entries;
  sum.entriesWithoutUsd += row.entriesWithoutUsd;
  sum.entriesWithoutIdr += row.entriesWithoutIdr;
}

/** By comparing text: a year of a large office has tens of thousands of rows. */
function isOfYear(row: Summary, year: number): boolean {
  return row.month.startsWith(String(year));
}

function keyOf(row: Summary, by: Breakdown): string {
  switch (by) {
    case "month":
      return row.month;
    case "semester":
      return `S${semesterOf(row.month)}`;
    case "exporter":
      return row.exporterId;
    case "commodity":
      return row.commodity;
    case "destination":
      return row.destination;
  }
}
