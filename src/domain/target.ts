import * as z from "zod/mini";
import { Id } from "./ids.ts";
import { MinorUnits } from "./money.ts";
import { text } from "./text.ts";

/** The export value that a plan sets for a year; one per year. Amounts in US cents and sen. */
export const Target = z.strictObject({
  id: Id,
  year: z.int().check(z.gte(2000), z.lte(2100)),
  plan: z.optional(text(100)),
  usd: MinorUnits,
  idr: z.optional(MinorUnits),
  asStated: z.optional(text(300)),
  /** January to December, in ten thousandths of the year; left out where every month is to bring the same. */
  monthlyShares: z.optional(
    z.array(z.int().check(z.gte(0), z.lte(10_000))).check(
      z.length(12),
      z.refine((shares) => shares.reduce((sum, share) => sum + share, 0) === 10_000),
    ),
  ),
});
export type Target = z.infer<typeof Target>;
