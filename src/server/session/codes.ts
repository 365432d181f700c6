import { type Instant, toInstant } from "../../domain/days.ts";
import type { RandomBytes } from "../../domain/newId.ts";
import type { Role } from "../../domain/person.ts";
import { codeBytes, codeFrom, codeLife } from "../../protocol/signInCode.ts";
import type { Snapshot, Transaction } from "../database/database.ts";
import { type Actor, noteChange } from "../history/noteChange.ts";
import { RequestProblem } from "../http/problems.ts";
import { changeOfficeWithin, type OfficeChange } from "../offices/officeChange.ts";
import { isSession, pairDevice, repeatable, sessionSecretOf } from "./pairDevice.ts";
import { tokenHash, withOffice } from "./tokens.ts";

/**
 * Makes a code by which its person signs in on another device, once, within 10 minutes. It takes the place of the one
 * that they had.
 */
export async function createCode(
  change: OfficeChange,
  {
    actor,
    now,
    randomBytes,
  }: { actor: Required<Actor> & { person: { id: string } }; now: number; randomBytes: RandomBytes },
): Promise<{ code: string; expiresAt: Instant }> {
  const { tx, officeId } = change;
  const { person, deviceId } = actor;
  const code = codeFrom(randomBytes(codeBytes));
  const expiresAt = toInstant(now + codeLife);
  await dropOpenCodes(tx, { officeId, personId: person.id });
  // Nobody can ask for their answers again.
  await tx
    .deleteFrom("sign_in_code")
    .where("office_id", "=", officeId)
    .where("expires_at", "<", toInstant(now - repeatable))
    .execute();
  await tx
    .insertInto("sign_in_code")
    .values({
      code_hash: hashOf(code),
      office_id: officeId,
      person_id: person.id,
      device_id: deviceId,
      expires_at: expiresAt,
      redeemed_at: null,
      session_hash: null,
    })
    .execute();
  await noteChange(change, actor, {
    action: "add",
    subject: "code",
    id: person.id,
    name: person.name,
    after: { expiresAt },
  });
  return { code, expiresAt };
}

/** Takes back a person's codes that nobody has used. */
export async function dropOpenCodes(
  tx: Transaction,
  { officeId, personId }: { officeId: string; personId: string },
): Promise<void> {
  await tx
    .deleteFrom("sign_in_code")
    .where("office_id", "=", officeId)
    .where("person_id", "=", personId)
    .where("redeemed_at", "is", null)
    .execute();
}

/**
 * Pairs another device of a person by a code and answers its session token. When the answer was lost, the same code
 * and secret give the same session for 24 hours.
 * @throws RequestProblem not-found, whether there is no such code, it is too old or was used: who guesses learns nothing
 */
export async function redeemCode(
  tx: Transaction,
  {
    code,
    secret,
    deviceName,
    now,
    randomBytes,
  }: { code: string; secret: string; deviceName: string; now: number; randomBytes: RandomBytes },
): Promise<string> {
  const officeId = (await findCode(tx, code))?.office_id;
  if (officeId === undefined) throw new RequestProblem("not-found");
  const sessionSecret = sessionSecretOf(secret, code);
  const sessionHash = tokenHash(sessionSecret);
  await changeOfficeWithin(tx, officeId, async (change) => {
    // Looked up again: of two who type the same code, the second one waited for the first.
    const found = await findCode(tx, code);
    if (found === undefined || found.disabled_at !== null) throw new RequestProblem("not-found");
    if (found.redeemed_at !== null) {
      const isOurs = found.session_hash === sessionHash && now < Date.parse(found.redeemed_at) + repeatable;
      if (isOurs && (await isSession(tx, officeId, sessionHash))) return;
      throw new RequestProblem("not-found");
    }
    if (found.expires_at <= toInstant(now)) throw new RequestProblem("not-found");
    await tx
      .updateTable("sign_in_code")
      .set({ redeemed_at: toInstant(now), session_hash: sessionHash })
      .where("office_id", "=", officeId)
      .where("code_hash", "=", hashOf(code))
      .execute();
    const { person_id: id, name, role } = found;
    await pairDevice(change, {
      person: { id, name, role: role as Role },
      sessionHash,
      secret,
      deviceName,
      now,
      randomBytes,
    });
  });
  return withOffice(officeId, sessionSecret);
}

/** The one look-up that can't lead with the office: eight letters have no room for it. */
async function findCode(snapshot: Snapshot, code: string) {
  return await snapshot
    .selectFrom("sign_in_code")
    .innerJoin("person", (join) =>
      join.onRef("person.office_id", "=", "sign_in_code.office_id").onRef("person.id", "=", "sign_in_code.person_id"),
    )
    .select([
      "sign_in_code.office_id",
      "sign_in_code.person_id",
      "sign_in_code.expires_at",
      "sign_in_code.redeemed_at",
      "sign_in_code.session_hash",
      "person.name",
      "person.role",
      "person.disabled_at",
    ])
    .where("sign_in_code.code_hash", "=", hashOf(code))
    .executeTakeFirst();
}

function hashOf(code: string): string {
  return tokenHash(`code ${code}`);
}
