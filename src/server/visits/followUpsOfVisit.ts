import type { FollowUp } from "../../domain/followUp.ts";
import type { Visit } from "../../domain/visit.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { getRecord, isIdTaken, putRecord, removeRecord } from "../offices/records.ts";

// What was agreed on in a visit has a life of its own: it is done, or not, after the visit was approved.

/** The place in the visit of the first follow-up whose id belongs to something else. */
export async function takenFollowUp(change: OfficeChange, visit: Visit): Promise<number | undefined> {
  for (const [place, { id }] of visit.followUps.entries()) {
    // The visit itself may have yet to be written: its follow-up would take its place.
    if (id === visit.id) return place;
    if (!(await isIdTaken(change, id))) continue;
    const record = await getRecord(change, "follow-up", id);
    // A tombstone of this visit's own would do, but nothing tells it from another's: the device gives a new id.
    if (record?.visitId !== visit.id) return place;
  }
  return undefined;
}

/** Makes the follow-ups of a visit that is stored what it says; one that is done stays, also where it was taken out. */
export async function storeFollowUps(
  change: OfficeChange,
  { before, visit, authorId }: { before: readonly FollowUp[]; visit: Visit; authorId: string },
): Promise<void> {
  const { id: visitId, exporterId } = visit;
  for (const { id, what, who, dueOn } of visit.followUps) {
    const present = await getRecord(change, "follow-up", id);
    const isAsSaid = present?.what === what && present.who === who && present.dueOn === dueOn;
    if (isAsSaid) continue;
    await putRecord(change, "follow-up", id, { authorId, ...present, id, what, who, dueOn, exporterId, visitId });
  }
  const named = new Set(visit.followUps.map(({ id }) => id));
  for (const { id } of before) {
    if (named.has(id)) continue;
    const present = await getRecord(change, "follow-up", id);
    if (present !== undefined && present.doneOn === undefined) await removeRecord(change, "follow-up", id);
  }
}
