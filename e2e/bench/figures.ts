import { appendFileSync, mkdirSync } from "node:fs";

/** One measured figure beside the baseline of the same run, and the budget it is held against. */
export type Figure = {
  what: string;
  value: number;
  unit: "bytes" | "ms" | "commands/s" | "requests";
  baseline?: { what: string; value: number };
  /** Highest value, or highest ratio to the baseline, that design allows. */
  budget?: { value: number } | { ratio: number };
};

const folder = "node_modules/.cache/bench";

/** Prints a figure as a line for people, and keeps it as a line of JSON. */
export function report(figure: Figure): void {
  const { what, value, unit, baseline, budget } = figure;
  const ratio = baseline === undefined ? undefined : value / baseline.value;
  const parts = [
    what.padEnd(58),
    `${Math.round(value).toLocaleString("en-GB")} ${unit}`.padStart(18),
    baseline === undefined
      ? "".padEnd(48)
      : `${baseline.what}: ${Math.round(baseline.value).toLocaleString("en-GB")}, ratio ${ratio?.toFixed(2)}`.padEnd(
          48,
        ),
    budget === undefined ? "" : verdict(figure, ratio),
  ];
  console.log(parts.join("  "));
  mkdirSync(folder, { recursive: true });
  appendFileSync(`${folder}/figures.jsonl`, `${JSON.stringify({ ...figure, ratio })}\n`);
}

function verdict({ value, budget }: Figure, ratio: number | undefined): string {
  if (budget === undefined) return "";
  if ("value" in budget) return `${value <= budget.value ? "within" : "ABOVE"} ${budget.value.toLocaleString("en-GB")}`;
  return `${(ratio ?? Infinity) <= budget.ratio ? "within" : "ABOVE"} ${budget.ratio} × baseline`;
}

/** The value that a share of the sorted values doesn't exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
