import { expect, test } from "vitest";
import { ageOf } from "./age.ts";

const now = Date.parse("2026-11-24T12:00:00.000Z");

test.each([
  ["2026-11-24T12:05:00.000Z", "baru saja"],
  ["2026-11-24T11:59:30.000Z", "baru saja"],
  ["2026-11-24T11:59:00.000Z", "1 menit"],
  ["2026-11-24T11:00:01.000Z", "59 menit"],
  ["2026-11-24T11:00:00.000Z", "1 jam"],
  ["2026-11-23T12:00:01.000Z", "23 jam"],
  ["2026-11-23T12:00:00.000Z", "1 hari"],
  ["2026-06-26T12:00:00.000Z", "151 hari"],
])("an entry of %s has waited %s", (since, age) => {
  expect(ageOf(since, now)).toBe(age);
});
