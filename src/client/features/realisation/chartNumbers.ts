import { currencySymbol, formatLargeMoney, type Scale, scaleLabel, scaleOf } from "../../language/format.ts";
import type { Measure } from "./realisationQuery.ts";

export const currencyOfMeasure = { usd: "USD", idr: "IDR" } as const;

const powers: Record<Scale, number> = { million: 6, billion: 9, trillion: 12 };

/**
 * How a chart writes its numbers: all in the scale of the largest, named once in its heading.
 * @param decimals the most that are shown; zeros at the end go
 */
export function chartNumbers(
  measure: Measure,
  largest: number,
  decimals: 2 | 3 = 2,
): { unit: string; format: (value: number) => string } {
  const currency = currencyOfMeasure[measure];
  const scale = scaleOf(largest, currency);
  const step = scale === undefined ? 1 : 10 ** (powers[scale] + 2 - decimals);
  return {
    unit: scale === undefined ? currencySymbol(currency).trim() : scaleLabel(scale, currency),
    format: (value) =>
      formatLargeMoney(Math.round(value / step) * step, currency, {
        withoutSymbol: true,
        withoutScale: true,
        ...(scale === undefined ? {} : { scale }),
      }),
  };
}

/** `US$17,862 juta`, `Rp435,7 miliar`; below a million in full. */
export function moneyOf(measure: Measure, value: number, options: { signed?: boolean } = {}): string {
  return formatLargeMoney(value, currencyOfMeasure[measure], options);
}
