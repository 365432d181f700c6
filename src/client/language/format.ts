/**
 * How numbers, money, days and moments are shown (ux.md section 5). Digits are grouped here, on whole numbers:
 * `Intl` writes "Rp 1.234" with a space, drops the sen of IDR, and would take amounts as floats.
 */
import { dayInZone, type Instant, type IsoDate, type Month, shiftDay } from "../../domain/days.ts";
import type { CurrencyCode, MinorUnits, TenThousandths } from "../../domain/money.ts";
import { minorUnitsOf } from "../../domain/reference/minorUnits.ts";
import { monthNames, relativeDayNames, weekdayNames } from "./calendarWords.ts";
import { type Language, language, timeZone } from "./language.ts";

/** Without it the language of the page is used, and a rendering component follows its changes. */
type InLanguage = { language?: Language };

/** 1640 → `1.640`. */
export function formatCount(count: number, options: InLanguage = {}): string {
  return withSign(count, (size) => decimalText(size, 0, 0, options));
}

/** Weights, quantities and rates: 16_400_000 → `1.640`, 5_742_500 → `574,25`. `decimals` sets the fewest shown. */
export function formatQuantity(
  quantity: TenThousandths,
  options: InLanguage & { decimals?: 0 | 1 | 2 | 3 | 4 } = {},
): string {
  return withSign(quantity, (size) => decimalText(size, 4, options.decimals ?? 0, options));
}

/** 115.596 → `115,6%`. */
export function formatPercent(
  percent: number,
  options: InLanguage & { decimals?: number; signed?: boolean } = {},
): string {
  const decimals = options.decimals ?? 1;
  // Rounded as the decimal that is printed: 115.55 is a little less in binary, yet must give 115,6.
  const scaled = Math.round(Number(`${Math.abs(percent).toFixed(9)}e${decimals}`)) * Math.sign(percent);
  return withSign(scaled, (size) => `${decimalText(size, decimals, decimals, options)}%`, options.signed);
}

/** `US$1.234.567,89`, `Rp1.234.567` (sen only when there are some), `JPY 1.250.000`. */
export function formatMoney(
  amount: MinorUnits | number,
  currency: CurrencyCode,
  options: InLanguage & { signed?: boolean; withoutSymbol?: boolean } = {},
): string {
  const symbol = options.withoutSymbol ? "" : currencySymbol(currency);
  const number = (size: number) => decimalText(size, minorUnitsOf(currency), shownDecimals(currency, size), options);
  return withSign(amount, (size) => symbol + number(size), options.signed);
}

export type Scale = "million" | "billion" | "trillion";

type LargeMoneyOptions = InLanguage & {
  /** Exactly so many decimals; otherwise as many as matter, up to 3. */
  decimals?: 0 | 1 | 2 | 3;
  /** Otherwise the one that fits the amount; below a million the amount is written in full. */
  scale?: Scale;
  signed?: boolean;
  withoutSymbol?: boolean;
  /** For axes and columns whose heading is `scaleLabel`. */
  withoutScale?: boolean;
};

/** `US$30,263 juta`, `Rp435,7 miliar`, `US$30.263 million`; signed `+US$4,083 juta`, `−US$8,58 juta`. */
export function formatLargeMoney(amount: number, currency: CurrencyCode, options: LargeMoneyOptions = {}): string {
  const decimals = options.decimals ?? 3;
  const scale = options.scale ?? scaleOf(amount, currency, decimals);
  if (scale === undefined) return formatMoney(amount, currency, options);
  const symbol = options.withoutSymbol ? "" : currencySymbol(currency);
  const word = options.withoutScale ? "" : ` ${scaleWords[spoken(options)][scale]}`;
  const scaled = scaledAmount(Math.abs(amount), currency, scale, decimals) * Math.sign(amount);
  const number = (size: number) => decimalText(size, decimals, options.decimals ?? 0, options);
  return withSign(scaled, (size) => symbol + number(size) + word, options.signed);
}

/** The scale that fits an amount, or undefined below a million. `decimals`: 999.9996 million counts as a billion. */
export function scaleOf(amount: number, currency: CurrencyCode, decimals = 3): Scale | undefined {
  const scales: Scale[] = ["trillion", "billion", "million"];
  return scales.find((scale, index) => {
    const below = scales[index + 1];
    if (below === undefined) return Math.abs(amount) >= 10 ** (scalePowers[scale] + minorUnitsOf(currency));
    return scaledAmount(Math.abs(amount), currency, below, decimals) >= 10 ** (decimals + 3);
  });
}

