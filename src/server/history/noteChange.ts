import type { Instant } from "../../domain/days.ts";
import type { Person } from "../../domain/person.ts";
import type { HistoryAction, HistorySubject } from "../../protocol/history.ts";
import type { Snapshot } from "../database/database.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { sealOf, type Unsealed } from "./chain.ts";

/** Who changes something, by which device, when the server stores it. An operator at the command line has no device. */
export type Actor = {
  person: { id?: string; name: string; role: Person["role"] | "operator" | "unknown" };
  deviceId?: string;
  at: Instant;
};

/**
 * Writes down a change of what the office keeps, in the transaction that makes it: who, when, from what to what.
 * Entries have their revisions and timelines and aren't told here again, but for the decisions about them. A
 * state that was written once more as it was is no change.
 */
export async function noteChange(
  change: OfficeChange,
  { person, deviceId, at }: Actor,
  told: {
    action: HistoryAction;
    subject: HistorySubject;
    id: string;
    name: string;
    before?: object | undefined;
    after?: object | undefined;
  },
): Promise<void> {
  const { before, after } = onlyWhatDiffers(told.before, told.after);
  if (told.action === "change" && after !== undefined && Object.keys(after).length === 0) return;
  const last = await lastLine(change.tx, change.officeId);
  const line: Unsealed = {
    office_id: change.officeId,
    number: (last?.number ?? 0) + 1,
    at,
    person_id: person.id ?? null,
    person_name: person.name,
    role: person.role,
    device_id: deviceId ?? null,
    action: told.action,
    subject: told.subject,
    subject_id: told.id,
    subject_name: told.name,
    before: before === undefined ? null : JSON.stringify(before),
    after: after === undefined ? null : JSON.stringify(after),
  };
  await change.tx
    .insertInto("history")
    .values({ ...line, hash: sealOf(last?.hash ?? "", line) })
    .execute();
}

/** The newest line of an office's history: its head. */
export async function lastLine(
  snapshot: Snapshot,
  officeId: string,
): Promise<{ number: number; hash: string } | undefined> {
  return await snapshot
    .selectFrom("history")
    .select(["number", "hash"])
    .where("office_id", "=", officeId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Of two states, the members that aren't the same in both; a state that is whole new or gone stays whole. */
function onlyWhatDiffers(before: object | undefined, after: object | undefined) {
  if (before === undefined || after === undefined) return { before, after };
  const differing = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => JSON.stringify(before[key as never]) !== JSON.stringify(after[key as never]),
  );
  const pick = (state: object) => Object.fromEntries(differing.map((key) => [key, state[key as never]]));
  return { before: pick(before), after: pick(after) };
}
