import { PasswordCheck } from "../../protocol/password.ts";
import type { AppContext, RouteParts } from "../http/environment.ts";
import { RequestProblem } from "../http/problems.ts";
import { readBody } from "../http/readBody.ts";
import { writeCookie } from "./cookie.ts";
import { replaceSession } from "./newSession.ts";
import { checkOwnPassword } from "./ownPassword.ts";
import { findSession, type SignedIn } from "./signedIn.ts";

/**
 * Lets pass who gave their password within the last 5 minutes, or has none. For what matters most: roles, access, and
 * devices.
 * @throws RequestProblem password-needed
 */
export function requireFreshPassword({ isPasswordFresh }: SignedIn): void {
  if (!isPasswordFresh) throw new RequestProblem("password-needed");
}

/** `POST /api/session/password-check`: the session goes on by a new token, and its password counts as fresh. */
export function passwordCheckRoute(parts: RouteParts) {
  const { database, clock, randomBytes } = parts;
  return async (context: AppContext): Promise<Response> => {
    const signedIn = context.get("signedIn");
    const { password } = await readBody(context, PasswordCheck);
    const hash = await checkOwnPassword(context, parts, { signedIn, password, field: "password" });
    const now = clock();
    const token = await database.write(async (tx) => {
      const { officeId, person, deviceId } = signedIn;
      const row = await tx
        .selectFrom("password")
        .select("hash")
        .where("office_id", "=", officeId)
        .where("person_id", "=", person.id)
        .executeTakeFirst();
      if (row?.hash !== hash) throw new RequestProblem("wrong-password", { field: "password" });
      const token = await replaceSession(tx, {
        officeId,
        personId: person.id,
        deviceId,
        fresh: true,
        now,
        randomBytes,
      });
      if ((await findSession(tx, token, now)) === undefined) throw new RequestProblem("sign-in-needed");
      return token;
    });
    writeCookie(context, token, signedIn);
    return context.body(null, 204);
  };
}
