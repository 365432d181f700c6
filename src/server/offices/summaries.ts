import { yearOf } from "../../domain/days.ts";
import type { ShipmentRecord } from "../../domain/shipmentRecord.ts";
import { plus, type Summary, type SummaryKey, summaryId, summaryOf } from "../../domain/summary.ts";
import type { OfficeChange } from "./officeChange.ts";
import { getRecord, putRecord, removeRecord } from "./records.ts";

/** Takes a shipment's old state out of the summaries and counts its new one; either may be missing. */
export function countShipment(
  change: OfficeChange,
  { before, after }: { before?: ShipmentRecord | undefined; after?: ShipmentRecord | undefined },
): void {
  if (before !== undefined) add(change, before, -1);
  if (after !== undefined) add(change, after, 1);
}

/** Writes what the transaction changed of the summaries: many entries of a batch touch the same few rows. */
export async function writeSummaries(change: OfficeChange): Promise<void> {
  for (const [id, gain] of change.summaries) {
    if (isZero(gain)) continue;
    const present = await getRecord(change, "summary", id);
    const row = plus(gain, present ?? zero(gain), 1);
    if (isZero(row)) await removeRecord(change, "summary", id);
    else await putRecord(change, "summary", id, row);
  }
  for (const [key, entries] of change.usedRates) {
    if (entries === 0) continue;
    const [year, rate] = JSON.parse(key) as [number, string];
    await change.tx
      .insertInto("used_rate")
      .values({ office_id: change.officeId, year, rate, entries })
      .onConflict((conflict) =>
        conflict
          .columns(["office_id", "year", "rate"])
          .doUpdateSet((row) => ({ entries: row("used_rate.entries", "+", row.ref("excluded.entries")) })),
      )
      .execute();
  }
}

function add(change: OfficeChange, entry: ShipmentRecord, sign: 1 | -1): void {
  const rows = summaryOf(entry);
  for (const row of rows) {
    const id = summaryId(row);
    change.summaries.set(id, plus(change.summaries.get(id) ?? zero(row), row, sign));
  }
  const [first] = rows;
  if (first === undefined) return;
  for (const rate of entry.conversion.rates) {
    const key = JSON.stringify([yearOf(first.month), JSON.stringify(rate)]);
    change.usedRates.set(key, (change.usedRates.get(key) ?? 0) + sign);
  }
}

function zero({ month, exporterId, commodity, destination, state }: SummaryKey): Summary {
  const nothing = { usd: 0, idr: 0, lines: 0, entries: 0, entriesWithoutUsd: 0, entriesWithoutIdr: 0 };
  return { month, exporterId, commodity, destination, state, ...nothing };
}

function isZero({ usd, idr, lines, entries, entriesWithoutUsd, entriesWithoutIdr }: Summary): boolean {
  return [usd, idr, lines, entries, entriesWithoutUsd, entriesWithoutIdr].every((value) => value === 0);
}
