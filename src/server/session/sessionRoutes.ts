import { toInstant } from "../../domain/days.ts";
import { RedeemCode, RedeemLink, type Session, SetUpOffice } from "../../protocol/session.ts";
import type { Transaction } from "../database/database.ts";
import { addressNetwork, clientAddress } from "../http/clientAddress.ts";
import type { AppContext, RouteParts } from "../http/environment.ts";
import { RequestProblem } from "../http/problems.ts";
import { newRateLimit } from "../http/rateLimit.ts";
import { readBody } from "../http/readBody.ts";
import { redeemCode } from "./codes.ts";
import { dropCookie, readCookie, writeCookie } from "./cookie.ts";
import { redeemLink } from "./redeemLink.ts";
import { setUpOffice } from "./setUp.ts";
import { describeSession, findSession, isShortLived, type SignedIn } from "./signedIn.ts";
import { splitToken, tokenHash } from "./tokens.ts";

/** A contact is written down only so long after the one before; sooner where an idle session ends within hours. */
const touchAfter = { shortLived: 600_000, other: 3_600_000 };

/**
 * Tries of a code in a minute. 24 letters on 8 places make 1.1 · 10^11 codes, so that all tries of the 10 minutes in
 * which a code is good find one of 50 open ones with a chance below one in a million.
 */
const guessesPerAddress = 20;
const guessesOfAll = 200;

/**
 * Lets only the signed in pass, and keeps their session alive: its last contact is what its age is counted from.
 * Keeps the version of the app that the device says it runs, too.
 */
export function needSession(
  { database, clock }: RouteParts,
  { evenDisabled = false }: { evenDisabled?: boolean } = {},
) {
  return async (context: AppContext, next: () => Promise<void>): Promise<void> => {
    const token = readCookie(context);
    const now = clock();
    const signedIn =
      token === undefined
        ? undefined
        : await database.read((snapshot) => findSession(snapshot, token, now, { evenDisabled }));
    if (token === undefined || signedIn === undefined) throw new RequestProblem("sign-in-needed");
    context.set("signedIn", signedIn);
    const appVersion = appVersionOf(context) ?? signedIn.appVersion;
    const restsFor = isShortLived(signedIn) ? touchAfter.shortLived : touchAfter.other;
    const isOld = now - Date.parse(signedIn.lastContactAt) > restsFor;
    if (isOld || appVersion !== signedIn.appVersion) {
      await database.write((tx) => touch(tx, { ...signedIn, appVersion }, now));
    }
    if (isOld) writeCookie(context, token, signedIn);
    await next();
  };
}

/** `POST /api/sign-in/link`. */
export function signInByLink({ database, clock, randomBytes }: RouteParts) {
  return async (context: AppContext): Promise<Response> => {
    const { token, secret, deviceName } = await readBody(context, RedeemLink);
    const now = clock();
    return await begin(context, (tx) => redeemLink(tx, { token, secret, deviceName, now, randomBytes }), {
      database,
      now,
    });
  };
}

/** `POST /api/sign-in/code`: for a second browser of somebody who is signed in elsewhere, or their installed app. */
export function signInByCode({ database, clock, randomBytes }: RouteParts) {
  const byAddress = newRateLimit(guessesPerAddress, clock);
  const byAll = newRateLimit(guessesOfAll, clock);
  return async (context: AppContext): Promise<Response> => {
    const { code, secret, deviceName } = await readBody(context, RedeemCode);
    byAddress.count(addressNetwork(clientAddress(context)));
    byAll.count("all");
    const now = clock();
    return await begin(context, (tx) => redeemCode(tx, { code, secret, deviceName, now, randomBytes }), {
      database,
      now,
    });
  };
}

/** `POST /api/set-up`. */
export function setUp({ database, clock, randomBytes }: RouteParts) {
  return async (context: AppContext): Promise<Response> => {
    const body = await readBody(context, SetUpOffice);
    const now = clock();
    return await begin(context, (tx) => setUpOffice(tx, { ...body, now, randomBytes }), { database, now });
  };
}

/** `GET /api/session`. */
export function showSession({ database }: RouteParts) {
  return async (context: AppContext): Promise<Response> => {
    const signedIn = context.get("signedIn");
    return context.json(await database.read((snapshot) => describeSession(snapshot, signedIn)));
  };
}

/** `POST /api/sign-out`. What the device still has to send stays on the device. */
export function signOut({ database }: RouteParts) {
  return async (context: AppContext): Promise<Response> => {
    const { officeId, tokenHash } = context.get("signedIn");
    await database.write(async (tx) => {
      await tx.deleteFrom("session").where("office_id", "=", officeId).where("token_hash", "=", tokenHash).execute();
    });
    dropCookie(context);
    return context.body(null, 204);
  };
}

async function begin(
  context: AppContext,
  open: (tx: Transaction) => Promise<string>,
  { database, now }: { database: RouteParts["database"]; now: number },
): Promise<Response> {
  const opened = await database.write(async (tx): Promise<{ token: string; signedIn: SignedIn; session: Session }> => {
    const token = await open(tx);
    await endSessionBefore(tx, { before: readCookie(context), token });
    const signedIn = await findSession(tx, token, now);
    if (signedIn === undefined) throw new RequestProblem("link-used");
    return { token, signedIn, session: await describeSession(tx, signedIn) };
  });
  const { token, signedIn, session } = opened;
  writeCookie(context, token, signedIn);
  return context.json(session);
}

/** A browser has one session: the one whose cookie is replaced would stay open and in nobody's hand. */
async function endSessionBefore(
  tx: Transaction,
  { before, token }: { before: string | undefined; token: string },
): Promise<void> {
  const parts = before === undefined || before === token ? undefined : splitToken(before);
  if (parts === undefined) return;
  await tx
    .deleteFrom("session")
    .where("office_id", "=", parts.officeId)
    .where("token_hash", "=", tokenHash(parts.secret))
    .execute();
}

/** What a device says of its app, where that can be a version. */
function appVersionOf(context: AppContext): string | undefined {
  const said = context.req.header("X-Jejak-Ekspor-Version");
  return said !== undefined && /^[\w.+-]{1,40}$/.test(said) ? said : undefined;
}

async function touch(
  tx: Transaction,
  { officeId, tokenHash, deviceId, appVersion }: SignedIn,
  now: number,
): Promise<void> {
  const at = { last_contact_at: toInstant(now) };
  await tx
    .updateTable("session")
    .set(at)
    .where("office_id", "=", officeId)
    .where("token_hash", "=", tokenHash)
    .execute();
  await tx
    .updateTable("device")
    .set({ ...at, app_version: appVersion ?? null })
    .where("office_id", "=", officeId)
    .where("id", "=", deviceId)
    .execute();
}
