import { may } from "../../domain/permissions.ts";
import { type Decision, decide, type EntryReference } from "../../domain/review.ts";
import type { ShipmentRecord } from "../../domain/shipmentRecord.ts";
import { freeNumbers } from "../entries/declarationNumbers.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { relationTo } from "../offices/officeFacts.ts";
import { getRecord, putRecord } from "../offices/records.ts";
import { countShipment } from "../offices/summaries.ts";
import { type Circumstances, entryIsMissing, type Outcome, refuse, revisionIsMissing } from "../sync/outcome.ts";

/** v1.review.*: the office's word on the revision it looked at. */
export async function decideEntry(
  change: OfficeChange,
  { decision, entry, comment }: { decision: Decision; entry: EntryReference; comment?: string },
  { sender, baseRevision, receivedAt }: Circumstances,
): Promise<Outcome> {
  const { role, id: byId, name: byName } = sender.person;
  // Who never decides is told so before anything is looked up: the answer says nothing of the id.
  const couldEver = (["own", "assigned", "office"] as const).some((relation) =>
    may({ role, relation, subject: "shipment", action: decision }),
  );
  if (!couldEver) return refuse("not-found");
  const before = await getRecord(change, "shipment", entry.id);
  if (before === undefined) return entryIsMissing;
  const relation = await relationTo(change, sender.person, before.shipment.exporterId);
  if (relation === "formerly" || !may({ role, relation, subject: "shipment", action: decision })) return entryIsMissing;
  if (baseRevision > before.revision) return revisionIsMissing;
  if (baseRevision < before.revision) return refuse("stale");
  const state = decide(before.state, decision);
  if (state === undefined) return refuse("decided");
  if (decision === "approve" && before.conversion.fobUsd === undefined) return refuse("no-rate");

  const { comment: _earlier, ...kept } = before;
  const said = comment === undefined ? {} : { comment };
  const after: ShipmentRecord = {
    ...kept,
    state,
    ...said,
    history: [...before.history, { event: decision, revision: before.revision, at: receivedAt, byId, byName, ...said }],
  };
  const sequence = await putRecord(change, "shipment", entry.id, after);
  if (state === "rejected") await freeNumbers(change, entry.id);
  countShipment(change, { before, after });
  return { outcome: "applied", revision: before.revision, sequence };
}
