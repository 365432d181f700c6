import { expect, test } from "vitest";
import { clockDoubt } from "./clockDoubt.ts";

test.each([
  ["2026-11-24T12:00:00.000Z", undefined],
  ["2026-11-24T12:04:00.000Z", undefined],
  ["2026-11-24T12:06:00.000Z", "ahead"],
  ["2031-01-01T00:00:00.000Z", "ahead"],
  ["2026-11-23T12:00:00.000Z", undefined],
  ["2026-11-23T11:59:00.000Z", "early"],
  ["2020-01-01T00:00:00.000Z", "early"],
])("an entry that was saved at %s and received on 24 November at 12.00 is marked %s", (claimedAt, doubt) => {
  expect(clockDoubt({ claimedAt, recordedAt: "2026-11-24T12:00:00.000Z" })).toBe(doubt);
});
