import type { ShipmentRow } from "../../../device/database.ts";
import { lacksValue } from "../../../domain/conversion.ts";
import { monthOf } from "../../../domain/days.ts";

export type MissingRate = { currency: string; month: string; entries: number };

/** The shipments that count or may yet count and have no value for want of a rate, by currency and month, latest first. */
export function missingRates(
  rows: readonly Pick<ShipmentRow, "day" | "state" | "shipment" | "record">[],
): MissingRate[] {
  const found = new Map<string, MissingRate>();
  for (const { day, state, shipment, record } of rows) {
    if (record === undefined || state === "rejected" || day === "" || !lacksValue(record.conversion)) continue;
    // A value in dollars or rupiah lacks only the other one, whose rate is the dollar's.
    const currency = shipment.currency === "IDR" ? "USD" : shipment.currency;
    const month = monthOf(day);
    const key = `${month} ${currency}`;
    const before = found.get(key);
    if (before === undefined) found.set(key, { currency, month, entries: 1 });
    else before.entries += 1;
  }
  return [...found].sort(([a], [b]) => (a > b ? -1 : 1)).map(([, missing]) => missing);
}
