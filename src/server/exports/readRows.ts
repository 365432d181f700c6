import { may, type Subject } from "../../domain/permissions.ts";
import type { Person } from "../../domain/person.ts";
import type { RecordOf } from "../../protocol/changes.ts";
import type { Snapshot } from "../database/database.ts";

/** Kinds of record that can be taken out as a table. */
export type ExportedKind = "shipment" | "visit" | "exporter" | "summary";

type Wanted<Kind extends ExportedKind> = {
  officeId: string;
  person: Person;
  kind: Kind;
  /** `YYYY-MM` of the first and the last month; records without a month are all taken. */
  months?: { from: string; to: string } | undefined;
  after: number;
  limit: number;
};

/** Whether a person sees any record of a kind, be it their own only. */
export function maySeeAny({ role }: Person, subject: Subject): boolean {
  return (["office", "own", "assigned", "author"] as const).some((relation) =>
    may({ role, relation, subject, action: "read" }),
  );
}

/** The next records that the person may see, in the order of their last change, by the table that a pull goes by. */
export async function readRows<Kind extends ExportedKind>(
  snapshot: Snapshot,
  { officeId, person, kind, months, after, limit }: Wanted<Kind>,
): Promise<{ sequence: number; record: RecordOf<Kind> }[]> {
  const reads = (relation: "office" | "own" | "assigned" | "author") =>
    may({ role: person.role, relation, subject: kind, action: "read" });
  let query = snapshot
    .selectFrom("record")
    .select(["sequence", "body"])
    .where("office_id", "=", officeId)
    .where("kind", "=", kind)
    .where("body", "is not", null)
    .where("sequence", ">", after);
  if (months !== undefined) query = query.where("month", ">=", months.from).where("month", "<=", months.to);
  if (!reads("office")) {
    const exporterIds = reads("own") || reads("assigned") ? await exportersOf(snapshot, officeId, person) : [];
    query = query.where((row) =>
      row.or([
        ...exporterIds.map((id) => row("exporter_id", "=", id)),
        ...(reads("author") ? [row("author_id", "=", person.id)] : []),
      ]),
    );
  }
  const rows = await query.orderBy("sequence").limit(limit).execute();
  return rows.map(({ sequence, body }) => ({ sequence, record: JSON.parse(body ?? "") as RecordOf<Kind> }));
}

async function exportersOf(snapshot: Snapshot, officeId: string, person: Person): Promise<string[]> {
  if (person.exporterId !== undefined) return [person.exporterId];
  if (person.role !== "mentor") return [];
  const rows = await snapshot
    .selectFrom("assignment")
    .select("exporter_id")
    .where("office_id", "=", officeId)
    .where("mentor_id", "=", person.id)
    .where("ended_at", "is", null)
    .execute();
  return rows.map((row) => row.exporter_id);
}
