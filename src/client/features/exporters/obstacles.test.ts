import { expect, test } from "vitest";
import type { VisitRow } from "../../../device/database.ts";
import { obstaclesByFrequency } from "./obstacles.ts";

const visit = (obstacles: string[], state: VisitRow["state"] = "approved") =>
  ({ state, visit: { obstacles } }) as VisitRow;

test("obstacles are counted once a visit, and not in rejected visits", () => {
  const visits = [
    visit(["finance"]),
    visit(["capacity", "finance"], "submitted"),
    visit(["capacity", "capacity", "finance"], "none"),
    visit(["quality"], "rejected"),
  ];
  expect(obstaclesByFrequency(visits)).toEqual([
    { code: "finance", visits: 3 },
    { code: "capacity", visits: 2 },
  ]);
  expect(obstaclesByFrequency([])).toEqual([]);
});
