import { type Instant, toInstant } from "../../domain/days.ts";
import type { Office } from "../../domain/office.ts";
import { mayHavePassword } from "../../domain/password.ts";
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
  hasPassword: boolean;
  /** The password was given within the last minutes, or there is none to give. */
  isPasswordFresh: boolean;
  /** A one-time link opened this session shortly before: a new password needs no old one. */
  mayReset: boolean;
  /** Of the app on the device, as it said last. */
  appVersion: string | undefined;
  /** The person was disabled: what they still hold goes to the quarantine. */
  isDisabled: boolean;
};

/** Whether the person can come back by themselves, so that their session may be short. */
export function isShortLived({ person, hasPassword }: Pick<SignedIn, "person" | "hasPassword">): boolean {
  return hasPassword && mayHavePassword(person);
}

/** How long a session lives: 400 days from its last contact, as long as a cookie may; a short one 7 days in all. */
export function sessionDays(signedIn: Pick<SignedIn, "person" | "hasPassword">): number {
  return isShortLived(signedIn) ? 7 : 400;
}

const idleHours = 12;

function hasEnded(
  row: { created_at: Instant; last_contact_at: Instant; person: Person; hasPassword: boolean },
  now: number,
) {
  const lifeBegan = toInstant(now - sessionDays(row) * 86_400_000);
  if (!isShortLived(row)) return row.last_contact_at < lifeBegan;
  return row.created_at <= lifeBegan || row.last_contact_at < toInstant(now - idleHours * 3_600_000);
}

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
    .leftJoin("password", (join) =>
      join.onRef("password.office_id", "=", "session.office_id").onRef("password.person_id", "=", "session.person_id"),
    )
    .select([
      "session.created_at",
      "session.fresh_until",
      "session.reset_until",
      "password.login",
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
  if (row === undefined) return undefined;
  const person: Person = {
    id: row.id,
    name: row.name,
    role: row.role as Person["role"],
    ...(row.exporter_id === null ? {} : { exporterId: row.exporter_id }),
  };
  const hasPassword = row.login !== null;
  const { created_at, last_contact_at } = row;
  if (hasEnded({ created_at, last_contact_at, person, hasPassword }, now)) return undefined;
  if (row.revoked_at !== null) throw new RequestProblem("device-revoked");
  const isDisabled = row.disabled_at !== null;
  if (isDisabled && !evenDisabled) throw new RequestProblem("person-disabled");
  const at = toInstant(now);
  return {
    officeId,
    tokenHash: hash,
    person,
    hasPassword,
    isPasswordFresh: !hasPassword || (row.fresh_until !== null && row.fresh_until > at),
    mayReset: row.reset_until !== null && row.reset_until > at,
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
