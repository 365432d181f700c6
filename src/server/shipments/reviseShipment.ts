import { reporterOf } from "../../domain/entryRecord.ts";
import { may } from "../../domain/permissions.ts";
import { mayRevise } from "../../domain/review.ts";
import type { ShipmentRecord } from "../../domain/shipmentRecord.ts";
import type { CommandBody } from "../../protocol/commands.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { relationTo } from "../offices/officeFacts.ts";
import { getRecord } from "../offices/records.ts";
import {
  type Circumstances,
  entryIsMissing,
  type Outcome,
  refuse,
  revisionIsMissing,
  type Sender,
} from "../sync/outcome.ts";
import { checkShipment } from "./checkShipment.ts";
import { storeRevision } from "./storeRevision.ts";

/** v1.shipment.revise: new content of a shipment that is undecided or was returned. */
export async function reviseShipment(
  change: OfficeChange,
  { shipment }: CommandBody<"v1.shipment.revise">,
  circumstances: Circumstances,
): Promise<Outcome> {
  const { sender, baseRevision, today } = circumstances;
  const { role } = sender.person;
  // Who may never revise is told so before anything is looked up: the answer says nothing of the id.
  const couldEver = (["own", "assigned", "office"] as const).some((relation) =>
    may({ role, relation, subject: "shipment", action: "revise" }),
  );
  if (!couldEver) return refuse("not-found");
  const before = await getRecord(change, "shipment", shipment.id);
  const reach = before === undefined ? undefined : await reachOf(change, sender, before);
  if (before === undefined || reach === undefined) return entryIsMissing;
  // Before its state is looked at: that of a revision which the server has yet to get may be another.
  if (baseRevision > before.revision) return revisionIsMissing;
  if (!mayRevise(before.state)) return refuse("decided");
  if (baseRevision < before.revision) return refuse("stale");
  // An entry stays with its exporter: what another one exported is another entry.
  if (shipment.exporterId !== before.shipment.exporterId) return refuse("invalid", "exporterId");
  const refusal = await checkShipment(change, shipment, today);
  if (refusal !== undefined) return refusal;
  return await storeRevision(change, { before, shipment, ...reach }, circumstances);
}

/** Undefined where the sender doesn't see the entry. A mentor whose assignment has ended may still correct their own. */
async function reachOf(
  change: OfficeChange,
  { person }: Sender,
  entry: ShipmentRecord,
): Promise<{ outsideAssignment: boolean } | undefined> {
  const relation = await relationTo(change, person, entry.shipment.exporterId);
  const outsideAssignment = relation === "formerly";
  // Also their correction of another's entry: they may have made the next one before they knew.
  const isAuthor = entry.authorId === person.id || reporterOf(entry) === person.id;
  if (outsideAssignment && !isAuthor) return undefined;
  const asRelated = outsideAssignment ? "author" : relation;
  const allowed = may({ role: person.role, relation: asRelated, subject: "shipment", action: "revise" });
  return allowed ? { outsideAssignment } : undefined;
}
