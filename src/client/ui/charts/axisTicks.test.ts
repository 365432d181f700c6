import { describe, expect, it } from "vitest";
import { axisTicks } from "./axisTicks.ts";

describe("axis ticks", () => {
  it.each([
    [28, 5, [0, 10, 20]],
    [26.44, 6, [0, 5, 10, 15, 20, 25]],
    [3.04, 3, [0, 2]],
    [3.04, 4, [0, 1, 2, 3]],
    [0.3, 3, [0, 0.1, 0.2, 0.3]],
    [1_234_567, 4, [0, 500_000, 1_000_000]],
  ])("up to %d in about %d steps are round numbers from 0", (max, count, ticks) => {
    expect(axisTicks(max, count)).toEqual(ticks);
  });

  it.each([0, -3, Number.NaN, Number.POSITIVE_INFINITY])("are only 0 where there is nothing to show (%d)", (max) => {
    expect(axisTicks(max, 4)).toEqual([0]);
  });
});
