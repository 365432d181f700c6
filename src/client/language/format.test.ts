import { afterEach, describe, expect, test } from "vitest";
import {
  formatBytes,
  formatClock,
  formatCount,
  formatDay,
  formatDayField,
  formatDayLong,
  formatDayWithWeekday,
  formatLargeMoney,
  formatMoment,
  formatMoney,
  formatMoneyField,
  formatMonth,
  formatPercent,
  formatQuantity,
  formatQuantityField,
  formatWhen,
  monthName,
  scaleLabel,
  scaleOf,
} from "./format.ts";
import { language, timeZone } from "./language.ts";

afterEach(() => {
  language.value = "id";
  timeZone.value = "Asia/Jakarta";
});

test.each([
  [123456789, "USD", "US$1.234.567,89", "US$1,234,567.89"],
  [1250075, "USD", "US$12.500,75", "US$12,500.75"],
  [864000, "USD", "US$8.640,00", "US$8,640.00"],
  [5, "USD", "US$0,05", "US$0.05"],
  [0, "USD", "US$0,00", "US$0.00"],
  [-858, "USD", "−US$8,58", "−US$8.58"],
  [9_000_000_000_000_000, "USD", "US$90.000.000.000.000,00", "US$90,000,000,000,000.00"],
  [8_999_999_999_999_999, "USD", "US$89.999.999.999.999,99", "US$89,999,999,999,999.99"],
  [123456700, "IDR", "Rp1.234.567", "Rp1,234,567"],
  [123456789, "IDR", "Rp1.234.567,89", "Rp1,234,567.89"],
  [0, "IDR", "Rp0", "Rp0"],
  [50, "IDR", "Rp0,50", "Rp0.50"],
  [99950, "EUR", "€999,50", "€999.50"],
  [1250000, "JPY", "JPY\u00a01.250.000", "JPY\u00a01,250,000"],
  [1234567, "KWD", "KWD\u00a01.234,567", "KWD\u00a01,234.567"],
])("%s minor units are written %o %s", (amount, currency, indonesian, english) => {
  expect(formatMoney(amount, currency)).toBe(indonesian);
  expect(formatMoney(amount, currency, { language: "en" })).toBe(english);
});

test.each([
  [27_300_000_00, "USD", "US$27,3 juta", "US$27.3 million"],
  [30_263_000_00, "USD", "US$30,263 juta", "US$30.263 million"],
  [26_180_000_00, "USD", "US$26,18 juta", "US$26.18 million"],
  [435_700_000_000_00, "IDR", "Rp435,7 miliar", "Rp435.7 billion"],
  [376_900_000_000_00, "IDR", "Rp376,9 miliar", "Rp376.9 billion"],
  [1_250_000_000_000_00, "IDR", "Rp1,25 triliun", "Rp1.25 trillion"],
  [90_000_000_000_000_00, "IDR", "Rp90 triliun", "Rp90 trillion"],
  [1_000_000_00, "USD", "US$1 juta", "US$1 million"],
  [999_999_99, "USD", "US$999.999,99", "US$999,999.99"],
  [999_999_499_99, "USD", "US$999,999 juta", "US$999.999 million"],
  [999_999_500_00, "USD", "US$1 miliar", "US$1 billion"],
  [1_234_499_99, "USD", "US$1,234 juta", "US$1.234 million"],
  [1_234_500_00, "USD", "US$1,235 juta", "US$1.235 million"],
  [-8_580_000_00, "USD", "−US$8,58 juta", "−US$8.58 million"],
  [2_500_000, "JPY", "JPY\u00a02,5 juta", "JPY\u00a02.5 million"],
])("%s minor units in large are %o %s", (amount, currency, indonesian, english) => {
  expect(formatLargeMoney(amount, currency)).toBe(indonesian);
  expect(formatLargeMoney(amount, currency, { language: "en" })).toBe(english);
});