/** Heading of an axis or column in a scale: `juta US$`, `US$ million`. */
export function scaleLabel(scale: Scale, currency: CurrencyCode, options: InLanguage = {}): string {
  const symbol = currencySymbol(currency).trim();
  const word = scaleWords[spoken(options)][scale];
  return spoken(options) === "id" ? `${word} ${symbol}` : `${symbol} ${word}`;
}

/** Text of an amount inside its box, without symbol. `parseAmount` reads it back as the same amount. */
export function formatMoneyField(amount: MinorUnits, currency: CurrencyCode, options: InLanguage = {}): string {
  return fieldText(amount, minorUnitsOf(currency), shownDecimals(currency, amount), options);
}

/** Text of a weight or quantity inside its box. `parseAmount` reads it back as the same quantity. */
export function formatQuantityField(quantity: TenThousandths, options: InLanguage = {}): string {
  return fieldText(quantity, 4, 0, options);
}

/** `US$`, `Rp`, `€`, `£`; any other currency by its code and a no-break space, as ¥ and $ belong to several. */
export function currencySymbol(code: CurrencyCode): string {
  return symbols[code] ?? `${code}\u00a0`;
}

/** 40_000_000 → `40 MB`, 1_100_000 → `1,1 MB`, 412_000 → `412 kB`. */
export function formatBytes(bytes: number, options: InLanguage = {}): string {
  const kilobytes = bytes === 0 ? 0 : Math.max(1, Math.round(bytes / 1e3));
  if (kilobytes < 1000) return `${decimalText(kilobytes, 0, 0, options)} kB`;
  const [size, unit] = bytes < 999.5e6 ? [bytes / 1e6, "MB"] : [bytes / 1e9, "GB"];
  return size < 9.95
    ? `${decimalText(Math.round(size * 10), 1, 0, options)} ${unit}`
    : `${decimalText(Math.round(size), 0, 0, options)} ${unit}`;
}

/** `24/11/2026`, in either language: the form in which fields take days. */
export function formatDayField(day: IsoDate): string {
  const [year, month, date] = day.split("-");
  return `${date}/${month}/${year}`;
}

/** `24 Nov 2026`. */
export function formatDay(day: IsoDate, options: InLanguage = {}): string {
  return `${dayAndMonth(day, options)} ${day.slice(0, 4)}`;
}

/** `24 November 2026`, for print. */
export function formatDayLong(day: IsoDate, options: InLanguage = {}): string {
  return `${Number(day.slice(8))} ${formatMonth(day.slice(0, 7), options)}`;
}

/** `Selasa, 24 Nov 2026`. */
export function formatDayWithWeekday(day: IsoDate, options: InLanguage = {}): string {
  const weekday = weekdayNames[spoken(options)][new Date(`${day}T00:00:00Z`).getUTCDay()];
  return `${weekday}, ${formatDay(day, options)}`;
}

/** `November 2026`. */
export function formatMonth(month: Month, options: InLanguage = {}): string {
  return `${monthName(Number(month.slice(5)), options)} ${month.slice(0, 4)}`;
}

/** @param month 1 to 12 */
export function monthName(month: number, options: InLanguage & { short?: boolean } = {}): string {
  const name = monthNames[spoken(options)][month - 1] ?? "";
  return options.short ? name.slice(0, 3) : name;
}

type InZone = InLanguage & {
  /** IANA name; otherwise the office's. */
  zone?: string;
};

/** `09.12`, in English `09:12`. */
export function formatClock(moment: Instant | number, options: InZone = {}): string {
  const text = clockFormat(options.zone ?? timeZone.value).format(unixTime(moment));
  return spoken(options) === "id" ? text.replace(":", ".") : text;
}

/** `24 Nov 2026, 09.12 WIB`; `withoutZone` leaves out WIB. */
export function formatMoment(moment: Instant | number, options: InZone & { withoutZone?: boolean } = {}): string {
  const zone = options.zone ?? timeZone.value;
  const text = `${formatDay(dayInZone(moment, zone), options)}, ${formatClock(moment, options)}`;
  return options.withoutZone ? text : `${text} ${zoneName(zone, unixTime(moment))}`;
}

