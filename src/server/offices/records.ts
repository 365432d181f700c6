import { monthOf } from "../../domain/days.ts";
import { reporterOf } from "../../domain/entryRecord.ts";
import { placingDay } from "../../domain/placingDay.ts";
import type { RecordKind, RecordOf } from "../../protocol/changes.ts";
import { inPortions } from "../database/inPortions.ts";
import { prepared } from "../database/prepared.ts";
import type { OfficeChange } from "./officeChange.ts";

/** A record as it stands in its table. */
export type RecordRow = {
  id: string;
  kind: RecordKind;
  sequence: number;
  exporter_id: string | null;
  author_id: string | null;
  month: string;
  state: string;
  body: string | null;
};

/** The record of a kind and id, or undefined where there is none (or no longer). */
export async function getRecord<Kind extends RecordKind>(
  change: OfficeChange,
  kind: Kind,
  id: string,
): Promise<RecordOf<Kind> | undefined> {
  const row = await getRow(change, id);
  return row === undefined || row.kind !== kind || row.body === null
    ? undefined
    : (JSON.parse(row.body) as RecordOf<Kind>);
}

/** Of whom a record was that has been removed since; undefined where there was none, or it is still there. */
export async function getRemoved(
  change: OfficeChange,
  kind: RecordKind,
  id: string,
): Promise<Pick<RecordRow, "sequence" | "exporter_id" | "author_id"> | undefined> {
  const row = await getRow(change, id);
  return row?.kind === kind && row.body === null ? row : undefined;
}

/** Whether an id belongs to a record of whatever kind, be it deleted: ids are unique in their office. */
export async function isIdTaken(change: OfficeChange, id: string): Promise<boolean> {
  return (await getRow(change, id)) !== undefined;
}

/** The sequence number under which a record was written last; 0 where there is none. */
export async function sequenceOf(change: OfficeChange, id: string): Promise<number> {
  return (await getRow(change, id))?.sequence ?? 0;
}

/** Reads many rows at once, for what will be asked one by one. */
export async function preloadRows(change: OfficeChange, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)].filter((id) => !change.rows.has(id));
  for (const portion of inPortions(wanted)) {
    const rows = await change.tx
      .selectFrom("record")
      .select(["id", "kind", "sequence", "exporter_id", "author_id", "month", "state", "body"])
      .where("office_id", "=", change.officeId)
      .where("id", "in", portion)
      .execute();
    for (const row of rows) change.rows.set(row.id, row);
  }
  for (const id of wanted) if (!change.rows.has(id)) change.rows.set(id, undefined);
}

/** Writes the new state of a record under the next sequence number, which it answers. */
export async function putRecord<Kind extends RecordKind>(
  change: OfficeChange,
  kind: Kind,
  id: string,
  record: RecordOf<Kind>,
): Promise<number> {
  return await writeRow(change, {
    id,
    kind,
    ...columnsOf({ kind, record } as AnyRecord),
    body: JSON.stringify(record),
  });
}

/** Leaves a tombstone, so that devices drop the record, and answers its sequence number. */
export async function removeRecord(change: OfficeChange, kind: RecordKind, id: string): Promise<number> {
  const row = await getRow(change, id);
  return await writeRow(change, {
    id,
    kind,
    exporter_id: row?.exporter_id ?? null,
    author_id: row?.author_id ?? null,
    month: row?.month ?? "",
    state: "",
    body: null,
  });
}

async function getRow(change: OfficeChange, id: string): Promise<RecordRow | undefined> {
  if (!change.rows.has(id)) await preloadRows(change, [id]);
  return change.rows.get(id);
}

async function writeRow(change: OfficeChange, row: Omit<RecordRow, "sequence">): Promise<number> {
  change.version += 1;
  const written = { ...row, sequence: change.version };
  const write = (await getRow(change, row.id)) === undefined ? insertRecord : updateRecord;
  await write(change.tx, { office_id: change.officeId, ...written });
  change.rows.set(row.id, written);
  return change.version;
}

type StoredRow = RecordRow & { office_id: string };

const insertRecord = prepared(
  (tx, { office_id, id, kind, sequence, exporter_id, author_id, month, state, body }: StoredRow) =>
    tx.insertInto("record").values({ office_id, id, kind, sequence, exporter_id, author_id, month, state, body }),
);

const updateRecord = prepared(
  (tx, { office_id, id, kind, sequence, exporter_id, author_id, month, state, body }: StoredRow) =>
    tx
      .updateTable("record")
      .set({ kind, sequence, exporter_id, author_id, month, state, body })
      .where("office_id", "=", office_id)
      .where("id", "=", id),
);

type AnyRecord = { [Kind in RecordKind]: { kind: Kind; record: RecordOf<Kind> } }[RecordKind];

type Columns = Pick<RecordRow, "exporter_id" | "author_id" | "month" | "state">;

/** What the table needs to know of a record to find it by. */
function columnsOf(any: AnyRecord): Columns {
  const none: Columns = { exporter_id: null, author_id: null, month: "", state: "" };
  switch (any.kind) {
    case "exporter":
      return { ...none, exporter_id: any.record.id };
    case "shipment": {
      const { shipment, state } = any.record;
      const day = placingDay(shipment);
      return {
        exporter_id: shipment.exporterId,
        author_id: reporterOf(any.record),
        month: day === undefined ? "" : monthOf(day),
        state,
      };
    }
    case "nil-report": {
      const { nilReport, authorId, withdrawnBy } = any.record;
      const state = withdrawnBy === undefined ? "standing" : "withdrawn";
      return { exporter_id: nilReport.exporterId, author_id: authorId, month: nilReport.month, state };
    }
    case "visit": {
      const { visit, state } = any.record;
      return {
        exporter_id: visit.exporterId,
        author_id: reporterOf(any.record),
        month: monthOf(visit.visitedOn),
        state,
      };
    }
    case "follow-up":
      return { ...none, exporter_id: any.record.exporterId, author_id: any.record.authorId };
    case "export-stop":
      return { ...none, exporter_id: any.record.exporterId, author_id: any.record.recordedById ?? null };
    case "summary":
      return { ...none, month: any.record.month };
    default:
      return none;
  }
}
