import { Kysely, type Logger } from "kysely";
import type { Database, Transaction } from "../database.ts";
import { UnusableDatabase } from "../migrations.ts";
import type { Tables } from "../tables.ts";
import { PrimaryConnections } from "./connections.ts";
import { hostsOf, withoutPassword } from "./hosts.ts";
import { migratePostgres } from "./migratePostgres.ts";
import { postgresDialect } from "./postgresDriver.ts";
import { asDatabaseProblem, remedyOf } from "./postgresProblem.ts";

/** Pauses before each further attempt, in milliseconds: a little over 6 s in all, within a request's patience. */
const pauses = [10, 50, 150, 400, 800, 1_600, 3_200];

/**
 * Opens the PostgreSQL database of an address, makes or migrates its schema. Offices change beside each other here:
 * what `changeOffice` locks is what orders the changes of one.
 * @param url may name several hosts; the one that is the primary is used, at each moment anew
 * @param connections how many are open at once; half of them write
 * @param log is told each statement that was run
 * @throws UnusableDatabase with a sentence for the operator
 */
export async function openPostgres(
  url: string,
  { connections = 10, log }: { connections?: number; log?: Logger } = {},
): Promise<Database> {
  const hosts = hostsOf(url);
  if (hosts === undefined) throw new UnusableDatabase("DATABASE_URL isn't an address of PostgreSQL.");
  const writing = new PrimaryConnections(hosts, Math.ceil(connections / 2));
  try {
    await migratePostgres(writing);
  } catch (error) {
    await writing.close();
    if (error instanceof UnusableDatabase) throw error;
    const where = hosts.map(withoutPassword).join(", ");
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnusableDatabase(
      `The database ${where} can't be used: ${reason}. Check DATABASE_URL and the rights of its user.`,
    );
  }
  // Of their own, so that reading never waits for those who wait to write.
  const reading = new PrimaryConnections(hosts, Math.max(1, Math.floor(connections / 2)));
  const writer = new Kysely<Tables>({
    dialect: postgresDialect(writing, "begin isolation level read committed"),
    ...(log && { log }),
  });
  const reader = new Kysely<Tables>({
    dialect: postgresDialect(reading, "begin isolation level repeatable read, read only"),
    ...(log && { log }),
  });
  return {
    dialect: "postgresql",
    write: (work) => persistently(() => writer.transaction().execute(work)),
    read: (work) =>
      persistently(() =>
        reader
          .transaction()
          .execute((tx: Transaction) => work(tx))
          .catch(asReader),
      ),
    async close() {
      await Promise.all([writer.destroy(), reader.destroy()]);
    },
  };
}

/** What reads and tries to write is a fault of the program; of one that writes, it tells of a primary that is none any more. */
function asReader(error: unknown): never {
  throw (error as { code?: unknown }).code === "25006"
    ? new Error("A snapshot can't be written.", { cause: error })
    : error;
}

/**
 * Runs a transaction anew where it fails for a reason that passes. After a COMMIT without an answer too: a command
 * that was committed is then answered from the log, as when a device sends it again.
 */
async function persistently<Result>(transaction: () => Promise<Result>): Promise<Result> {
  let isTaken = false;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await transaction();
    } catch (error) {
      const remedy = remedyOf(error);
      const mayTry = remedy === "again" || remedy === "lost" || (remedy === "taken" && !isTaken);
      const pause = pauses[attempt];
      if (!mayTry || pause === undefined) throw asDatabaseProblem(error);
      isTaken ||= remedy === "taken";
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