describe("large money", () => {
  test("keeps fixed decimals where a column needs them", () => {
    expect(formatLargeMoney(2_200_000_00, "USD", { decimals: 2 })).toBe("US$2,20 juta");
    expect(formatLargeMoney(26_440_000_00, "USD", { decimals: 0 })).toBe("US$26 juta");
  });

  test("shows differences with their sign", () => {
    expect(formatLargeMoney(4_083_000_00, "USD", { signed: true })).toBe("+US$4,083 juta");
    expect(formatLargeMoney(-8_580_000_00, "USD", { signed: true })).toBe("−US$8,58 juta");
    expect(formatLargeMoney(0, "USD", { signed: true })).toBe("US$0,00");
    expect(formatMoney(8300000, "USD", { signed: true })).toBe("+US$83.000,00");
  });

  test("leaves symbol and scale to the heading of a chart", () => {
    const inMillions = { scale: "million", decimals: 2, withoutSymbol: true } as const;
    expect(formatLargeMoney(26_440_000_00, "USD", inMillions)).toBe("26,44 juta");
    expect(formatLargeMoney(620_000_00, "USD", { ...inMillions, withoutScale: true })).toBe("0,62");
    expect(scaleLabel("million", "USD")).toBe("juta US$");
    expect(scaleLabel("billion", "IDR", { language: "en" })).toBe("Rp billion");
    expect(scaleOf(435_700_000_000_00, "IDR")).toBe("billion");
  });

  test("is exact where a division of doubles would round up", () => {
    expect(formatLargeMoney(8_999_999_999_999_999, "USD", { scale: "million" })).toBe("US$90.000.000 juta");
    expect(formatLargeMoney(8_999_999_999_949_999, "USD", { scale: "million" })).toBe("US$89.999.999,999 juta");
  });
});

test.each([
  [115.596, "115,6%", "115.6%"],
  [87.6, "87,6%", "87.6%"],
  [115.55, "115,6%", "115.6%"],
  [1.005, "1,0%", "1.0%"],
  [100, "100,0%", "100.0%"],
  [1234.5, "1.234,5%", "1,234.5%"],
  [0, "0,0%", "0.0%"],
  [-12.63, "−12,6%", "−12.6%"],
])("%s percent is written %s", (percent, indonesian, english) => {
  expect(formatPercent(percent)).toBe(indonesian);
  expect(formatPercent(percent, { language: "en" })).toBe(english);
});

test("a percentage takes other decimals and a sign", () => {
  expect(formatPercent(0.99, { decimals: 2, signed: true })).toBe("+0,99%");
  expect(formatPercent(67, { decimals: 0 })).toBe("67%");
});

test.each([
  [16_400_000, "1.640", "1,640"],
  [5_742_500, "574,25", "574.25"],
  [1, "0,0001", "0.0001"],
  [0, "0", "0"],
  [12_345, "1,2345", "1.2345"],
])("%s ten-thousandths are written %s", (quantity, indonesian, english) => {
  expect(formatQuantity(quantity)).toBe(indonesian);
  expect(formatQuantity(quantity, { language: "en" })).toBe(english);
});

test("a rate keeps the two decimals of its decree", () => {
  expect(formatQuantity(142_280_000, { decimals: 2 })).toBe("14.228,00");
  expect(formatQuantity(37_915_312, { decimals: 2 })).toBe("3.791,5312");
});

test("counts are grouped", () => {
  expect(formatCount(21)).toBe("21");
  expect(formatCount(1_000_000)).toBe("1.000.000");
  expect(formatCount(-3)).toBe("−3");
  expect(formatCount(20000, { language: "en" })).toBe("20,000");
});

