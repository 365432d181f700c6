import type { Exporter } from "./exporter.ts";
import { isCommodityCode, otherCommodity } from "./reference/commodities.ts";
import { isCountryCode } from "./reference/countries.ts";
import { isRegionCode } from "./reference/regions.ts";

// Apart from the schema: what reads exporters from the wire doesn't need the lists of codes.

export type ExporterProblem = { field: string; code: "unknown-code" };

/** What keeps an exporter from being stored, beyond its schema (domain.md section 3). */
export function exporterProblems(exporter: Exporter): ExporterProblem[] {
  const problems: ExporterProblem[] = [];
  exporter.commodities.forEach((code, index) => {
    if (code !== otherCommodity && !isCommodityCode(code)) {
      problems.push({ field: `commodities.${index}`, code: "unknown-code" });
    }
  });
  exporter.destinations.forEach((destination, index) => {
    const isKnown =
      destination.kind === "open" ||
      (destination.kind === "country" ? isCountryCode(destination.code) : isRegionCode(destination.code));
    if (!isKnown) problems.push({ field: `destinations.${index}`, code: "unknown-code" });
  });
  return problems;
}
