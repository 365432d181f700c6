import * as z from "zod/mini";
import { text } from "./text.ts";

/** ISO 3166-1 alpha-2; whether the code exists is checked against the country list by the rules that need it. */
export const CountryCode = z.string().check(z.regex(/^[A-Z]{2}$/));
export type CountryCode = z.infer<typeof CountryCode>;

/** UN M49 code of a region. */
const RegionCode = z.string().check(z.regex(/^\d{3}$/));

/**
 * A destination as somebody told it: a country, a region where only that is known, or open where the words
 * fit several ("Australia" may be the country or the continent). An open one keeps the words and no code.
 */
export const Destination = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("country"), code: CountryCode, asStated: z.optional(text(100)) }),
  z.object({ kind: z.literal("region"), code: RegionCode, asStated: z.optional(text(100)) }),
  z.object({ kind: z.literal("open"), asStated: text(100) }),
]);
export type Destination = z.infer<typeof Destination>;
