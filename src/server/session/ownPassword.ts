import { toInstant } from "../../domain/days.ts";
import { mayHavePassword, type PasswordFault, passwordFault } from "../../domain/password.ts";
import type { Person } from "../../domain/person.ts";
import { PasswordInput, type PasswordState } from "../../protocol/password.ts";
import type { Snapshot } from "../database/database.ts";
import { noteChange } from "../history/noteChange.ts";
import type { AppContext, RouteParts } from "../http/environment.ts";
import { RequestProblem } from "../http/problems.ts";
import { readBody } from "../http/readBody.ts";
import { changeOffice } from "../offices/officeChange.ts";
import { isCommon } from "./commonPasswords.ts";
import { writeCookie } from "./cookie.ts";
import { dropUnopenedLinks } from "./createLink.ts";
import { deviceSecretHash, replaceSession } from "./newSession.ts";
import { officeCode, readOfficeCode } from "./officeCode.ts";
import { describeSession, findSession, type SignedIn } from "./signedIn.ts";
import type { Bucket } from "./throttle.ts";
import { noteTooOften } from "./tooOften.ts";

/** `GET /api/session/password`: what one signs in by, and what a new password takes. */
export function passwordStateRoute({ database }: RouteParts) {
  return async (context: AppContext): Promise<Response> => {
    const signedIn = context.get("signedIn");
    needRole(signedIn.person);
    const state = await database.read(async (snapshot): Promise<PasswordState> => {
      const kept = await readPassword(snapshot, signedIn);
      return {
        login: kept?.login ?? null,
        officeCode: (await readOfficeCode(snapshot, signedIn.officeId)) ?? null,
        oldNeeded: kept !== undefined && !signedIn.mayReset,
      };
    });
    return context.json(state);
  };
}

/** `POST /api/session/password`: sets one's own password or changes it. All other sessions and links of the person end. */
export function setPasswordRoute(parts: RouteParts) {
  const { database, clock, randomBytes, passwords } = parts;
  return async (context: AppContext): Promise<Response> => {
    const signedIn = context.get("signedIn");
    const { officeId, person } = signedIn;
    needRole(person);
    const { login, password, oldPassword, secret } = await readBody(context, PasswordInput);
    const { known, city, names } = await database.read(async (snapshot) => {
      const { office } = await describeSession(snapshot, signedIn);
      const names = [login, person.name, office.name, office.shortName, office.city];
      return { known: await readPassword(snapshot, signedIn), city: office.city, names };
    });
    const fault: PasswordFault | undefined =
      passwordFault(password, names) ?? (isCommon(password) ? "common" : undefined);
    if (fault !== undefined) throw new RequestProblem("weak-password", { field: "password", detail: fault });
    if (known !== undefined && !signedIn.mayReset) {
      await checkOwnPassword(context, parts, { signedIn, password: oldPassword ?? "", field: "oldPassword" });
    }
    const hash = await passwords.hash(password);
    const now = clock();
    const token = await changeOffice(database, officeId, async (change) => {
      const { tx } = change;
      const present = await readPassword(tx, signedIn);
      // Somebody else set another one since: the old one that was given isn't the old one any more.
      if (present?.hash !== known?.hash) throw new RequestProblem("wrong-password", { field: "oldPassword" });
      const namesake = await tx
        .selectFrom("password")
        .select("person_id")
        .where("office_id", "=", officeId)
        .where("login", "=", login)
        .executeTakeFirst();
      if (namesake !== undefined && namesake.person_id !== person.id) {
        throw new RequestProblem("login-taken", { field: "login" });
      }
      await officeCode(change, city);
      const kept = { login, hash, changed_at: toInstant(now) };
      await tx
        .insertInto("password")
        .values({ office_id: officeId, person_id: person.id, ...kept })
        .onConflict((conflict) => conflict.columns(["office_id", "person_id"]).doUpdateSet(kept))
        .execute();
      const { deviceId } = signedIn;
      if (secret !== undefined) {
        await tx
          .updateTable("device")
          .set({ secret_hash: deviceSecretHash({ personId: person.id, secret }) })
          .where("office_id", "=", officeId)
          .where("id", "=", deviceId)
          .execute();
      }
      await tx
        .deleteFrom("session")
        .where("office_id", "=", officeId)
        .where("person_id", "=", person.id)
        .where("token_hash", "!=", signedIn.tokenHash)
        .execute();
      await dropUnopenedLinks(tx, { officeId, personId: person.id });
      const token = await replaceSession(tx, {
        officeId,
        personId: person.id,
        deviceId,
        fresh: true,
        now,
        randomBytes,
      });
      const again = await findSession(tx, token, now);
      if (again === undefined || !mayHavePassword(again.person)) throw new RequestProblem("sign-in-needed");
      await noteChange(
        change,
        { person: again.person, deviceId, at: toInstant(now) },
        {
          action: present === undefined ? "add" : "change",
          subject: "password",
          id: person.id,
          name: person.name,
          ...(present !== undefined &&
            present.login !== login && { before: { login: present.login }, after: { login } }),
        },
      );
      return token;
    });
    writeCookie(context, token, { ...signedIn, hasPassword: true });
    return context.body(null, 204);
  };
}

/**
 * The hash that a person's own password fits.
 * @throws RequestProblem wrong-password, or too-many-requests: whoever holds an open session may guess no faster
 */
export async function checkOwnPassword(
  context: AppContext,
  parts: RouteParts,
  { signedIn, password, field }: { signedIn: SignedIn; password: string; field: string },
): Promise<string> {
  const { database, passwords, throttle } = parts;
  const buckets: Bucket[] = [["device", `${signedIn.officeId}/${signedIn.deviceId}`]];
  await throttle.take(buckets).catch((error) => noteTooOften(context, parts, { error, account: signedIn }));
  const known = await database.read((snapshot) => readPassword(snapshot, signedIn));
  if (!(await passwords.isRight(password, known?.hash)) || known === undefined) {
    throw new RequestProblem("wrong-password", { field });
  }
  await throttle.giveBack(buckets);
  return known.hash;
}

function needRole(person: Pick<Person, "role">): void {
  if (!mayHavePassword(person)) throw new RequestProblem("not-allowed");
}

async function readPassword(
  snapshot: Snapshot,
  { officeId, person }: SignedIn,
): Promise<{ login: string; hash: string } | undefined> {
  return await snapshot
    .selectFrom("password")
    .select(["login", "hash"])
    .where("office_id", "=", officeId)
    .where("person_id", "=", person.id)
    .executeTakeFirst();
}
