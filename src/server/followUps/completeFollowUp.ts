import type { FollowUpRecord } from "../../domain/followUp.ts";
import { may } from "../../domain/permissions.ts";
import type { CommandBody } from "../../protocol/commands.ts";
import { relationAsAuthor } from "../entries/mayReport.ts";
import { noteChange } from "../history/noteChange.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { getRecord, putRecord } from "../offices/records.ts";
import { actorOf, type Circumstances, couldEver, type Outcome, refuse } from "../sync/outcome.ts";

/** v1.follow-up.complete: what was agreed on is done. */
export async function completeFollowUp(
  change: OfficeChange,
  { followUp }: CommandBody<"v1.follow-up.complete">,
  circumstances: Circumstances,
): Promise<Outcome> {
  const before = await visibleFollowUp(change, followUp.id, circumstances);
  if (before === undefined) return missing(circumstances);
  if (before.doneOn !== undefined) return refuse("done");
  if (followUp.doneOn > circumstances.today) return refuse("invalid", "doneOn");
  const { person } = circumstances.sender;
  const after: FollowUpRecord = {
    ...before,
    doneOn: followUp.doneOn,
    ...(followUp.note === undefined ? {} : { doneNote: followUp.note }),
    doneById: person.id,
    doneByName: person.name,
    doneAt: circumstances.receivedAt,
  };
  return await store(change, { before, after, action: "complete" }, circumstances);
}

/** v1.follow-up.reopen: it isn't done after all. */
export async function reopenFollowUp(
  change: OfficeChange,
  { followUp }: CommandBody<"v1.follow-up.reopen">,
  circumstances: Circumstances,
): Promise<Outcome> {
  const before = await visibleFollowUp(change, followUp.id, circumstances);
  if (before === undefined) return missing(circumstances);
  if (before.doneOn === undefined) return refuse("done");
  const { doneOn: _on, doneNote: _note, doneById: _by, doneByName: _name, doneAt: _at, ...after } = before;
  return await store(change, { before, after, action: "reopen" }, circumstances);
}

async function visibleFollowUp(
  change: OfficeChange,
  id: string,
  { sender }: Circumstances,
): Promise<FollowUpRecord | undefined> {
  const record = await getRecord(change, "follow-up", id);
  if (record === undefined) return undefined;
  const { exporterId, authorId } = record;
  const isAuthor = authorId === sender.person.id;
  const related = await relationAsAuthor(change, sender.person, { exporterId, isAuthor });
  const allowed =
    related.outsideAssignment ||
    may({ role: sender.person.role, relation: related.relation, subject: "follow-up", action: "complete" });
  return allowed ? record : undefined;
}

/** Its visit may be on its way. Who never could is told so, whatever the id. */
function missing({ sender }: Circumstances): Outcome {
  return couldEver(sender.person, "follow-up", "complete")
    ? { outcome: "retry", waitsFor: "follow-up" }
    : refuse("not-found");
}

async function store(
  change: OfficeChange,
  { before, after, action }: { before: FollowUpRecord; after: FollowUpRecord; action: "complete" | "reopen" },
  circumstances: Circumstances,
): Promise<Outcome> {
  const sequence = await putRecord(change, "follow-up", after.id, after);
  const subject = { subject: "follow-up", id: after.id, name: after.what } as const;
  await noteChange(change, actorOf(circumstances), { action, ...subject, before, after });
  return { outcome: "applied", revision: 1, sequence };
}
