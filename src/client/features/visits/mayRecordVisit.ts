import { may } from "../../../domain/permissions.ts";
import { session } from "../../current.ts";

/** Whether the person of this device records visits to the exporters that they have. */
export function mayRecordVisit(): boolean {
  return may({ role: session().person.role, relation: "assigned", subject: "visit", action: "record" });
}
