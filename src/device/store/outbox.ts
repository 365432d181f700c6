import { toInstant } from "../../domain/days.ts";
import { newId } from "../../domain/newId.ts";
import { commandHash } from "../../protocol/commandHash.ts";
import type { CommandBody, CommandName } from "../../protocol/commands.ts";
import type { OutboxRow } from "../database.ts";
import type { DeviceStore } from "../deviceStore.ts";
import { type Meta, readMeta, writeMeta } from "./meta.ts";

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

/** The next device number, `MP-0042`. Call inside the transaction that hands the entry in: numbers have no gaps. */
export async function nextNumber(store: DeviceStore): Promise<string> {
  const numbering = await numberingOf(store);
  const [free, ...others] = numbering.free ?? [];
  if (free !== undefined) {
    await writeMeta(store.database, "numbering", { ...numbering, free: others });
    return free;
  }
  const last = numbering.last + 1;
  await writeMeta(store.database, "numbering", { ...numbering, last });
  return `${numbering.prefix}-${String(last).padStart(4, "0")}`;
}

/** Gives back the number of an entry that never left, for the next one. Call inside a transaction. */
export async function freeNumber(store: DeviceStore, number: string): Promise<void> {
  const numbering = await numberingOf(store);
  if (!number.startsWith(`${numbering.prefix}-`)) return;
  await writeMeta(store.database, "numbering", { ...numbering, free: [...(numbering.free ?? []), number] });
}

/** The last device number given out, 0 before the first. */
export async function lastNumber(store: DeviceStore): Promise<number> {
  return (await numberingOf(store)).last;
}

async function numberingOf(store: DeviceStore): Promise<Meta["numbering"]> {
  const { numberPrefix: prefix } = store.session;
  const numbering = await readMeta(store.database, "numbering", { prefix, last: 0 });
  return numbering.prefix === prefix ? numbering : { prefix, last: 0 };
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

/** True once a command was sent, whatever became of it: the server may have it. */
export async function wasAttempted(store: DeviceStore, commandId: string): Promise<boolean> {
  return (await readMeta(store.database, "attempted", [])).includes(commandId);
}

/** Commands of an entry that wait or are parked, in the order they were made. */
export async function commandsOf(store: DeviceStore, entryId: string): Promise<OutboxRow[]> {
  return await store.database.outbox.where("entryId").equals(entryId).sortBy("order");
}
