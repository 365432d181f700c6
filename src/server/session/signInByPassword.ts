import { toInstant } from "../../domain/days.ts";
import type { RandomBytes } from "../../domain/newId.ts";
import { mayHavePassword, normalPassword, readLogin } from "../../domain/password.ts";
import type { Person } from "../../domain/person.ts";
import { SignInByPassword } from "../../protocol/password.ts";
import type { Snapshot, Transaction } from "../database/database.ts";
import { noteChange } from "../history/noteChange.ts";
import { addressNetwork, clientAddress } from "../http/clientAddress.ts";
import type { AppContext, RouteParts } from "../http/environment.ts";
import { RequestProblem } from "../http/problems.ts";
import { readBody } from "../http/readBody.ts";
import { changeOfficeWithin } from "../offices/officeChange.ts";
import { writeCookie } from "./cookie.ts";
import { deviceSecretHash, replaceSession } from "./newSession.ts";
import { findOfficeOfLogin } from "./officeCode.ts";
import { addDevice } from "./pairDevice.ts";
import { describeSession, findSession } from "./signedIn.ts";
import type { Bucket } from "./throttle.ts";
import { noteTooOften } from "./tooOften.ts";

/** Who a login is, where it is somebody who may sign in by it. */
type Account = {
  officeId: string;
  person: Pick<Person, "id" | "name" | "role">;
  hash: string;
  /** Their device of that secret. */
  deviceId: string | undefined;
};

/**
 * `POST /api/sign-in/password`. An unknown login and a wrong password get the same answer after the same work. Tries
 * are slowed by account, password and address; a device that signed in before is counted by itself alone, so that
 * nobody else's tries keep its person out.
 */
export function signInByPassword(parts: RouteParts) {
  const { database, clock, randomBytes, passwords, throttle } = parts;
  return async (context: AppContext): Promise<Response> => {
    const { office, login: typed, password, secret, deviceName } = await readBody(context, SignInByPassword);
    const { login, officeCode: code } = readLogin(typed);
    const { officeId, account } = await database.read(async (snapshot) => {
      const officeId = await findOfficeOfLogin(snapshot, { code, office });
      return { officeId, account: officeId && (await findAccount(snapshot, { officeId, login, secret })) };
    });
    const known = account || undefined;
    const buckets: Bucket[] =
      known?.deviceId === undefined
        ? [
            ["address", addressNetwork(clientAddress(context))],
            ["account", `${officeId ?? code ?? ""}/${login}`],
            ["password", normalPassword(password)],
          ]
        : [["device", `${known.officeId}/${known.deviceId}`]];
    await throttle.take(buckets).catch((error) => noteTooOften(context, parts, { error, account: known }));
    const isRight = await passwords.isRight(password, known?.hash);
    if (!isRight || known === undefined) throw new RequestProblem("wrong-password");
    const newHash = passwords.isOutdated(known.hash) ? await passwords.hash(password) : undefined;
    const now = clock();
    const { token, signedIn, session } = await database.write(async (tx) => {
      const token = await enter(tx, { account: known, newHash, login, secret, deviceName, now, randomBytes });
      const signedIn = await findSession(tx, token, now);
      if (signedIn === undefined) throw new RequestProblem("wrong-password");
      return { token, signedIn, session: await describeSession(tx, signedIn) };
    });
    await throttle.giveBack(buckets);
    writeCookie(context, token, signedIn);
    return context.json(session);
  };
}

async function enter(
  tx: Transaction,
  {
    account,
    newHash,
    login,
    secret,
    deviceName,
    now,
    randomBytes,
  }: {
    account: Account;
    newHash: string | undefined;
    login: string;
    secret: string;
    deviceName: string;
    now: number;
    randomBytes: RandomBytes;
  },
): Promise<string> {
  const { officeId } = account;
  return await changeOfficeWithin(tx, officeId, async (change) => {
    // Once more: password, role and device may have changed while it was hashed.
    const present = await findAccount(tx, { officeId, login, secret });
    if (present?.hash !== account.hash) throw new RequestProblem("wrong-password");
    const { person } = present;
    const at = toInstant(now);
    if (newHash !== undefined) {
      await tx
        .updateTable("password")
        .set({ hash: newHash })
        .where("office_id", "=", officeId)
        .where("person_id", "=", person.id)
        .execute();
    }
    const deviceId = present.deviceId ?? (await addDevice(change, { person, secret, deviceName, now, randomBytes }));
    if (present.deviceId !== undefined) {
      await tx
        .updateTable("device")
        .set({ last_contact_at: at })
        .where("office_id", "=", officeId)
        .where("id", "=", deviceId)
        .execute();
    }
    const token = await replaceSession(tx, { officeId, personId: person.id, deviceId, fresh: true, now, randomBytes });
    await noteChange(
      change,
      { person, deviceId, at },
      { action: "sign-in", subject: "device", id: deviceId, name: deviceName, after: { password: true } },
    );
    return token;
  });
}

async function findAccount(
  snapshot: Snapshot,
  { officeId, login, secret }: { officeId: string; login: string; secret: string },
): Promise<Account | undefined> {
  const row = await snapshot
    .selectFrom("password")
    .innerJoin("person", (join) =>
      join.onRef("person.office_id", "=", "password.office_id").onRef("person.id", "=", "password.person_id"),
    )
    .select(["person.id", "person.name", "person.role", "password.hash"])
    .where("password.office_id", "=", officeId)
    .where("password.login", "=", login)
    .where("person.disabled_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const person = { id: row.id, name: row.name, role: row.role as Person["role"] };
  if (!mayHavePassword(person)) return undefined;
  const device = await snapshot
    .selectFrom("device")
    .select("id")
    .where("office_id", "=", officeId)
    .where("person_id", "=", person.id)
    .where("secret_hash", "=", deviceSecretHash({ personId: person.id, secret }))
    // One that was shut out comes back as another.
    .where("revoked_at", "is", null)
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return { officeId, person, hash: row.hash, deviceId: device?.id };
}
