import { networkFaults } from "./simulatedNetwork.ts";
import { hasFindings, type SeedResult } from "./simulateSeed.ts";

/** What else can come between; each must come up in a run of many seeds. */
const otherFaults = [
  "device-crash",
  "server-crash-before",
  "server-crash-inside",
  "server-crash-after-commit",
  "connection-lost",
  "quota-abort",
  "session-ended",
  "restore",
  "clock-jump",
  "second-tab",
  "set-back-noticed",
  "late-rate",
  "reassignment",
  "role-change",
  "app-update",
  "conflict",
  "conflict-resolved",
] as const;

export type Totals = {
  seeds: number;
  entries: number;
  faults: Record<string, number>;
  lost: number;
  duplicated: number;
  phantom: number;
  undrained: number;
  /** Sums that don't add up, devices that don't agree, and whatever broke on the way. */
  other: number;
  failedSeeds: number[];
  unfired: string[];
  seconds: number;
};

/** Adds up what the seeds came to. */
export function newTotals() {
  const totals = {
    seeds: 0,
    entries: 0,
    faults: Object.fromEntries([...networkFaults, ...otherFaults].map((fault) => [fault, 0])) as Record<string, number>,
    lost: 0,
    duplicated: 0,
    phantom: 0,
    undrained: 0,
    other: 0,
    failedSeeds: [] as number[],
  };
  return {
    add(result: SeedResult): void {
      const { seed, saved, faults, findings } = result;
      totals.seeds += 1;
      totals.entries += saved;
      for (const [fault, count] of Object.entries(faults)) totals.faults[fault] = (totals.faults[fault] ?? 0) + count;
      for (const kind of ["lost", "duplicated", "phantom", "undrained", "other"] as const) {
        totals[kind] += findings[kind].length;
      }
      if (hasFindings(findings)) totals.failedSeeds.push(seed);
    },
    /** Faults that never came. */
    unfired(): string[] {
      return Object.entries(totals.faults)
        .filter(([, count]) => count === 0)
        .map(([fault]) => fault);
    },
    told: () => totals,
  };
}
