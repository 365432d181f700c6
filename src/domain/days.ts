import type { Instant, IsoDate, Month } from "./isoDate.ts";

export type { Instant, IsoDate, Month };

// The schemas stand in isoDate.ts: pages need these functions at once, and what checks records only later.

/** Semester 1 = January to June, 2 = July to December. */
export type Semester = 1 | 2;

export function isRealDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00.000Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

/** @param now Unix time in milliseconds. */
export function toInstant(now: number): Instant {
  return new Date(now).toISOString();
}

export function monthOf(day: IsoDate): Month {
  return day.slice(0, 7);
}

export function yearOf(dayOrMonth: string): number {
  return Number(dayOrMonth.slice(0, 4));
}

export function semesterOf(dayOrMonth: string): Semester {
  return Number(dayOrMonth.slice(5, 7)) <= 6 ? 1 : 2;
}

export function monthsOfYear(year: number): Month[] {
  return Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, "0")}`);
}

/** The month that lies `distance` months away; negative is earlier. */
export function shiftMonth(month: Month, distance: number): Month {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + distance;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}`;
}

/** The day that lies `distance` days away; negative is earlier. */
export function shiftDay(day: IsoDate, distance: number): IsoDate {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + distance * 86_400_000).toISOString().slice(0, 10);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / 86_400_000);
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/**
 * The calendar day at a moment in a time zone.
 * @param moment Unix time in milliseconds or an Instant
 * @param timeZone IANA name, `Asia/Jakarta`
 */
export function dayInZone(moment: number | Instant, timeZone: string): IsoDate {
  let format = dayFormats.get(timeZone);
  if (format === undefined) {
    // The Swedish locale writes dates as YYYY-MM-DD.
    format = new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
    dayFormats.set(timeZone, format);
  }
  return format.format(typeof moment === "number" ? moment : Date.parse(moment));
}
