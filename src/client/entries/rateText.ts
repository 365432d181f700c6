import type { Conversion } from "../../domain/conversion.ts";
import { words } from "../language/dictionary.ts";
import { formatDay, formatQuantity } from "../language/format.ts";
import { entries } from "../language/indonesian/entries.ts";

/** `Kurs tetap: 1 USD = Rp16.200, berlaku 1 Jan 2026 sampai 31 Des 2026`. */
export function rateText(rate: Conversion["rates"][number]): string {
  const { rate: line, rateSeries } = words(entries);
  const named: Partial<Record<string, string>> = rateSeries;
  return line({
    series: named[rate.series] ?? rate.series,
    per: rate.per,
    currency: rate.currency,
    rupiah: `Rp${formatQuantity(rate.rupiah)}`,
    from: formatDay(rate.validFrom),
    to: formatDay(rate.validTo),
  });
}
