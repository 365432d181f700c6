import { expect, it, test } from "vitest";
import { rateValues, readRate, weekOf } from "./rateFields.ts";

it.each([
  ["2026-11-24", "2026-11-18", "2026-11-24"],
  ["2026-11-25", "2026-11-25", "2026-12-01"],
  ["2026-11-29", "2026-11-25", "2026-12-01"],
])("the tax week of %s begins on a Wednesday", (day, validFrom, validTo) => {
  expect(weekOf(day)).toEqual({ validFrom, validTo });
});

test("a rate is read back as it was, and not where another has its days", () => {
  const rate = {
    id: "a",
    series: "kmk" as const,
    currency: "JPY",
    per: 100 as const,
    rupiah: 108_455_000,
    validFrom: "2026-11-18",
    validTo: "2026-11-24",
    source: "KMK",
  };
  const values = rateValues(rate, "kmk", "2026-11-24");
  const told = { id: "a", series: "kmk" as const, present: [rate], today: "2026-11-24" };
  expect(readRate(values, told).content).toEqual(rate);
  expect(readRate(values, { ...told, id: "b" }).faults).toMatchObject([{ fieldId: "validFrom" }]);
});
