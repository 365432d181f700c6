import type * as z from "zod/mini";
import { toInstant } from "../../domain/days.ts";
import { type Action, may, type Subject } from "../../domain/permissions.ts";
import type { Person } from "../../domain/person.ts";
import type { Actor } from "../history/noteChange.ts";
import type { AppContext, RouteParts } from "../http/environment.ts";
import { RequestProblem } from "../http/problems.ts";
import { readBody } from "../http/readBody.ts";
import { changeOffice, NoSuchOffice, type OfficeChange } from "../offices/officeChange.ts";
import { readCookie } from "../session/cookie.ts";
import { findSession, type SignedIn } from "../session/signedIn.ts";

/** @throws RequestProblem not-allowed */
export function needPermission({ role }: Pick<Person, "role">, subject: Subject, action: Action): void {
  if (!may({ role, relation: "office", subject, action })) throw new RequestProblem("not-allowed");
}

/**
 * A `POST` under /api/data: one change of what the office keeps, by those who may revise its subject, as one
 * transaction. Without an answer to give, `work` gives undefined.
 */
export function changeRoute<Schema extends z.ZodMiniType>(
  { database, clock, pokes }: RouteParts,
  {
    body: schema,
    subject,
    work,
  }: {
    body: Schema;
    subject: (body: z.infer<Schema>) => Subject;
    work: (
      change: OfficeChange,
      body: z.infer<Schema>,
      actor: Actor,
      signedIn: SignedIn,
    ) => Promise<object | undefined>;
  },
) {
  return async (context: AppContext): Promise<Response> => {
    const asked = context.get("signedIn");
    const { officeId } = asked;
    const body = await readBody(context, schema);
    needPermission(asked.person, subject(body), "revise");
    const token = readCookie(context) ?? "";
    const now = clock();
    const answer = await changeOffice(database, officeId, async (change) => {
      // Looked up again: rights may have changed between the request's arrival and its turn.
      const signedIn = await findSession(change.tx, token, now);
      if (signedIn === undefined) throw new RequestProblem("sign-in-needed");
      needPermission(signedIn.person, subject(body), "revise");
      const { person, deviceId } = signedIn;
      return await work(change, body, { person, deviceId, at: toInstant(now) }, signedIn);
    }).catch((error: unknown) => {
      throw error instanceof NoSuchOffice ? new RequestProblem("sign-in-needed") : error;
    });
    pokes.poke(officeId);
    return answer === undefined ? context.body(null, 204) : context.json(answer);
  };
}
