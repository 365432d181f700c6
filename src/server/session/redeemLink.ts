import { toInstant } from "../../domain/days.ts";
import { newId, type RandomBytes } from "../../domain/newId.ts";
import type { Role } from "../../domain/person.ts";
import type { Transaction } from "../database/database.ts";
import { noteChange } from "../history/noteChange.ts";
import { RequestProblem } from "../http/problems.ts";
import { changeOfficeWithin, lockOffice } from "../offices/officeChange.ts";
import { freeNumberPrefix } from "./numberPrefix.ts";
import { splitToken, tokenHash, withOffice } from "./tokens.ts";

const repeatable = 24 * 3_600_000;

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

  // Made of two secrets that only this device holds together, so that it can be told again without being kept.
  const sessionSecret = Buffer.from(tokenHash(`session ${secret} ${parts.secret}`), "hex").toString("base64url");
  const sessionHash = tokenHash(sessionSecret);
  if (link.redeemed_at !== null) {
    const inTime = now < Date.parse(link.redeemed_at) + repeatable;
    const sameDevice = link.session_hash === sessionHash;
    if (!inTime || !sameDevice || !(await isSession(tx, officeId, sessionHash))) throw new RequestProblem("link-used");
    return withOffice(officeId, sessionSecret);
  }
  if (link.expires_at <= toInstant(now)) throw new RequestProblem("link-expired");

  const at = toInstant(now);
  const deviceId = newId(now, randomBytes);
  await tx
    .insertInto("device")
    .values({
      office_id: officeId,
      id: deviceId,
      person_id: link.person_id,
      name: deviceName,
      number_prefix: await freeNumberPrefix(tx, officeId, link.name),
      created_at: at,
      last_contact_at: at,
    })
    .execute();
  await tx
    .insertInto("session")
    .values({
      office_id: officeId,
      token_hash: sessionHash,
      person_id: link.person_id,
      device_id: deviceId,
      created_at: at,
      last_contact_at: at,
    })
    .execute();
  await tx
    .updateTable("link")
    .set({ redeemed_at: at, session_hash: sessionHash })
    .where("office_id", "=", officeId)
    .where("token_hash", "=", linkHash)
    .execute();
  const { person_id: id, name, role } = link;
  await changeOfficeWithin(tx, officeId, (change) =>
    noteChange(
      change,
      { person: { id, name, role: role as Role }, deviceId, at },
      { action: "sign-in", subject: "device", id: deviceId, name: deviceName },
    ),
  );
  return withOffice(officeId, sessionSecret);
}

async function isSession(tx: Transaction, officeId: string, hash: string): Promise<boolean> {
  const row = await tx
    .selectFrom("session")
    .select("token_hash")
    .where("office_id", "=", officeId)
    .where("token_hash", "=", hash)
    .executeTakeFirst();
  return row !== undefined;
}
