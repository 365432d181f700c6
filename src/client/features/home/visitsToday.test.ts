import { expect, test } from "vitest";
import { type Mentored, visitsToday } from "./visitsToday.ts";

const today = "2026-11-24";
const exporter = (name: string, different: Partial<Mentored> = {}): Mentored => ({
  id: name,
  name,
  lastVisitOn: "2026-11-01",
  nextDueOn: undefined,
  isMonthMissing: false,
  ...different,
});
const told = (exporters: Mentored[]) =>
  visitsToday(exporters, today).map(({ exporter, because }) => [exporter.name, because]);

test("an exporter that was visited lately and owes nothing isn't among them", () => {
  expect(told([exporter("A", { nextDueOn: "2026-11-25" })])).toEqual([]);
});

test("the most pressing stands first: due, never visited, long ago, no report", () => {
  const exporters = [
    exporter("Laporan", { isMonthMissing: true }),
    exporter("Lama", { lastVisitOn: "2026-08-01" }),
    exporter("Belum", { lastVisitOn: undefined }),
    exporter("Janji", { nextDueOn: "2026-11-20" }),
    exporter("Lebih lama", { lastVisitOn: "2026-01-01" }),
    exporter("Janji lama", { nextDueOn: "2026-10-20" }),
  ];
  expect(told(exporters)).toEqual([
    ["Janji lama", { reason: "follow-up", days: 35 }],
    ["Janji", { reason: "follow-up", days: 4 }],
    ["Belum", { reason: "never-visited" }],
    ["Lebih lama", { reason: "long-ago", days: 327 }],
    ["Lama", { reason: "long-ago", days: 115 }],
    ["Laporan", { reason: "month-missing" }],
  ]);
});

test("ninety days are not yet too long, and what is due today is due", () => {
  expect(told([exporter("A", { lastVisitOn: "2026-08-26" })])).toEqual([]);
  expect(told([exporter("A", { lastVisitOn: "2026-08-25" })])).toEqual([["A", { reason: "long-ago", days: 91 }]]);
  expect(told([exporter("A", { nextDueOn: today })])).toEqual([["A", { reason: "follow-up", days: 0 }]]);
});

test("an exporter stands once, with its first reason", () => {
  const both = exporter("A", { nextDueOn: "2026-11-01", lastVisitOn: undefined, isMonthMissing: true });
  expect(told([both])).toHaveLength(1);
});