/** `Hari ini, 09.12`, `Kemarin, 16.20`, `23 Nov, 15.40` in the same year, else `23 Nov 2025, 15.40`. */
export function formatWhen(moment: Instant | number, options: InZone & { now: Instant | number }): string {
  const zone = options.zone ?? timeZone.value;
  const day = dayInZone(moment, zone);
  const today = dayInZone(options.now, zone);
  const names = relativeDayNames[spoken(options)];
  const dayText = () => {
    if (day === today) return names.today;
    if (day === shiftDay(today, -1)) return names.yesterday;
    return day.slice(0, 4) === today.slice(0, 4) ? dayAndMonth(day, options) : formatDay(day, options);
  };
  return `${dayText()}, ${formatClock(moment, options)}`;
}

const symbols: Partial<Record<CurrencyCode, string>> = { USD: "US$", IDR: "Rp", EUR: "€", GBP: "£" };

const scalePowers: Record<Scale, number> = { million: 6, billion: 9, trillion: 12 };

const scaleWords: Record<Language, Record<Scale, string>> = {
  id: { million: "juta", billion: "miliar", trillion: "triliun" },
  en: { million: "million", billion: "billion", trillion: "trillion" },
};

function spoken(options: InLanguage): Language {
  return options.language ?? language.value;
}

function withSign(value: number, text: (size: number) => string, signed = false): string {
  if (value < 0) return `\u2212${text(-value)}`;
  return signed && value > 0 ? `+${text(value)}` : text(value);
}

/** `value` is a whole number scaled by 10^decimals; trailing zeros go until `fewest` decimals are left. */
function decimalText(value: number, decimals: number, fewest: number, options: InLanguage): string {
  const { whole, fraction } = splitDecimals(value, decimals, fewest);
  const [group, point] = spoken(options) === "id" ? [".", ","] : [",", "."];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return fraction === "" ? grouped : grouped + point + fraction;
}

/**
 * As decimalText, but never a text that parseAmount must ask about or would read otherwise: `1,234` and, in English,
 * `1.234` and `1,234`. One more zero, or no group mark, makes them plain.
 */
function fieldText(value: number, decimals: number, fewest: number, options: InLanguage): string {
  const { whole, fraction } = splitDecimals(value, decimals, fewest);
  if (fraction.length === 3 && whole.length <= 3 && whole !== "0")
    return decimalText(value * 10, decimals + 1, 4, options);
  const hasOneGroupMark = whole.length > 3 && whole.length <= 6;
  if (spoken(options) === "en" && fraction === "" && hasOneGroupMark) return whole;
  return decimalText(value, decimals, fewest, options);
}

function splitDecimals(value: number, decimals: number, fewest: number) {
  const digits = String(value).padStart(decimals + 1, "0");
  let end = digits.length;
  while (end > digits.length - decimals + fewest && digits[end - 1] === "0") end--;
  const cut = digits.length - decimals;
  return { whole: digits.slice(0, cut), fraction: digits.slice(cut, end) };
}

function shownDecimals(currency: CurrencyCode, amount: number): number {
  return currency === "IDR" && amount % 10 ** minorUnitsOf(currency) === 0 ? 0 : minorUnitsOf(currency);
}

/** The amount in a scale, times 10^decimals, rounded half up. Remainder first: dividing large doubles could round up. */
function scaledAmount(size: number, currency: CurrencyCode, scale: Scale, decimals: number): number {
  const divisor = 10 ** (scalePowers[scale] + minorUnitsOf(currency) - decimals);
  const rest = size % divisor;
  return (size - rest) / divisor + (rest * 2 >= divisor ? 1 : 0);
}

function dayAndMonth(day: IsoDate, options: InLanguage): string {
  return `${Number(day.slice(8))} ${monthName(Number(day.slice(5, 7)), { ...options, short: true })}`;
}

function unixTime(moment: Instant | number): number {
  return typeof moment === "number" ? moment : Date.parse(moment);
}

const clockFormats = new Map<string, Intl.DateTimeFormat>();

function clockFormat(zone: string): Intl.DateTimeFormat {
  let format = clockFormats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    clockFormats.set(zone, format);
  }
  return format;
}

const indonesianZones: Record<string, string> = {
  "Asia/Jakarta": "WIB",
  "Asia/Pontianak": "WIB",
  "Asia/Makassar": "WITA",
  "Asia/Jayapura": "WIT",
};

/** Only the `id` locale knows WIB, and browsers differ in that; zones abroad are rare and shown as GMT+9. */
function zoneName(zone: string, time: number): string {
  const known = indonesianZones[zone];
  if (known !== undefined) return known;
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeZoneName: "shortOffset" }).formatToParts(time);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? zone;
}
