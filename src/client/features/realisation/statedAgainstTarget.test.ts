import { expect, test } from "vitest";
import type { StatedFigure } from "../../../domain/statedFigure.ts";
import { statedAgainstTarget } from "./statedAgainstTarget.ts";

const stated: StatedFigure = {
  id: "s",
  year: 2021,
  usd: 30_263_000_00,
  idr: 435_700_000_000_00,
  source: "InfoPublik",
  statedOn: "2022-01-21",
  sectors: [],
};
const target = { id: "t", year: 2021, usd: 26_180_000_00, idr: 376_900_000_000_00 };

test("a published total is told against the target in both currencies", () => {
  const { usd, idr } = statedAgainstTarget(stated, target);
  expect(usd).toMatchObject({ target: 26_180_000_00, difference: 4_083_000_00 });
  expect([usd?.percent.toFixed(1), idr?.percent.toFixed(1)]).toEqual(["115.6", "115.6"]);
  expect(idr?.difference).toBe(58_800_000_000_00);
});

test("a currency that either lacks has no comparison", () => {
  const { idr: _, ...dollarsOnly } = target;
  expect(statedAgainstTarget(stated, dollarsOnly).idr).toBeUndefined();
  expect(statedAgainstTarget(stated, undefined)).toEqual({ usd: undefined, idr: undefined });
  expect(statedAgainstTarget(stated, { ...target, usd: 0 }).usd).toBeUndefined();
});
