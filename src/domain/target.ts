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
});
export type Target = z.infer<typeof Target>;