test.each([
  [0, "0 kB"],
  [12, "1 kB"],
  [412_000, "412 kB"],
  [999_499, "999 kB"],
  [999_500, "1 MB"],
  [1_100_000, "1,1 MB"],
  [9_940_000, "9,9 MB"],
  [9_960_000, "10 MB"],
  [40_000_000, "40 MB"],
  [999_600_000, "1 GB"],
  [2_450_000_000, "2,5 GB"],
])("%s bytes are written %s", (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

describe("text inside a field", () => {
  test.each([
    [formatMoneyField(1250075, "USD"), "12.500,75"],
    [formatMoneyField(100000000, "IDR"), "1.000.000"],
    [formatMoneyField(1250075, "USD", { language: "en" }), "12,500.75"],
    [formatQuantityField(16_400_000), "1.640"],
    [formatQuantityField(5_742_500), "574,25"],
  ])("%s is what a person would write", (text, expected) => {
    expect(text).toBe(expected);
  });

  test.each([
    [formatQuantityField(12_340), "1,2340"],
    [formatQuantityField(12_340, { language: "en" }), "1.2340"],
    [formatMoneyField(1234, "KWD"), "1,2340"],
    [formatQuantityField(16_400_000, { language: "en" }), "1640"],
    [formatMoneyField(1250000, "IDR", { language: "en" }), "12500"],
  ])("%s avoids the forms that must be asked about", (text, expected) => {
    expect(text).toBe(expected);
  });
});

test("days are written for fields, text, print and lists", () => {
  expect(formatDayField("2026-11-04")).toBe("04/11/2026");
  expect(formatDay("2026-11-04")).toBe("4 Nov 2026");
  expect(formatDay("2026-08-17")).toBe("17 Agu 2026");
  expect(formatDay("2026-05-01", { language: "en" })).toBe("1 May 2026");
  expect(formatDayLong("2026-11-24")).toBe("24 November 2026");
  expect(formatDayWithWeekday("2026-11-24")).toBe("Selasa, 24 Nov 2026");
  expect(formatDayWithWeekday("2026-11-27", { language: "en" })).toBe("Friday, 27 Nov 2026");
  expect(formatMonth("2026-02")).toBe("Februari 2026");
  expect(monthName(12, { short: true })).toBe("Des");
});

test.each([
  ["Asia/Jakarta", "24 Nov 2026, 09.12 WIB", "24 Nov 2026, 09:12 WIB"],
  ["Asia/Makassar", "24 Nov 2026, 10.12 WITA", "24 Nov 2026, 10:12 WITA"],
  ["Asia/Jayapura", "24 Nov 2026, 11.12 WIT", "24 Nov 2026, 11:12 WIT"],
  ["Asia/Tokyo", "24 Nov 2026, 11.12 GMT+9", "24 Nov 2026, 11:12 GMT+9"],
])("a moment in %s names the zone's own clock", (zone, indonesian, english) => {
  const moment = "2026-11-24T02:12:00.000Z";
  expect(formatMoment(moment, { zone })).toBe(indonesian);
  expect(formatMoment(moment, { zone, language: "en" })).toBe(english);
});

test("a moment late in the UTC day is already tomorrow in Indonesia", () => {
  expect(formatMoment("2026-12-31T17:00:00.000Z")).toBe("1 Jan 2027, 00.00 WIB");
  expect(formatMoment("2026-12-31T16:59:59.999Z", { withoutZone: true })).toBe("31 Des 2026, 23.59");
});

test("moments follow the office's zone and the language of the page", () => {
  const moment = Date.UTC(2026, 10, 24, 2, 12);
  expect(formatClock(moment)).toBe("09.12");
  timeZone.value = "Asia/Jayapura";
  language.value = "en";
  expect(formatClock(moment)).toBe("11:12");
});

test.each([
  ["2026-11-24T02:12:00.000Z", "Hari ini, 09.12", "Today, 09:12"],
  ["2026-11-23T17:00:00.000Z", "Hari ini, 00.00", "Today, 00:00"],
  ["2026-11-23T09:20:00.000Z", "Kemarin, 16.20", "Yesterday, 16:20"],
  ["2026-11-22T16:59:00.000Z", "22 Nov, 23.59", "22 Nov, 23:59"],
  ["2025-12-31T01:00:00.000Z", "31 Des 2025, 08.00", "31 Dec 2025, 08:00"],
])("%s is told from today as %s", (moment, indonesian, english) => {
  const now = "2026-11-24T05:00:00.000Z";
  expect(formatWhen(moment, { now })).toBe(indonesian);
  expect(formatWhen(moment, { now, language: "en" })).toBe(english);
});
