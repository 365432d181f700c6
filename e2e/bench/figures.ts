import { appendFileSync, mkdirSync } from "node:fs";

/** One measured figure beside the baseline of the same run, and the budget it is held against. */
type Budget = { most: number } | { least: number } | { mostOfBaseline: number } | { leastOfBaseline: number };

export type Figure = {
  what: string;
  value: number;
  unit: "bytes" | "ms" | "commands/s" | "checks/s" | "requests" | "flushes" | "MB";
  baseline?: { what: string; value: number };
  /** Highest value or ratio to the baseline that the design allows, or the lowest where more is better. */
  budget?: Budget | readonly Budget[];
};

const folder = "node_modules/.cache/bench";

/** Prints a figure as a line for people, and keeps it as a line of JSON. */
export function report(figure: Figure): void {
  const { what, value, unit, baseline, budget } = figure;
  const ratio = baseline === undefined || baseline.value === 0 ? undefined : value / baseline.value;
  const budgets = budget === undefined ? [] : [budget].flat();
  const parts = [
    what.padEnd(62),
    `${text(value)} ${unit}`.padStart(18),
    (baseline === undefined
      ? ""
      : `${ratio === undefined ? "" : `${text(ratio)} of `}${text(baseline.value)} (${baseline.what})`
    ).padEnd(52),
    budgets.map((each) => verdict(each, value, ratio)).join(", "),
  ];
  console.log(parts.join("  ").trimEnd());
  mkdirSync(folder, { recursive: true });
  const within = budgets.every((each) => isWithin(each, value, ratio));
  const line = JSON.stringify({ ...figure, ratio, ...(budgets.length === 0 ? {} : { within }) });
  console.log(line);
  appendFileSync(`${folder}/figures.jsonl`, `${line}\n`);
}

function verdict(budget: Budget, value: number, ratio: number | undefined): string {
  const word = isWithin(budget, value, ratio) ? "within" : "MISSED";
  if ("most" in budget) return `${word} (at most ${text(budget.most)})`;
  if ("least" in budget) return `${word} (at least ${text(budget.least)})`;
  if ("mostOfBaseline" in budget) return `${word} (at most ${budget.mostOfBaseline} of it)`;
  return `${word} (at least ${budget.leastOfBaseline} of it)`;
}

function isWithin(budget: Budget, value: number, ratio = Number.NaN): boolean {
  if ("most" in budget) return value <= budget.most;
  if ("least" in budget) return value >= budget.least;
  if ("mostOfBaseline" in budget) return ratio <= budget.mostOfBaseline;
  return ratio >= budget.leastOfBaseline;
}

function text(value: number): string {
  const rounded = value < 20 ? Math.round(value * 100) / 100 : Math.round(value);
  return rounded.toLocaleString("en-GB");
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value that a share of the sorted values doesn't exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
