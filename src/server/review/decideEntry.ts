import { may } from "../../domain/permissions.ts";
import { type Decision, decide, type EntryReference } from "../../domain/review.ts";
import type { ShipmentRecord } from "../../domain/shipmentRecord.ts";
import type { VisitRecord } from "../../domain/visitRecord.ts";
import { freeNumbers } from "../entries/declarationNumbers.ts";
import { noteChange } from "../history/noteChange.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { getRecord, putRecord } from "../offices/records.ts";
import { countShipment } from "../offices/summaries.ts";
import {
  actorOf,
  type Circumstances,
  couldEver,
  entryIsMissing,
  type Outcome,
  refuse,
  revisionIsMissing,
} from "../sync/outcome.ts";

/** v1.review.*: the office's word on the revision it looked at. */
export async function decideEntry(
  change: OfficeChange,
  { decision, entry, comment }: { decision: Decision; entry: EntryReference; comment?: string },
  circumstances: Circumstances,
): Promise<Outcome> {
  const { sender, baseRevision, receivedAt } = circumstances;
  const { role, id: byId, name: byName } = sender.person;
  // Who never decides is told so before anything is looked up: the answer says nothing of the id.
  if (!couldEver(sender.person, entry.kind, decision)) return refuse("not-found");
  const before = await getRecord(change, entry.kind, entry.id);
  if (before === undefined || !may({ role, relation: "office", subject: entry.kind, action: decision })) {
    return entryIsMissing;
  }
  if (baseRevision > before.revision) return revisionIsMissing;
  if (baseRevision < before.revision) return refuse("stale");
  const state = decide(before.state, decision);
  if (state === undefined) return refuse("decided");
  if (decision === "approve" && "conversion" in before && before.conversion.fobUsd === undefined) {
    return refuse("no-rate");
  }

  const { comment: _earlier, ...kept } = before;
  const said = comment === undefined ? {} : { comment };
  const after = {
    ...kept,
    state,
    ...said,
    history: [...before.history, { event: decision, revision: before.revision, at: receivedAt, byId, byName, ...said }],
  } as ShipmentRecord | VisitRecord;
  const sequence = await putRecord(change, entry.kind, entry.id, after as never);
  if (entry.kind === "shipment") {
    if (state === "rejected") await freeNumbers(change, entry.id);
    countShipment(change, { before: before as ShipmentRecord, after: after as ShipmentRecord });
  }
  const { exporterId } = "shipment" in before ? before.shipment : before.visit;
  const exporter = await getRecord(change, "exporter", exporterId);
  await noteChange(change, actorOf(circumstances), {
    ...{ action: decision, subject: entry.kind, id: entry.id, name: exporter?.name ?? exporterId },
    before: { state: before.state, revision: before.revision },
    after: { state, revision: before.revision, ...said },
  });
  return { outcome: "applied", revision: before.revision, sequence };
}
