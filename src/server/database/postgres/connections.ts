import pg from "pg";
import { NoPrimary } from "./postgresProblem.ts";

// How long is waited, in milliseconds: for a connection; for a statement; for a row that another transaction holds;
// for the next statement of a transaction, whose process may have died without a word.
const connectionTimeout = 5_000;
const statementTimeout = 15_000;
const lockTimeout = 10_000;
const idleInTransactionTimeout = 15_000;

/** int8, as which PostgreSQL counts, and numeric, as which it sums: both stay within what a number holds exactly. */
const numberTypes: ReadonlySet<number> = new Set([20, 1700]);
type Parser = ReturnType<typeof pg.types.getTypeParser>;

/** Settings of every connection to PostgreSQL. */
export function connectionConfig(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: "jejak-ekspor",
    connectionTimeoutMillis: connectionTimeout,
    statement_timeout: statementTimeout,
    lock_timeout: lockTimeout,
    idle_in_transaction_session_timeout: idleInTransactionTimeout,
    // On the client's side too: a host that is gone answers nothing.
    query_timeout: statementTimeout + 5_000,
    keepAlive: true,
    types: {
      getTypeParser: (type: number) => (numberTypes.has(type) ? Number : pg.types.getTypeParser(type)) as Parser,
    },
  };
}

/** Connections to the primary among several hosts. */
export class PrimaryConnections {
  readonly #pools: pg.Pool[];
  readonly #checked = new WeakSet<pg.PoolClient>();
  #current = 0;

  /** @param most how many are open at once */
  constructor(urls: readonly string[], most: number) {
    this.#pools = urls.map((url) => {
      const pool = new pg.Pool({ ...connectionConfig(url), max: most, idleTimeoutMillis: 30_000 });
      // A connection that breaks while nobody uses it is only taken out of the pool; unheard, it would end the process.
      pool.on("error", () => {});
      pool.on("connect", (client) => client.on("error", () => {}));
      return pool;
    });
  }

  /** @throws where no host is a primary that answers: the reason of the last one */
  async acquire(): Promise<pg.PoolClient> {
    let reason: unknown;
    for (let tries = 0; tries < this.#pools.length; tries += 1) {
      const place = this.#current;
      try {
        return await this.#acquireFrom(this.#pools[place] as pg.Pool);
      } catch (error) {
        reason = error;
        // Unless another one has moved on already.
        if (this.#current === place) this.#current = (place + 1) % this.#pools.length;
      }
    }
    throw reason;
  }

  async close(): Promise<void> {
    await Promise.all(this.#pools.map((pool) => pool.end()));
  }

  async #acquireFrom(pool: pg.Pool): Promise<pg.PoolClient> {
    const client = await pool.connect();
    if (this.#checked.has(client)) return client;
    try {
      await needPrimary(client);
    } catch (error) {
      client.release(true);
      throw error;
    }
    this.#checked.add(client);
    return client;
  }
}

/** @throws NoPrimary on a standby, which can be read alone and lags behind */
export async function needPrimary(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ standby: boolean }>("select pg_is_in_recovery() as standby");
  if (rows[0]?.standby !== false) throw new NoPrimary("The host is a standby.");
}
