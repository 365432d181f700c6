import * as z from "zod/mini";
import { largestAmount } from "./amounts.ts";

/** Money as a whole number of minor units of its currency (US cents, sen), never a fraction. */
export const MinorUnits = z.int().check(z.gte(0), z.lte(largestAmount));
export type MinorUnits = z.infer<typeof MinorUnits>;

/** Weights, quantities and rates as whole numbers of 1/10,000: customs declares them with four decimals. */
export const TenThousandths = z.int().check(z.gte(0), z.lte(largestAmount));
export type TenThousandths = z.infer<typeof TenThousandths>;

export const CurrencyCode = z.string().check(z.regex(/^[A-Z]{3}$/));
export type CurrencyCode = z.infer<typeof CurrencyCode>;
