import * as z from "zod/mini";
import { Breakdown } from "../domain/realisation.ts";

/** Dollars and rupiah as JSON numbers, or null where not known. */
const Money = z.object({ usd: z.nullable(z.number()), idr: z.nullable(z.number()) });

export const RealisationQuery = z.strictObject({
  year: z.string().check(z.regex(/^20\d{2}$/)),
  by: z._default(Breakdown, "month"),
});

/** Answer of `GET /api/realisation`. */
export const RealisationAnswer = z.object({
  year: z.int(),
  by: z.string(),
  basis: z.enum(["stated", "entries"]),
  target: z.nullable(z.object({ ...Money.shape, plan: z.nullable(z.string()) })),
  approved: z.object({ ...Money.shape, entries: z.int(), entriesWithoutRate: z.int() }),
  waiting: z.object({ ...Money.shape, entries: z.int(), entriesWithoutRate: z.int() }),
  stated: z.nullable(
    z.object({
      ...Money.shape,
      exporters: z.nullable(z.int()),
      source: z.string(),
      statedOn: z.string(),
      statedBy: z.nullable(z.string()),
      excess: z.nullable(z.object({ ...Money.shape, approximate: z.boolean(), asStated: z.string() })),
    }),
  ),
  achievementPercent: Money,
  difference: Money,
  provisional: z.boolean(),
  rates: z.array(
    z.object({
      currency: z.string(),
      per: z.int(),
      rupiah: z.number(),
      series: z.string(),
      source: z.string(),
      validFrom: z.string(),
      validTo: z.string(),
    }),
  ),
  rows: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      approved: z.object({ ...Money.shape, entries: z.int() }),
      waiting: z.object({ ...Money.shape, entries: z.int() }),
    }),
  ),
  asOf: z.string(),
});
export type RealisationAnswer = z.infer<typeof RealisationAnswer>;
