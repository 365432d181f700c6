import { Dexie } from "dexie";
import type { DeviceDatabase, ShipmentRow } from "../../../device/database.ts";
import type { Exporter } from "../../../domain/exporter.ts";
import { findItems } from "../../ui/pickerItems.ts";
import type { QueueFilter } from "./queueFilter.ts";

/** Rows to show, and whether there are more behind them. */
export type QueueRows = { rows: ShipmentRow[]; more: boolean };

type Wanted = Pick<QueueFilter, "status" | "order"> & {
  matches: ((row: ShipmentRow) => boolean) | undefined;
  limit: number;
  /** Newest first only: later arrivals stay out, so that nothing moves under the pointer. */
  upTo?: string | undefined;
};

/**
 * The first rows of a state by the time the server received them, since the clocks of phones differ. Reads no more
 * of the table than it shows.
 */
export async function readQueue(database: DeviceDatabase, wanted: Wanted): Promise<QueueRows> {
  const { status, order, matches, limit, upTo } = wanted;
  const range = database.shipments
    .where("[state+receivedAt]")
    .between([status, Dexie.minKey], [status, upTo ?? Dexie.maxKey], true, true);
  const ordered = order === "newest" ? range.reverse() : range;
  const found = await (matches === undefined ? ordered : ordered.filter(matches)).limit(limit + 1).toArray();
  return { rows: found.slice(0, limit), more: found.length > limit };
}

/** How many entries of a state lie on this device, or how many of them the server received after a moment. */
export async function countQueue(
  database: DeviceDatabase,
  wanted: { status: QueueFilter["status"]; after?: string },
): Promise<number> {
  return await database.shipments
    .where("[state+receivedAt]")
    .between(
      [wanted.status, wanted.after ?? Dexie.minKey],
      [wanted.status, Dexie.maxKey],
      wanted.after === undefined,
      true,
    )
    .count();
}

/**
 * By the outbox: how many waiting entries this device has decided without an answer yet, and the entries whose
 * decision the server refused.
 */
export async function readDecisions(database: DeviceDatabase): Promise<{ pending: number; refused: ShipmentRow[] }> {
  const ofStatus = (status: "waiting" | "parked") =>
    database.outbox
      .where("[status+order]")
      .between([status, Dexie.minKey], [status, Dexie.maxKey])
      .filter((command) => command.name.startsWith("v1.review."))
      .toArray();
  const [waiting, parked] = await Promise.all([ofStatus("waiting"), ofStatus("parked")]);
  const rows = await database.shipments.bulkGet(parked.map((command) => command.entryId));
  return {
    pending: waiting.filter((command) => command.name !== "v1.review.reopen").length,
    refused: rows.filter((row) => row?.decision?.refusal !== undefined) as ShipmentRow[],
  };
}

/** Whether an entry is of an exporter whose name matches, or bears a number that does; undefined where all match. */
export function matcher(search: string, exporters: readonly Exporter[]): ((row: ShipmentRow) => boolean) | undefined {
  const wanted = search.trim().toLowerCase();
  if (wanted === "") return undefined;
  const items = exporters.map((exporter) => ({ value: exporter.id, label: exporter.name }));
  const ids = new Set(findItems(items, wanted).map((item) => item.value));
  return (row) => ids.has(row.exporterId) || row.number?.toLowerCase().includes(wanted) === true;
}
