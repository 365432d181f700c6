import type { RandomBytes } from "../../domain/newId.ts";
import type { DeviceDatabase } from "../database.ts";
import { readMeta, writeMeta } from "../store/meta.ts";

const shortest = 1_000;
const longest = 5 * 60_000;

/**
 * Milliseconds to wait after a number of failed rounds in a row: anywhere from nothing to a bound that doubles
 * from 1 s to 5 min, so that devices that lost the same server don't come back together. What the server asks
 * for is waited at least.
 */
function pauseAfter(failures: number, randomBytes: RandomBytes, retryAfterSeconds = 0): number {
  const bound = Math.min(longest, shortest * 2 ** Math.min(failures - 1, 20));
  const [high = 0, low = 0] = randomBytes(2);
  return Math.max(Math.round((bound * (high * 256 + low)) / 65_535), retryAfterSeconds * 1_000);
}

/** Counts a failed round and keeps when the next may start, so that a restart doesn't forget it. */
export async function noteFailure(
  database: DeviceDatabase,
  now: number,
  randomBytes: RandomBytes,
  retryAfterSeconds?: number,
): Promise<number> {
  const { failures } = await readMeta(database, "backoff", { failures: 0, nextAttemptAt: 0 });
  const nextAttemptAt = now + pauseAfter(failures + 1, randomBytes, retryAfterSeconds);
  await writeMeta(database, "backoff", { failures: failures + 1, nextAttemptAt });
  return nextAttemptAt;
}

export async function noteSuccess(database: DeviceDatabase): Promise<void> {
  const { failures } = await readMeta(database, "backoff", { failures: 0, nextAttemptAt: 0 });
  if (failures > 0) await writeMeta(database, "backoff", { failures: 0, nextAttemptAt: 0 });
}
