import { type IsoDate, isRealDay } from "../../../domain/days.ts";
import { type ExchangeRate, overlappingRates, type RateSeries } from "../../../domain/exchangeRate.ts";
import { currencyByCode, isCurrencyCode } from "../../../domain/reference/currencies.ts";
import { parseAmount, parseDay } from "../../language/parse.ts";

/** What all lines of a table share; a line that has days of its own goes by those. */
export type TableCommon = {
  series: RateSeries;
  validFrom?: IsoDate | undefined;
  validTo?: IsoDate | undefined;
  source: string;
  documentNumber?: string | undefined;
};

export type RowProblem = {
  kind: "columns" | "currency" | "per" | "number" | "day" | "order" | "overlap" | "twice";
  /** The text that couldn't be read, the days of the rate in the way, or the number of the other line. */
  told: string;
};

export type RateWithoutId = Omit<ExchangeRate, "id">;

/** A line of the table with what it was read as, and what is wrong with it. */
export type TableRow = {
  line: number;
  text: string;
  rate?: RateWithoutId | undefined;
  problem?: RowProblem | undefined;
};

/**
 * Reads a pasted table of rates: `USD<tab, ; or space>16.250,00` a line, whole rows `currency;per;rupiah;from;to`,
 * or the Ministry of Finance's weekly list (number, name, code as "USD" or "JPY 100", value). Headings are skipped.
 */
export function readRatesTable(
  text: string,
  common: TableCommon,
  { present, today }: { present: readonly ExchangeRate[]; today: IsoDate },
): TableRow[] {
  const rows = text
    .split(/\r?\n/)
    .map((line, index) => ({ line: index + 1, text: line.trim() }))
    .filter((row) => /\d/.test(row.text))
    .map((row): TableRow => ({ ...row, ...readRow(row.text, common, today) }));
  markOverlaps(rows, present);
  return rows;
}

function readRow(text: string, common: TableCommon, today: IsoDate): Pick<TableRow, "rate" | "problem"> {
  const cells = cellsOf(text);
  const place = cells.findIndex(isCode);
  if (place === -1) {
    return { problem: { kind: "columns", told: text } };
  }
  const currency = (cells[place] ?? "").toUpperCase();
  if (!isCurrencyCode(currency) || currency === "IDR") return { problem: { kind: "currency", told: currency } };

  const rest = cells.slice(place + 1);
  const hasPer = rest.length === 2 || rest.length === 4;
  const per = hasPer ? rest.shift() : undefined;
  const [value, from, to] = rest;
  if (value === undefined || rest.length === 2 || rest.length > 3) return { problem: { kind: "columns", told: text } };
  if (per !== undefined && per !== "1" && per !== "100") return { problem: { kind: "per", told: per } };
  const amount = parseAmount(value, { decimals: 4, currency: "IDR" });
  if (!amount.ok || amount.value === 0 || amount.prefix !== undefined)
    return { problem: { kind: "number", told: value } };

  const validFrom = from === undefined ? common.validFrom : dayOf(from, today);
  const validTo = to === undefined ? common.validTo : dayOf(to, today);
  if (validFrom === undefined) return { problem: { kind: "day", told: from ?? "" } };
  if (validTo === undefined) return { problem: { kind: "day", told: to ?? "" } };
  if (validTo < validFrom) return { problem: { kind: "order", told: "" } };
  return {
    rate: {
      series: common.series,
      currency,
      per: per === undefined ? (currencyByCode(currency)?.kmkQuotedPer ?? 1) : per === "100" ? 100 : 1,
      rupiah: amount.value,
      validFrom,
      validTo,
      source: common.source,
      ...(common.documentNumber !== undefined && { documentNumber: common.documentNumber }),
    },
  };
}

/** By tabs, else semicolons, else spaces; "JPY 100" and "(USD)" of the weekly list come apart. */
function cellsOf(text: string): string[] {
  const mark = text.includes("\t") ? "\t" : text.includes(";") ? ";" : /\s+/;
  return text
    .split(mark)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "")
    .flatMap((cell) => {
      const [, code, per] = /^\(?([A-Za-z]{3})\)?\s*(\d+)?\.?$/.exec(cell) ?? [];
      return code === undefined ? [cell] : per === undefined ? [code] : [code, per];
    });
}

/** Three letters, all large or all small: "Yen" and "Won" are names. */
function isCode(cell: string): boolean {
  return /^([A-Z]{3}|[a-z]{3})$/.test(cell);
}

function dayOf(text: string, today: IsoDate): IsoDate | undefined {
  const parsed = parseDay(text, today);
  return parsed.ok && isRealDay(parsed.day) ? parsed.day : undefined;
}

function markOverlaps(rows: TableRow[], present: readonly ExchangeRate[]): void {
  const good = rows.filter((row) => row.rate !== undefined);
  const all = [...present, ...good.map(({ rate }) => ({ id: "", ...(rate as RateWithoutId) }))];
  for (const { index, overlaps } of overlappingRates(all)) {
    const row = good[index - present.length];
    if (row === undefined) continue;
    const other = all[overlaps];
    row.problem =
      overlaps < present.length
        ? { kind: "overlap", told: `${other?.currency} ${other?.validFrom} – ${other?.validTo}` }
        : { kind: "twice", told: String(good[overlaps - present.length]?.line) };
  }
}
