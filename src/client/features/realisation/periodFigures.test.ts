import { describe, expect, test } from "vitest";
import { realisationOfYear } from "../../../domain/realisation.ts";
import type { Summary } from "../../../domain/summary.ts";
import type { Target } from "../../../domain/target.ts";
import { figuresOfPeriod } from "./periodFigures.ts";
import type { Measure, PeriodName } from "./realisationQuery.ts";

const row = (month: string, state: Summary["state"], usd: number): Summary => ({
  month,
  exporterId: "a",
  commodity: "seaweed",
  destination: "JP",
  state,
  usd,
  idr: 0,
  lines: 1,
  entries: 1,
  entriesWithoutUsd: 0,
  entriesWithoutIdr: 1,
});

const summaries = [row("2026-03", "approved", 300), row("2026-09", "approved", 200), row("2026-09", "submitted", 50)];
const targets: Target[] = [{ id: "t", year: 2026, usd: 1_200, idr: 12_000 }];

function figures(period: PeriodName, told: { today?: string; measure?: Measure; targets?: typeof targets } = {}) {
  const { today = "2026-09-15", measure = "usd" } = told;
  const realisation = realisationOfYear({
    year: 2026,
    summaries,
    targets: told.targets ?? targets,
    statedFigures: [],
    today,
    reportingDeadlineDay: 10,
  });
  return figuresOfPeriod({ realisation, summaries, period, measure, today });
}

describe("a period's figures", () => {
  test("of the whole year are the year's", () => {
    expect(figures("year")).toMatchObject({ realised: 500, waitingValue: 50, target: 1_200, difference: -700 });
    expect(figures("year").achievementPercent).toBeCloseTo(41.667, 3);
    expect(figures("year").withWaitingPercent).toBeCloseTo(45.833, 3);
  });

  test("of a semester are measured against half of the target", () => {
    expect(figures("S1")).toMatchObject({ realised: 300, waitingValue: 0, target: 600, achievementPercent: 50 });
    expect(figures("S2")).toMatchObject({ realised: 200, waitingValue: 50, target: 600 });
  });

  test("of a part of the year follow the shares that the target gives its months", () => {
    const monthlyShares = [500, 500, 1_000, 500, 500, 500, 500, 500, 2_500, 1_000, 1_000, 1_000];
    const shared = [{ id: "t", year: 2026, usd: 1_200, idr: 12_000, monthlyShares }];
    expect(figures("09", { targets: shared }).target).toBe(300);
    expect(figures("S1", { targets: shared }).target).toBe(420);
    expect(figures("year", { targets: shared }).target).toBe(1_200);
  });

  test("of a month are measured against its share, and can exceed it", () => {
    expect(figures("09")).toMatchObject({ realised: 200, target: 100, achievementPercent: 200, difference: 100 });
  });

  test("without a target have neither achievement nor difference", () => {
    expect(figures("year", { targets: [] })).toMatchObject({
      realised: 500,
      target: undefined,
      achievementPercent: undefined,
      difference: undefined,
      pace: undefined,
    });
  });

  test("tell how many entries have no value in the currency", () => {
    expect(figures("year", { measure: "idr" }).withoutValue).toBe(2);
    expect(figures("year").withoutValue).toBe(0);
  });
});

describe("the pace of a period", () => {
  test("is told only while the period runs", () => {
    expect(figures("S1").pace).toBeUndefined();
    expect(figures("10").pace).toBeUndefined();
    expect(figures("year", { today: "2027-01-05" }).pace).toBeUndefined();
  });

  test("goes by the days passed, from the beginning of the period", () => {
    expect(figures("year").pace).toBe(Math.round((1_200 * 258) / 365));
    const ofSemester = figures("S2").pace ?? 0;
    expect(ofSemester).toBeGreaterThan(200);
    expect(ofSemester).toBeLessThan(300);
  });
});
