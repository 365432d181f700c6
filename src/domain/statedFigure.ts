import * as z from "zod/mini";
import { StatedCommodity } from "./commodity.ts";
import { Id } from "./ids.ts";
import { IsoDate } from "./isoDate.ts";
import { MinorUnits } from "./money.ts";
import { text } from "./text.ts";

/**
 * A year's total as the office published it, for years whose entries were never kept here.
 * Amounts in US cents and sen. What the office said of the excess over the target is kept as said, even where
 * it differs from the difference of its own totals.
 */
export const StatedFigure = z.strictObject({
  id: Id,
  year: z.int().check(z.gte(2000), z.lte(2100)),
  usd: MinorUnits,
  idr: z.optional(MinorUnits),
  exporters: z.optional(z.int().check(z.gte(0), z.lte(1_000_000))),
  source: text(300),
  sourceUrl: z.optional(text(500)),
  statedOn: IsoDate,
  statedBy: z.optional(text(200)),
  asStated: z.optional(text(300)),
  excess: z.optional(
    z.object({ usd: MinorUnits, idr: z.optional(MinorUnits), approximate: z.boolean(), asStated: text(300) }),
  ),
  sectors: z.array(StatedCommodity).check(z.maxLength(100)),
});
export type StatedFigure = z.infer<typeof StatedFigure>;

/**
 * Rupiah for one dollar, as two figures for the same thing imply it where no rate was told with them.
 * @param told US cents and sen
 */
export function impliedRate(told: { usd: MinorUnits; idr?: MinorUnits | undefined }): number | undefined {
  return told.idr === undefined || told.usd === 0 ? undefined : told.idr / told.usd;
}
