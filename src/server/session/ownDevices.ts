import { toInstant } from "../../domain/days.ts";
import { type Action, may } from "../../domain/permissions.ts";
import type { Person } from "../../domain/person.ts";
import { type CodeAnswer, type OwnDevice, type OwnDevicesAnswer, RevokeInput } from "../../protocol/session.ts";
import type { Snapshot } from "../database/database.ts";
import type { AppContext, RouteParts } from "../http/environment.ts";
import { RequestProblem } from "../http/problems.ts";
import { readBody } from "../http/readBody.ts";
import { changeOffice, type OfficeChange } from "../offices/officeChange.ts";
import { revokeDevice } from "../offices/revokeDevice.ts";
import { createCode } from "./codes.ts";
import { readCookie } from "./cookie.ts";
import { requireFreshPassword } from "./freshPassword.ts";
import { findSession, type SignedIn } from "./signedIn.ts";

/** `GET /api/session/devices`: where else one is signed in. */
export function ownDevicesRoute({ database }: RouteParts) {
  return async (context: AppContext): Promise<Response> => {
    const signedIn = context.get("signedIn");
    needOwn(signedIn.person, "read");
    const devices = await database.read((snapshot) => readOwnDevices(snapshot, signedIn));
    return context.json({ devices } satisfies OwnDevicesAnswer);
  };
}

/** `POST /api/session/devices/revoke`: of another one. The device in one's hand is left by signing out. */
export function revokeOwnDeviceRoute(parts: RouteParts) {
  return async (context: AppContext): Promise<Response> => {
    const { deviceId } = await readBody(context, RevokeInput);
    await changeAsSelf(parts, context, async (change, signedIn, now) => {
      const { person, deviceId: own } = signedIn;
      needOwn(person, "revise");
      requireFreshPassword(signedIn);
      if (deviceId === own) throw new RequestProblem("not-allowed", { field: "deviceId", detail: "Sign out instead." });
      await revokeDevice(change, { deviceId, ownerId: person.id }, { person, deviceId: own, at: toInstant(now) });
    });
    parts.pokes.poke(context.get("signedIn").officeId);
    return context.body(null, 204);
  };
}

/** `POST /api/session/code`: a code by which another device of this person signs in. */
export function codeRoute(parts: RouteParts) {
  const { rateLimit, randomBytes } = parts;
  return async (context: AppContext): Promise<Response> => {
    rateLimit.count(`code ${context.get("signedIn").tokenHash}`);
    const code = await changeAsSelf(parts, context, async (change, signedIn, now): Promise<CodeAnswer> => {
      const { person, deviceId } = signedIn;
      needOwn(person, "record");
      // A session in the wrong hands must not make itself another one.
      requireFreshPassword(signedIn);
      return await createCode(change, { actor: { person, deviceId, at: toInstant(now) }, now, randomBytes });
    });
    return context.json(code);
  };
}

/** @throws RequestProblem not-allowed */
function needOwn({ role }: Person, action: Action): void {
  if (!may({ role, relation: "own", subject: "device", action })) throw new RequestProblem("not-allowed");
}

async function changeAsSelf<Result>(
  { database, clock }: RouteParts,
  context: AppContext,
  work: (change: OfficeChange, signedIn: SignedIn, now: number) => Promise<Result>,
): Promise<Result> {
  const token = readCookie(context) ?? "";
  const now = clock();
  return await changeOffice(database, context.get("signedIn").officeId, async (change) => {
    // Looked up again: the session may have ended between the request's arrival and its turn.
    const signedIn = await findSession(change.tx, token, now);
    if (signedIn === undefined) throw new RequestProblem("sign-in-needed");
    return await work(change, signedIn, now);
  });
}

async function readOwnDevices(snapshot: Snapshot, { officeId, person, deviceId }: SignedIn): Promise<OwnDevice[]> {
  const rows = await snapshot
    .selectFrom("device")
    .innerJoin("session", (join) =>
      join.onRef("session.office_id", "=", "device.office_id").onRef("session.device_id", "=", "device.id"),
    )
    .select(["device.id", "device.name", "device.number_prefix", "device.created_at", "device.last_contact_at"])
    .where("device.office_id", "=", officeId)
    .where("device.person_id", "=", person.id)
    .where("device.revoked_at", "is", null)
    .orderBy("device.created_at")
    .orderBy("device.id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    numberPrefix: row.number_prefix,
    pairedAt: row.created_at,
    lastContactAt: row.last_contact_at,
    isThis: row.id === deviceId,
  }));
}
