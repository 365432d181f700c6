import { toInstant } from "../../domain/days.ts";
import { keepUnnamedForDays } from "../../protocol/photos.ts";
import type { Database, Snapshot, Transaction } from "../database/database.ts";
import { errorForLog } from "../http/errorForLog.ts";
import type { Log } from "../http/log.ts";
import { changeOffice } from "../offices/officeChange.ts";
import type { PhotoStore } from "./photoStore.ts";

/** How many photos one transaction removes: devices wait for it. */
const atOnce = 200;
const sweepEvery = 6 * 3_600_000;

type Parts = { database: Database; photos: PhotoStore };

/** Removes by and by what no record came to name. */
export function schedulePhotoSweeps({ clock, log, ...parts }: Parts & { clock: () => number; log: Log }): void {
  const sweep = async () => {
    try {
      const removed = await sweepPhotos(parts, clock());
      if (removed > 0) log({ level: "info", event: "unnamed photos removed", count: removed });
    } catch (error) {
      log({ level: "error", event: "photos not swept", error: errorForLog(error) });
    }
  };
  setInterval(() => void sweep(), sweepEvery).unref();
  // Not while the first devices wait for the server to come up.
  setTimeout(() => void sweep(), 300_000).unref();
}

/**
 * Removes photos that are here for longer than a week, whole or in part, and that no entry of their office names.
 * @returns how many
 */
export async function sweepPhotos({ database, photos }: Parts, now: number): Promise<number> {
  const before = now - keepUnnamedForDays * 86_400_000;
  const offices = await database.read((snapshot) => snapshot.selectFrom("office").select("id").execute());
  let removed = 0;
  for (const { id } of offices) {
    for (let last = atOnce; last === atOnce; removed += last) {
      const found = await database.read((snapshot) => unnamedOf(snapshot, id, before).execute());
      last = found.length;
      if (last > 0) await changeOffice(database, id, ({ tx }) => remove(tx, { officeId: id, before, photos, found }));
    }
    for (const { at, ...part } of await photos.listParts(id)) if (at < before) await photos.dropPart(part);
  }
  return removed;
}

/** The oldest of what no entry names; devices don't wait while it is looked for. */
function unnamedOf(snapshot: Snapshot, officeId: string, before: number) {
  const limit = toInstant(before);
  return snapshot
    .selectFrom("photo")
    .select(["sha256", "person_id"])
    .where("office_id", "=", officeId)
    .where("received_at", "<", limit)
    .where(({ eb, or }) => or([eb("complete_at", "is", null), eb("complete_at", "<", limit)]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("photo_of_entry")
            .select("entry_id")
            .where("photo_of_entry.office_id", "=", officeId)
            .whereRef("photo_of_entry.sha256", "=", "photo.sha256"),
        ),
      ),
    )
    .orderBy("received_at")
    .limit(atOnce);
}

type Found = readonly { sha256: string; person_id: string }[];

/** With the office locked, so that nobody names or sends a photo between the second look and its removal. */
async function remove(
  tx: Transaction,
  { officeId, before, photos, found }: { officeId: string; before: number; photos: PhotoStore; found: Found },
): Promise<void> {
  const hashes = found.map(({ sha256 }) => sha256);
  for (const { sha256, person_id } of await unnamedOf(tx, officeId, before).where("sha256", "in", hashes).execute()) {
    await tx
      .deleteFrom("photo")
      .where("office_id", "=", officeId)
      .where("sha256", "=", sha256)
      .where("person_id", "=", person_id)
      .execute();
    await photos.dropPart({ officeId, sha256, personId: person_id });
    const another = await tx
      .selectFrom("photo")
      .select("person_id")
      .where("office_id", "=", officeId)
      .where("sha256", "=", sha256)
      .where("complete_at", "is not", null)
      .executeTakeFirst();
    if (another === undefined) await photos.dropPhoto(officeId, sha256);
  }
}
