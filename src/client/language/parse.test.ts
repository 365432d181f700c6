import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { minorUnitsOf } from "../../domain/reference/minorUnits.ts";
import {
  formatDay,
  formatDayField,
  formatDayLong,
  formatDayWithWeekday,
  formatMoney,
  formatMoneyField,
  formatQuantityField,
} from "./format.ts";
import { type ParsedAmount, parseAmount, parseDay } from "./parse.ts";

describe("an amount in US dollars", () => {
  const read = (text: string) => parseAmount(text, { decimals: 2, currency: "USD" });

  test.each([
    ["12.500,75", 1250075],
    ["12500,75", 1250075],
    ["12500.75", 1250075],
    ["12,500.75", 1250075],
    ["12 500,75", 1250075],
    ["12 500.75", 1250075],
    ["12\u00a0500,75", 1250075],
    ["12\u202f500,75", 1250075],
    ["US$ 12.500,75", 1250075],
    ["US$12.500,75", 1250075],
    ["US$\u00a012.500,75", 1250075],
    ["us$ 12.500,75", 1250075],
    ["USD 12,500.75", 1250075],
    ["usd12,500.75", 1250075],
    ["$12,500.75", 1250075],
    ["12.500,75 USD", 1250075],
    ["12.500,75USD", 1250075],
    ["12.500,75 US$", 1250075],
    ["  12.500,75  ", 1250075],
    ["\u200e12.500,75\u200f", 1250075],
    ["0", 0],
    ["0,00", 0],
    ["007", 700],
    ["1", 100],
    ["1,5", 150],
    ["1.5", 150],
    ["1,50", 150],
    ["1.50", 150],
    [",5", 50],
    ["0,5", 50],
    ["1.234", 123400],
    ["12.500", 1250000],
    ["1.234,5", 123450],
    ["1,234.5", 123450],
    ["1.234.567", 123456700],
    ["1,234,567", 123456700],
    ["1.234.567,89", 123456789],
    ["1,234,567.89", 123456789],
    ["1 234 567", 123456700],
    ["1234567", 123456700],
    ["12500,750", 1250075],
    ["0,500", 50],
    ["0.500", 50],
    ["12.500,-", 1250000],
    ["12.500,--", 1250000],
    ["90.000.000.000.000,00", 9_000_000_000_000_000],
    ["00000000000000000000001", 100],
  ])("%j is read", (text, value) => {
    expect(read(text)).toEqual({ ok: true, value });
  });

  test.each([
    ["", "empty"],
    ["   ", "empty"],
    ["\u00a0", "empty"],
    ["US$", "empty"],
    ["abc", "format"],
    ["12a", "format"],
    ["a12", "format"],
    ["1e5", "format"],
    ["1E5", "format"],
    ["0x10", "format"],
    ["Infinity", "format"],
    ["NaN", "format"],
    ["5 juta", "format"],
    ["5jt", "format"],
    ["ABC 12", "format"],
    ["US$ 12 USD", "format"],
    ["١٢٣", "format"],
    ["１２３", "format"],
    ["10²", "format"],
    ["½", "format"],
    ["1.23.456", "format"],
    ["12.34,5", "format"],
    ["1,23,456", "format"],
    ["1.234,567,890", "format"],
    ["1,2,3", "format"],
    ["1..5", "format"],
    ["1,,5", "format"],
    ["1.,5", "format"],
    ["1,", "format"],
    ["1.", "format"],
    [".", "format"],
    [",", "format"],
    ["-", "format"],
    ["1 2", "format"],
    ["12 50", "format"],
    ["1 234 56", "format"],
    ["1. 234", "format"],
    ["012.345", "format"],
    ["+5", "format"],
    ["5%", "format"],
    ["1'234", "format"],
    ["12/11/2026", "format"],
    ["<b>5</b>", "format"],
    ["-5", "negative"],
    ["−5", "negative"],
    ["–12.500,75", "negative"],
    ["-US$5", "negative"],
    ["US$ -5", "negative"],
    ["-abc", "format"],
    ["1,2345", "too-many-decimals"],
    ["12500.755", "too-many-decimals"],
    ["1.234,567", "too-many-decimals"],
    ["0,005", "too-many-decimals"],
    ["90.000.000.000.000,01", "too-large"],
    ["99999999999999999999999999", "too-large"],
    ["9".repeat(400), "too-large"],
    ["1,234.567.890.123.456.789", "format"],
  ])("%j is refused as %s", (text, problem) => {
    expect(read(text)).toEqual({ ok: false, problem });
  });

  test("one comma before exactly three digits is asked about", () => {
    expect(read("1,000")).toEqual({ ok: false, problem: "ambiguous", readings: [100000, 100] });
    expect(read("US$ 12,500")).toEqual({ ok: false, problem: "ambiguous", readings: [1250000, 1250] });
  });

  test("a reading with more decimals than the currency has is not offered", () => {
    expect(read("1,234")).toEqual({ ok: false, problem: "ambiguous", readings: [123400] });
  });
});

