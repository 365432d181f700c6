import { describe, expect, test } from "vitest";
import { monthsOfYear } from "./days.ts";
import {
  breakDown,
  monthlyTarget,
  paceOfTarget,
  type RealisationSources,
  realisationOfYear,
  realisedOf,
  targetChange,
  targetOfMonths,
} from "./realisation.ts";
import type { StatedFigure } from "./statedFigure.ts";
import type { Summary } from "./summary.ts";
import type { Target } from "./target.ts";

const row = (change: Partial<Summary> = {}): Summary => ({
  month: "2022-03",
  exporterId: "a",
  commodity: "seaweed",
  destination: "JP",
  state: "approved",
  usd: 100_00,
  idr: 1_440_000_00,
  lines: 1,
  entries: 1,
  entriesWithoutUsd: 0,
  entriesWithoutIdr: 0,
  ...change,
});

const target: Target = { id: "t", year: 2022, usd: 1_000_00, idr: 14_400_000_00 };
const stated: StatedFigure = {
  id: "s",
  year: 2022,
  usd: 900_00,
  idr: 12_960_000_00,
  source: "Pengumuman",
  statedOn: "2023-01-20",
  sectors: [],
};

const year = (change: Partial<RealisationSources> = {}) =>
  realisationOfYear({
    year: 2022,
    summaries: [],
    targets: [target],
    statedFigures: [],
    today: "2024-06-01",
    reportingDeadlineDay: 10,
    ...change,
  });

describe("a year's realisation", () => {
  test("counts approved entries only and tells the waiting ones apart", () => {
    const told = year({ summaries: [row(), row({ state: "submitted", usd: 50_00 })] });
    expect(told.approved).toMatchObject({ usd: 100_00, entries: 1 });
    expect(told.waiting).toMatchObject({ usd: 50_00, entries: 1 });
    expect(told.achievementPercent.usd).toBe(10);
    expect(told.difference.usd).toBe(-900_00);
  });

  test("leaves other years out", () => {
    expect(year({ summaries: [row({ month: "2021-12" }), row({ month: "2023-01" })] }).approved.entries).toBe(0);
  });

  test("has no achievement without a target, nor in a currency the target lacks", () => {
    expect(year({ targets: [] })).toMatchObject({
      target: undefined,
      achievementPercent: { usd: null, idr: null },
      difference: { usd: null, idr: null },
    });
    const { idr: _, ...dollarsOnly } = target;
    expect(year({ targets: [dollarsOnly], summaries: [row()] })).toMatchObject({
      achievementPercent: { usd: 10, idr: null },
      difference: { idr: null },
    });
  });

  test("tells how many entries have no rupiah value yet", () => {
    const told = year({ summaries: [row(), row({ idr: 0, entriesWithoutIdr: 1 })] });
    expect(told.approved).toMatchObject({ entries: 2, entriesWithoutIdr: 1, idr: 1_440_000_00 });
  });

  test("is told on the published total while no entry is approved", () => {
    const told = year({ statedFigures: [stated], summaries: [row({ state: "submitted" })] });
    expect(told).toMatchObject({
      basis: "stated",
      achievementPercent: { usd: 90, idr: 90 },
      difference: { usd: -100_00 },
    });
    expect(realisedOf(told)).toEqual({ usd: 900_00, idr: 12_960_000_00 });
  });

  test("is told on the entries once one is approved, with the published total beside it and never added", () => {
    const told = year({ statedFigures: [stated], summaries: [row()] });
    expect(told).toMatchObject({ basis: "entries", stated, achievementPercent: { usd: 10 } });
    expect(realisedOf(told)).toEqual({ usd: 100_00, idr: 1_440_000_00 });
  });

  test("is provisional while entries wait or December may still be reported", () => {
    expect(year({ today: "2023-01-10" }).provisional).toBe(true);
    expect(year({ today: "2023-01-11" }).provisional).toBe(false);
    expect(year({ today: "2023-01-11", summaries: [row({ state: "submitted" })] }).provisional).toBe(true);
    expect(year({ today: "2022-05-01", statedFigures: [stated] }).provisional).toBe(false);
  });
});

