import { readMeta } from "../../../device/store/meta.ts";
import { type IsoDate, monthsOfYear, yearOf } from "../../../domain/days.ts";
import type { ExchangeRate } from "../../../domain/exchangeRate.ts";
import type { Exporter } from "../../../domain/exporter.ts";
import type { ExportStop } from "../../../domain/exportStop.ts";
import { type Realisation, realisationOfYear } from "../../../domain/realisation.ts";
import type { Summary } from "../../../domain/summary.ts";
import { session, store } from "../../current.ts";
import { useLive } from "../../useLive.ts";

export type RealisationData = {
  year: number;
  realisation: Realisation;
  /** The year before, for how its figures compare with this year's target. */
  before: Realisation;
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
  const data = useLive(async (): Promise<RealisationData> => {
    const { database } = store();
    const { rateSeries, reportingDeadlineDay } = session().office;
    const [summaries, summariesBefore, targets, statedFigures, exporters, exportStops, rates, months, lastSyncedAt] =
      await Promise.all([
        readSummaries(year),
        readSummaries(year - 1),
        database.targets.toArray(),
        database.statedFigures.toArray(),
        database.exporters.toArray(),
        database.exportStops.toArray(),
        database.exchangeRates.toArray(),
        database.summaries.orderBy("month").uniqueKeys(),
        readMeta(database, "lastSyncedAt", 0),
      ]);
    const sources = { targets, statedFigures, today, reportingDeadlineDay };
    const years = new Set([
      yearOf(today),
      year,
      ...months.map((month) => yearOf(String(month))),
      ...targets.map((target) => target.year),
      ...statedFigures.map((stated) => stated.year),
    ]);
    return {
      year,
      realisation: realisationOfYear({ ...sources, year, summaries }),
      before: realisationOfYear({ ...sources, year: year - 1, summaries: summariesBefore }),
      summaries,
      exporters: new Map(exporters.map((exporter) => [exporter.id, exporter])),
      exportStops,
      rates: rates.filter(
        (rate) => rate.series === rateSeries && yearOf(rate.validFrom) <= year && yearOf(rate.validTo) >= year,
      ),
      years: [...years].sort((a, b) => b - a),
      statedYears: statedFigures.map((stated) => stated.year).sort((a, b) => b - a),
      lastSyncedAt,
    };
  }, [year, today]);
  return data?.year === year ? data : undefined;
}

/** Month by month, since a large office's year read in one piece would hold up the page. */
async function readSummaries(year: number): Promise<Summary[]> {
  const { database } = store();
  const months = await Promise.all(
    monthsOfYear(year).map((month) => database.summaries.where("month").equals(month).toArray()),
  );
  return months.flat();
}
