import { may } from "../../domain/permissions.ts";
import { mayRevise } from "../../domain/review.ts";
import type { ShipmentRecord } from "../../domain/shipmentRecord.ts";
import type { CommandBody } from "../../protocol/commands.ts";
import { freeNumbers, takeNumbers } from "../entries/declarationNumbers.ts";
import { withdrawNilReport } from "../entries/nilReportOfMonth.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { relationTo } from "../offices/officeFacts.ts";
import { getRecord, putRecord } from "../offices/records.ts";
import { countShipment } from "../offices/summaries.ts";
import { type Circumstances, entryIsMissing, type Outcome, refuse, type Sender } from "../sync/outcome.ts";
import { checkShipment, convertShipment } from "./checkShipment.ts";
import { keepRevision } from "./keepRevision.ts";

/** v1.shipment.revise: new content of a shipment that is undecided or was returned. */
export async function reviseShipment(
  change: OfficeChange,
  { shipment }: CommandBody<"v1.shipment.revise">,
  circumstances: Circumstances,
): Promise<Outcome> {
  const { sender, baseRevision, claimedAt, receivedAt, hash, today } = circumstances;
  const { role, id: authorId, name: authorName } = sender.person;
  // Who may never revise is told so before anything is looked up: the answer says nothing of the id.
  const couldEver = (["own", "assigned", "office"] as const).some((relation) =>
    may({ role, relation, subject: "shipment", action: "revise" }),
  );
  if (!couldEver) return refuse("not-found");
  const before = await getRecord(change, "shipment", shipment.id);
  const reach = before === undefined ? undefined : await reachOf(change, sender, before);
  if (before === undefined || reach === undefined) return entryIsMissing;
  if (!mayRevise(before.state)) return refuse("decided");
  if (baseRevision !== before.revision) return refuse("stale");
  // An entry stays with its exporter: what another one exported is another entry.
  if (shipment.exporterId !== before.shipment.exporterId) return refuse("invalid", "exporterId");
  const refusal = await checkShipment(change, shipment, today);
  if (refusal !== undefined) return refusal;

  const revision = before.revision + 1;
  const record: ShipmentRecord = {
    ...before,
    shipment,
    revision,
    authorId,
    authorName,
    claimedAt,
    recordedAt: receivedAt,
    hash,
    state: "submitted",
    conversion: await convertShipment(change, shipment),
    outsideAssignment: reach.outsideAssignment,
    history: [...before.history, { event: "revise", revision, at: receivedAt, byId: authorId, byName: authorName }],
  };
  const sequence = await putRecord(change, "shipment", shipment.id, record);
  await keepRevision(change, record, circumstances);
  await freeNumbers(change, shipment.id);
  await takeNumbers(change, shipment);
  countShipment(change, { before, after: record });
  await withdrawNilReport(change, shipment);
  return { outcome: "applied", revision, sequence };
}

/** Undefined where the sender doesn't see the entry. An author whose assignment has ended may still correct it. */
async function reachOf(
  change: OfficeChange,
  { person }: Sender,
  entry: ShipmentRecord,
): Promise<{ outsideAssignment: boolean } | undefined> {
  const relation = await relationTo(change, person, entry.shipment.exporterId);
  if (relation === "formerly") return entry.authorId === person.id ? { outsideAssignment: true } : undefined;
  const allowed = may({ role: person.role, relation, subject: "shipment", action: "revise" });
  return allowed ? { outsideAssignment: false } : undefined;
}
