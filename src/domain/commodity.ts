import * as z from "zod/mini";
import { text } from "./text.ts";

/**
 * A code of commodities.csv, or `other` for goods that the office's list doesn't name; those are told apart
 * by their description. Whether a code exists is checked against the list by the rules that need it.
 */
export const CommodityCode = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/));
export type CommodityCode = z.infer<typeof CommodityCode>;

/** Goods in somebody's own words with our reading of them. */
export const StatedCommodity = z.object({ asStated: text(100), commodity: CommodityCode });
export type StatedCommodity = z.infer<typeof StatedCommodity>;
