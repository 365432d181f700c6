import type { Table } from "dexie";
import type { NilReportRecord } from "../../domain/nilReport.ts";
import { placingDay } from "../../domain/placingDay.ts";
import type { Shipment } from "../../domain/shipment.ts";
import type { ShipmentRecord } from "../../domain/shipmentRecord.ts";
import { type RecordKind, recordSchemas } from "../../protocol/changes.ts";
import type { DeviceDatabase, NilReportRow, OutboxRow, ShipmentRow } from "../database.ts";

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

/** Every table that a pull writes, and the outbox, whose commands are put on top again. */
export function pulledTables(database: DeviceDatabase): Table[] {
  return [database.shipments, database.nilReports, ...Object.values(plainTables(database))];
}

/** Writes pulled records, with this device's unconfirmed commands on top. Call inside a transaction. */
export async function applyChanges(database: DeviceDatabase, changes: readonly KnownChange[]): Promise<void> {
  const byKind = new Map<RecordKind, KnownChange[]>();
  for (const change of changes) {
    const group = byKind.get(change.kind);
    if (group === undefined) byKind.set(change.kind, [change]);
    else group.push(change);
  }
  const plain = plainTables(database);
  for (const [kind, group] of byKind) {
    if (kind === "shipment") await applyShipments(database, group);
    else if (kind === "nil-report") await applyNilReports(database, group);
    else {
      const table = plain[kind];
      const gone = group.filter((change) => change.record === null).map((change) => change.id);
      const live = group.filter((change) => change.record !== null);
      if (gone.length > 0) await table.bulkDelete(gone);
      if (live.length > 0) {
        await table.bulkPut(live.map((change) => ({ ...(change.record as object), id: change.id })));
      }
    }
  }
}

function plainTables(database: DeviceDatabase): Record<Exclude<RecordKind, "shipment" | "nil-report">, Table> {
  return {
    office: database.offices,
    exporter: database.exporters,
    "export-stop": database.exportStops,
    target: database.targets,
    "stated-figure": database.statedFigures,
    "exchange-rate": database.exchangeRates,
    summary: database.summaries,
  };
}

async function applyShipments(database: DeviceDatabase, changes: readonly KnownChange[]): Promise<void> {
  const ids = changes.map((change) => change.id);
  const unconfirmed = await unconfirmedByEntry(database, ids);
  // Only entries with something of this device's own on top need their present row read.
  const present = new Map<string, ShipmentRow>();
  for (const row of await database.shipments.bulkGet([...unconfirmed.keys()])) {
    if (row !== undefined) present.set(row.id, row);
  }
  const gone: string[] = [];
  const rows: ShipmentRow[] = [];
  for (const change of changes) {
    const record = change.record as ShipmentRecord | null;
    const row = present.get(change.id);
    if (record !== null) rows.push(withOwnCommands(shipmentRowOf(record), row, unconfirmed.get(change.id) ?? []));
    else if (row === undefined) gone.push(change.id);
    // What isn't this person's to read any more may still hold a change of theirs: that stays until it is sent.
    else rows.push({ ...row, record: undefined });
  }
  if (gone.length > 0) await database.shipments.bulkDelete(gone);
  if (rows.length > 0) await database.shipments.bulkPut(rows);
}

async function applyNilReports(database: DeviceDatabase, changes: readonly KnownChange[]): Promise<void> {
  const gone = changes.filter((change) => change.record === null).map((change) => change.id);
  const rows = changes
    .filter((change) => change.record !== null)
    .map((change) => nilReportRowOf(change.record as NilReportRecord));
  if (gone.length > 0) await database.nilReports.bulkDelete(gone);
  if (rows.length > 0) await database.nilReports.bulkPut(rows);
}

/** An entry as the server holds it, with nothing of this device's own. */
function shipmentRowOf(record: ShipmentRecord): ShipmentRow {
  const shipment = record.shipment as Shipment;
  return {
    id: shipment.id,
    exporterId: shipment.exporterId,
    shipment,
    day: placingDay(shipment) ?? "",
    delivery: "sent",
    state: record.state,
    revision: record.revision,
    number: record.number,
    savedAt: record.claimedAt,
    receivedAt: record.recordedAt,
    record,
  };
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
function withOwnCommands(
  server: ShipmentRow,
  present: ShipmentRow | undefined,
  commands: readonly OutboxRow[],
): ShipmentRow {
  let row = server;
  for (const command of commands) {
    if (command.name === "v1.shipment.record" || command.name === "v1.shipment.revise") {
      // What the server already holds is only waiting for its receipt.
      const isHeldThere = command.name === "v1.shipment.record" || command.hash === server.record?.hash;
      if (isHeldThere && command.status === "waiting") continue;
      if (command.offeredAgain === true) continue;
      const { shipment } = command.body as { shipment: Shipment };
      row = {
        ...row,
        shipment,
        exporterId: shipment.exporterId,
        day: placingDay(shipment) ?? "",
        delivery: command.status === "parked" ? "refused" : "queued",
        revision: server.revision + 1,
        savedAt: command.claimedAt,
        refusal: command.refusal,
      };
    } else if (present?.decision?.commandId === command.id) {
      row = { ...row, decision: present.decision };
    }
  }
  return row;
}

async function unconfirmedByEntry(database: DeviceDatabase, ids: readonly string[]): Promise<Map<string, OutboxRow[]>> {
  const byEntry = new Map<string, OutboxRow[]>();
  // Mostly the outbox is empty or short, and one look at it is cheaper than asking for each entry.
  const count = await database.outbox.count();
  if (count === 0) return byEntry;
  const commands =
    count <= ids.length
      ? await database.outbox.toArray()
      : await database.outbox
          .where("entryId")
          .anyOf(ids as string[])
          .toArray();
  const wanted = new Set(ids);
  for (const command of commands.sort((a, b) => (a.order ?? 0) - (b.order ?? 0))) {
    if (!wanted.has(command.entryId)) continue;
    const group = byEntry.get(command.entryId);
    if (group === undefined) byEntry.set(command.entryId, [command]);
    else group.push(command);
  }
  return byEntry;
}
