import type { DeviceDatabase } from "../database.ts";
import type { SyncTrouble } from "../sync/syncState.ts";

/** Small facts about this copy that must survive a restart. */
export type Meta = {
  /** Where the last pull ended; "0" before the first. */
  cursor: string;
  /** The life of the server's database that `cursor` belongs to. */
  epoch: string;
  /**
   * Last device number given out under this prefix; a phone that is paired anew counts from 1 under its new one.
   * `free` are numbers of entries that were taken back and thrown away; they go to the next ones.
   */
  numbering: { prefix: string; last: number; free?: string[] };
  /** Ids of commands that were sent at least once and not confirmed: those can't be taken back any more. */
  attempted: string[];
  /** Failed rounds in a row, when the next may start, and until when the server asked to wait (Unix milliseconds). */
  backoff: {
    failures: number;
    nextAttemptAt: number;
    askedToWaitUntil?: number | undefined;
    /** What the last of them met. */
    trouble?: SyncTrouble | undefined;
  };
  /** The copy that is being pulled anew. */
  shadow: { epoch: string; cursor: string } | undefined;
  /** Unix milliseconds of the last round that left nothing to do. */
  lastSyncedAt: number;
  /** True once everything this person may hold was pulled. */
  complete: boolean;
  /** The person has read who sees their reports. */
  sharingExplained: boolean;
};

export async function readMeta<Key extends keyof Meta>(
  database: DeviceDatabase,
  key: Key,
  otherwise: Meta[Key],
): Promise<Meta[Key]> {
  const row = await database.meta.get(key);
  return row === undefined ? otherwise : (row.value as Meta[Key]);
}

export async function writeMeta<Key extends keyof Meta>(
  database: DeviceDatabase,
  key: Key,
  value: Meta[Key],
): Promise<void> {
  await database.meta.put({ key, value });
}
