import { type Instant, toInstant } from "../../domain/days.ts";
import type { Office } from "../../domain/office.ts";
import type { Person } from "../../domain/person.ts";
import type { Session } from "../../protocol/session.ts";
import type { Snapshot } from "../database/database.ts";
import { RequestProblem } from "../http/problems.ts";
import { splitToken, tokenHash } from "./tokens.ts";

/** Who asks. Read anew with each request, so that disabling a person works at once. */
export type SignedIn = {
  officeId: string;
  tokenHash: string;
  person: Person;
  deviceId: string;
  numberPrefix: string;
  /** Names this life of the database and this reach of the person. */
  epoch: string;
  lastContactAt: Instant;
  /** Of the app on the device, as it said last. */
  appVersion: string | undefined;
  /** The person was disabled: what they still hold goes to the quarantine. */
  isDisabled: boolean;
};

/**
 * Sessions live this long from their last contact, whatever the role: as long as a cookie may. Supervisors and
 * admins get shorter ones together with passwords, since without one they couldn't come back by themselves.
 */
export const sessionDays = 400;

/**
 * Who a session token belongs to, or undefined where nobody is signed in by it.
 * @param evenDisabled only for what is taken from a disabled person too
 * @throws RequestProblem device-revoked, person-disabled
 */
export async function findSession(
  snapshot: Snapshot,
  token: string,
  now: number,
  { evenDisabled = false }: { evenDisabled?: boolean } = {},
): Promise<SignedIn | undefined> {
  const parts = splitToken(token);
  if (parts === undefined) return undefined;
  const { officeId } = parts;
  const hash = tokenHash(parts.secret);
  const row = await snapshot
    .selectFrom("session")
    .innerJoin("person", (join) =>
      join.onRef("person.office_id", "=", "session.office_id").onRef("person.id", "=", "session.person_id"),
    )
    .innerJoin("device", (join) =>
      join.onRef("device.office_id", "=", "session.office_id").onRef("device.id", "=", "session.device_id"),
    )
    .innerJoin("office", "office.id", "session.office_id")
    .select([
      "session.last_contact_at",
      "session.device_id",
      "person.id",
      "person.name",
      "person.role",
      "person.exporter_id",
      "person.scope_version",
      "person.disabled_at",
      "device.number_prefix",
      "device.app_version",
      "device.revoked_at",
      "office.epoch",
    ])
    .where("session.office_id", "=", officeId)
    .where("session.token_hash", "=", hash)
    .executeTakeFirst();
  if (row === undefined || row.last_contact_at < toInstant(now - sessionDays * 86_400_000)) return undefined;
  if (row.revoked_at !== null) throw new RequestProblem("device-revoked");
  const isDisabled = row.disabled_at !== null;
  if (isDisabled && !evenDisabled) throw new RequestProblem("person-disabled");
  return {
    officeId,
    tokenHash: hash,
    person: {
      id: row.id,
      name: row.name,
      role: row.role as Person["role"],
      ...(row.exporter_id === null ? {} : { exporterId: row.exporter_id }),
    },
    deviceId: row.device_id,
    numberPrefix: row.number_prefix,
    epoch: `${row.epoch}.${row.scope_version}`,
    lastContactAt: row.last_contact_at,
    appVersion: row.app_version ?? undefined,
    isDisabled,
  };
}

/** What a device is told of its session. */
export async function describeSession(snapshot: Snapshot, signedIn: SignedIn): Promise<Session> {
  const { officeId, person, deviceId, numberPrefix, epoch } = signedIn;
  const row = await snapshot
    .selectFrom("record")
    .select("body")
    .where("office_id", "=", officeId)
    .where("id", "=", officeId)
    .executeTakeFirstOrThrow();
  return { person, office: JSON.parse(row.body ?? "") as Office, deviceId, numberPrefix, epoch };
}
