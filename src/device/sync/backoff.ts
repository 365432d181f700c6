import type { RandomBytes } from "../../domain/newId.ts";
import type { DeviceDatabase } from "../database.ts";
import { readMeta, writeMeta } from "../store/meta.ts";
import type { SyncTrouble } from "./syncState.ts";

const shortest = 1_000;
const longest = 5 * 60_000;

/**
 * Milliseconds to wait after a number of failed rounds in a row: anywhere from nothing to a bound that doubles
 * from 1 s to 5 min, so that devices that lost the same server don't come back together.
 */
function pauseAfter(failures: number, randomBytes: RandomBytes): number {
  const bound = Math.min(longest, shortest * 2 ** Math.min(failures - 1, 20));
  const [high = 0, low = 0] = randomBytes(2);
  return Math.round((bound * (high * 256 + low)) / 65_535);
}

/**
 * Counts a failed round and keeps when the next may start, so that a restart doesn't forget it. What the server
 * asks for is waited at least, also when a round meanwhile fails in another way.
 */
export async function noteFailure(
  database: DeviceDatabase,
  now: number,
  randomBytes: RandomBytes,
  { trouble, retryAfterSeconds }: { trouble: SyncTrouble; retryAfterSeconds?: number | undefined },
): Promise<number> {
  const before = await readMeta(database, "backoff", { failures: 0, nextAttemptAt: 0 });
  const failures = before.failures + 1;
  const asked = retryAfterSeconds === undefined ? before.askedToWaitUntil : now + retryAfterSeconds * 1_000;
  const pauseEnd = now + pauseAfter(failures, randomBytes);
  const isAsked = asked !== undefined && isToCome(asked, now);
  const nextAttemptAt = isAsked ? Math.max(pauseEnd, asked) : pauseEnd;
  const askedToWaitUntil = isAsked ? asked : undefined;
  await writeMeta(database, "backoff", { failures, nextAttemptAt, askedToWaitUntil, trouble });
  return nextAttemptAt;
}

/** The pause that lasts, with what began it; undefined where a round may start. */
export async function readPause(
  database: DeviceDatabase,
  now: number,
): Promise<{ nextAttemptAt: number; trouble: SyncTrouble | undefined } | undefined> {
  const { nextAttemptAt, trouble } = await readMeta(database, "backoff", { failures: 0, nextAttemptAt: 0 });
  return isToCome(nextAttemptAt, now) ? { nextAttemptAt, trouble } : undefined;
}

/** Whether the server asked this device to stay away for longer than until now. */
export async function isAskedToWait(database: DeviceDatabase, now: number): Promise<boolean> {
  const { askedToWaitUntil = 0 } = await readMeta(database, "backoff", { failures: 0, nextAttemptAt: 0 });
  return isToCome(askedToWaitUntil, now);
}

/** A clock that was set back must not make a pause longer than it was meant to be. */
function isToCome(moment: number, now: number): boolean {
  return moment > now && moment - now <= 86_400_000;
}

export async function noteSuccess(database: DeviceDatabase): Promise<void> {
  const { failures } = await readMeta(database, "backoff", { failures: 0, nextAttemptAt: 0 });
  if (failures > 0) await writeMeta(database, "backoff", { failures: 0, nextAttemptAt: 0 });
}