describe("a breakdown", () => {
  const summaries = [
    row({ usd: 10 }),
    row({ month: "2022-07", exporterId: "b", commodity: "pyjamas", destination: "DE", usd: 30 }),
    row({ month: "2022-07", exporterId: "b", commodity: "pyjamas", destination: "DE", state: "submitted", usd: 5 }),
    row({ month: "2021-07", usd: 1_000 }),
  ];

  test("by month has all twelve, in order, empty ones too", () => {
    const rows = breakDown(summaries, 2022, "month");
    expect(rows.map(({ key }) => key)).toEqual(monthsOfYear(2022));
    expect(rows[6]).toMatchObject({ approved: { usd: 30 }, waiting: { usd: 5 } });
    expect(rows[0]).toMatchObject({ approved: { usd: 0, entries: 0 } });
  });

  test("by semester has both halves", () => {
    expect(breakDown(summaries, 2022, "semester").map(({ key, approved }) => [key, approved.usd])).toEqual([
      ["S1", 10],
      ["S2", 30],
    ]);
    expect(breakDown([], 2022, "semester").map(({ key }) => key)).toEqual(["S1", "S2"]);
  });

  test.each([
    ["exporter", ["b", "a"]],
    ["commodity", ["pyjamas", "seaweed"]],
    ["destination", ["DE", "JP"]],
  ] as const)("by %s names the largest first", (by, keys) => {
    expect(breakDown(summaries, 2022, by).map(({ key }) => key)).toEqual(keys);
  });

  test("adds up to the year, whatever it is by", () => {
    for (const by of ["month", "semester", "exporter", "commodity", "destination"] as const) {
      const rows = breakDown(summaries, 2022, by);
      expect(rows.reduce((sum, { approved }) => sum + approved.usd, 0)).toBe(40);
      expect(rows.reduce((sum, { waiting }) => sum + waiting.usd, 0)).toBe(5);
    }
  });

  test("leaves out what adds nothing, and shows an entry without a value", () => {
    const nothing = { usd: 0, idr: 0, lines: 0, entries: 0 };
    const rows = breakDown(
      [row({ ...nothing }), row({ exporterId: "c", usd: 0, idr: 0, entriesWithoutUsd: 1 })],
      2022,
      "exporter",
    );
    expect(rows.map(({ key }) => key)).toEqual(["c"]);
  });
});

describe("a year's target", () => {
  test("is the sum of its months, to the cent", () => {
    for (const whole of [26_440_000_00, 100, 7, 0]) {
      expect(targetOfMonths(whole, monthsOfYear(2022))).toBe(whole);
      expect(
        targetOfMonths(whole, monthsOfYear(2022).slice(0, 6)) + targetOfMonths(whole, monthsOfYear(2022).slice(6)),
      ).toBe(whole);
    }
    expect(monthlyTarget(100, "2022-11")).toBe(8);
    expect(monthlyTarget(100, "2022-12")).toBe(12);
  });

  test("should be reached evenly by the days of its year", () => {
    expect(paceOfTarget(365, 2022, "2022-01-01")).toBe(1);
    expect(paceOfTarget(365, 2022, "2022-12-31")).toBe(365);
    expect(paceOfTarget(366, 2024, "2024-02-29")).toBe(60);
    expect(paceOfTarget(365, 2022, "2021-12-31")).toBe(0);
    expect(paceOfTarget(365, 2022, "2023-01-01")).toBe(365);
  });

  test("is compared with the year before where that year has a figure", () => {
    const before = year({ targets: [{ ...target, usd: 800_00, idr: 0 }], summaries: [row({ usd: 2_000_00, idr: 0 })] });
    const change = targetChange(target, before);
    expect(change.fromTarget.usd).toBeCloseTo(25, 10);
    expect(change.fromRealised.usd).toBeCloseTo(-50, 10);
    expect([change.fromTarget.idr, change.fromRealised.idr]).toEqual([null, null]);
    expect(targetChange(target, year({ targets: [] }))).toEqual({
      fromTarget: { usd: null, idr: null },
      fromRealised: { usd: null, idr: null },
    });
  });
});
