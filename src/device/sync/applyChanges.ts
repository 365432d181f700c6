import type { Table } from "dexie";
import type { ExporterRecord } from "../../domain/exporter.ts";
import type { ExportStopRecord } from "../../domain/exportStop.ts";
import type { FollowUpRecord } from "../../domain/followUp.ts";
import type { NilReportRecord } from "../../domain/nilReport.ts";
import type { EntryKind } from "../../domain/review.ts";
import { type RecordKind, recordSchemas } from "../../protocol/changes.ts";
import type { DeviceDatabase, NilReportRow, OutboxRow } from "../database.ts";
import {
  contentIn,
  entryKinds,
  entryTable,
  type Records,
  type Rows,
  recordNames,
  storedRow,
  withContent,
} from "../store/entryTables.ts";
import { groupByEntry } from "../store/followUpRows.ts";
import { exporterRow, exportStopRow, followUpRow } from "../store/ownChanges.ts";

/** A change whose kind this device knows and whose record fits its schema. */
export type KnownChange = { kind: RecordKind; id: string; record: unknown };

/**
 * Sorts out what this device can keep. A kind of record that a newer server added is left out; a record of a
 * known kind that doesn't fit its schema is no answer of ours.
 * @returns undefined where a record doesn't fit
 */
export function knownChanges(
  changes: readonly { kind: string; id: string; record: unknown }[],
): KnownChange[] | undefined {
  const known: KnownChange[] = [];
  for (const change of changes) {
    if (!Object.hasOwn(recordSchemas, change.kind)) continue;
    const kind = change.kind as RecordKind;
    if (change.record === null) {
      known.push({ kind, id: change.id, record: null });
      continue;
    }
    const parsed = recordSchemas[kind].safeParse(change.record);
    if (!parsed.success) return undefined;
    known.push({ kind, id: change.id, record: parsed.data });
  }
  return known;
}

/** Every table that a pull writes. It reads the outbox too, whose commands are put on top again. */
export function pulledTables(database: DeviceDatabase): Table[] {
  const { shipments, visits, nilReports, followUps, exporters, exportStops } = database;
  return [shipments, visits, nilReports, followUps, exporters, exportStops, ...Object.values(plainTables(database))];
}

/** Writes pulled records, with this device's unconfirmed commands on top. Call inside a transaction. */
export async function applyChanges(database: DeviceDatabase, changes: readonly KnownChange[]): Promise<void> {
  const byKind = new Map<RecordKind, KnownChange[]>();
  for (const change of changes) {
    const group = byKind.get(change.kind);
    if (group === undefined) byKind.set(change.kind, [change]);
    else group.push(change);
  }
  const of = (kind: RecordKind) => byKind.get(kind) ?? [];
  for (const kind of entryKinds) await applyEntries(database, kind, of(kind));
  await applyNilReports(database, of("nil-report"));
  await applyMasters(database, of("exporter"), database.exporters, (change, commands) =>
    exporterRow((change.record as ExporterRecord | null) ?? undefined, commands),
  );
  await applyMasters(database, of("export-stop"), database.exportStops, (change, commands) =>
    exportStopRow((change.record as ExportStopRecord | null) ?? undefined, commands),
  );
  await applyMasters(database, of("follow-up"), database.followUps, ({ record }, commands) => {
    const told = record as FollowUpRecord | null;
    return told === null ? undefined : followUpRow(told, told, commands);
  });
  for (const [kind, table] of Object.entries(plainTables(database))) {
    const group = of(kind as RecordKind);
    const gone = group.filter((change) => change.record === null).map((change) => change.id);
    const live = group.filter((change) => change.record !== null);
    if (gone.length > 0) await table.bulkDelete(gone);
    if (live.length > 0) {
      await table.bulkPut(live.map((change) => ({ ...(change.record as object), id: change.id })));
    }
  }
}

/** Kinds that this device keeps as they are told. */
type PlainKind = "office" | "target" | "stated-figure" | "exchange-rate" | "summary";

function plainTables(database: DeviceDatabase): Record<PlainKind, Table> {
  return {
    office: database.offices,
    target: database.targets,
    "stated-figure": database.statedFigures,
    "exchange-rate": database.exchangeRates,
    summary: database.summaries,
  };
}

