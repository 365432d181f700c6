import type { DeviceDatabase, ShipmentRow } from "../../../device/database.ts";
import { yearOf } from "../../../domain/days.ts";
import { type Sum, sumOf } from "../../../domain/realisation.ts";
import { type Summary, summaryOf } from "../../../domain/summary.ts";
import { type EntriesFilter, monthsOfPeriod } from "./realisationQuery.ts";

/** A number's sum as the office told it, with the goods lines it is made of: of all entries, held here or not. */
export async function sumBehind(database: DeviceDatabase, filter: EntriesFilter): Promise<Sum & { lines: number }> {
  const months = await Promise.all(
    monthsOfPeriod(filter.year, filter.period).map((month) =>
      database.summaries.where("month").equals(month).toArray(),
    ),
  );
  const rows = months.flat().filter((row) => matches(row, filter));
  return { ...sumOf(rows), lines: rows.reduce((lines, row) => lines + row.lines, 0) };
}

/** An entry with what of it belongs to the number: of goods of two commodities only those that were asked for. */
export type EntryBehind = { row: ShipmentRow; part: Sum; lines: number };

/** The entries of a number that this device holds, latest first, found by exporter or day. */
export async function entriesBehind(
  database: DeviceDatabase,
  filter: EntriesFilter,
  limit: number,
): Promise<{ entries: EntryBehind[]; more: boolean }> {
  const months = monthsOfPeriod(filter.year, filter.period);
  const [from, to] = [`${months[0]}-01`, `${months.at(-1)}-31`];
  const { exporterId } = filter;
  const range =
    exporterId === undefined
      ? database.shipments.where("day").between(from, to, true, true)
      : database.shipments.where("[exporterId+day]").between([exporterId, from], [exporterId, to], true, true);
  const rows = await range
    .reverse()
    .filter((row) => row.state === filter.state && partsOf(row, filter).length > 0)
    .limit(limit + 1)
    .toArray();
  const entries = rows.slice(0, limit).map((row) => {
    const parts = partsOf(row, filter);
    return { row, part: sumOf(parts), lines: parts.reduce((lines, part) => lines + part.lines, 0) };
  });
  return { entries, more: rows.length > limit };
}

/**
 * Whether some of the entries behind a number are missing here. Decided entries are held for this year and the
 * last, the newest 20,000 (design.md section 5).
 * @param listed undefined while not all of them were read
 */
export function isIncomplete(told: {
  filter: EntriesFilter;
  currentYear: number;
  lines: number;
  listed: readonly EntryBehind[] | undefined;
}): boolean {
  const { filter, currentYear, lines, listed } = told;
  if (lines === 0) return false;
  if (filter.state === "approved" && filter.year < currentYear - 1) return true;
  return listed !== undefined && listed.reduce((sum, entry) => sum + entry.lines, 0) < lines;
}

function partsOf(row: ShipmentRow, filter: EntriesFilter): Summary[] {
  const { record } = row;
  if (record === undefined) return [];
  const shipment = record.shipment as ShipmentRow["shipment"];
  return summaryOf({ shipment, conversion: record.conversion, state: record.state }).filter((part) =>
    matches(part, filter),
  );
}

function matches(row: Summary, filter: EntriesFilter): boolean {
  return (
    row.state === filter.state &&
    yearOf(row.month) === filter.year &&
    (filter.exporterId === undefined || row.exporterId === filter.exporterId) &&
    (filter.commodity === undefined || row.commodity === filter.commodity) &&
    (filter.destination === undefined || row.destination === filter.destination)
  );
}
