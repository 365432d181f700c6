import type { RandomBytes } from "../../domain/newId.ts";
import type { Database, Transaction } from "../database/database.ts";
import { toHex } from "../session/tokens.ts";

/** Names one life of a database (protocol/sync.ts). */
export function newEpoch(randomBytes: RandomBytes): string {
  return toHex(randomBytes(8));
}

/** Begins another life of an office's database: its devices pull anew and offer again what they sent lately. */
export async function renewEpoch(tx: Transaction, officeId: string, randomBytes: RandomBytes): Promise<void> {
  await tx
    .updateTable("office")
    .set({ epoch: newEpoch(randomBytes) })
    .where("id", "=", officeId)
    .execute();
}

/**
 * As `renewEpoch`, for every office of the server: a backup holds them all.
 * @returns how many there are
 */
export async function renewEpochs(database: Database, randomBytes: RandomBytes): Promise<number> {
  return await database.write(async (tx) => {
    const offices = await tx.selectFrom("office").select("id").execute();
    for (const { id } of offices) await renewEpoch(tx, id, randomBytes);
    return offices.length;
  });
}
