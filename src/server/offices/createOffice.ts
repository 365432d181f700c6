import { type Instant, toInstant } from "../../domain/days.ts";
import type { RandomBytes } from "../../domain/newId.ts";
import type { Office } from "../../domain/office.ts";
import type { Person } from "../../domain/person.ts";
import type { Transaction } from "../database/database.ts";
import { newEpoch } from "./epoch.ts";
import { changeOfficeWithin, type OfficeChange } from "./officeChange.ts";
import { putRecord } from "./records.ts";

/**
 * Makes an office and fills it, in a transaction that has just begun:
 * `database.write((tx) => createOffice(tx, office, tools, async (change) => { await addPerson(change, …) }))`.
 */
export async function createOffice<Result>(
  tx: Transaction,
  office: Office,
  { now, randomBytes }: { now: number; randomBytes: RandomBytes },
  fill: (change: OfficeChange) => Promise<Result>,
): Promise<Result> {
  await tx
    .insertInto("office")
    .values({ id: office.id, epoch: newEpoch(randomBytes), created_at: toInstant(now) })
    .execute();
  return await changeOfficeWithin(tx, office.id, async (change) => {
    await putRecord(change, "office", office.id, office);
    return await fill(change);
  });
}

/** Adds a person; the record of an exporter's business must be there already. */
export async function addPerson(change: OfficeChange, person: Person): Promise<void> {
  const { id, name, role, exporterId } = person;
  await change.tx
    .insertInto("person")
    .values({ office_id: change.officeId, id, name, role, exporter_id: exporterId ?? null, disabled_at: null })
    .execute();
}

/** Assigns an exporter to a mentor, whose devices then pull anew. */
export async function addAssignment(change: OfficeChange, assignment: NewAssignment): Promise<void> {
  await insertAssignment(change, assignment);
  await reachChanged(change, assignment.mentorId);
}

/**
 * Assigns an exporter to the mentor who has just added it. Their devices needn't pull anew: all there is about it was
 * written after whatever they hold.
 */
export async function assignFinder(change: OfficeChange, assignment: NewAssignment): Promise<void> {
  await insertAssignment(change, assignment);
  change.assignments.delete(assignment.mentorId);
}

type NewAssignment = { mentorId: string; exporterId: string; at: Instant };

async function insertAssignment(change: OfficeChange, { mentorId, exporterId, at }: NewAssignment): Promise<void> {
  await change.tx
    .insertInto("assignment")
    .values({
      office_id: change.officeId,
      mentor_id: mentorId,
      exporter_id: exporterId,
      started_at: at,
      ended_at: null,
    })
    .onConflict((conflict) =>
      conflict.columns(["office_id", "mentor_id", "exporter_id"]).doUpdateSet({ ended_at: null }),
    )
    .execute();
}

/** Ends an assignment. What the mentor wrote before their phone heard of it is still received. */
export async function endAssignment(
  change: OfficeChange,
  { mentorId, exporterId, at }: { mentorId: string; exporterId: string; at: Instant },
): Promise<void> {
  await change.tx
    .updateTable("assignment")
    .set({ ended_at: at })
    .where("office_id", "=", change.officeId)
    .where("mentor_id", "=", mentorId)
    .where("exporter_id", "=", exporterId)
    .where("ended_at", "is", null)
    .execute();
  await reachChanged(change, mentorId);
}

/** Changes a person's name, role or business; with another role or business their devices pull anew. */
export async function changePerson(
  change: OfficeChange,
  { before, after, at }: { before: Person; after: Person; at: Instant },
): Promise<void> {
  const { id, name, role, exporterId } = after;
  await change.tx
    .updateTable("person")
    .set({ name, role, exporter_id: exporterId ?? null })
    .where("office_id", "=", change.officeId)
    .where("id", "=", id)
    .execute();
  if (before.exporterId !== undefined && before.exporterId !== exporterId) {
    await keepAsEnded(change, { personId: id, exporterId: before.exporterId, at });
  }
  if (before.role !== role || before.exporterId !== exporterId) await reachChanged(change, id);
}

/** What a person still holds of a business that was theirs is received, as of an assignment that has ended. */
async function keepAsEnded(
  change: OfficeChange,
  { personId, exporterId, at }: { personId: string; exporterId: string; at: Instant },
): Promise<void> {
  await change.tx
    .insertInto("assignment")
    .values({ office_id: change.officeId, mentor_id: personId, exporter_id: exporterId, started_at: at, ended_at: at })
    .onConflict((conflict) => conflict.columns(["office_id", "mentor_id", "exporter_id"]).doUpdateSet({ ended_at: at }))
    .execute();
}

async function reachChanged(change: OfficeChange, personId: string): Promise<void> {
  change.assignments.delete(personId);
  await change.tx
    .updateTable("person")
    .set((row) => ({ scope_version: row("scope_version", "+", 1) }))
    .where("office_id", "=", change.officeId)
    .where("id", "=", personId)
    .execute();
}
