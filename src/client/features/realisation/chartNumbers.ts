import { minorUnitsOf } from "../../../domain/reference/minorUnits.ts";
import {
  currencySymbol,
  formatCount,
  formatLargeMoney,
  type Scale,
  scaleLabel,
  scaleOf,
} from "../../language/format.ts";
import type { Measure } from "./realisationQuery.ts";

export const currencyOfMeasure = { usd: "USD", idr: "IDR" } as const;

const powers: Record<Scale, number> = { million: 6, billion: 9, trillion: 12 };

/**
 * How a chart writes its numbers: all in the scale of the largest, named once in its heading. Hundreds of thousands
 * are written as parts of a million, as in the sentences beside; less than that in whole dollars or rupiah, since
 * cents would not fit below a bar.
 * @param decimals the most that are shown; zeros at the end go
 * @returns `fixed`: for columns of numbers, which line up by showing all decimals
 */
export function chartNumbers(
  measure: Measure,
  largest: number,
  decimals: 2 | 3 = 2,
): { unit: string; format: (value: number) => string; fixed: (value: number) => string } {
  const currency = currencyOfMeasure[measure];
  const whole = 10 ** minorUnitsOf(currency);
  const scale = scaleOf(largest, currency) ?? (largest >= 100_000 * whole ? "million" : undefined);
  if (scale === undefined) {
    const format = (value: number) => formatCount(Math.round(value / whole));
    return { unit: currencySymbol(currency).trim(), format, fixed: format };
  }
  const step = 10 ** (powers[scale] - decimals) * whole;
  const written = { scale, withoutSymbol: true, withoutScale: true };
  return {
    unit: scaleLabel(scale, currency),
    format: (value) => formatLargeMoney(Math.round(value / step) * step, currency, written),
    fixed: (value) => formatLargeMoney(value, currency, { ...written, decimals }),
  };
}

/** `US$17,862 juta`, `Rp435,7 miliar`; below a million in full. */
export function moneyOf(measure: Measure, value: number, options: { signed?: boolean } = {}): string {
  return formatLargeMoney(value, currencyOfMeasure[measure], options);
}
