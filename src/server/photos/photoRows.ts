import { toInstant } from "../../domain/days.ts";
import { keepUnnamedForDays, type PhotoType, photoQuota } from "../../protocol/photos.ts";
import type { Snapshot, Transaction } from "../database/database.ts";
import { RequestProblem } from "../http/problems.ts";
import type { PixelSize } from "./inspectPhoto.ts";
import type { Part } from "./photoStore.ts";

const day = 86_400_000;

/** What is known of a photo that a person sent, or began to send. */
export async function findOwn(
  snapshot: Snapshot,
  { officeId, sha256, personId }: Part,
): Promise<{ type: PhotoType; bytes: number; isComplete: boolean } | undefined> {
  const row = await snapshot
    .selectFrom("photo")
    .select(["type", "bytes", "complete_at"])
    .where("office_id", "=", officeId)
    .where("sha256", "=", sha256)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return row && { type: row.type as PhotoType, bytes: row.bytes, isComplete: row.complete_at !== null };
}

/**
 * Writes down that a photo is under way, with all the room it will take: who begins many and ends none fills the disk
 * no further than who sends them whole.
 * @throws RequestProblem photo-quota
 */
export async function beginPhoto(
  tx: Transaction,
  part: Part,
  { type, bytes, now }: { type: PhotoType; bytes: number; now: number },
): Promise<void> {
  await checkQuota(tx, part, { bytes, now });
  const { officeId, sha256, personId } = part;
  const own = { office_id: officeId, sha256, person_id: personId };
  await tx
    .insertInto("photo")
    .values({ ...own, type, bytes, width: null, height: null, received_at: toInstant(now), complete_at: null })
    .onConflict((conflict) =>
      conflict.columns(["office_id", "sha256", "person_id"]).doUpdateSet({ type, bytes, complete_at: null }),
    )
    .execute();
}

/** Writes down that a photo is here whole. */
export async function completePhoto(
  tx: Transaction,
  { officeId, sha256, personId }: Part,
  { size, now }: { size: PixelSize | undefined; now: number },
): Promise<void> {
  await tx
    .updateTable("photo")
    .set({ complete_at: toInstant(now), width: size?.width ?? null, height: size?.height ?? null })
    .where("office_id", "=", officeId)
    .where("sha256", "=", sha256)
    .where("person_id", "=", personId)
    .execute();
}

/** Forgets a photo that never became whole. */
export async function forgetPart(tx: Transaction, { officeId, sha256, personId }: Part): Promise<void> {
  await tx
    .deleteFrom("photo")
    .where("office_id", "=", officeId)
    .where("sha256", "=", sha256)
    .where("person_id", "=", personId)
    .where("complete_at", "is", null)
    .execute();
}

async function checkQuota(
  tx: Transaction,
  { officeId, sha256, personId }: Part,
  { bytes, now }: { bytes: number; now: number },
): Promise<void> {
  const others = tx
    .selectFrom("photo")
    .select((sum) => [sum.fn.countAll().as("photos"), sum.fn.coalesce(sum.fn.sum("bytes"), sum.lit(0)).as("bytes")])
    .where("office_id", "=", officeId)
    .where("person_id", "=", personId)
    .where("sha256", "!=", sha256);
  const today = await others.where("received_at", ">", toInstant(now - day)).executeTakeFirstOrThrow();
  // Older ones that no record names are gone.
  const unnamed = await others
    .where("received_at", ">", toInstant(now - keepUnnamedForDays * day))
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
    .executeTakeFirstOrThrow();
  for (const [held, limit, detail] of [
    [today, photoQuota.aDay, "That is more than a person may send in a day."],
    [unnamed, photoQuota.unnamed, "Too many photos here belong to no record yet."],
  ] as const) {
    if (Number(held.photos) + 1 > limit.photos || Number(held.bytes) + bytes > limit.bytes) {
      throw new RequestProblem("photo-quota", { detail, retryAfterSeconds: 3600 });
    }
  }
}
