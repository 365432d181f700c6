import type { Instant } from "../../../domain/days.ts";

/** Clocks of phones are seldom exact to the minute. */
const tolerance = 5 * 60_000;
const day = 86_400_000;

/**
 * Whether the moment that an author's phone gave an entry is hard to believe beside the server's (faults.md T1).
 * @returns ahead: the phone saved it after the server had it, so its clock is wrong; early: more than a day before,
 *   which is a wrong clock or an entry that waited long for a network
 */
export function clockDoubt(told: { claimedAt: Instant; recordedAt: Instant }): "ahead" | "early" | undefined {
  const lead = Date.parse(told.claimedAt) - Date.parse(told.recordedAt);
  if (lead > tolerance) return "ahead";
  return -lead > day ? "early" : undefined;
}
