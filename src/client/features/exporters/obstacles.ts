import type { VisitRow } from "../../../device/database.ts";

/** In how many visits each obstacle was named, most often first. A rejected visit doesn't count. */
export function obstaclesByFrequency(visits: readonly VisitRow[]): { code: string; visits: number }[] {
  const counts = new Map<string, number>();
  for (const { state, visit } of visits) {
    if (state === "rejected") continue;
    for (const code of new Set(visit.obstacles)) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].map(([code, count]) => ({ code, visits: count })).sort((a, b) => b.visits - a.visits);
}
