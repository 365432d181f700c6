import { Hono } from "hono";
import { DatabaseProblem } from "./database/databaseProblem.ts";
import { exportFormats, exportNames, exportRoute } from "./exports/exportRoute.ts";
import { historyCsvRoute, historyRoute } from "./history/historyRoute.ts";
import { addressOf, openByHttps } from "./http/address.ts";
import { clientAddress } from "./http/clientAddress.ts";
import { cspReportRoute } from "./http/cspReportRoute.ts";
import type { AppContext, AppParts, Environment, RouteParts } from "./http/environment.ts";
import { errorForLog } from "./http/errorForLog.ts";
import { guardWrites } from "./http/guard.ts";
import { setSecurityHeaders } from "./http/headers.ts";
import { healthRoute } from "./http/healthRoute.ts";
import { problemResponse, RequestProblem } from "./http/problems.ts";
import { newRateLimit } from "./http/rateLimit.ts";
import { staticRoute } from "./http/staticFiles.ts";
import { removeRoute, statedFigureRoute, targetRoute } from "./officeData/figures.ts";
import { linkRoute } from "./officeData/linkRoute.ts";
import { peopleRoute } from "./officeData/peopleRoute.ts";
import { personRoute } from "./officeData/personRoute.ts";
import { ratesRoute } from "./officeData/rates.ts";
import { settingsRoute } from "./officeData/settings.ts";
import { disableRoute, enableRoute, revokeRoute } from "./officeData/standing.ts";
import { describeApi } from "./openapi.ts";
import { getPhotoRoute } from "./photos/getPhotoRoute.ts";
import { putPhotoRoute } from "./photos/putPhotoRoute.ts";
import { realisationRoute } from "./realisation/realisationRoute.ts";
import { passwordCheckRoute } from "./session/freshPassword.ts";
import { codeRoute, ownDevicesRoute, revokeOwnDeviceRoute } from "./session/ownDevices.ts";
import { passwordStateRoute, setPasswordRoute } from "./session/ownPassword.ts";
import { newPasswordHashing } from "./session/passwordHashing.ts";
import { needSession, setUp, showSession, signInByCode, signInByLink, signOut } from "./session/sessionRoutes.ts";
import { signInByPassword } from "./session/signInByPassword.ts";
import { newThrottle } from "./session/throttle.ts";
import { newSecret, toHex } from "./session/tokens.ts";
import { eventsRoute } from "./sync/events.ts";
import { newPokes } from "./sync/pokes.ts";
import { pullRoute } from "./sync/pull.ts";
import { pushRoute } from "./sync/push.ts";
import { decideQuarantineRoute, quarantineRoute } from "./sync/quarantineRoutes.ts";

/** A session's rounds of sync a minute; pushes and pulls are counted apart. */
const roundsPerMinute = 120;

type GivenParts = Pick<AppParts, "database" | "clock" | "randomBytes" | "settings"> & Partial<AppParts>;

