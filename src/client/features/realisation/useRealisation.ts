import { isStanding } from "../../../device/store/exportStops.ts";
import { readMeta } from "../../../device/store/meta.ts";
import { type IsoDate, monthsOfYear, yearOf } from "../../../domain/days.ts";
import type { ExchangeRate } from "../../../domain/exchangeRate.ts";
import type { Exporter } from "../../../domain/exporter.ts";
import type { ExportStop } from "../../../domain/exportStop.ts";
import { type Realisation, realisationOfYear } from "../../../domain/realisation.ts";
import type { Summary } from "../../../domain/summary.ts";
import { session, store } from "../../current.ts";
import { useLive } from "../../useLive.ts";
import { useRead } from "./useRead.ts";

export type RealisationData = {
  year: number;
  realisation: Realisation;
  /** The year before, for how its figures compare with this year's target; it comes a moment later. */
  before: Realisation | undefined;
  summaries: readonly Summary[];
  exporters: ReadonlyMap<string, Exporter>;
  exportStops: readonly ExportStop[];
  /** Rates of the office's series that hold on some day of the year. */
  rates: readonly ExchangeRate[];
  /** Years there is anything to show of, latest first; always with the current one. */
  years: readonly number[];
  statedYears: readonly number[];
  /** Unix milliseconds of the last round with the server; 0 before the first. */
  lastSyncedAt: number;
};

/** A year as this device holds it; undefined until it was read. Needs no network. */
export function useRealisation(year: number, today: IsoDate): RealisationData | undefined {
  const tables = () => {
    const { targets, statedFigures, exporters, exportStops, exchangeRates, summaries } = store().database;
    return [targets, statedFigures, exporters, exportStops, exchangeRates, summaries];
  };
  const data = useRead(tables, () => readYear(year, today), [year, today]);
  const hasTarget = data?.year === year && data.realisation.target !== undefined;
  const before = useRead(tables, () => readBefore(hasTarget ? year - 1 : undefined, today), [year, hasTarget, today]);
  const lastSyncedAt = useLive(() => readMeta(store().database, "lastSyncedAt", 0), []);
  if (data?.year !== year) return undefined;
  return { ...data, before: before?.year === year - 1 ? before : undefined, lastSyncedAt: lastSyncedAt ?? 0 };
}

async function readYear(year: number, today: IsoDate): Promise<Omit<RealisationData, "before" | "lastSyncedAt">> {
  const { database } = store();
  const { rateSeries } = session().office;
  const [sources, summaries, exporters, exportStops, rates, first, last] = await Promise.all([
    readSources(today),
    readSummaries(year),
    database.exporters.toArray(),
    database.exportStops.toArray(),
    database.exchangeRates.toArray(),
    database.summaries.orderBy("month").first(),
    database.summaries.orderBy("month").last(),
  ]);
  const years = new Set([
    yearOf(today),
    year,
    ...(first === undefined || last === undefined ? [] : yearsBetween(yearOf(first.month), yearOf(last.month))),
    ...sources.targets.map((target) => target.year),
    ...sources.statedFigures.map((stated) => stated.year),
  ]);
  return {
    year,
    realisation: realisationOfYear({ ...sources, year, summaries }),
    summaries,
    exporters: new Map(exporters.map((exporter) => [exporter.id, exporter])),
    exportStops: exportStops.filter(isStanding),
    rates: rates.filter(
      (rate) => rate.series === rateSeries && yearOf(rate.validFrom) <= year && yearOf(rate.validTo) >= year,
    ),
    years: [...years].sort((a, b) => b - a),
    statedYears: sources.statedFigures.map((stated) => stated.year).sort((a, b) => b - a),
  };
}

async function readBefore(year: number | undefined, today: IsoDate): Promise<Realisation | undefined> {
  if (year === undefined) return undefined;
  return realisationOfYear({ ...(await readSources(today)), year, summaries: await readSummaries(year) });
}

async function readSources(today: IsoDate) {
  const { targets, statedFigures } = store().database;
  return {
    targets: await targets.toArray(),
    statedFigures: await statedFigures.toArray(),
    today,
    reportingDeadlineDay: session().office.reportingDeadlineDay,
  };
}

function yearsBetween(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Month by month, since a large office's year read in one piece would hold up the page. */
async function readSummaries(year: number): Promise<Summary[]> {
  const { summaries } = store().database;
  const rows: Summary[] = [];
  for (const month of monthsOfYear(year)) rows.push(...(await summaries.where("month").equals(month).toArray()));
  return rows;
}
