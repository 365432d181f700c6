/**
 * Reads typed or pasted amounts and days. The language of the page plays no part: people paste from Indonesian
 * documents into an English page and back, and the same text must never mean another amount after a switch.
 * Dots and commas are told apart by their places; where both readings stand, the person is asked.
 */

import { largestAmount } from "../../domain/amounts.ts";
import { type IsoDate, isRealDay, shiftDay } from "../../domain/days.ts";
import type { CurrencyCode } from "../../domain/money.ts";
import { isCurrencyCode } from "../../domain/reference/currencies.ts";
import { monthNames, relativeDayNames, weekdayNames } from "./calendarWords.ts";

export type ParsedAmount =
  | { ok: true; value: number; prefix?: CurrencyCode }
  /** `readings`: what the text may mean, scaled like `value`; at least one. */
  | { ok: false; problem: "ambiguous"; readings: number[]; prefix?: CurrencyCode }
  | { ok: false; problem: "empty" | "format" | "too-many-decimals" | "too-large" | "negative" };

/**
 * `12.500,75`, `12500,75`, `12500.75`, `US$ 12.500,75`, `USD 12,500.75`, `Rp 50.000,-` → a whole number scaled by
 * 10^decimals. One dot before exactly three digits means thousands; one comma there (`1,234`) is ambiguous.
 * @param options.currency of the field. `prefix` of the result is the currency typed beside the number when it is another.
 * @param options.max largest value taken, scaled like the result
 */
export function parseAmount(
  text: string,
  options: { decimals: number; currency?: CurrencyCode; max?: number },
): ParsedAmount {
  const plain = plainText(text);
  const { isNegative, number, codes } = takeSignAndCurrency(plain);
  if (codes === undefined) return { ok: false, problem: "format" };
  if (number === "") return { ok: false, problem: isNegative ? "format" : "empty" };

  const readings = readingsOf(number);
  const [first] = readings;
  if (first === undefined) return { ok: false, problem: "format" };
  if (isNegative) return { ok: false, problem: "negative" };

  const [code] = codes;
  const isOther = code !== undefined && !(options.currency !== undefined && codes.includes(options.currency));
  const prefix = isOther ? { prefix: code } : {};
  const max = options.max ?? largestAmount;
  if (readings.length === 1) {
    const value = scaledValue(first, options.decimals, max);
    return typeof value === "number" ? { ok: true, value, ...prefix } : { ok: false, problem: value };
  }
  const values = readings.map((reading) => scaledValue(reading, options.decimals, max));
  const possible = values.filter((value) => typeof value === "number");
  if (possible.length === 0) return { ok: false, problem: "too-large" };
  return { ok: false, problem: "ambiguous", readings: possible, ...prefix };
}

export type ParsedDay = { ok: true; day: IsoDate } | { ok: false; problem: "empty" | "format" | "impossible" };

/**
 * `24/11/2026`, `24-11-26`, `24.11.2026`, `2026-11-24`, `24 Nov 2026`, `Selasa, 24 November 2026`, `hari ini`,
 * `yesterday` → the day. The day always comes before the month, in English too, as fields show it so.
 * Two digits of a year mean 20YY. `impossible`: 31/02/2026, or a year before 1900.
 */
export function parseDay(text: string, today: IsoDate): ParsedDay {
  const plain = plainText(text).toLowerCase();
  if (plain === "") return { ok: false, problem: "empty" };
  for (const names of Object.values(relativeDayNames)) {
    if (plain === names.today.toLowerCase()) return { ok: true, day: today };
    if (plain === names.yesterday.toLowerCase()) return { ok: true, day: shiftDay(today, -1) };
  }

  const parts = partsOfDay(withoutWeekday(plain));
  if (parts === undefined) return { ok: false, problem: "format" };
  const year = parts.year.length === 2 ? `20${parts.year}` : parts.year;
  const day = `${year}-${parts.month.padStart(2, "0")}-${parts.date.padStart(2, "0")}`;
  return Number(year) >= 1900 && isRealDay(day) ? { ok: true, day } : { ok: false, problem: "impossible" };
}

