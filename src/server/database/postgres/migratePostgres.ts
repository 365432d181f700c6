import type { PoolClient } from "pg";
import { type Migration, migrations, statementsFor, UnusableDatabase } from "../migrations.ts";
import type { PrimaryConnections } from "./connections.ts";

/** Of the lock under which the schema changes; any number that no other program uses. */
const lockKey = 5_326_601_041;

/**
 * As `migrate`, for PostgreSQL: of several processes that start at once, one does it and the others wait for it.
 * @throws UnusableDatabase where a newer program wrote it
 */
export async function migratePostgres(
  connections: PrimaryConnections,
  steps: readonly Migration[] = migrations,
): Promise<void> {
  const client = await connections.acquire();
  try {
    await client.query("set statement_timeout = 0; set lock_timeout = 0");
    // A null stands for a time-out that never comes: another process may be building an index for an hour.
    await client.query({ text: `select pg_advisory_lock(${lockKey})`, ...withoutTimeout });
    await migrateWith(client, steps);
  } finally {
    // With its lock and its settings.
    client.release(true);
  }
}

// Of the driver's own time-out, which is set for each connection.
const withoutTimeout = { query_timeout: 2 ** 31 - 1 };

async function migrateWith(client: PoolClient, steps: readonly Migration[]): Promise<void> {
  await client.query(
    "create table if not exists schema_version (version bigint primary key, applied_at text not null)",
  );
  const newest = steps.at(-1)?.version ?? 0;
  const present = await versionOf(client);
  if (present > newest) {
    throw new UnusableDatabase(
      `The database has schema ${present}, this program knows schemas up to ${newest}. Start the newer program again.`,
    );
  }
  for (const step of steps.filter(({ version }) => version > present)) {
    await client.query("begin");
    try {
      for (const text of statementsFor(step, "postgresql")) await client.query({ text, ...withoutTimeout });
      await client.query("insert into schema_version (version, applied_at) values ($1, now()::text)", [step.version]);
      await client.query("commit");
    } catch (error) {
      await client.query("rollback");
      throw error;
    }
  }
}

async function versionOf(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ version: number }>(
    "select coalesce(max(version), 0) as version from schema_version",
  );
  return rows[0]?.version ?? 0;
}
