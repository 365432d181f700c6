import { describe, expect, it } from "vitest";
import type { ExchangeRate } from "../../../domain/exchangeRate.ts";
import { readRatesTable } from "./ratesTable.ts";

const common = {
  series: "kmk" as const,
  validFrom: "2026-11-25",
  validTo: "2026-12-01",
  source: "KMK",
  documentNumber: "12/KM.10/2026",
};
const present: ExchangeRate[] = [
  {
    id: "a",
    series: "kmk",
    currency: "USD",
    per: 1,
    rupiah: 162_500_000,
    validFrom: "2026-11-18",
    validTo: "2026-11-24",
    source: "KMK",
  },
];

const read = (text: string, changed: Partial<typeof common> = {}) =>
  readRatesTable(text, { ...common, ...changed }, { present, today: "2026-11-24" });

describe("a pasted table of rates", () => {
  it.each([
    ["USD\t16.250,00", "USD", 1, 162_500_000],
    ["usd;16250", "USD", 1, 162_500_000],
    ["EUR 18.905,25", "EUR", 1, 189_052_500],
    ["JPY\t10.845,5", "JPY", 100, 108_455_000],
    ["JPY;1;108,4550", "JPY", 1, 1_084_550],
    ["1\tDolar Amerika Serikat (USD)\tUSD\t16.250,00", "USD", 1, 162_500_000],
    ["10\tYen Jepang\tJPY 100\t10.845,00", "JPY", 100, 108_450_000],
    ["10 Yen Jepang JPY 100 10.845,00", "JPY", 100, 108_450_000],
    ["1. Dolar Amerika Serikat (USD) 16.250,00", "USD", 1, 162_500_000],
  ])("reads %s", (text, currency, per, rupiah) => {
    expect(read(text)).toMatchObject([{ line: 1, rate: { ...common, currency, per, rupiah } }]);
  });

  it("takes a whole row's own days", () => {
    expect(read("AUD;1;10.600,00;01/01/2026;31/12/2026")).toMatchObject([
      { rate: { currency: "AUD", validFrom: "2026-01-01", validTo: "2026-12-31" } },
    ]);
  });

  it("skips headings and empty lines, and keeps the numbers of the lines", () => {
    expect(read("No;Mata Uang;Nilai\n\nUSD;16.250").map(({ line }) => line)).toEqual([3]);
  });

  it.each([
    ["XQZ 16.250,00", "currency", "XQZ"],
    ["IDR 1", "currency", "IDR"],
    ["USD 16x", "number", "16x"],
    ["USD 1,234", "number", "1,234"],
    ["USD 0", "number", "0"],
    ["USD;10;16.250", "per", "10"],
    ["USD;1;16.250;31/02/2026;01/03/2026", "day", "31/02/2026"],
    ["USD;1;16.250;02/03/2026;01/03/2026", "order", ""],
    ["16.250,00", "columns", "16.250,00"],
  ])("says what is wrong with %s", (text, kind, told) => {
    expect(read(text)).toMatchObject([{ problem: { kind, told } }]);
  });

  it("needs days where neither the line nor the table has them", () => {
    expect(
      readRatesTable("USD 16.250", { series: "kmk", source: "KMK" }, { present, today: "2026-11-24" }),
    ).toMatchObject([{ problem: { kind: "day", told: "" } }]);
  });

  it("finds days that a present rate or another line has", () => {
    expect(read("USD 16.250,00", { validFrom: "2026-11-24" })[0]?.problem?.kind).toBe("overlap");
    expect(read("EUR 18.900\nEUR 18.901")).toMatchObject([{ line: 1 }, { problem: { kind: "twice", told: "1" } }]);
  });
});
