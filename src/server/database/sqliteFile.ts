import { existsSync } from "node:fs";
import { DatabaseSync, type DatabaseSyncInstance } from "@photostructure/sqlite";
import { migrations, UnusableDatabase } from "./migrations.ts";

/** How much a database holds. */
export type DatabaseCounts = { offices: number; people: number; records: number; revisions: number; commands: number };

/** Copies a database, which may be in use, as it stood at one moment. The copy isn't flushed yet. */
export function copyDatabaseFile(from: string, to: string): void {
  const sqlite = new DatabaseSync(from, { readOnly: true, timeout: 30_000 });
  try {
    sqlite.prepare("vacuum into ?").run(to);
  } finally {
    sqlite.close();
  }
}

/**
 * Opens a database, checks every page of it and counts what it holds.
 * @throws UnusableDatabase where it is damaged, isn't an office's, or a newer program wrote it
 */
export function checkDatabaseFile(file: string): DatabaseCounts {
  if (!existsSync(file)) throw new UnusableDatabase(`There is no ${file}.`);
  let sqlite: DatabaseSyncInstance | undefined;
  try {
    sqlite = new DatabaseSync(file, { readOnly: true });
    return countsOf(sqlite, file);
  } catch (error) {
    if (error instanceof UnusableDatabase) throw error;
    throw new UnusableDatabase(`${file} isn't the database of an office, or is damaged: ${(error as Error).message}.`);
  } finally {
    sqlite?.close();
  }
}

function countsOf(sqlite: DatabaseSyncInstance, file: string): DatabaseCounts {
  const one = (sql: string) => Object.values(sqlite.prepare(sql).get() ?? {})[0];
  const found = one("pragma integrity_check(1)");
  if (found !== "ok") throw new UnusableDatabase(`${file} is damaged: ${String(found)}.`);
  const schema = Number(one("select max(version) from schema_version"));
  const known = migrations.at(-1)?.version ?? 0;
  if (schema > known) {
    throw new UnusableDatabase(
      `${file} has schema ${schema}, this program knows schemas up to ${known}. Use the newer program.`,
    );
  }
  const count = (table: string) => Number(one(`select count(*) from ${table}`));
  return {
    offices: count("office"),
    people: count("person"),
    records: count("record"),
    revisions: count(schema < 3 ? "shipment_revision" : "entry_revision"),
    commands: count("command_log"),
  };
}

/** Whether a process has a database open. SQLite leaves its log only where nobody else has. */
export function isInUse(file: string): boolean {
  let sqlite: DatabaseSyncInstance | undefined;
  try {
    sqlite = new DatabaseSync(file, { timeout: 1_000 });
    return sqlite.prepare("pragma journal_mode = delete").get()?.journal_mode !== "delete";
  } catch (error) {
    // A damaged one is in nobody's use.
    return /locked|busy/.test((error as Error).message);
  } finally {
    sqlite?.close();
  }
}
