import { list } from "./lists/currencies.csv?columns=code,minor_units";
import { readList } from "./readList.ts";

// Apart from the list of currencies with its names: every page that shows an amount needs this much of it.
const minorUnitsByCode = new Map(
  readList(list, ["code", "minor_units"]).map((row) => [row.code, Number(row.minor_units)]),
);

/** Decimals an amount in this currency may have; 2, as most have, for a currency younger than the list. */
export function minorUnitsOf(code: string): number {
  return minorUnitsByCode.get(code) ?? 2;
}