/** Pasted texts carry no-break spaces, and marks of writing direction that nobody sees. */
function plainText(text: string): string {
  return text
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

const minus = /^[-\u2212\u2013] ?/;
const currencyMark = "[a-z]{0,2}[$¥]|[€£฿₫₩₹]|rp\\.?|rm|[a-z]{3}";
const currencyBefore = new RegExp(`^(${currencyMark})(?![a-z$¥]) ?`, "i");
const currencyAfter = new RegExp(` ?(?<![a-z])(${currencyMark})$`, "i");

/** `codes`: what the currency typed beside the number may be, [] without one, undefined when it is none. */
function takeSignAndCurrency(plain: string): {
  isNegative: boolean;
  number: string;
  codes: CurrencyCode[] | undefined;
} {
  const unsigned = plain.replace(minus, "");
  const mark = (currencyBefore.exec(unsigned) ?? currencyAfter.exec(unsigned))?.[1];
  const bare = currencyBefore.test(unsigned)
    ? unsigned.replace(currencyBefore, "")
    : unsigned.replace(currencyAfter, "");
  const number = bare.replace(minus, "");
  return {
    isNegative: unsigned !== plain || number !== bare,
    // "Rp 50.000,-" is how Indonesian shops write "and no sen".
    number: number.replace(/(?<=\d)[.,] ?[-\u2212\u2013]{1,2}$/, ""),
    codes: mark === undefined ? [] : codesOf(mark),
  };
}

const codesOfMark: Record<string, CurrencyCode[]> = {
  $: ["USD", "AUD", "BND", "CAD", "FJD", "HKD", "NZD", "SGD", "TWD"],
  us$: ["USD"],
  a$: ["AUD"],
  au$: ["AUD"],
  c$: ["CAD"],
  ca$: ["CAD"],
  hk$: ["HKD"],
  nt$: ["TWD"],
  nz$: ["NZD"],
  s$: ["SGD"],
  "¥": ["JPY", "CNY"],
  "jp¥": ["JPY"],
  "cn¥": ["CNY"],
  "€": ["EUR"],
  "£": ["GBP"],
  "฿": ["THB"],
  "₫": ["VND"],
  "₩": ["KRW"],
  "₹": ["INR"],
  rp: ["IDR"],
  "rp.": ["IDR"],
  rm: ["MYR"],
};

function codesOf(mark: string): CurrencyCode[] | undefined {
  const code = mark.toUpperCase();
  return codesOfMark[mark.toLowerCase()] ?? (isCurrencyCode(code) ? [code] : undefined);
}

type Reading = { whole: string; fraction: string };

/** What a number may mean: none when it is malformed, two when only its writer knows. */
function readingsOf(number: string): Reading[] {
  const grouped = wholeDigits(number);
  const asWhole = grouped === undefined ? [] : [{ whole: grouped, fraction: "" }];
  const parts = /^(?<head>.*)(?<point>[.,])(?<fraction>\d+)$/.exec(number)?.groups;
  if (parts === undefined) return asWhole;

  const { head = "", point = "", fraction = "" } = parts;
  const whole = head === "" ? "0" : wholeDigits(head);
  const isDecimal = whole !== undefined && !head.includes(point) && !(fraction.length === 3 && /^0\d/.test(head));
  if (!isDecimal) return asWhole;
  if (asWhole.length > 0 && point === ".") return asWhole;
  return [...asWhole, { whole, fraction }];
}

/** Digits of a whole number, plain or in groups of three with one and the same mark between. */
function wholeDigits(text: string): string | undefined {
  return /^(\d+|[1-9]\d{0,2}([., ])\d{3}(\2\d{3})*)$/.test(text) ? text.replace(/\D/g, "") : undefined;
}

function scaledValue(reading: Reading, decimals: number, max: number): number | "too-many-decimals" | "too-large" {
  const fraction = reading.fraction.replace(/0+$/, "");
  if (fraction.length > decimals) return "too-many-decimals";
  // Up to 16 digits, and below max, a double holds every whole number.
  const value = Number(reading.whole + fraction.padEnd(decimals, "0"));
  return value > max ? "too-large" : value;
}

/** `selasa, 24 nov 2026` → `24 nov 2026`. */
function withoutWeekday(plain: string): string {
  const [first, ...rest] = plain.split(/,? /);
  const isWeekday = Object.values(weekdayNames).some((names) => names.some((name) => name.toLowerCase() === first));
  return isWeekday ? rest.join(" ") : plain;
}

function partsOfDay(plain: string): { year: string; month: string; date: string } | undefined {
  const compact = plain.replace(/ ?([/.-]) ?/g, "$1");
  const numeric = /^(\d{1,2})([/.\- ])(\d{1,2})\2(\d{4}|\d{2})$/.exec(compact);
  if (numeric !== null) return { date: numeric[1] ?? "", month: numeric[3] ?? "", year: numeric[4] ?? "" };
  const iso = /^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})$/.exec(compact);
  if (iso !== null) return { year: iso[1] ?? "", month: iso[3] ?? "", date: iso[4] ?? "" };

  const dayFirst = /^(\d{1,2})[ .-]?([a-z]+)[ .,-]{0,2}(\d{4}|\d{2})$/.exec(plain);
  const monthFirst = /^([a-z]+)\.? (\d{1,2}),? (\d{4})$/.exec(plain);
  const named = dayFirst
    ? { date: dayFirst[1] ?? "", name: dayFirst[2] ?? "", year: dayFirst[3] ?? "" }
    : monthFirst && { date: monthFirst[2] ?? "", name: monthFirst[1] ?? "", year: monthFirst[3] ?? "" };
  const month = named && monthOfName(named.name);
  return month ? { year: named.year, month: String(month), date: named.date } : undefined;
}

/** Old spellings and usual abbreviations that are no beginning of a month's name. */
const otherMonthNames: Record<string, number> = { pebruari: 2, peb: 2, agt: 8, agst: 8, ags: 8, nopember: 11, nop: 11 };

/** 1 to 12, by a full name in either language or its first letters, at least three. */
function monthOfName(name: string): number | undefined {
  const other = otherMonthNames[name];
  if (other !== undefined || name.length < 3) return other;
  for (const names of Object.values(monthNames)) {
    const index = names.findIndex((full) => full.toLowerCase().startsWith(name));
    if (index !== -1) return index + 1;
  }
  return undefined;
}
