import pg from "pg";

/**
 * Writes the rows of all shipments that a database holds again, into tables like theirs, by prepared statements on one
 * connection alone.
 * @param url of a PostgreSQL that a server has written to
 * @param batch commands in one transaction
 */
export async function barePostgresCommandsPerSecond(url: string, { batch }: { batch: number }): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const rowsOf: Record<string, Record<string, unknown>[]> = {};
    for (const [table, where] of [
      ["record", "kind = 'shipment'"],
      ["entry_revision", "true"],
      ["command_log", "name = 'v1.shipment.record'"],
    ] as const) {
      await client.query(
        `drop table if exists bare_${table}; create table bare_${table} (like ${table} including all)`,
      );
      rowsOf[table] = (await client.query<Record<string, unknown>>(`select * from ${table} where ${where}`)).rows;
    }
    const count = rowsOf.record?.length ?? 0;
    const startedAt = performance.now();
    for (let from = 0; from < count; from += batch) {
      await client.query("begin");
      for (let index = from; index < Math.min(from + batch, count); index += 1) {
        for (const [table, rows] of Object.entries(rowsOf)) {
          const row = rows[index];
          if (row === undefined) continue;
          const columns = Object.keys(row);
          const places = columns.map((_, place) => `$${place + 1}`);
          const text = `insert into bare_${table} (${columns.join(", ")}) values (${places.join(", ")})`;
          await client.query({ name: table, text, values: Object.values(row) });
        }
      }
      await client.query("commit");
    }
    return count / ((performance.now() - startedAt) / 1_000);
  } finally {
    await client.end();
  }
}
