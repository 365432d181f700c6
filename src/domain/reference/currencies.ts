import { list } from "./lists/currencies.csv";
import { readList } from "./readList.ts";

export interface Currency {
  /** ISO 4217. */
  code: string;
  /** Decimals an amount may have. */
  minorUnits: number;
  nameId: string;
  nameEn: string;
  /** One of the 25 currencies of the Ministry of Finance's weekly rate (KMK). */
  inKmkList: boolean;
  /** How many units the weekly rate is given for (yen: 100); null outside that list. */
  kmkQuotedPer: 1 | 100 | null;
}

export const currencies: readonly Currency[] = readList(list, [
  "code",
  "minor_units",
  "name_en",
  "name_id",
  "in_kmk_list",
  "kmk_quoted_per",
]).map((row) => ({
  code: row.code,
  minorUnits: Number(row.minor_units),
  nameId: row.name_id,
  nameEn: row.name_en,
  inKmkList: row.in_kmk_list === "1",
  kmkQuotedPer: row.kmk_quoted_per === "" ? null : row.kmk_quoted_per === "100" ? 100 : 1,
}));

const currenciesByCode = new Map(currencies.map((currency) => [currency.code, currency]));

export function currencyByCode(code: string): Currency | undefined {
  return currenciesByCode.get(code);
}

export function isCurrencyCode(code: string): boolean {
  return currenciesByCode.has(code);
}
