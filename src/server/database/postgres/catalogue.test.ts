import { expect, it } from "vitest";
import { startTestServer } from "../../testing.ts";
import { connected } from "../testingDatabase.ts";

// A sign-in code and a login's office are looked up before the office is known; guesses are counted across offices.
const serverWide = ["office", "office_code", "set_up", "sign_in_code", "throttle", "schema_version"];

it("every key and index leads with the office, and every foreign key goes to a row of the same office", async () => {
  const indexes = await look<{ tab: string; name: string; first: string }>(`
    select t.relname as tab, i.relname as name, a.attname as first
    from pg_index x
    join pg_class t on t.oid = x.indrelid
    join pg_class i on i.oid = x.indexrelid
    join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
    where t.relnamespace = 'public'::regnamespace`);
  const ofOffices = indexes.filter(({ tab }) => !serverWide.includes(tab));
  expect(ofOffices.length).toBeGreaterThan(20);
  expect(ofOffices.filter(({ first }) => first !== "office_id")).toEqual([]);

  const references = await look<{ name: string; tab: string; target: string; own: string; other: string }>(`
    select c.conname as name, c.conrelid::regclass::text as tab, c.confrelid::regclass::text as target,
      a.attname as own, b.attname as other
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    join pg_attribute b on b.attrelid = c.confrelid and b.attnum = c.confkey[1]
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace`);
  expect(references.length).toBeGreaterThan(10);
  const loose = references.filter(
    ({ target, own, other }) => own !== "office_id" || other !== (target === "office" ? "id" : "office_id"),
  );
  expect(loose).toEqual([]);
});

it("every table of an office has a key, and texts are compared byte by byte as in SQLite", async () => {
  const without = await look(`
    select t.relname from pg_class t
    where t.relkind = 'r' and t.relnamespace = 'public'::regnamespace
      and not exists (select from pg_index x where x.indrelid = t.oid and x.indisprimary)`);
  expect(without).toEqual([]);
  const texts = await look<{ collation: string }>(`
    select table_name, column_name, collation_name as collation from information_schema.columns
    where table_schema = 'public' and data_type = 'text'`);
  expect(texts.length).toBeGreaterThan(50);
  expect(texts.filter(({ collation }) => collation !== "C").map((column) => JSON.stringify(column))).toEqual([
    expect.stringContaining("schema_version"),
  ]);
});

it.each([
  ["update", "update history set person_name = 'Nobody'"],
  ["delete", "delete from history"],
  ["truncate", "truncate history"],
])("history can't be changed by %s", async (_, statement) => {
  const server = await startTestServer();
  await server.signIn("admin");
  const client = await connected(server.stored.url ?? "");
  await expect(client.query(statement)).rejects.toThrow("append-only");
  await client.end();
});

async function look<Row extends object>(sql: string): Promise<Row[]> {
  const server = await startTestServer();
  const client = await connected(server.stored.url ?? "");
  const { rows } = await client.query<Row>(sql);
  await client.end();
  return rows;
}
