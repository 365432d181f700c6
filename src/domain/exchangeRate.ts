import * as z from "zod/mini";
import { Id } from "./ids.ts";
import { IsoDate } from "./isoDate.ts";
import { CurrencyCode, TenThousandths } from "./money.ts";
import { text } from "./text.ts";

/** fixed: set by the office; kmk: the Ministry of Finance's weekly rate; bi-middle: Bank Indonesia's middle rate. */
export const RateSeries = z.enum(["fixed", "kmk", "bi-middle"]);
export type RateSeries = z.infer<typeof RateSeries>;

/** Rupiah for `per` units of a currency, valid on the days from `validFrom` to `validTo`, both included. */
export const ExchangeRate = z.strictObject({
  id: Id,
  series: RateSeries,
  currency: CurrencyCode,
  /** JPY is quoted per 100, the others per 1. */
  per: z.union([z.literal(1), z.literal(100)]),
  rupiah: TenThousandths.check(z.gte(1)),
  validFrom: IsoDate,
  validTo: IsoDate,
  source: text(200),
  documentNumber: z.optional(text(60)),
});
export type ExchangeRate = z.infer<typeof ExchangeRate>;

/** The rate of a series for a currency on a day, or undefined where the office has entered none. */
export function rateOn(
  rates: readonly ExchangeRate[],
  wanted: { series: RateSeries; currency: CurrencyCode; day: IsoDate },
): ExchangeRate | undefined {
  return rates.find(
    (rate) =>
      rate.series === wanted.series &&
      rate.currency === wanted.currency &&
      rate.validFrom <= wanted.day &&
      wanted.day <= rate.validTo,
  );
}

/**
 * Pairs of rates of one series and currency whose days overlap, by their places in the list: a day has one rate.
 * A place is told once, with the first that it overlaps.
 */
export function overlappingRates(rates: readonly ExchangeRate[]): { index: number; overlaps: number }[] {
  const found: { index: number; overlaps: number }[] = [];
  const places = rates.map((rate, index) => ({ rate, index }));
  const groups = new Map<string, typeof places>();
  for (const place of places) {
    const key = `${place.rate.series} ${place.rate.currency}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [place]);
    else group.push(place);
  }
  for (const group of groups.values()) {
    group.sort((a, b) => (a.rate.validFrom < b.rate.validFrom ? -1 : 1));
    let last: (typeof places)[number] | undefined;
    for (const place of group) {
      if (last !== undefined && place.rate.validFrom <= last.rate.validTo) {
        const [index, overlaps] = [place.index, last.index].sort((a, b) => b - a) as [number, number];
        found.push({ index, overlaps });
      }
      if (last === undefined || place.rate.validTo > last.rate.validTo) last = place;
    }
  }
  return found.sort((a, b) => a.index - b.index);
}
