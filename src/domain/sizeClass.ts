import * as z from "zod/mini";
import { MinorUnits } from "./money.ts";

/**
 * What a business's size is told by: its capital without land and buildings when it is new, its yearly sales when
 * it existed before; never both. In sen.
 */
export const SizeBasis = z.object({ basis: z.enum(["capital", "sales"]), idr: MinorUnits });
export type SizeBasis = z.infer<typeof SizeBasis>;

export type SizeClass = "micro" | "small" | "medium" | "large" | "unknown";

const billion = 1_000_000_000 * 100;

/** Upper bounds in sen, each included (PP 7/2021 article 35). Above the last one a business is large. */
const bounds: Record<SizeBasis["basis"], readonly [SizeClass, number][]> = {
  capital: [
    ["micro", 1 * billion],
    ["small", 5 * billion],
    ["medium", 10 * billion],
  ],
  sales: [
    ["micro", 2 * billion],
    ["small", 15 * billion],
    ["medium", 50 * billion],
  ],
};

/** Micro, small, medium or large by PP 7/2021; unknown where neither capital nor sales were told. */
export function sizeClassOf(size: SizeBasis | undefined): SizeClass {
  if (size === undefined) return "unknown";
  return bounds[size.basis].find(([, upTo]) => size.idr <= upTo)?.[0] ?? "large";
}
