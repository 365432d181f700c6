import type { DatabaseSyncInstance } from "@photostructure/sqlite";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { asDatabaseProblem } from "./databaseProblem.ts";

/** Kysely on one connection of @photostructure/sqlite. `begin` is how its transactions start. */
export function sqliteDialect(sqlite: DatabaseSyncInstance, begin: "begin" | "begin immediate"): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new SqliteDriver(sqlite, begin),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** One connection that its users take in turns. */
class SqliteDriver implements Driver {
  readonly #sqlite: DatabaseSyncInstance;
  readonly #begin: CompiledQuery;
  readonly #connection: SqliteConnection;
  #free: Promise<void> = Promise.resolve();
  #release: () => void = () => {};

  constructor(sqlite: DatabaseSyncInstance, begin: string) {
    this.#sqlite = sqlite;
    this.#begin = CompiledQuery.raw(begin);
    this.#connection = new SqliteConnection(sqlite);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const turn = this.#free;
    const { promise, resolve } = newTurn();
    this.#free = promise;
    await turn;
    this.#release = resolve;
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    this.#release();
  }

  async beginTransaction(): Promise<void> {
    await this.#connection.executeQuery(this.#begin);
  }

  async commitTransaction(): Promise<void> {
    await this.#connection.executeQuery(commit);
  }

  async rollbackTransaction(): Promise<void> {
    // SQLite has already rolled back by itself after a full disk or an I/O error.
    if (this.#sqlite.isTransaction) await this.#connection.executeQuery(rollback);
  }

  async destroy(): Promise<void> {
    this.#sqlite.close();
  }
}

const commit = CompiledQuery.raw("commit");
const rollback = CompiledQuery.raw("rollback");

function newTurn(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

type Statement = { run: ReturnType<DatabaseSyncInstance["prepare"]>; reads: boolean };

class SqliteConnection implements DatabaseConnection {
  readonly #sqlite: DatabaseSyncInstance;
  // Preparing costs as much as running; the product has a few dozen statements, lists in them vary the text.
  readonly #statements = new Map<string, Statement>();

  constructor(sqlite: DatabaseSyncInstance) {
    this.#sqlite = sqlite;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    try {
      const statement = this.#prepare(sql);
      const values = parameters.map(toSqlite);
      if (statement.reads) return { rows: statement.run.all(...values) as Row[] };
      const { changes, lastInsertRowid } = statement.run.run(...values);
      return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
    } catch (error) {
      throw asDatabaseProblem(error);
    }
  }

  async *streamQuery<Row>({ sql, parameters }: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    for (const row of this.#sqlite.prepare(sql).iterate(...parameters.map(toSqlite))) yield { rows: [row as Row] };
  }

  #prepare(sql: string): Statement {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      if (this.#statements.size >= 500) this.#statements.clear();
      const run = this.#sqlite.prepare(sql);
      statement = { run, reads: run.columns().length > 0 };
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

function toSqlite(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value instanceof Date) return value.toISOString();
  return value;
}