/** The server as one function from request to answer; it listens nowhere and keeps no clock of its own. */
export function createApp(given: GivenParts): Hono<Environment> {
  const parts: RouteParts = {
    pokes: newPokes(),
    log: () => {},
    staticFiles: undefined,
    version: import.meta.env.VITE_APP_VERSION ?? "",
    lastBackupAt: () => undefined,
    photos: undefined,
    passwords: newPasswordHashing(given.randomBytes),
    ...given,
    rateLimit: newRateLimit(roundsPerMinute, given.clock),
    throttle: newThrottle(given.database, {
      clock: given.clock,
      secret: given.settings.serverSecret ?? newSecret(given.randomBytes),
    }),
  };
  const app = new Hono<Environment>();
  app.use(aroundRequest(parts));

  const signedIn = needSession(parts);
  const exporting = limitRounds(parts, "export");
  const changing = limitRounds(parts, "change");
  app.get("/api/health", healthRoute(parts));
  app.post("/api/csp-report", cspReportRoute(parts));
  app.get("/api/openapi.json", (context) => context.json(describeApi()));
  app.post("/api/set-up", setUp(parts));
  app.post("/api/sign-in/link", signInByLink(parts));
  app.post("/api/sign-in/password", signInByPassword(parts));
  app.post("/api/sign-out", signedIn, signOut(parts));
  app.get("/api/session", signedIn, showSession(parts));
  app.get("/api/session/password", signedIn, passwordStateRoute(parts));
  app.post("/api/session/password", signedIn, setPasswordRoute(parts));
  app.post("/api/session/password-check", signedIn, passwordCheckRoute(parts));
  app.post("/api/sign-in/code", signInByCode(parts));
  app.get("/api/session/devices", signedIn, ownDevicesRoute(parts));
  app.post("/api/session/devices/revoke", signedIn, revokeOwnDeviceRoute(parts));
  app.post("/api/session/code", signedIn, codeRoute(parts));
  app.post("/api/sync/push", needSession(parts, { evenDisabled: true }), pushRoute(parts));
  app.get("/api/sync/pull", signedIn, pullRoute(parts));
  app.get("/api/sync/events", signedIn, eventsRoute(parts));
  app.put("/api/photos/:sha256{[0-9a-f]{64}}", signedIn, putPhotoRoute(parts));
  app.get("/api/photos/:sha256{[0-9a-f]{64}}", signedIn, getPhotoRoute(parts));
  app.get("/api/realisation", signedIn, realisationRoute(parts));
  for (const name of exportNames) {
    for (const format of exportFormats) {
      app.get(`/api/export/${name}.${format}`, signedIn, exporting, exportRoute(parts, name, format));
    }
  }
  app.get("/api/data/people", signedIn, peopleRoute(parts));
  app.post("/api/data/people", signedIn, changing, personRoute(parts));
  app.post("/api/data/people/disable", signedIn, changing, disableRoute(parts));
  app.post("/api/data/people/enable", signedIn, changing, enableRoute(parts));
  app.post("/api/data/devices/revoke", signedIn, changing, revokeRoute(parts));
  app.get("/api/data/quarantine", signedIn, quarantineRoute(parts));
  app.post("/api/data/quarantine", signedIn, changing, decideQuarantineRoute(parts));
  app.post("/api/data/links", signedIn, changing, linkRoute(parts));
  app.post("/api/data/targets", signedIn, changing, targetRoute(parts));
  app.post("/api/data/stated-figures", signedIn, changing, statedFigureRoute(parts));
  app.post("/api/data/rates", signedIn, changing, ratesRoute(parts));
  app.post("/api/data/remove", signedIn, changing, removeRoute(parts));
  app.post("/api/data/office", signedIn, changing, settingsRoute(parts));
  app.get("/api/data/history", signedIn, historyRoute(parts));
  app.get("/api/data/history.csv", signedIn, exporting, historyCsvRoute(parts));
  app.all("/api/*", () => {
    throw new RequestProblem("not-found");
  });
  app.all("*", staticRoute(parts.staticFiles));

  app.onError((error, context) => {
    const problem = asRequestProblem(error);
    context.set("problem", problem.code);
    if (error !== problem) {
      const { requestId } = context.var;
      const event = problem.code === "internal" ? "exception" : "database";
      parts.log({ level: "error", event, requestId, error: errorForLog(error) });
    }
    return problemResponse(problem, context.get("requestId"));
  });
  return app;
}

/** What every request gets: an id, the check of its address and origin, headers, a line in the log. */
function aroundRequest({ settings, randomBytes, clock, log }: RouteParts) {
  return async (context: AppContext, next: () => Promise<void>): Promise<void> => {
    const startedAt = clock();
    const requestId = toHex(randomBytes(8));
    context.set("requestId", requestId);
    context.set("trustedProxies", settings.trustProxy ?? 0);
    const address = addressOf(context.req.url, settings.publicUrl);
    const { method, path } = context.req;
    if (address === undefined) {
      context.res = openByHttps(settings.publicUrl);
    } else {
      context.set("address", address);
      try {
        guardWrites(context);
        await next();
      } catch (error) {
        if (!(error instanceof RequestProblem)) throw error;
        context.set("problem", error.code);
        context.res = problemResponse(error, requestId);
      }
    }
    context.res.headers.set("X-Request-Id", requestId);
    setSecurityHeaders(context.res.headers, { secure: address?.secure ?? false, api: path.startsWith("/api/") });
    const { officeId, deviceId } = context.get("signedIn") ?? {};
    const { status } = context.res;
    const problem = context.get("problem");
    // Who was turned away, and who signed in: from where.
    const isWorthAnAddress = status >= 400 || path.startsWith("/api/sign-in");
    const from = address !== undefined && isWorthAnAddress ? clientAddress(context) : "";
    const line = { method, path: path.slice(0, 200), status, ms: clock() - startedAt };
    log({
      level: "info",
      event: "request",
      requestId,
      ...line,
      ...(officeId && { officeId }),
      ...(deviceId && { deviceId }),
      ...(problem && { problem }),
      ...(from && { address: from }),
    });
  };
}

/** Counts what a session asks of one kind, beside its rounds of sync. */
function limitRounds({ rateLimit }: RouteParts, kind: string) {
  return async (context: AppContext, next: () => Promise<void>): Promise<void> => {
    rateLimit.count(`${kind} ${context.get("signedIn").tokenHash}`);
    await next();
  };
}

function asRequestProblem(error: Error): RequestProblem {
  if (error instanceof RequestProblem) return error;
  if (error instanceof DatabaseProblem) {
    return error.kind === "full"
      ? new RequestProblem("storage-full")
      : new RequestProblem("busy", { retryAfterSeconds: 2 });
  }
  return new RequestProblem("internal");
}
