import { expect, test } from "vitest";
import { Visit } from "./visit.ts";
import { visitProblems } from "./visitProblems.ts";

const id = "01890000-0000-7000-8000-000000000001";
const other = "01890000-0000-7000-8000-000000000002";
const visit: Visit = {
  id,
  exporterId: other,
  visitedOn: "2026-11-20",
  kind: "visit",
  metWith: [{ name: "Contoh Ratna", role: "Pemilik" }],
  topics: ["logistics"],
  obstacles: ["container-shortage"],
  followUps: [{ id, what: "Kirim contoh barang", who: "exporter", dueOn: "2026-12-01" }],
};
const problemsOf = (different: Partial<Visit>) => visitProblems({ ...visit, ...different }, "2026-11-24");

test("a whole visit has no problem", () => {
  expect(Visit.safeParse(visit).success).toBe(true);
  expect(problemsOf({})).toEqual([]);
});

test.each([
  ["metWith", { metWith: [] }],
  ["topics", { topics: [] }],
  ["startedAt", { startedAt: "24:00" }],
  ["kelurahan", { kelurahan: "33.75" }],
  ["followUps", { followUps: [{ id, what: " ", who: "exporter", dueOn: "2026-12-01" }] }],
  ["foto", { foto: [] }],
] as const)("the schema refuses a wrong %s", (_, different) => {
  expect(Visit.safeParse({ ...visit, ...different }).success).toBe(false);
});

test.each([
  [{ visitedOn: "2026-11-25" }, { field: "visitedOn", code: "future" }],
  [{ visitedOn: "1999-12-31" }, { field: "visitedOn", code: "too-old" }],
  [{ topics: ["logistics", "cuaca"] }, { field: "topics.1", code: "unknown-code" }],
  [{ obstacles: ["cuaca"] }, { field: "obstacles.0", code: "unknown-code" }],
  [
    { followUps: [{ id, what: "Kirim", who: "office", dueOn: "2026-11-19" }] },
    { field: "followUps.0.dueOn", code: "before-visit" },
  ],
] as [Partial<Visit>, object][])("%o is a problem", (different, problem) => {
  expect(problemsOf(different)).toEqual([problem]);
});
