import { toInstant } from "../../domain/days.ts";
import type { RandomBytes } from "../../domain/newId.ts";
import type { Role } from "../../domain/person.ts";
import type { Transaction } from "../database/database.ts";
import { RequestProblem } from "../http/problems.ts";
import { changeOfficeWithin, lockOffice } from "../offices/officeChange.ts";
import { isSession, pairDevice, repeatable, sessionSecretOf } from "./pairDevice.ts";
import { splitToken, tokenHash, withOffice } from "./tokens.ts";

/** So long after opening a link, a forgotten password can be replaced. Milliseconds. */
const resetFor = 3_600_000;

type Redemption = { token: string; secret: string; deviceName: string; now: number; randomBytes: RandomBytes };

/**
 * Pairs a device by a one-time link and answers its session token. When the answer was lost, the same link and
 * secret give the same session for 24 hours.
 * @throws RequestProblem not-found, link-expired or link-used
 */
export async function redeemLink(
  tx: Transaction,
  { token, secret, deviceName, now, randomBytes }: Redemption,
): Promise<string> {
  const parts = splitToken(token);
  if (parts === undefined) throw new RequestProblem("not-found");
  const { officeId } = parts;
  const linkHash = tokenHash(parts.secret);
  // Before anything is read: of two devices that open the link at once, the second waits and sees that it was used.
  await lockOffice(tx, officeId);
  const link = await tx
    .selectFrom("link")
    .innerJoin("person", (join) =>
      join.onRef("person.office_id", "=", "link.office_id").onRef("person.id", "=", "link.person_id"),
    )
    .select([
      "link.person_id",
      "person.name",
      "person.role",
      "link.expires_at",
      "link.redeemed_at",
      "link.session_hash",
    ])
    .where("link.office_id", "=", officeId)
    .where("link.token_hash", "=", linkHash)
    .where("person.disabled_at", "is", null)
    .executeTakeFirst();
  if (link === undefined) throw new RequestProblem("not-found");

  const sessionSecret = sessionSecretOf(secret, parts.secret);
  const sessionHash = tokenHash(sessionSecret);
  if (link.redeemed_at !== null) {
    const inTime = now < Date.parse(link.redeemed_at) + repeatable;
    const sameDevice = link.session_hash === sessionHash;
    if (!inTime || !sameDevice || !(await isSession(tx, officeId, sessionHash))) throw new RequestProblem("link-used");
    return withOffice(officeId, sessionSecret);
  }
  if (link.expires_at <= toInstant(now)) throw new RequestProblem("link-expired");

  await tx
    .updateTable("link")
    .set({ redeemed_at: toInstant(now), session_hash: sessionHash })
    .where("office_id", "=", officeId)
    .where("token_hash", "=", linkHash)
    .execute();
  const { person_id: id, name, role } = link;
  await changeOfficeWithin(tx, officeId, (change) =>
    pairDevice(change, {
      person: { id, name, role: role as Role },
      sessionHash,
      secret,
      deviceName,
      now,
      randomBytes,
      resetUntil: toInstant(now + resetFor),
    }),
  );
  return withOffice(officeId, sessionSecret);
}
