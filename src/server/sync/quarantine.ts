import { toInstant } from "../../domain/days.ts";
import type { Role } from "../../domain/person.ts";
import { commandHash } from "../../protocol/commandHash.ts";
import { isCommandName } from "../../protocol/commands.ts";
import type { PushResult, SentCommand } from "../../protocol/sync.ts";
import { inPortions } from "../database/inPortions.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import type { SignedIn } from "../session/signedIn.ts";
import { answerAgain, type LoggedCommand } from "./applyCommand.ts";
import { refuse, type Sender } from "./outcome.ts";

// Commands of disabled people, kept whole until somebody decides on them: no job ever removes one.

/**
 * Undecided commands of one person. What is beyond stays on their device, and comes once some were decided: nobody
 * who was shut out can fill the office's disk.
 */
const mostOfPerson = 10_000;

/** A command in the quarantine on which nobody has decided. */
export type Held = { person_id: string; hash: string; received_at: string };

/** Which of these commands wait in the quarantine, by id. */
export async function heldCommands(change: OfficeChange, ids: readonly string[]): Promise<Map<string, Held>> {
  const held = new Map<string, Held>();
  const { tx, officeId } = change;
  // Most offices have none, and then their pushes look no further.
  const any = await tx
    .selectFrom("quarantine")
    .select("number")
    .where("office_id", "=", officeId)
    .where("decided_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  if (any === undefined) return held;
  for (const portion of inPortions(ids)) {
    const rows = await tx
      .selectFrom("quarantine")
      .select(["command_id", "person_id", "hash", "received_at"])
      .where("office_id", "=", officeId)
      .where("command_id", "in", portion)
      .where("decided_at", "is", null)
      .execute();
    for (const { command_id, ...row } of rows) held.set(command_id, row);
  }
  return held;
}

/** What the sender of a command that waits in the quarantine is told. */
export function answerHeld(held: Held, command: SentCommand, personId: string): PushResult {
  const { id } = command;
  const hash = commandHash(command);
  if (held.hash !== hash || held.person_id !== personId) return { id, ...refuse("id-taken") };
  return { id, outcome: "retry", waitsFor: "newer-server", quarantined: { hash, receivedAt: held.received_at } };
}

/** Takes in what the device of a disabled person sends; what was settled before is answered as it was then. */
export async function quarantine(
  change: OfficeChange,
  {
    commands,
    signedIn: { person, deviceId },
    now,
    logged,
    held,
  }: {
    commands: readonly SentCommand[];
    signedIn: SignedIn;
    now: number;
    logged: ReadonlyMap<string, LoggedCommand>;
    held: Map<string, Held>;
  },
): Promise<{ results: PushResult[]; received: SentCommand[] }> {
  const { tx, officeId } = change;
  const personId = person.id;
  const receivedAt = toInstant(now);
  const results: PushResult[] = [];
  const received: SentCommand[] = [];
  let { number, room } = await placesLeft(change, personId);
  for (const command of commands) {
    const { id, name } = command;
    const hash = commandHash(command);
    const earlier = logged.get(id);
    const waiting = held.get(id);
    if (earlier !== undefined) results.push(answerAgain(earlier, { id, hash, personId }));
    else if (waiting !== undefined) results.push(answerHeld(waiting, command, personId));
    else if (!isCommandName(name) || room === 0) results.push({ id, outcome: "retry", waitsFor: "newer-server" });
    else {
      number += 1;
      room -= 1;
      await tx
        .insertInto("quarantine")
        .values({
          office_id: officeId,
          command_id: id,
          number,
          command: JSON.stringify(command),
          hash,
          person_id: personId,
          role: person.role,
          exporter_id: person.exporterId ?? null,
          device_id: deviceId,
          received_at: receivedAt,
          decided_at: null,
          decision: null,
          decided_by: null,
          reason: null,
        })
        .execute();
      const row: Held = { person_id: personId, hash, received_at: receivedAt };
      held.set(id, row);
      received.push(command);
      results.push(answerHeld(row, command, personId));
    }
  }
  return { results, received };
}

/** The last number given out in the office, and how much more of this person may come. */
async function placesLeft({ tx, officeId }: OfficeChange, personId: string): Promise<{ number: number; room: number }> {
  const last = await tx
    .selectFrom("quarantine")
    .select("number")
    .where("office_id", "=", officeId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  const { waiting } = await tx
    .selectFrom("quarantine")
    .select(({ fn }) => fn.countAll().as("waiting"))
    .where("office_id", "=", officeId)
    .where("person_id", "=", personId)
    .where("decided_at", "is", null)
    .executeTakeFirstOrThrow();
  return { number: last?.number ?? 0, room: Math.max(mostOfPerson - Number(waiting), 0) };
}

/** The author of a command in the quarantine, with the rights they had when it arrived. */
export function senderOf(row: {
  person_id: string;
  name: string;
  role: string;
  exporter_id: string | null;
  device_id: string;
}): Sender {
  const { person_id: id, name, role, exporter_id, device_id: deviceId } = row;
  const person = { id, name, role: role as Role, ...(exporter_id !== null && { exporterId: exporter_id }) };
  return { person, deviceId };
}
