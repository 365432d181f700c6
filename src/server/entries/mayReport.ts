import { may } from "../../domain/permissions.ts";
import type { Person } from "../../domain/person.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { relationTo } from "../offices/officeFacts.ts";
import { getRecord } from "../offices/records.ts";

/**
 * Whether a person may report something of an exporter, or undefined. A mentor whose assignment has ended may:
 * what they took down while it lasted is received and marked. An exporter they never had and one that doesn't
 * exist get the same answer.
 */
export async function mayReport(
  change: OfficeChange,
  person: Person,
  subject: "shipment" | "nil-report",
  exporterId: string,
): Promise<{ outsideAssignment: boolean } | undefined> {
  const relation = await relationTo(change, person, exporterId);
  const outsideAssignment = relation === "formerly";
  const asRelated = { role: person.role, relation: outsideAssignment ? "assigned" : relation, subject } as const;
  if (!may({ ...asRelated, action: "record" })) return undefined;
  return (await getRecord(change, "exporter", exporterId)) === undefined ? undefined : { outsideAssignment };
}
