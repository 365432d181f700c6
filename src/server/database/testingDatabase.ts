import { AsyncLocalStorage } from "node:async_hooks";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import type { LogEvent } from "kysely";
import pg from "pg";
import { afterAll, onTestFinished } from "vitest";
import { type Database, openDatabase } from "./database.ts";
import { migrations } from "./migrations.ts";
import { hostsOf } from "./postgres/hosts.ts";
import { openPostgres } from "./postgres/openPostgres.ts";
import { allTables, faultOfStatement } from "./testingStatements.ts";

// For tests: each its own database, on SQLite or, in the suite `postgres`, on a real PostgreSQL.

export type TestDatabase = {
  database: Database;
  /** The same, which refuses a statement that isn't about one office. */
  forApp: Database;
  /** SQLite's file; on PostgreSQL there is none, but its folder. */
  file: string;
  /** Of PostgreSQL. */
  url: string | undefined;
  /** Environment of a process on this database. */
  environment: Record<string, string>;
  /** Another connection to it. */
  open: () => Promise<Database>;
  /** A copy of it as it stands. Nobody may write meanwhile. */
  copy: () => Promise<TestDatabase>;
  /** Does to it what somebody with the file, or PostgreSQL's own rights, could do. */
  tamper: (...statements: string[]) => Promise<void>;
};

const server = process.env.TEST_DATABASE === "postgres" ? process.env.TEST_DATABASE_URL : undefined;

/** An empty database that goes with the test. */
export async function newTestDatabase(): Promise<TestDatabase> {
  return server === undefined ? await onSqlite() : await onPostgres(server);
}

async function onSqlite(copyOf?: string): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), "jejak-ekspor-"));
  const file = join(folder, "office.sqlite");
  if (copyOf !== undefined) {
    const source = new DatabaseSync(copyOf, { readOnly: true });
    source.prepare("vacuum into ?").run(file);
    source.close();
  }
  const open = async () => openDatabase(file);
  const database = openDatabase(file, watchStatements);
  onTestFinished(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    database,
    forApp: watched(database),
    file,
    url: undefined,
    environment: { DATA_DIR: folder },
    open,
    copy: () => onSqlite(file),
    tamper: async (...statements) => {
      const sqlite = new DatabaseSync(file);
      sqlite.exec("pragma foreign_keys = off");
      // What keeps the history from being changed.
      const triggers = sqlite.prepare("select name from sqlite_schema where type = 'trigger'").all();
      for (const { name } of triggers as { name: string }[]) sqlite.exec(`drop trigger ${name}`);
      for (const statement of statements) sqlite.exec(statement);
      sqlite.close();
    },
  };
}

type Kept = { name: string; url: string; database: Database };

/** Made once for a file of tests and emptied after each: making a database and connecting to it is most of a test. */
const free: Kept[] = [];
let made = 0;

async function onPostgres(admin: string, copyOf?: string): Promise<TestDatabase> {
  const kept = (copyOf === undefined ? free.pop() : undefined) ?? (await makeDatabase(admin, copyOf));
  const { name, url, database } = kept;
  const folder = mkdtempSync(join(tmpdir(), "jejak-ekspor-"));
  onTestFinished(async () => {
    rmSync(folder, { recursive: true, force: true });
    const deletions = allTables.map((table) => `delete from ${table}`);
    await administer(url, `${withoutTriggers}; ${deletions.join("; ")}`);
    free.push(kept);
  });
  return {
    database,
    forApp: watched(database),
    file: join(folder, "office.sqlite"),
    url,
    environment: { DATA_DIR: folder, DATABASE_URL: url },
    open: () => openPostgres(url),
    copy: async () => {
      // Only what nobody is connected to can be copied; the server's connections come back by themselves.
      await administer(admin, `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${name}'`);
      return await onPostgres(admin, name);
    },
    tamper: (...statements) => administer(url, withoutTriggers, ...statements),
  };
}

/**
 * The address of a database of PostgreSQL without any table, that goes with the test.
 */
export async function newBarePostgres(): Promise<string> {
  made += 1;
  const name = `jejak_bare_${process.pid}_${made}`;
  const admin = server ?? "";
  await administer(admin, `create database ${name}`);
  onTestFinished(() => administer(admin, `drop database if exists ${name} with (force)`));
  return at(admin, name);
}

/** Foreign keys are kept by triggers too. */
const withoutTriggers = "set session_replication_role = replica";

async function makeDatabase(admin: string, copyOf?: string): Promise<Kept> {
  made += 1;
  const name = `jejak_test_${process.pid}_${made}`;
  const source = copyOf ?? (await template(admin));
  await administer(admin, `drop database if exists ${name} with (force)`, `create database ${name} template ${source}`);
  const url = at(admin, name);
  return { name, url, database: await openPostgres(url, { connections: 8, log: watchStatements }) };
}

if (server !== undefined) {
  afterAll(async () => {
    for (const { name, database } of free.splice(0)) {
      await database.close();
      await administer(server, `drop database if exists ${name} with (force)`);
    }
  });
}

let newestTemplate: Promise<string> | undefined;

/** A database with the newest schema: copying it takes a fraction of the time that migrating does. */
function template(admin: string): Promise<string> {
  newestTemplate ??= makeTemplate(admin);
  return newestTemplate;
}

async function makeTemplate(admin: string): Promise<string> {
  const name = `jejak_template_${createHash("sha256").update(JSON.stringify(migrations)).digest("hex").slice(0, 16)}`;
  const client = await connected(admin);
  try {
    // Other workers of the run want it too.
    await client.query("select pg_advisory_lock(1)");
    const { rows } = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (rows.length === 0) {
      const part = `${name}_part`;
      await client.query(`drop database if exists ${part} with (force)`);
      await client.query(`create database ${part}`);
      await (await openPostgres(at(admin, part))).close();
      await client.query(`alter database ${part} rename to ${name}`);
    }
  } finally {
    await client.end();
  }
  return name;
}

/** The address of another database of the same server. */
function at(admin: string, name: string): string {
  const url = new URL(hostsOf(admin)?.[0] ?? "");
  url.pathname = `/${name}`;
  return url.href;
}

/** Runs statements on a connection of their own. */
export async function administer(url: string, ...statements: string[]): Promise<void> {
  const client = await connected(url);
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A connection to PostgreSQL beside the server's. */
export async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  client.on("error", () => {});
  await client.connect();
  return client;
}

const ofApp = new AsyncLocalStorage<true>();

function watched(database: Database): Database {
  return {
    ...database,
    read: (work) => ofApp.run(true, () => database.read(work)),
    write: (work) => ofApp.run(true, () => database.write(work)),
  };
}

/** What tests look up for themselves isn't looked at. */
function watchStatements({ level, query }: LogEvent): void {
  if (level !== "query" || ofApp.getStore() === undefined) return;
  const fault = faultOfStatement(query.sql);
  if (fault !== undefined) throw new Error(fault);
}
