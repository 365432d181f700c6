import { type Instant, toInstant } from "../../domain/days.ts";
import { newId, type RandomBytes } from "../../domain/newId.ts";
import type { Role } from "../../domain/person.ts";
import type { Transaction } from "../database/database.ts";
import { noteChange } from "../history/noteChange.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { deviceSecretHash } from "./newSession.ts";
import { freeNumberPrefix } from "./numberPrefix.ts";
import { tokenHash } from "./tokens.ts";

/** How long a lost answer to a sign-in can be asked for again, by the same secret. Milliseconds. */
export const repeatable = 24 * 3_600_000;

/** Made of two secrets that only this device holds together, so that it can be told again without being kept. */
export function sessionSecretOf(deviceSecret: string, oneTimeSecret: string): string {
  return Buffer.from(tokenHash(`session ${deviceSecret} ${oneTimeSecret}`), "hex").toString("base64url");
}

type NewDevice = {
  person: { id: string; name: string; role: Role };
  /** Shown by the device at its sign-in, and again when it comes back by password. */
  secret: string;
  deviceName: string;
  now: number;
  randomBytes: RandomBytes;
};

/** Adds a device of a person, which nobody is signed in on yet, and answers its id. */
export async function addDevice(
  { tx, officeId }: OfficeChange,
  { person, secret, deviceName, now, randomBytes }: NewDevice,
): Promise<string> {
  const at = toInstant(now);
  const id = newId(now, randomBytes);
  await tx
    .insertInto("device")
    .values({
      office_id: officeId,
      id,
      person_id: person.id,
      name: deviceName,
      number_prefix: await freeNumberPrefix(tx, officeId, person.name),
      created_at: at,
      last_contact_at: at,
      secret_hash: deviceSecretHash({ personId: person.id, secret }),
    })
    .execute();
  return id;
}

/**
 * Adds a device of a person with a session on it, and tells the history.
 * @param resetUntil until then a new password takes no old one
 */
export async function pairDevice(
  change: OfficeChange,
  { sessionHash, resetUntil, ...device }: NewDevice & { sessionHash: string; resetUntil?: Instant },
): Promise<void> {
  const { tx, officeId } = change;
  const { person, deviceName, now } = device;
  const at = toInstant(now);
  const deviceId = await addDevice(change, device);
  await tx
    .insertInto("session")
    .values({
      office_id: officeId,
      token_hash: sessionHash,
      person_id: person.id,
      device_id: deviceId,
      created_at: at,
      last_contact_at: at,
      reset_until: resetUntil ?? null,
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