describe("a quantity", () => {
  const read = (text: string) => parseAmount(text, { decimals: 4 });

  test.each<[string, ParsedAmount]>([
    ["574,25", { ok: true, value: 5_742_500 }],
    ["1.640", { ok: true, value: 16_400_000 }],
    ["1,2345", { ok: true, value: 12_345 }],
    ["1,23450", { ok: true, value: 12_345 }],
    ["1.2345", { ok: true, value: 12_345 }],
    ["1,234", { ok: false, problem: "ambiguous", readings: [12_340_000, 12_340] }],
    ["123,456", { ok: false, problem: "ambiguous", readings: [1_234_560_000, 1_234_560] }],
    ["1234,567", { ok: true, value: 12_345_670 }],
    ["0,234", { ok: true, value: 2_340 }],
    ["0.234", { ok: true, value: 2_340 }],
    ["1,23456", { ok: false, problem: "too-many-decimals" }],
    ["574 kg", { ok: false, problem: "format" }],
  ])("%j is read as %o", (text, result) => {
    expect(read(text)).toEqual(result);
  });

  test("is refused above the largest one its field takes", () => {
    expect(parseAmount("1.000,0001", { decimals: 4, max: 10_000_000 })).toEqual({ ok: false, problem: "too-large" });
    expect(parseAmount("1.000", { decimals: 4, max: 10_000_000 })).toEqual({ ok: true, value: 10_000_000 });
    expect(parseAmount("9,000", { decimals: 4, max: 100_000 })).toEqual({
      ok: false,
      problem: "ambiguous",
      readings: [90_000],
    });
  });
});

test("a currency without decimals takes none", () => {
  expect(parseAmount("1.250.000", { decimals: 0, currency: "JPY" })).toEqual({ ok: true, value: 1_250_000 });
  expect(parseAmount("12,50", { decimals: 0, currency: "JPY" })).toEqual({ ok: false, problem: "too-many-decimals" });
  expect(parseAmount("12,00", { decimals: 0, currency: "JPY" })).toEqual({ ok: true, value: 12 });
});

test.each([
  ["Rp 1.000.000", "IDR", undefined],
  ["Rp. 1.000.000,-", "IDR", undefined],
  ["Rp1.000.000,00", "IDR", undefined],
  ["1.000.000 IDR", "IDR", undefined],
  ["Rp 1.000.000", "USD", "IDR"],
  ["US$ 1.000.000", "IDR", "USD"],
  ["$1,000,000", "USD", undefined],
  ["$1,000,000", "SGD", undefined],
  ["S$1,000,000", "USD", "SGD"],
  ["$1,000,000", "IDR", "USD"],
  ["€ 1.000.000", "EUR", undefined],
  ["1.000.000 €", "USD", "EUR"],
  ["¥1,000,000", "CNY", undefined],
  ["¥1,000,000", "USD", "JPY"],
  ["SAR 1.000.000", "USD", "SAR"],
  ["RM 1,000,000", "MYR", undefined],
  ["USD 1.000.000", undefined, "USD"],
])("%j in a field of %s names another currency: %s", (text, currency, prefix) => {
  expect(parseAmount(text, { decimals: 2, ...(currency === undefined ? {} : { currency }) })).toEqual({
    ok: true,
    value: 100_000_000,
    ...(prefix === undefined ? {} : { prefix }),
  });
});

test("another currency is told even when the amount must be asked about", () => {
  expect(parseAmount("Rp 1,000", { decimals: 2, currency: "USD" })).toMatchObject({
    problem: "ambiguous",
    prefix: "IDR",
  });
});

