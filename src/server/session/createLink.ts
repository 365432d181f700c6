import { toInstant } from "../../domain/days.ts";
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
      expires_at: toInstant(now + linkLife),
      redeemed_at: null,
      session_hash: null,
    })
    .execute();
  return withOffice(officeId, secret);
}

/** The address that signs a phone in. The token stands behind `#`, where no log of a proxy sees it. */
export function linkUrl(publicUrl: string, token: string): string {
  return `${publicUrl}/masuk#${token}`;
}
