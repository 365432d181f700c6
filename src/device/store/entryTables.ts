import type { Table } from "dexie";
import { placingDay } from "../../domain/placingDay.ts";
import type { EntryKind } from "../../domain/review.ts";
import type { Shipment } from "../../domain/shipment.ts";
import type { ShipmentRecord } from "../../domain/shipmentRecord.ts";
import type { Visit } from "../../domain/visit.ts";
import type { VisitRecord } from "../../domain/visitRecord.ts";
import type { CommandName } from "../../protocol/commands.ts";
import type { DeviceDatabase, EntryRow, OutboxRow, ShipmentRow, VisitRow } from "../database.ts";

// What tells shipments and visits apart, for all that is done with both alike.

export type Contents = { shipment: Shipment; visit: Visit };
export type Records = { shipment: ShipmentRecord; visit: VisitRecord };
export type Rows = { shipment: ShipmentRow; visit: VisitRow };

export const entryKinds: readonly EntryKind[] = ["shipment", "visit"];

export function entryTable<Kind extends EntryKind>(database: DeviceDatabase, kind: Kind): Table<Rows[Kind], string> {
  const tables: { [Each in EntryKind]: Table<Rows[Each], string> } = {
    shipment: database.shipments,
    visit: database.visits,
  };
  return tables[kind];
}

export const recordNames = { shipment: "v1.shipment.record", visit: "v1.visit.record" } as const satisfies Record<
  EntryKind,
  CommandName
>;
export const reviseNames = { shipment: "v1.shipment.revise", visit: "v1.visit.revise" } as const satisfies Record<
  EntryKind,
  CommandName
>;

export function contentOf<Kind extends EntryKind>(kind: Kind, row: Rows[Kind] | Records[Kind]): Contents[Kind] {
  return (row as unknown as Contents)[kind];
}

/** The columns that follow from the content. */
export function columnsOf<Kind extends EntryKind>(
  kind: Kind,
  content: Contents[Kind],
): Pick<EntryRow, "id" | "exporterId" | "day"> {
  const { id, exporterId } = content;
  const day = kind === "shipment" ? (placingDay(content as Shipment) ?? "") : (content as Visit).visitedOn;
  return { id, exporterId, day, [kind]: content };
}

/** A row with other content. */
export function withContent<Kind extends EntryKind>(
  kind: Kind,
  row: Rows[Kind],
  content: Contents[Kind],
  changed: Partial<EntryRow>,
): Rows[Kind] {
  return { ...row, ...columnsOf(kind, content), ...changed };
}

/** An entry as the server holds it, with nothing of this device's own. */
export function storedRow<Kind extends EntryKind>(kind: Kind, record: Records[Kind]): Rows[Kind] {
  return {
    ...columnsOf(kind, contentOf(kind, record)),
    delivery: "sent",
    state: record.state,
    revision: record.revision,
    number: record.number,
    savedAt: record.claimedAt,
    receivedAt: record.recordedAt,
    record,
  } as unknown as Rows[Kind];
}

/** The revision that the server holds, as a pull or a receipt told last; undefined where it holds none. */
export function storedRevision({ record, confirmed }: Rows[EntryKind]): number | undefined {
  return record === undefined && confirmed === undefined
    ? undefined
    : Math.max(record?.revision ?? 0, confirmed?.revision ?? 0);
}

/** The row as the server holds it, without this device's own change of the content; undefined where it holds none. */
export function asStored<Kind extends EntryKind>(kind: Kind, row: Rows[Kind]): Rows[Kind] | undefined {
  const { confirmed } = row;
  const record = row.record as Records[Kind] | undefined;
  if (confirmed !== undefined && confirmed.revision > (record?.revision ?? 0)) {
    const { content, revision, savedAt, receivedAt } = confirmed;
    return withContent(kind, row, content as Contents[Kind], {
      ...{ state: "submitted", revision, savedAt, receivedAt, delivery: "sent", refusal: undefined, awaitsPull: 1 },
    });
  }
  if (record === undefined) return undefined;
  return withContent(kind, row, contentOf(kind, record), {
    state: record.state,
    revision: record.revision,
    savedAt: record.claimedAt,
    receivedAt: record.recordedAt,
    delivery: "sent",
    refusal: undefined,
    awaitsPull: undefined,
  });
}

/** The content that a command brings, or undefined where it brings none of this kind. */
export function contentIn<Kind extends EntryKind>(kind: Kind, command: OutboxRow): Contents[Kind] | undefined {
  if (command.name !== recordNames[kind] && command.name !== reviseNames[kind]) return undefined;
  return (command.body as Contents)[kind];
}
