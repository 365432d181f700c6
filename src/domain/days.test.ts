import { describe, expect, test } from "vitest";
import {
  dayInZone,
  daysBetween,
  isRealDay,
  monthOf,
  monthsOfYear,
  semesterOf,
  shiftDay,
  shiftMonth,
  toInstant,
  yearOf,
} from "./days.ts";
import { Instant, IsoDate, Month } from "./isoDate.ts";

test.each([
  ["2024-02-29", true],
  ["2023-02-29", false],
  ["2026-04-31", false],
  ["2026-13-01", false],
  ["2026-00-10", false],
])("%s is a day of the calendar: %s", (day, real) => {
  expect(isRealDay(day)).toBe(real);
  expect(IsoDate.safeParse(day).success).toBe(real);
});

test("a day is written in full, without a time", () => {
  for (const other of ["2026-1-02", "26-01-02", "2026-01-02T00:00:00Z", "02/01/2026", ""]) {
    expect(IsoDate.safeParse(other).success).toBe(false);
  }
});

test("a month is one of twelve", () => {
  expect(["2026-01", "2026-12", "1999-06"].every((month) => Month.safeParse(month).success)).toBe(true);
  expect(["2026-00", "2026-13", "2026-1", "3026-01"].some((month) => Month.safeParse(month).success)).toBe(false);
});

test("a moment is UTC with milliseconds", () => {
  expect(toInstant(0)).toBe("1970-01-01T00:00:00.000Z");
  expect(Instant.safeParse(toInstant(1_764_000_000_123)).success).toBe(true);
  expect(Instant.safeParse("2026-11-24T02:12:00Z").success).toBe(false);
  expect(Instant.safeParse("2026-11-24T25:12:00.000Z").success).toBe(false);
});

test("a day lies in its month, year and semester", () => {
  expect(monthOf("2021-07-01")).toBe("2021-07");
  expect(yearOf("2021-07-01")).toBe(2021);
  expect(yearOf("2021-07")).toBe(2021);
  expect(["2021-01-31", "2021-06-30", "2021-07-01", "2021-12"].map(semesterOf)).toEqual([1, 1, 2, 2]);
});

test("a year has twelve months in order", () => {
  expect(monthsOfYear(2021)).toHaveLength(12);
  expect([monthsOfYear(2021)[0], monthsOfYear(2021)[11]]).toEqual(["2021-01", "2021-12"]);
});

test.each([
  ["2021-12", 1, "2022-01"],
  ["2021-01", -1, "2020-12"],
  ["2021-06", 19, "2023-01"],
  ["2021-06", -18, "2019-12"],
  ["2021-06", 0, "2021-06"],
])("%s moved by %i months is %s", (month, distance, other) => {
  expect(shiftMonth(month, distance)).toBe(other);
});

test.each([
  ["2024-02-28", 1, "2024-02-29"],
  ["2024-03-01", -1, "2024-02-29"],
  ["2021-12-31", 1, "2022-01-01"],
])("%s moved by %i days is %s", (day, distance, other) => {
  expect(shiftDay(day, distance)).toBe(other);
  expect(daysBetween(day, other)).toBe(distance);
});

describe("the calendar day of a moment", () => {
  test("is the office's, not Greenwich's", () => {
    const lateInLondon = "2026-11-23T17:00:00.000Z";
    expect(dayInZone(lateInLondon, "UTC")).toBe("2026-11-23");
    expect(dayInZone(lateInLondon, "Asia/Jakarta")).toBe("2026-11-24");
  });

  test("differs between Jakarta and Jayapura for two hours a day", () => {
    const moment = Date.parse("2026-11-23T15:30:00.000Z");
    expect(dayInZone(moment, "Asia/Jakarta")).toBe("2026-11-23");
    expect(dayInZone(moment, "Asia/Jayapura")).toBe("2026-11-24");
  });
});
