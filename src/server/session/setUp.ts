import type * as z from "zod/mini";
import { newId, type RandomBytes } from "../../domain/newId.ts";
import type { Office } from "../../domain/office.ts";
import type { SetUpOffice } from "../../protocol/session.ts";
import type { Database, Transaction } from "../database/database.ts";
import { RequestProblem } from "../http/problems.ts";
import { addPerson, createOffice } from "../offices/createOffice.ts";
import { createLink } from "./createLink.ts";
import { redeemLink } from "./redeemLink.ts";
import { newSecret, tokenHash, withOffice } from "./tokens.ts";

/**
 * Makes the one-time link of a server that has no office yet, in place of any earlier one.
 * @returns its token, or undefined where an office is there
 */
export async function createSetUpLink(database: Database, randomBytes: RandomBytes): Promise<string | undefined> {
  return await database.write(async (tx) => {
    if (await hasOffice(tx)) return undefined;
    const token = newSecret(randomBytes);
    await tx.deleteFrom("set_up").execute();
    await tx
      .insertInto("set_up")
      .values({ id: 1, token_hash: tokenHash(token), office_id: null })
      .execute();
    return token;
  });
}

export function setUpUrl(publicUrl: string, token: string): string {
  return `${publicUrl}/pasang#${token}`;
}

type SetUp = z.infer<typeof SetUpOffice> & { now: number; randomBytes: RandomBytes };

/**
 * Makes the office and its first admin, pairs the admin's device and answers its session token. Repeated with
 * the same secret, it answers the same session for 24 hours, as a sign-in link does.
 * @throws RequestProblem not-found or link-used
 */
export async function setUpOffice(tx: Transaction, setUp: SetUp): Promise<string> {
  const { token, now, randomBytes } = setUp;
  // Written before it is decided on: of two that use the link at once, the second waits and sees what the first did.
  const expected = await tx
    .updateTable("set_up")
    .set((row) => ({ token_hash: row.ref("token_hash") }))
    .where("id", "=", 1)
    .returningAll()
    .executeTakeFirst();
  if (expected?.token_hash !== tokenHash(token)) throw new RequestProblem("not-found");
  if (expected.office_id !== null)
    return await redeemLink(tx, { ...setUp, token: withOffice(expected.office_id, token) });
  if (await hasOffice(tx)) throw new RequestProblem("link-used");

  const office: Office = {
    id: newId(now, randomBytes),
    name: setUp.officeName,
    shortName: setUp.shortName,
    city: setUp.city,
    timeZone: "Asia/Jakarta",
    rateSeries: "kmk",
    reportingDeadlineDay: 10,
    example: false,
  };
  const personId = newId(now, randomBytes);
  await createOffice(tx, office, { now, randomBytes }, (change) =>
    addPerson(change, { id: personId, name: setUp.personName, role: "admin" }),
  );
  await tx.updateTable("set_up").set({ office_id: office.id }).execute();
  // The set-up link lives on as the admin's sign-in link, so that a lost answer can be asked for again.
  const asLink = await createLink(tx, { officeId: office.id, personId, now, randomBytes: () => bytesOf(token) });
  return await redeemLink(tx, { ...setUp, token: asLink });
}

async function hasOffice(tx: Transaction): Promise<boolean> {
  return (await tx.selectFrom("office").select("id").limit(1).executeTakeFirst()) !== undefined;
}

function bytesOf(token: string): Uint8Array {
  return Buffer.from(token, "base64url");
}
