import type { Transaction } from "../database/database.ts";
import { prepared } from "../database/prepared.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import type { Circumstances } from "../sync/outcome.ts";

/** Keeps a revision of an entry, as it was sent, beside all earlier ones. */
export async function keepRevision(
  change: OfficeChange,
  { entryId, revision, content }: { entryId: string; revision: number; content: object },
  { sender, claimedAt, receivedAt, hash }: Circumstances,
): Promise<void> {
  await insertRevision(change.tx, {
    officeId: change.officeId,
    entryId,
    revision,
    body: JSON.stringify(content),
    authorId: sender.person.id,
    deviceId: sender.deviceId,
    claimedAt,
    receivedAt,
    hash,
  });
}

type Revision = {
  officeId: string;
  entryId: string;
  revision: number;
  body: string;
  authorId: string;
  deviceId: string;
  claimedAt: string;
  receivedAt: string;
  hash: string;
};

const insertRevision = prepared((tx: Transaction, row: Revision) =>
  tx.insertInto("entry_revision").values({
    office_id: row.officeId,
    entry_id: row.entryId,
    revision: row.revision,
    body: row.body,
    author_id: row.authorId,
    device_id: row.deviceId,
    claimed_at: row.claimedAt,
    recorded_at: row.receivedAt,
    hash: row.hash,
  }),
);
