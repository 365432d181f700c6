import { toInstant } from "../../domain/days.ts";
import type { RandomBytes } from "../../domain/newId.ts";
import type { Transaction } from "../database/database.ts";
import { newSecret, tokenHash, withOffice } from "./tokens.ts";

const freshFor = 5 * 60_000;

type NewSession = {
  officeId: string;
  personId: string;
  deviceId: string;
  /** The person has just given their password. */
  fresh: boolean;
  now: number;
  randomBytes: RandomBytes;
};

/** Signs a device in by a new token, in place of whatever session it had, and answers the token. */
export async function replaceSession(
  tx: Transaction,
  { officeId, personId, deviceId, fresh, now, randomBytes }: NewSession,
): Promise<string> {
  await tx
    .deleteFrom("session")
    .where("office_id", "=", officeId)
    .where("person_id", "=", personId)
    .where("device_id", "=", deviceId)
    .execute();
  const secret = newSecret(randomBytes);
  const at = toInstant(now);
  await tx
    .insertInto("session")
    .values({
      office_id: officeId,
      token_hash: tokenHash(secret),
      person_id: personId,
      device_id: deviceId,
      created_at: at,
      last_contact_at: at,
      fresh_until: fresh ? toInstant(now + freshFor) : null,
    })
    .execute();
  return withOffice(officeId, secret);
}

/** What is kept of a device's secret: told apart by person, so that it says nothing of who shares a device. */
export function deviceSecretHash({ personId, secret }: { personId: string; secret: string }): string {
  return tokenHash(`device ${personId} ${secret}`);
}
