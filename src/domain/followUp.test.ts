import { expect, test } from "vitest";
import { daysLate, followUpGroup } from "./followUp.ts";

// 24 November 2026 is a Tuesday.
const today = "2026-11-24";

test.each([
  ["2026-11-23", "late", 1],
  ["2026-11-24", "this-week", 0],
  ["2026-11-29", "this-week", 0],
  ["2026-11-30", "later", 0],
  ["2025-11-24", "late", 365],
] as const)("what is due on %s is %s", (dueOn, group, late) => {
  expect(followUpGroup({ dueOn }, today)).toBe(group);
  expect(daysLate({ dueOn }, today)).toBe(late);
});

test("on a Sunday the week ends today", () => {
  expect(followUpGroup({ dueOn: "2026-11-29" }, "2026-11-29")).toBe("this-week");
  expect(followUpGroup({ dueOn: "2026-11-30" }, "2026-11-29")).toBe("later");
});

test("what is done is done, however late", () => {
  const done = { dueOn: "2026-01-01", doneOn: "2026-11-20" };
  expect(followUpGroup(done, today)).toBe("done");
  expect(daysLate(done, today)).toBe(0);
});
