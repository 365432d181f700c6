import { expect, test } from "vitest";
import { chartNumbers, moneyOf } from "./chartNumbers.ts";

test("a chart writes all its numbers in the scale of the largest", () => {
  const { unit, format } = chartNumbers("usd", 26_440_000_00);
  expect(unit).toBe("juta US$");
  expect([0, 500_000_00, 17_862_345_67, 26_440_000_00].map(format)).toEqual(["0", "0,5", "17,86", "26,44"]);
});

test("a published figure keeps the decimals it was told with", () => {
  const { format } = chartNumbers("usd", 30_263_000_00, 3);
  expect([30_263_000_00, 4_083_000_00, 26_180_000_00].map(format)).toEqual(["30,263", "4,083", "26,18"]);
});

test("rupiah are told in billions", () => {
  expect(chartNumbers("idr", 435_700_000_000_00).unit).toBe("miliar Rp");
  expect(chartNumbers("idr", 435_700_000_000_00).format(435_700_000_000_00)).toBe("435,7");
});

test("hundreds of thousands are told as parts of a million, less than that without cents", () => {
  const hundreds = chartNumbers("usd", 360_037_08);
  expect([hundreds.unit, hundreds.format(360_037_08)]).toEqual(["juta US$", "0,36"]);
  const small = chartNumbers("usd", 12_345_67);
  expect([small.unit, small.format(12_345_67)]).toEqual(["US$", "12.346"]);
});

test("a column of numbers shows all decimals, so that they line up", () => {
  const { fixed } = chartNumbers("usd", 26_440_000_00);
  expect([500_000_00, 17_862_345_67].map(fixed)).toEqual(["0,50", "17,86"]);
});

test("money in text names its currency and scale", () => {
  expect(moneyOf("usd", 4_083_000_00, { signed: true })).toBe("+US$4,083 juta");
  expect(moneyOf("idr", 58_800_000_000_00)).toBe("Rp58,8 miliar");
});
