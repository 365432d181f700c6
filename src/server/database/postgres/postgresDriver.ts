import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from "kysely";
import type { PoolClient } from "pg";
import type { PrimaryConnections } from "./connections.ts";
import { CommitUnknown, remedyOf } from "./postgresProblem.ts";

/** Kysely on connections to PostgreSQL. `begin` is how its transactions start. */
export function postgresDialect(connections: PrimaryConnections, begin: string): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new PostgresDriver(connections, begin),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

class PostgresDriver implements Driver {
  readonly #connections: PrimaryConnections;
  readonly #begin: string;
  // Parsing and planning cost as much as running; lists vary the text, so there is an end to it.
  readonly #names = new Map<string, string>();

  constructor(connections: PrimaryConnections, begin: string) {
    this.#connections = connections;
    this.#begin = begin;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<PostgresConnection> {
    return new PostgresConnection(await this.#connections.acquire(), this.#names);
  }

  async beginTransaction(connection: PostgresConnection): Promise<void> {
    await connection.run(this.#begin);
  }

  async commitTransaction(connection: PostgresConnection): Promise<void> {
    await connection.commit();
  }

  async rollbackTransaction(connection: PostgresConnection): Promise<void> {
    await connection.rollback();
  }

  async releaseConnection(connection: PostgresConnection): Promise<void> {
    connection.release();
  }

  async destroy(): Promise<void> {
    await this.#connections.close();
  }
}

const mostNames = 500;

class PostgresConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  readonly #names: Map<string, string>;
  #isBroken = false;

  constructor(client: PoolClient, names: Map<string, string>) {
    this.#client = client;
    this.#names = names;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, rowCount } = await this.#query({
      ...this.#named(sql),
      text: sql,
      values: parameters.map(toPostgres),
    });
    return { rows: rows as Row[], numAffectedRows: BigInt(rowCount ?? 0) };
  }

  // biome-ignore lint/correctness/useYield: what isn't used isn't there
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error("Results aren't streamed.");
  }

  async run(sql: string): Promise<void> {
    await this.#query({ text: sql });
  }

  /**
   * Answers only where PostgreSQL said COMMIT and nothing else. A transaction in which a statement failed is answered
   * with ROLLBACK; one whose wait for the standby was cut short, with COMMIT and a warning.
   */
  async commit(): Promise<void> {
    let warning: string | undefined;
    const note = (notice: { severity?: string | undefined; message?: string | undefined }) => {
      if (notice.severity === "WARNING") warning = notice.message ?? "";
    };
    this.#client.on("notice", note);
    try {
      const { command } = await this.#query({ text: "commit" });
      if (command !== "COMMIT")
        throw new Error(`A transaction with a failed statement was to be committed: ${command}.`);
      if (warning !== undefined) throw new CommitUnknown(warning);
    } catch (error) {
      this.#isBroken = true;
      throw error;
    } finally {
      this.#client.off("notice", note);
    }
  }

  /** Never fails: what it would say matters less than why it was called. */
  async rollback(): Promise<void> {
    if (this.#isBroken) return;
    await this.run("rollback").catch(() => {
      this.#isBroken = true;
    });
  }

  release(): void {
    this.#client.release(this.#isBroken);
  }

  async #query(query: { text: string; values?: unknown[]; name?: string }) {
    try {
      return await this.#client.query(query);
    } catch (error) {
      // On a connection that is as good as lost, the server undoes the transaction.
      if (remedyOf(error) === "lost") this.#isBroken = true;
      throw error;
    }
  }

  #named(sql: string): { name?: string } {
    const known = this.#names.get(sql);
    if (known !== undefined) return { name: known };
    if (this.#names.size >= mostNames) return {};
    const name = `s${this.#names.size + 1}`;
    this.#names.set(sql, name);
    return { name };
  }
}

/** As SQLite takes them (`sqliteDriver.ts`): tables hold texts, whole numbers and bytes. */
function toPostgres(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  return value;
}
