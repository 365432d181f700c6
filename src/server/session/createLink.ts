import { type Instant, toInstant } from "../../domain/days.ts";
import type { RandomBytes } from "../../domain/newId.ts";
import type { Transaction } from "../database/database.ts";
import { newSecret, tokenHash, withOffice } from "./tokens.ts";

const linkLife = 7 * 86_400_000;

/** Makes a one-time sign-in link for a person, good for 7 days, and answers its token. */
export async function createLink(
  tx: Transaction,
  {
    officeId,
    personId,
    now,
    randomBytes,
  }: { officeId: string; personId: string; now: number; randomBytes: RandomBytes },
): Promise<string> {
  const secret = newSecret(randomBytes);
  await tx
    .insertInto("link")
    .values({
      office_id: officeId,
      token_hash: tokenHash(secret),
      person_id: personId,
      expires_at: linkEnd(now),
      redeemed_at: null,
      session_hash: null,
    })
    .execute();
  return withOffice(officeId, secret);
}

/** Takes back the links of a person that nobody has opened yet. */
export async function dropUnopenedLinks(
  tx: Transaction,
  { officeId, personId }: { officeId: string; personId: string },
): Promise<void> {
  await tx
    .deleteFrom("link")
    .where("office_id", "=", officeId)
    .where("person_id", "=", personId)
    .where("redeemed_at", "is", null)
    .execute();
}

/** When a link that is made now ends. */
export function linkEnd(now: number): Instant {
  return toInstant(now + linkLife);
}

/** The address that signs a phone in. The token stands behind `#`, where no log of a proxy sees it. */
export function linkUrl(publicUrl: string, token: string): string {
  return `${publicUrl}/masuk#${token}`;
}
