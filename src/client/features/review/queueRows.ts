import { Dexie } from "dexie";
import type { DeviceDatabase } from "../../../device/database.ts";
import { entryKinds, entryTable } from "../../../device/store/entryTables.ts";
import type { Exporter } from "../../../domain/exporter.ts";
import type { EntryKind } from "../../../domain/review.ts";
import { isDecision } from "../../../protocol/commands.ts";
import type { AnyEntryRow } from "../../entries/anyEntry.ts";
import { findItems } from "../../ui/pickerItems.ts";
import type { QueueFilter } from "./queueFilter.ts";

/** Rows to show, and whether there are more behind them. */
export type QueueRows = { rows: AnyEntryRow[]; more: boolean };

type Wanted = Pick<QueueFilter, "status" | "kind" | "order"> & {
  matches: ((row: AnyEntryRow) => boolean) | undefined;
  limit: number;
  /** Newest first only: later arrivals stay out, so that nothing moves under the pointer. */
  upTo?: string | undefined;
};

/**
 * The first rows of a state by the time the server received them, since the clocks of phones differ. Reads no more
 * of the tables than it shows.
 */
export async function readQueue(database: DeviceDatabase, wanted: Wanted): Promise<QueueRows> {
  const { kind, order, limit } = wanted;
  const found = await Promise.all(kindsOf(kind).map((each) => readKind(database, each, wanted)));
  const sign = order === "newest" ? -1 : 1;
  const rows = found
    .flat()
    .sort((a, b) => sign * ((a.receivedAt ?? "") < (b.receivedAt ?? "") ? -1 : a.receivedAt === b.receivedAt ? 0 : 1));
  return { rows: rows.slice(0, limit), more: rows.length > limit };
}

async function readKind(
  database: DeviceDatabase,
  kind: EntryKind,
  { status, order, matches, limit, upTo }: Wanted,
): Promise<AnyEntryRow[]> {
  const range = entryTable(database, kind)
    .where("[state+receivedAt]")
    .between([status, Dexie.minKey], [status, upTo ?? Dexie.maxKey], true, true);
  const ordered = order === "newest" ? range.reverse() : range;
  return await (matches === undefined ? ordered : ordered.filter(matches)).limit(limit + 1).toArray();
}

function kindsOf(kind: QueueFilter["kind"]): readonly EntryKind[] {
  return kind === "all" ? entryKinds : [kind];
}

/** How many entries of a state lie on this device, or how many of them the server received after a moment. */
export async function countQueue(
  database: DeviceDatabase,
  wanted: { status: QueueFilter["status"]; kind: QueueFilter["kind"]; after?: string },
): Promise<number> {
  const { status, kind, after } = wanted;
  const counts = await Promise.all(
    kindsOf(kind).map((each) =>
      entryTable(database, each)
        .where("[state+receivedAt]")
        .between([status, after ?? Dexie.minKey], [status, Dexie.maxKey], after === undefined, true)
        .count(),
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/**
 * By the outbox: how many waiting entries this device has decided without an answer yet, and the entries whose
 * decision the server refused.
 */
export async function readDecisions(database: DeviceDatabase): Promise<{ pending: number; refused: AnyEntryRow[] }> {
  const ofStatus = (status: "waiting" | "parked") =>
    database.outbox
      .where("[status+order]")
      .between([status, Dexie.minKey], [status, Dexie.maxKey])
      .filter((command) => isDecision(command.name))
      .toArray();
  const [waiting, parked] = await Promise.all([ofStatus("waiting"), ofStatus("parked")]);
  const ids = parked.map((command) => command.entryId);
  const rows = await Promise.all(entryKinds.map((kind) => entryTable(database, kind).bulkGet(ids)));
  return {
    pending: waiting.filter((command) => command.name !== "v1.review.reopen").length,
    refused: rows.flat().filter((row): row is AnyEntryRow => row?.decision?.refusal !== undefined),
  };
}

/** Whether an entry is of an exporter whose name matches, or bears a number that does; undefined where all match. */
export function matcher(search: string, exporters: readonly Exporter[]): ((row: AnyEntryRow) => boolean) | undefined {
  const wanted = search.trim().toLowerCase();
  if (wanted === "") return undefined;
  const items = exporters.map((exporter) => ({ value: exporter.id, label: exporter.name }));
  const ids = new Set(findItems(items, wanted).map((item) => item.value));
  return (row) => ids.has(row.exporterId) || row.number?.toLowerCase().includes(wanted) === true;
}
