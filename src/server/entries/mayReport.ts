import { may, type Relation, type Subject } from "../../domain/permissions.ts";
import type { Person } from "../../domain/person.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { relationTo } from "../offices/officeFacts.ts";
import { getRecord } from "../offices/records.ts";

/** What a person may send of an exporter without anybody having asked for it. */
export type Reported = Extract<Subject, "shipment" | "nil-report" | "visit" | "export-stop">;

/**
 * Whether a person may report something of an exporter, or undefined. Whoever could do so earlier may: what they took
 * down while they were assigned, or before their role became another, is received and marked (design.md section 4:
 * reading is restricted, reporting isn't). An exporter they never had and one that doesn't exist get the same answer.
 */
export async function mayReport(
  change: OfficeChange,
  person: Person,
  subject: Reported,
  exporterId: string,
): Promise<{ outsideAssignment: boolean } | undefined> {
  const relation = await relationTo(change, person, exporterId);
  const outsideAssignment = relation === "formerly";
  if (!outsideAssignment && !may({ role: person.role, relation, subject, action: "record" })) return undefined;
  return (await getRecord(change, "exporter", exporterId)) === undefined ? undefined : { outsideAssignment };
}

/**
 * How a person stands to a record about an exporter: as its author where they had the exporter once, which is received
 * and marked; else as their role alone has it.
 */
export async function relationAsAuthor(
  change: OfficeChange,
  person: Person,
  { exporterId, isAuthor }: { exporterId: string; isAuthor: boolean },
): Promise<{ relation: Relation; outsideAssignment: boolean }> {
  const relation = await relationTo(change, person, exporterId);
  if (relation !== "formerly") return { relation, outsideAssignment: false };
  return isAuthor ? { relation: "author", outsideAssignment: true } : { relation: "office", outsideAssignment: false };
}
