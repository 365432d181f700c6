import type { StatedFigure } from "../../../domain/statedFigure.ts";
import type { Target } from "../../../domain/target.ts";
import type { Measure } from "./realisationQuery.ts";

/** Minor units, and realised / target × 100. */
export type Against = { target: number; percent: number; difference: number };

/**
 * A published total against the year's target, in each currency that both have. Of a year that also has
 * entries, achievement and difference are told on those; this is the published figure's own.
 */
export function statedAgainstTarget(
  stated: StatedFigure,
  target: Target | undefined,
): Record<Measure, Against | undefined> {
  const against = (value: number | undefined, wanted: number | undefined): Against | undefined =>
    value === undefined || wanted === undefined || wanted === 0
      ? undefined
      : { target: wanted, percent: (value / wanted) * 100, difference: value - wanted };
  return { usd: against(stated.usd, target?.usd), idr: against(stated.idr, target?.idr) };
}
