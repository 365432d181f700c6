import { describe, expect, test } from "vitest";
import { largestAmount } from "./amounts.ts";
import { convert, fillConversion, lacksValue, toIdr } from "./conversion.ts";
import { type ExchangeRate, rateOn } from "./exchangeRate.ts";

// KMK 56/KM.10/2020, valid from 30 December 2020 to 5 January 2021.
const week = { series: "kmk", validFrom: "2020-12-30", validTo: "2021-01-05", source: "KMK 56/KM.10/2020" } as const;
const rate = (currency: string, rupiah: number, per: 1 | 100 = 1): ExchangeRate => ({
  id: `0193a0a0-0000-7000-8000-${currency
    .split("")
    .map((letter) => letter.charCodeAt(0))
    .join("")
    .padStart(12, "0")}`,
  ...week,
  currency,
  per,
  rupiah,
});
const usd = rate("USD", 142_280_000);
const sar = rate("SAR", 37_915_300);
const jpy = rate("JPY", 137_375_700, 100);
const office = { rates: [usd, sar, jpy], rateSeries: "kmk" as const };

describe("the value of a shipment", () => {
  test("in yen is converted by the rate for 100 yen", () => {
    const converted = convert({ currency: "JPY", fobValue: 1_000_000, day: "2021-01-05" }, office);
    expect(converted.fobIdr).toBe(137_375_700_00);
    expect(converted.fobUsd).toBe(965_531);
    expect(converted.rates.map(({ currency, per }) => [currency, per])).toEqual([
      ["JPY", 100],
      ["USD", 1],
    ]);
  });

  test("in riyal goes through rupiah to dollars", () => {
    const converted = convert({ currency: "SAR", fobValue: 100_000, day: "2020-12-30" }, office);
    expect(converted.fobIdr).toBe(379_153_000);
    expect(converted.fobUsd).toBe(26_648);
  });

  test("in dollars is its own dollar value, converted to rupiah by the dollar's rate", () => {
    const converted = convert({ currency: "USD", fobValue: 24_360_00, day: "2021-01-01" }, office);
    expect(converted.fobUsd).toBe(24_360_00);
    expect(converted.fobIdr).toBe(24_360 * 14_228 * 100);
    expect(converted.rates).toEqual([{ currency: "USD", per: 1, rupiah: 142_280_000, ...week }]);
  });

  test("in rupiah is its own rupiah value", () => {
    const converted = convert({ currency: "IDR", fobValue: 14_228_000_00, day: "2021-01-01" }, office);
    expect(converted).toMatchObject({ fobIdr: 14_228_000_00, fobUsd: 1_000_00 });
  });

  test("stays without what no rate gives on that day", () => {
    expect(convert({ currency: "USD", fobValue: 500, day: "2021-01-06" }, office)).toEqual({ fobUsd: 500, rates: [] });
    expect(convert({ currency: "JPY", fobValue: 500, day: "2021-01-06" }, office)).toEqual({ rates: [] });
    expect(convert({ currency: "EUR", fobValue: 500, day: "2021-01-01" }, office)).toEqual({ rates: [] });
  });

  test("keeps its rupiah value where only the dollar's rate is missing", () => {
    const withoutDollar = { ...office, rates: [jpy] };
    const converted = convert({ currency: "JPY", fobValue: 1_000_000, day: "2021-01-01" }, withoutDollar);
    expect(converted.fobIdr).toBe(137_375_700_00);
    expect(converted.fobUsd).toBeUndefined();
  });

  test("is converted by the office's own series only", () => {
    expect(convert({ currency: "USD", fobValue: 500, day: "2021-01-01" }, { ...office, rateSeries: "fixed" })).toEqual({
      fobUsd: 500,
      rates: [],
    });
  });
});

describe("a value that lacked a rate", () => {
  const yen = { currency: "JPY", fobValue: 1_000_000, day: "2021-01-01" };
  const whole = convert(yen, office);

  test("is filled by one that was entered later, beside the rate it had used", () => {
    const partial = convert(yen, { ...office, rates: [jpy] });
    expect([lacksValue(partial), partial.rates.length]).toEqual([true, 1]);
    // The yen's rate has meanwhile become another: what it gave stands.
    const later = fillConversion(partial, yen, { ...office, rates: [rate("JPY", 1, 100), usd] });
    expect(later).toEqual(whole);
    expect(lacksValue(later)).toBe(false);
  });

  test("in dollars gains its rupiah, and in rupiah its dollars", () => {
    const dollars = { currency: "USD", fobValue: 100, day: "2021-01-01" };
    expect(fillConversion({ fobUsd: 100, rates: [] }, dollars, office)).toEqual(convert(dollars, office));
    const rupiah = { currency: "IDR", fobValue: 14_228_000_00, day: "2021-01-01" };
    expect(fillConversion({ fobIdr: 14_228_000_00, rates: [] }, rupiah, office)).toEqual(convert(rupiah, office));
  });

  test("stays as it is where no rate helps, and once it is whole", () => {
    expect(fillConversion({ rates: [] }, yen, { ...office, rates: [usd] })).toEqual({ rates: [] });
    expect(fillConversion(whole, yen, { ...office, rates: [rate("JPY", 1, 100), rate("USD", 1)] })).toEqual(whole);
  });
});

test("a converted amount is rounded half up to the sen", () => {
  // 0.01 dollar at Rp0.5 a dollar is half a sen.
  expect(toIdr(1, "USD", { per: 1, rupiah: 5_000 })).toBe(1);
  expect(toIdr(1, "USD", { per: 1, rupiah: 4_999 })).toBe(0);
});

test("an amount that nothing could add up any more is left out", () => {
  expect(toIdr(largestAmount, "USD", { per: 1, rupiah: 10_000 })).toBe(largestAmount);
  expect(toIdr(largestAmount, "USD", { per: 1, rupiah: 10_001 })).toBeUndefined();
});

test("a rate holds on its first and last day and on none beside", () => {
  const on = (day: string) => rateOn(office.rates, { series: "kmk", currency: "USD", day });
  expect(["2020-12-29", "2020-12-30", "2021-01-05", "2021-01-06"].map((day) => on(day) !== undefined)).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
