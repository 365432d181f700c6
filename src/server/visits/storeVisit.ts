import { reporterOf } from "../../domain/entryRecord.ts";
import type { Visit } from "../../domain/visit.ts";
import type { VisitRecord } from "../../domain/visitRecord.ts";
import { keepRevision } from "../entries/keepRevision.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { putRecord } from "../offices/records.ts";
import type { Circumstances, Outcome } from "../sync/outcome.ts";
import { storeFollowUps } from "./followUpsOfVisit.ts";

/** Stores content that was checked as the next revision of a visit, or as its first. It waits for review. */
export async function storeVisit(
  change: OfficeChange,
  { before, visit, outsideAssignment }: { before: VisitRecord | undefined; visit: Visit; outsideAssignment: boolean },
  circumstances: Circumstances,
): Promise<Outcome> {
  const { sender, number, claimedAt, receivedAt, hash, acceptedBy } = circumstances;
  const { id: authorId, name: authorName } = sender.person;
  const revision = (before?.revision ?? 0) + 1;
  const event = before === undefined ? "submit" : "revise";
  const after: VisitRecord = {
    ...(before ?? (number === undefined ? {} : { number })),
    visit,
    revision,
    authorId,
    authorName,
    claimedAt,
    recordedAt: receivedAt,
    hash,
    state: "submitted",
    outsideAssignment,
    history: [
      ...(before?.history ?? []),
      { event, revision, at: receivedAt, byId: authorId, byName: authorName, ...(acceptedBy && { acceptedBy }) },
    ],
  };
  const sequence = await putRecord(change, "visit", visit.id, after);
  await keepRevision(change, { entryId: visit.id, revision, content: visit }, circumstances);
  await storeFollowUps(change, { before: before?.visit.followUps ?? [], visit, authorId: reporterOf(after) });
  return { outcome: "applied", revision, sequence };
}
