import { DatabaseSync, type DatabaseSyncInstance } from "@photostructure/sqlite";
import { Kysely, type Transaction as KyselyTransaction, type Logger } from "kysely";
import { asDatabaseProblem } from "./databaseProblem.ts";
import { type Dialect, migrate, UnusableDatabase } from "./migrations.ts";
import { sqliteDialect } from "./sqliteDriver.ts";
import type { Tables } from "./tables.ts";

export type Transaction = KyselyTransaction<Tables>;

/** A snapshot that stays the same while it is read. */
export type Snapshot = Pick<Transaction, "selectFrom" | "selectNoFrom" | "with">;

/**
 * The office's database. It offers transactions only: a query beside the one that runs would wait for it for
 * ever, since each connection serves one transaction at a time.
 */
export type Database = {
  readonly dialect: Dialect;
  /**
   * Runs in one transaction; what it throws undoes all of it. SQLite's is alone with the data. On PostgreSQL it is
   * alone from its first statement on where that updates the row which is to be decided on; and it may run again
   * after a failure that passes, so that it changes nothing but the database.
   */
  write<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result>;
  /** Runs on one snapshot, beside a transaction that writes. */
  read<Result>(work: (snapshot: Snapshot) => Promise<Result>): Promise<Result>;
  /** Waits for what runs, then closes. */
  close(): Promise<void>;
};

/**
 * Opens the SQLite file, makes or migrates its schema and checks it.
 * @param path a file, or `:memory:` for a database that ends with the process
 * @param log is told each statement that was run
 * @throws UnusableDatabase with a sentence for the operator
 */
export function openDatabase(path: string, log?: Logger): Database {
  const sqlite = connect(path);
  try {
    sound(sqlite, path);
    migrate({ exec: (sql) => sqlite.exec(sql), get: (sql) => sqlite.prepare(sql).get() });
  } catch (error) {
    sqlite.close();
    throw error;
  }
  const writer = new Kysely<Tables>({ dialect: sqliteDialect(sqlite, "begin immediate"), ...(log && { log }) });
  // Another connection would see another database in memory.
  const reader =
    path === ":memory:"
      ? writer
      : new Kysely<Tables>({ dialect: sqliteDialect(connect(path, { readOnly: true }), "begin"), ...(log && { log }) });
  return {
    dialect: "sqlite",
    write: (work) => writer.transaction().execute(work),
    read: (work) => reader.transaction().execute(work),
    async close() {
      // Taking a turn on each connection lets what runs finish.
      await reader.transaction().execute(async () => {});
      if (reader !== writer) {
        await writer.transaction().execute(async () => {});
        await reader.destroy();
      }
      // The binding keeps prepared statements, and with them the connection, until they are collected as garbage:
      // what the log holds goes into the file now, so that the file is whole when it is moved.
      sqlite.exec("pragma wal_checkpoint(truncate)");
      await writer.destroy();
    },
  };
}

/**
 * One connection. WAL with NORMAL, the binding's default for new connections, may lose the last transactions
 * with the power: FULL is set on every connection (faults.md M6).
 */
function connect(path: string, { readOnly = false } = {}): DatabaseSyncInstance {
  let sqlite: DatabaseSyncInstance;
  try {
    sqlite = new DatabaseSync(path, { readOnly, timeout: 5000, enableForeignKeyConstraints: true, defensive: true });
  } catch (error) {
    throw new UnusableDatabase(
      `The database ${path} can't be opened: ${messageOf(error)}. Check DATA_DIR and its rights.`,
    );
  }
  try {
    if (!readOnly) sqlite.exec("pragma journal_mode = wal");
    sqlite.exec(
      "pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = 5000; pragma trusted_schema = off",
    );
    // A page cache of 16 MiB and a log that shrinks again after a large transaction.
    sqlite.exec("pragma cache_size = -16384; pragma journal_size_limit = 67108864");
  } catch (error) {
    sqlite.close();
    throw unusable(error, path);
  }
  return sqlite;
}

/** Refuses a damaged file before anything is written to it. */
function sound(sqlite: DatabaseSyncInstance, path: string): void {
  let answer: unknown;
  try {
    answer = sqlite.prepare("pragma quick_check(1)").get()?.quick_check;
  } catch (error) {
    throw unusable(error, path);
  }
  if (answer !== "ok") throw unusable(answer, path);
}

function unusable(reason: unknown, path: string): unknown {
  const problem = asDatabaseProblem(reason);
  if (problem !== reason) return problem;
  return new UnusableDatabase(
    `The database ${path} is damaged (${messageOf(reason)}). Nothing was changed. Put a backup in its place; devices send again what it lacks.`,
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
