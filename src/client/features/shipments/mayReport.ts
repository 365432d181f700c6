import { may } from "../../../domain/permissions.ts";
import { session } from "../../current.ts";

/** Whether the person of this device reports shipments: for their own business, or for exporters assigned to them. */
export function mayReport(): boolean {
  const { role } = session().person;
  return may({ role, relation: role === "exporter" ? "own" : "assigned", subject: "shipment", action: "record" });
}
