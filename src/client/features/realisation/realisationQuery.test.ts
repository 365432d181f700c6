import { describe, expect, test } from "vitest";
import {
  type EntriesFilter,
  entriesFilterOf,
  entriesHref,
  monthsOfPeriod,
  type RealisationQuery,
  realisationHref,
  realisationQueryOf,
} from "./realisationQuery.ts";

const queryOf = (href: string) => Object.fromEntries(new URL(href, "http://localhost").searchParams);

describe("the address of the dashboard", () => {
  test("without anything is the current year in dollars", () => {
    expect(realisationQueryOf({}, 2026)).toEqual({
      year: 2026,
      period: "year",
      measure: "usd",
      whole: undefined,
      cumulative: false,
    });
  });

  test.each([
    [{ year: 2021, period: "year", measure: "usd", whole: undefined, cumulative: false }, "/realisasi?tahun=2021"],
    [
      { year: 2026, period: "S2", measure: "idr", whole: "destination", cumulative: true },
      "/realisasi?tahun=2026&periode=S2&ukur=idr&menurut=negara&hitung=kumulatif",
    ],
    [
      { year: 2026, period: "09", measure: "usd", whole: "exporter", cumulative: false },
      "/realisasi?tahun=2026&periode=09&menurut=eksportir",
    ],
  ] as [RealisationQuery, string][])("%j is %s and reads back as the same", (query, href) => {
    expect(realisationHref(query)).toBe(href);
    expect(realisationQueryOf(queryOf(href), 2000)).toEqual(query);
  });

  test("leaves out what it doesn't know", () => {
    expect(realisationQueryOf({ tahun: "99", periode: "13", ukur: "eur", menurut: "constructor" }, 2026)).toEqual(
      realisationQueryOf({}, 2026),
    );
  });
});

describe("the address of the entries behind a number", () => {
  test.each([
    [{ year: 2026, period: "year", state: "approved", measure: "usd" }, "/realisasi/entri?tahun=2026"],
    [
      { year: 2026, period: "S1", state: "submitted", measure: "idr", exporterId: "an-id" },
      "/realisasi/entri?tahun=2026&semester=1&eksportir=an-id&status=menunggu&ukur=idr",
    ],
    [
      { year: 2026, period: "09", state: "approved", measure: "usd", commodity: "seaweed", destination: "JP" },
      "/realisasi/entri?tahun=2026&bulan=09&komoditas=seaweed&negara=JP",
    ],
  ] as [EntriesFilter, string][])("%j is %s and reads back as the same", (filter, href) => {
    expect(entriesHref(filter)).toBe(href);
    expect(entriesFilterOf(queryOf(href), 2000)).toEqual({
      exporterId: undefined,
      commodity: undefined,
      destination: undefined,
      ...filter,
    });
  });
});

test("a period is its months", () => {
  expect(monthsOfPeriod(2026, "year")).toHaveLength(12);
  expect(monthsOfPeriod(2026, "S1").at(-1)).toBe("2026-06");
  expect(monthsOfPeriod(2026, "S2")[0]).toBe("2026-07");
  expect(monthsOfPeriod(2026, "09")).toEqual(["2026-09"]);
});
