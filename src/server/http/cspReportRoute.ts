import * as z from "zod/mini";
import type { AppContext, RouteParts } from "./environment.ts";
import type { LogLine } from "./log.ts";
import { checkBody, readJson } from "./readBody.ts";

const limits = { bytes: 64 * 1024, depth: 12 };
const linesOfOneRequest = 10;

const text = z.optional(z.unknown());
const OldReport = z.object({
  "csp-report": z.object({
    "document-uri": text,
    "effective-directive": text,
    "violated-directive": text,
    "blocked-uri": text,
  }),
});
const NewReports = z.array(
  z.object({
    type: z.unknown(),
    body: z.optional(z.object({ documentURL: text, effectiveDirective: text, blockedURL: text })),
  }),
);

/**
 * `POST /api/csp-report`: browsers tell of scripts and the like that the policy stopped. Anybody may send this, and an
 * address may hold anything, so that no more than the rule, the host and the page's path reaches the log, and no more
 * lines a minute than one can read.
 */
export function cspReportRoute({ log, rateLimit }: RouteParts) {
  return async (context: AppContext): Promise<Response> => {
    rateLimit.count("csp-report");
    const body = await readJson(context, { limits });
    const { origin } = context.get("address");
    const { requestId } = context.var;
    for (const told of violationsIn(body).slice(0, linesOfOneRequest)) {
      log({ level: "error", event: "policy-violated", requestId, ...harmless(told, origin) });
    }
    return context.body(null, 204);
  };
}

type Violation = { directive: unknown; blocked: unknown; document: unknown };

function violationsIn(body: unknown): Violation[] {
  if (Array.isArray(body)) {
    return checkBody(body, NewReports).flatMap(({ type, body: told }) =>
      type === "csp-violation" && told !== undefined
        ? [{ directive: told.effectiveDirective, blocked: told.blockedURL, document: told.documentURL }]
        : [],
    );
  }
  const report = checkBody(body, OldReport)["csp-report"];
  const directive = report["effective-directive"] ?? report["violated-directive"];
  return [{ directive, blocked: report["blocked-uri"], document: report["document-uri"] }];
}

function harmless(told: Violation, origin: string): Pick<LogLine, "directive" | "blocked" | "document"> {
  const [blocked, document] = [urlOf(told.blocked), urlOf(told.document)];
  return {
    directive: wordOf(told.directive),
    // Beside addresses there are "inline", "eval" and the like, and schemes alone.
    blocked: blocked === undefined ? wordOf(told.blocked) : (blocked.host || blocked.protocol).slice(0, 100),
    document: document?.origin === origin ? document.pathname.slice(0, 100) : "elsewhere",
  };
}

function urlOf(given: unknown): URL | undefined {
  return typeof given === "string" && URL.canParse(given) ? new URL(given) : undefined;
}

function wordOf(given: unknown): string {
  return typeof given === "string" ? (/^[a-z-]{1,40}/.exec(given)?.[0] ?? "unknown") : "unknown";
}
