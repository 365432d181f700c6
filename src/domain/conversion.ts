import * as z from "zod/mini";
import { largestAmount } from "./amounts.ts";
import type { IsoDate } from "./days.ts";
import { type ExchangeRate, type RateSeries, rateOn } from "./exchangeRate.ts";
import { CurrencyCode, MinorUnits, TenThousandths } from "./money.ts";
import { minorUnitsOf } from "./reference/minorUnits.ts";
import { text } from "./text.ts";

const UsedRate = z.object({
  currency: CurrencyCode,
  per: z.number(),
  rupiah: TenThousandths,
  series: z.string(),
  source: text(200),
  validFrom: z.string(),
  validTo: z.string(),
});

/**
 * A shipment's value in US cents and sen, with the rates it was converted by. Made once, when a revision is
 * stored, and never again when rates change; what had no rate then stays empty until one is entered.
 */
export const Conversion = z.object({
  fobUsd: z.optional(MinorUnits),
  fobIdr: z.optional(MinorUnits),
  rates: z.array(UsedRate),
});
export type Conversion = z.infer<typeof Conversion>;

type Value = { currency: CurrencyCode; fobValue: MinorUnits; day: IsoDate };
type OfficeRates = { rates: readonly ExchangeRate[]; rateSeries: RateSeries };

/**
 * Converts a FOB value by the office's chosen series on the placing day.
 * A value in dollars is its own dollar value, rate or no rate; other currencies go through rupiah.
 */
export function convert(value: Value, office: OfficeRates): Conversion {
  return fillConversion({ rates: [] }, value, office);
}

/** Gives a conversion what it lacks, as far as there are rates by now. What it has stays, and the rates it came by. */
export function fillConversion(present: Conversion, value: Value, office: OfficeRates): Conversion {
  const rate = (currency: string) => rateOn(office.rates, { series: office.rateSeries, currency, day: value.day });
  const rates = [...present.rates];
  let { fobIdr, fobUsd } = present;
  if (fobIdr === undefined) {
    if (value.currency === "IDR") {
      fobIdr = value.fobValue;
    } else {
      const own = rate(value.currency);
      fobIdr = own && toIdr(value.fobValue, value.currency, own);
      if (own !== undefined && fobIdr !== undefined) rates.push(usedRate(own));
    }
  }
  if (fobUsd === undefined) {
    if (value.currency === "USD") {
      fobUsd = value.fobValue;
    } else if (fobIdr !== undefined) {
      const dollar = rate("USD");
      fobUsd = dollar && fromIdr(fobIdr, "USD", dollar);
      if (dollar !== undefined && fobUsd !== undefined) rates.push(usedRate(dollar));
    }
  }
  return { ...(fobUsd === undefined ? {} : { fobUsd }), ...(fobIdr === undefined ? {} : { fobIdr }), rates };
}

/** True where a value in dollars or rupiah is missing: "Kurs belum ada". */
export function lacksValue({ fobUsd, fobIdr }: Conversion): boolean {
  return fobUsd === undefined || fobIdr === undefined;
}

function usedRate({
  currency,
  per,
  rupiah,
  series,
  source,
  validFrom,
  validTo,
}: ExchangeRate): Conversion["rates"][number] {
  return { currency, per, rupiah, series, source, validFrom, validTo };
}

type Quotation = Pick<ExchangeRate, "per" | "rupiah">;

/** Minor units of a currency to sen, rounded half up; undefined beyond the largest amount kept. */
export function toIdr(amount: MinorUnits, currency: CurrencyCode, rate: Quotation): MinorUnits | undefined {
  // BigInt: 12 digits of cents times 9 digits of rate don't fit a double.
  const numerator = BigInt(amount) * BigInt(rate.rupiah) * 100n;
  return divide(numerator, 10_000n * BigInt(rate.per) * 10n ** BigInt(minorUnitsOf(currency) ?? 2));
}

function fromIdr(sen: MinorUnits, currency: CurrencyCode, rate: Quotation): MinorUnits | undefined {
  const numerator = BigInt(sen) * 10_000n * BigInt(rate.per) * 10n ** BigInt(minorUnitsOf(currency) ?? 2);
  return divide(numerator, BigInt(rate.rupiah) * 100n);
}

function divide(numerator: bigint, denominator: bigint): number | undefined {
  const result = (numerator * 2n + denominator) / (denominator * 2n);
  return result > BigInt(largestAmount) ? undefined : Number(result);
}
