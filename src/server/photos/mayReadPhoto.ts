import { may } from "../../domain/permissions.ts";
import type { Person } from "../../domain/person.ts";
import type { PhotoType } from "../../protocol/photos.ts";
import type { Snapshot } from "../database/database.ts";

/**
 * A photo that is here whole and that the person may see: who sent it, and who may see whatever their office's people
 * sent. Another's photo and none at all get the same answer. Who may read an entry will read the photos that it names.
 */
export async function findReadablePhoto(
  snapshot: Snapshot,
  { officeId, person }: { officeId: string; person: Person },
  sha256: string,
): Promise<{ type: PhotoType; bytes: number } | undefined> {
  const rows = await snapshot
    .selectFrom("photo")
    .select(["person_id", "type", "bytes"])
    .where("office_id", "=", officeId)
    .where("sha256", "=", sha256)
    .where("complete_at", "is not", null)
    .execute();
  const row = rows.find((photo) => mayReadPhoto(person, photo.person_id));
  return row && { type: row.type as PhotoType, bytes: row.bytes };
}

function mayReadPhoto({ id, role }: Person, senderId: string): boolean {
  const relation = senderId === id ? "author" : "office";
  return may({ role, relation, subject: "photo", action: "read" });
}
