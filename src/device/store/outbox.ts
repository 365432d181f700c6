import { toInstant } from "../../domain/days.ts";
import { newId } from "../../domain/newId.ts";
import { commandHash } from "../../protocol/commandHash.ts";
import type { CommandBody, CommandName } from "../../protocol/commands.ts";
import type { OutboxRow } from "../database.ts";
import type { DeviceStore } from "../deviceStore.ts";
import { readMeta } from "./meta.ts";

/** No command is held back for longer than this. Milliseconds. */
const longestHold = 60_000;

/**
 * A command ready to be put into the outbox. Made before the transaction opens: IndexedDB commits as soon as
 * it is left waiting for anything else, and hashing a big body takes its time.
 */
export function newCommand<Name extends CommandName>(
  store: DeviceStore,
  command: {
    name: Name;
    body: CommandBody<Name>;
    entryId: string;
    baseRevision?: number;
    /** Milliseconds during which it may still be taken back. */
    holdFor?: number;
  },
): OutboxRow {
  const now = store.clock();
  const { name, body, entryId, baseRevision, holdFor } = command;
  return {
    id: newId(now, store.randomBytes),
    entryId,
    name,
    body,
    ...(baseRevision === undefined ? {} : { baseRevision }),
    claimedAt: toInstant(now),
    ...(holdFor === undefined ? {} : { notBefore: toInstant(now + holdFor) }),
    hash: commandHash({ name, baseRevision, body }),
    status: "waiting",
  };
}

/**
 * True while a command may still be taken back by the person who made it and so mustn't leave yet.
 * @param now Unix time in milliseconds; a clock that was set back since holds nothing longer than it was meant to
 */
export function isHeld({ notBefore }: Pick<OutboxRow, "notBefore">, now: number): boolean {
  if (notBefore === undefined) return false;
  const left = Date.parse(notBefore) - now;
  return left > 0 && left <= longestHold;
}

/** Pause between two questions about what waits for somebody's decision in the quarantine. Milliseconds. */
export const askAgainAfter = 600_000;

/** True while nothing new can be known of a command in the quarantine. */
export function isInQuarantine({ quarantined }: Pick<OutboxRow, "quarantined">, now: number): boolean {
  if (quarantined === undefined) return false;
  const left = quarantined.askAgainAt - now;
  return left > 0 && left <= askAgainAfter;
}

/** True once a command was sent, whatever became of it: the server may have it. */
export async function wasAttempted(store: DeviceStore, commandId: string): Promise<boolean> {
  return (await readMeta(store.database, "attempted", [])).includes(commandId);
}

/** Commands of an entry that wait or are parked, in the order they were made. */
export async function commandsOf(store: DeviceStore, entryId: string): Promise<OutboxRow[]> {
  return await store.database.outbox.where("entryId").equals(entryId).sortBy("order");
}
