import { expect, test } from "vitest";
import { type ExchangeRate, overlappingRates } from "./exchangeRate.ts";

const rate = (validFrom: string, validTo: string, different: Partial<ExchangeRate> = {}): ExchangeRate => ({
  id: "01890000-0000-7000-8000-000000000001",
  series: "kmk",
  currency: "USD",
  per: 1,
  rupiah: 1,
  validFrom,
  validTo,
  source: "KMK",
  ...different,
});

test("weeks that follow each other don't overlap", () => {
  const weeks = [rate("2020-12-30", "2021-01-05"), rate("2021-01-06", "2021-01-12")];
  expect(overlappingRates(weeks)).toEqual([]);
});

test("another currency or series has days of its own", () => {
  const days = ["2021-01-01", "2021-01-31"] as const;
  expect(
    overlappingRates([rate(...days), rate(...days, { currency: "JPY" }), rate(...days, { series: "fixed" })]),
  ).toEqual([]);
});

test("a day that two rates claim is told at the later of the two in the list", () => {
  const rates = [rate("2021-01-01", "2021-12-31"), rate("2022-01-01", "2022-01-07"), rate("2021-03-01", "2021-03-07")];
  expect(overlappingRates(rates)).toEqual([{ index: 2, overlaps: 0 }]);
});

test("a rate within a long one is found behind a short one", () => {
  const rates = [rate("2021-01-01", "2021-12-31"), rate("2021-01-02", "2021-01-03"), rate("2021-06-01", "2021-06-02")];
  expect(overlappingRates(rates)).toEqual([
    { index: 1, overlaps: 0 },
    { index: 2, overlaps: 0 },
  ]);
});
