import { type Month, monthsOfYear } from "../../../domain/days.ts";
import type { SummaryState } from "../../../domain/summary.ts";

/** In which currency numbers are shown. */
export type Measure = "usd" | "idr";

/** `year`, a semester, or a month as two digits. */
export type PeriodName = "year" | "S1" | "S2" | (string & {});

/** Breakdowns that show ten rows until all are asked for. */
export type Ranking = "exporter" | "commodity" | "destination";

/** What the address of the dashboard says. */
export type RealisationQuery = {
  year: number;
  period: PeriodName;
  measure: Measure;
  /** The ranking that is shown whole. */
  whole: Ranking | undefined;
  cumulative: boolean;
};

const rankings = new Map<string, Ranking>([
  ["eksportir", "exporter"],
  ["komoditas", "commodity"],
  ["negara", "destination"],
]);

/** Reads `/realisasi?tahun=&periode=&ukur=&menurut=&hitung=`; what is missing or unknown is the whole current year. */
export function realisationQueryOf(query: Record<string, string | undefined>, currentYear: number): RealisationQuery {
  return {
    year: yearIn(query.tahun) ?? currentYear,
    period: /^(S[12]|0[1-9]|1[0-2])$/.test(query.periode ?? "") ? (query.periode as PeriodName) : "year",
    measure: query.ukur === "idr" ? "idr" : "usd",
    whole: rankings.get(query.menurut ?? ""),
    cumulative: query.hitung === "kumulatif",
  };
}

export function realisationHref(query: RealisationQuery): string {
  const told = new URLSearchParams({ tahun: String(query.year) });
  if (query.period !== "year") told.set("periode", query.period);
  if (query.measure === "idr") told.set("ukur", "idr");
  const whole = [...rankings.keys()].find((name) => rankings.get(name) === query.whole);
  if (whole !== undefined) told.set("menurut", whole);
  if (query.cumulative) told.set("hitung", "kumulatif");
  return `/realisasi?${told}`;
}

/** The months of a period, in order. */
export function monthsOfPeriod(year: number, period: PeriodName): Month[] {
  const months = monthsOfYear(year);
  if (period === "year") return months;
  if (period === "S1") return months.slice(0, 6);
  if (period === "S2") return months.slice(6);
  return [`${year}-${period}`];
}

/** Which entries a number is made of. */
export type EntriesFilter = {
  year: number;
  period: PeriodName;
  state: SummaryState;
  measure: Measure;
  exporterId?: string | undefined;
  commodity?: string | undefined;
  destination?: string | undefined;
};

/** Reads `/realisasi/entri?tahun=&bulan=&semester=&eksportir=&komoditas=&negara=&status=&ukur=`. */
export function entriesFilterOf(query: Record<string, string | undefined>, currentYear: number): EntriesFilter {
  const month = /^(0[1-9]|1[0-2])$/.test(query.bulan ?? "") ? query.bulan : undefined;
  const semester = query.semester === "1" ? "S1" : query.semester === "2" ? "S2" : undefined;
  return {
    year: yearIn(query.tahun) ?? currentYear,
    period: month ?? semester ?? "year",
    state: query.status === "menunggu" ? "submitted" : "approved",
    measure: query.ukur === "idr" ? "idr" : "usd",
    exporterId: query.eksportir || undefined,
    commodity: query.komoditas || undefined,
    destination: query.negara || undefined,
  };
}

export function entriesHref(filter: EntriesFilter): string {
  const told = new URLSearchParams({ tahun: String(filter.year) });
  if (filter.period === "S1" || filter.period === "S2") told.set("semester", filter.period.slice(1));
  else if (filter.period !== "year") told.set("bulan", filter.period);
  if (filter.exporterId !== undefined) told.set("eksportir", filter.exporterId);
  if (filter.commodity !== undefined) told.set("komoditas", filter.commodity);
  if (filter.destination !== undefined) told.set("negara", filter.destination);
  if (filter.state === "submitted") told.set("status", "menunggu");
  if (filter.measure === "idr") told.set("ukur", "idr");
  return `/realisasi/entri?${told}`;
}

function yearIn(text: string | undefined): number | undefined {
  return /^20\d{2}$/.test(text ?? "") ? Number(text) : undefined;
}
