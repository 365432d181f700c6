import { toInstant } from "../../domain/days.ts";
import { newId, type RandomBytes } from "../../domain/newId.ts";
import type { Role } from "../../domain/person.ts";
import type { Transaction } from "../database/database.ts";
import { noteChange } from "../history/noteChange.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { freeNumberPrefix } from "./numberPrefix.ts";
import { tokenHash } from "./tokens.ts";

/** How long a lost answer to a sign-in can be asked for again, by the same secret. Milliseconds. */
export const repeatable = 24 * 3_600_000;

/** Made of two secrets that only this device holds together, so that it can be told again without being kept. */
export function sessionSecretOf(deviceSecret: string, oneTimeSecret: string): string {
  return Buffer.from(tokenHash(`session ${deviceSecret} ${oneTimeSecret}`), "hex").toString("base64url");
}

/** Adds a device of a person with a session on it, and tells the history. */
export async function pairDevice(
  change: OfficeChange,
  {
    person,
    sessionHash,
    deviceName,
    now,
    randomBytes,
  }: {
    person: { id: string; name: string; role: Role };
    sessionHash: string;
    deviceName: string;
    now: number;
    randomBytes: RandomBytes;
  },
): Promise<void> {
  const { tx, officeId } = change;
  const at = toInstant(now);
  const deviceId = newId(now, randomBytes);
  await tx
    .insertInto("device")
    .values({
      office_id: officeId,
      id: deviceId,
      person_id: person.id,
      name: deviceName,
      number_prefix: await freeNumberPrefix(tx, officeId, person.name),
      created_at: at,
      last_contact_at: at,
    })
    .execute();
  await tx
    .insertInto("session")
    .values({
      office_id: officeId,
      token_hash: sessionHash,
      person_id: person.id,
      device_id: deviceId,
      created_at: at,
      last_contact_at: at,
    })
    .execute();
  await noteChange(
    change,
    { person, deviceId, at },
    { action: "sign-in", subject: "device", id: deviceId, name: deviceName },
  );
}

/** Whether the session that a link or code once gave is still open. */
export async function isSession(tx: Transaction, officeId: string, hash: string): Promise<boolean> {
  const row = await tx
    .selectFrom("session")
    .select("token_hash")
    .where("office_id", "=", officeId)
    .where("token_hash", "=", hash)
    .executeTakeFirst();
  return row !== undefined;
}