describe("a day", () => {
  const today = "2026-11-24";

  test.each([
    ["24/11/2026", "2026-11-24"],
    ["4/1/2026", "2026-01-04"],
    ["04/01/2026", "2026-01-04"],
    ["24-11-26", "2026-11-24"],
    ["24/11/26", "2026-11-24"],
    ["24.11.2026", "2026-11-24"],
    ["4.1.2026", "2026-01-04"],
    ["24 11 2026", "2026-11-24"],
    ["24 / 11 / 2026", "2026-11-24"],
    ["2026-11-24", "2026-11-24"],
    ["2026/11/24", "2026-11-24"],
    ["29/02/2024", "2024-02-29"],
    ["hari ini", "2026-11-24"],
    ["Hari Ini", "2026-11-24"],
    ["kemarin", "2026-11-23"],
    ["today", "2026-11-24"],
    ["Yesterday", "2026-11-23"],
    ["24 Nov 2026", "2026-11-24"],
    ["24 november 2026", "2026-11-24"],
    ["24 nopember 2026", "2026-11-24"],
    ["24-Nov-2026", "2026-11-24"],
    ["24 Nov 26", "2026-11-24"],
    ["24nov2026", "2026-11-24"],
    ["1 Mei 2026", "2026-05-01"],
    ["1 May 2026", "2026-05-01"],
    ["17 Agu 2026", "2026-08-17"],
    ["17 Agt 2026", "2026-08-17"],
    ["17 Aug. 2026", "2026-08-17"],
    ["30 Okt 2026", "2026-10-30"],
    ["30 October 2026", "2026-10-30"],
    ["31 des 2025", "2025-12-31"],
    ["November 24, 2026", "2026-11-24"],
    ["Selasa, 24 Nov 2026", "2026-11-24"],
    ["  24/11/2026\u00a0", "2026-11-24"],
  ])("%j is read", (text, day) => {
    expect(parseDay(text, today)).toEqual({ ok: true, day });
  });

  test.each([
    ["", "empty"],
    ["  ", "empty"],
    ["31/02/2026", "impossible"],
    ["29/02/2026", "impossible"],
    ["31/04/2026", "impossible"],
    ["11/24/2026", "impossible"],
    ["00/11/2026", "impossible"],
    ["24/00/2026", "impossible"],
    ["32/01/2026", "impossible"],
    ["31 Feb 2026", "impossible"],
    ["2026-02-30", "impossible"],
    ["24/11/0026", "impossible"],
    ["24/11", "format"],
    ["24", "format"],
    ["24/11-2026", "format"],
    ["24/11/20266", "format"],
    ["241126", "format"],
    ["24 No 2026", "format"],
    ["24 Xyz 2026", "format"],
    ["Nov 2026", "format"],
    ["besok", "format"],
    ["selasa", "format"],
    ["24/11/2026 10:00", "format"],
    ["٢٤/١١/٢٠٢٦", "format"],
  ])("%j is refused as %s", (text, problem) => {
    expect(parseDay(text, today)).toEqual({ ok: false, problem });
  });

  test("yesterday of a New Year's Day lies in the old year", () => {
    expect(parseDay("kemarin", "2027-01-01")).toEqual({ ok: true, day: "2026-12-31" });
  });
});

const anyAmount = fc.oneof(fc.nat(), fc.integer({ min: 0, max: 9_000_000_000_000_000 }), fc.nat(9_999_999));
const anyLanguage = fc.constantFrom("id" as const, "en" as const);
const anyCurrency = fc.constantFrom("USD", "IDR", "EUR", "JPY", "KWD");

test("an amount formatted in its field is read back as the same amount, in either language", () => {
  fc.assert(
    fc.property(anyAmount, anyCurrency, anyLanguage, (amount, currency, language) => {
      const text = formatMoneyField(amount, currency, { language });
      const result = parseAmount(text, { decimals: minorUnitsOf(currency), currency });
      expect(result).toEqual({ ok: true, value: amount });
    }),
  );
});

test("a quantity formatted in its field is read back as the same quantity, in either language", () => {
  fc.assert(
    fc.property(anyAmount, anyLanguage, (quantity, language) => {
      const text = formatQuantityField(quantity, { language });
      expect(parseAmount(text, { decimals: 4 })).toEqual({ ok: true, value: quantity });
    }),
  );
});

test("an amount copied from an Indonesian page is read as the same amount", () => {
  const currencies = anyCurrency.filter((currency) => minorUnitsOf(currency) < 3);
  fc.assert(
    fc.property(anyAmount, currencies, (amount, currency) => {
      const text = formatMoney(amount, currency, { language: "id" });
      const result = parseAmount(text, { decimals: minorUnitsOf(currency), currency });
      expect(result).toEqual({ ok: true, value: amount });
    }),
  );
});

test("whatever is typed into an amount gets an answer, and a value is a whole number in bounds", () => {
  const typed = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom(..."0123456789.,- ".split(""), "Rp", "US$", "USD") }),
  );
  fc.assert(
    fc.property(typed, fc.constantFrom(0, 2, 3, 4), (text, decimals) => {
      const result = parseAmount(text, { decimals, currency: "USD" });
      const values = result.ok ? [result.value] : "readings" in result ? result.readings : [];
      for (const value of values) {
        expect(Number.isSafeInteger(value)).toBe(true);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(9_000_000_000_000_000);
      }
    }),
  );
});

test("a day is read back from every form in which it is shown", () => {
  const days = fc
    .date({ min: new Date("1900-01-01"), max: new Date("2199-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(days, anyLanguage, (day, language) => {
      const shown = [
        formatDayField(day),
        formatDay(day, { language }),
        formatDayLong(day, { language }),
        formatDayWithWeekday(day, { language }),
      ];
      for (const text of shown) expect(parseDay(text, "2026-11-24")).toEqual({ ok: true, day });
    }),
  );
});