async function applyEntries<Kind extends EntryKind>(
  database: DeviceDatabase,
  kind: Kind,
  changes: readonly KnownChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const table = entryTable(database, kind);
  const ids = changes.map((change) => change.id);
  const unconfirmed = await unconfirmedByEntry(database, ids);
  // Only entries with something of this device's own on top need their present row read.
  const present = new Map<string, Rows[Kind]>();
  for (const row of await table.bulkGet([...unconfirmed.keys()])) if (row !== undefined) present.set(row.id, row);
  const gone: string[] = [];
  const rows: Rows[Kind][] = [];
  for (const change of changes) {
    const record = change.record as Records[Kind] | null;
    const row = present.get(change.id);
    if (record !== null) {
      rows.push(withOwnCommands(kind, storedRow(kind, record), row, unconfirmed.get(change.id) ?? []));
    } else if (row === undefined) gone.push(change.id);
    // What isn't this person's to read any more may still hold a change of theirs: that stays until it is sent.
    else rows.push({ ...row, record: undefined });
  }
  if (gone.length > 0) await table.bulkDelete(gone);
  if (rows.length > 0) await table.bulkPut(rows);
}

async function applyNilReports(database: DeviceDatabase, changes: readonly KnownChange[]): Promise<void> {
  const gone = changes.filter((change) => change.record === null).map((change) => change.id);
  const rows = changes
    .filter((change) => change.record !== null)
    .map((change) => nilReportRowOf(change.record as NilReportRecord));
  if (gone.length > 0) await database.nilReports.bulkDelete(gone);
  if (rows.length > 0) await database.nilReports.bulkPut(rows);
}

/** Records that aren't reviewed: each row is what the office holds, with this device's own changes on top. */
async function applyMasters<Row extends { id: string }>(
  database: DeviceDatabase,
  changes: readonly KnownChange[],
  table: Table<Row, string>,
  rowOf: (change: KnownChange, commands: readonly OutboxRow[]) => Row | undefined,
): Promise<void> {
  if (changes.length === 0) return;
  const unconfirmed = await unconfirmedByEntry(
    database,
    changes.map((change) => change.id),
  );
  const gone: string[] = [];
  const rows: Row[] = [];
  for (const change of changes) {
    const row = rowOf(change, unconfirmed.get(change.id) ?? []);
    if (row === undefined) gone.push(change.id);
    else rows.push(row);
  }
  if (gone.length > 0) await table.bulkDelete(gone);
  if (rows.length > 0) await table.bulkPut(rows);
}

function nilReportRowOf(record: NilReportRecord): NilReportRow {
  const { nilReport } = record;
  return {
    id: nilReport.id,
    exporterId: nilReport.exporterId,
    month: nilReport.month,
    nilReport: nilReport as NilReportRow["nilReport"],
    delivery: "sent",
    number: record.number,
    savedAt: record.claimedAt,
    receivedAt: record.recordedAt,
    record,
  };
}

/** Puts this device's unconfirmed content and decision over the server's row. */
function withOwnCommands<Kind extends EntryKind>(
  kind: Kind,
  server: Rows[Kind],
  present: Rows[Kind] | undefined,
  commands: readonly OutboxRow[],
): Rows[Kind] {
  let row = server;
  for (const command of commands) {
    const content = contentIn(kind, command);
    if (content !== undefined) {
      // What the server already holds is only waiting for its receipt.
      const isHeldThere = command.name === recordNames[kind] || command.hash === server.record?.hash;
      if (isHeldThere && command.status === "waiting") continue;
      if (command.offeredAgain === true) continue;
      row = withContent(kind, row, content, {
        delivery: command.status === "parked" ? "refused" : "queued",
        revision: server.revision + 1,
        savedAt: command.claimedAt,
        refusal: command.refusal,
      });
    } else if (present?.decision?.commandId === command.id) {
      row = { ...row, decision: present.decision };
    }
  }
  return row;
}

async function unconfirmedByEntry(database: DeviceDatabase, ids: readonly string[]): Promise<Map<string, OutboxRow[]>> {
  // Mostly the outbox is empty or short, and one look at it is cheaper than asking for each entry.
  const count = await database.outbox.count();
  if (count === 0) return new Map();
  const commands =
    count <= ids.length
      ? await database.outbox.toArray()
      : await database.outbox
          .where("entryId")
          .anyOf(ids as string[])
          .toArray();
  const wanted = new Set(ids);
  return groupByEntry(
    commands.filter(({ entryId }) => wanted.has(entryId)).sort((a, b) => (a.order ?? 0) - (b.order ?? 0)),
  );
}
