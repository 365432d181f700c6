import { DatabaseProblem } from "../databaseProblem.ts";

/**
 * What a failure of PostgreSQL asks for.
 * - again: the transaction was undone, another attempt may do
 * - lost: so was the connection, or with the answer to COMMIT nobody knows; another attempt on another connection
 * - taken: a key was there already; where a transaction beside put it there, the next attempt sees it
 * - busy, full: not now
 */
type Remedy = "again" | "lost" | "taken" | "busy" | "full";

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const remedyByCode: Record<string, Remedy> = {
  // serialization_failure, deadlock_detected
  "40001": "again",
  "40P01": "again",
  // statement_completion_unknown
  "40003": "lost",
  "23505": "taken",
  // read_only_sql_transaction: the primary has become a standby
  "25006": "lost",
  // idle_in_transaction_session_timeout, transaction_timeout, idle_session_timeout
  "25P03": "lost",
  "25P04": "lost",
  "57P05": "lost",
  // admin_shutdown, crash_shutdown, cannot_connect_now, database_dropped
  "57P01": "lost",
  "57P02": "lost",
  "57P03": "lost",
  // disk_full
  "53100": "full",
  // out_of_memory, too_many_connections, lock_not_available, query_canceled (a time-out)
  "53200": "busy",
  "53300": "busy",
  "55P03": "busy",
  "57014": "busy",
  ECONNREFUSED: "lost",
  ECONNRESET: "lost",
  EPIPE: "lost",
  ETIMEDOUT: "lost",
  EHOSTUNREACH: "lost",
  ENETUNREACH: "lost",
  EAI_AGAIN: "lost",
};

// What the driver says for itself has a text alone.
const lostTexts = [
  "Connection terminated",
  "Client has encountered a connection error",
  "Client was closed",
  "Query read timeout",
  "timeout expired",
  "cached plan must not change result type",
];
const busyTexts = ["timeout exceeded when trying to connect"];

/** The connection's answer to COMMIT wasn't the one that a receipt may rest on. */
export class CommitUnknown extends Error {}

/** No host takes writes at this moment. */
export class NoPrimary extends Error {}

/** What to do about a failure; undefined where it is a fault of the program. */
export function remedyOf(error: unknown): Remedy | undefined {
  if (error instanceof CommitUnknown || error instanceof NoPrimary) return "lost";
  if (!(error instanceof Error)) return undefined;
  const code = (error as { code?: unknown }).code;
  if (typeof code === "string") {
    const remedy = remedyByCode[code] ?? (/^08/.test(code) ? "lost" : undefined);
    if (remedy !== undefined) return remedy;
  }
  if (error instanceof AggregateError) return error.errors.map(remedyOf).find((remedy) => remedy !== undefined);
  if (lostTexts.some((text) => error.message.includes(text))) return "lost";
  if (busyTexts.some((text) => error.message.includes(text))) return "busy";
  return undefined;
}

/** What is told where no attempt is left. */
export function asDatabaseProblem(error: unknown): unknown {
  const remedy = remedyOf(error);
  if (remedy === undefined || remedy === "taken") return error;
  return new DatabaseProblem(remedy === "full" ? "full" : "busy", error);
}
