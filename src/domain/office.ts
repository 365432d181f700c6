import * as z from "zod/mini";
import { RateSeries } from "./exchangeRate.ts";
import { Id } from "./ids.ts";
import { text } from "./text.ts";

const TimeZone = z.enum(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]);

/** The trade office of one city or regency: the unit of access, of ordering and of partitioning. */
export const Office = z.strictObject({
  id: Id,
  name: text(200),
  shortName: text(60),
  city: text(100),
  /** Code of the city or regency, digits only: the region of origin of its goods (3375 is Kota Pekalongan). */
  regionCode: z.optional(z.string().check(z.regex(/^\d{4}$/))),
  timeZone: TimeZone,
  rateSeries: RateSeries,
  /** Day of the following month by which a month should be reported. */
  reportingDeadlineDay: z.int().check(z.gte(1), z.lte(28)),
  /** Number for help on WhatsApp, digits with country code. */
  helpWhatsApp: z.optional(z.string().check(z.regex(/^\d{8,15}$/))),
  plan: z.optional(z.object({ name: text(60), fullName: text(200), fromYear: z.int(), toYear: z.int() })),
  /** True for the made-up set: every page then says "Kantor contoh". */
  example: z.boolean(),
});
export type Office = z.infer<typeof Office>;
