import { sql } from "kysely";
import { expect, it } from "vitest";
import { pushOf, record, startTestServer, type TestServer } from "../testing.ts";

it("a full disk gives no receipt, says so, and passes by itself once there is room", async () => {
  const server = await startTestServer();
  const owner = await server.signIn("batikOwner");
  const batch = Array.from({ length: 200 }, () => record(server.exporters.batik));
  await limitPages(server, (pages) => pages + 3);

  const answer = await owner.pushRequest(pushOf(owner.session, batch));
  expect([answer.status, await answer.json()]).toMatchObject([507, { code: "storage-full" }]);
  expect((await owner.pullAll()).filter(({ kind }) => kind === "shipment")).toEqual([]);

  await limitPages(server, () => 1_000_000);
  const outcomes = (await owner.push(...batch)).map((result) => result.outcome);
  expect(new Set(outcomes)).toEqual(new Set(["applied"]));
});

async function limitPages({ database }: TestServer, limit: (pages: number) => number): Promise<void> {
  await database.write(async (tx) => {
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(tx);
    await sql`pragma max_page_count = ${sql.lit(limit(rows[0]?.page_count ?? 0))}`.execute(tx);
  });
}
