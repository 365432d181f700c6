import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { DatabaseSync } from "@photostructure/sqlite";

/**
 * The least that can be done for 10,000 entries from one device to another with the same safety: strict
 * IndexedDB transactions, gzip, SQLite with FULL, one prepared statement per entry, nothing checked.
 */
export async function openFloor(path: string): Promise<{ url: string; server: Server }> {
  const sqlite = new DatabaseSync(path);
  sqlite.exec("pragma journal_mode = wal; pragma synchronous = full");
  sqlite.exec("create table entry (sequence integer primary key, id text not null unique, body text not null) strict");
  const insert = sqlite.prepare("insert into entry (id, body) values (?, ?)");
  const select = sqlite.prepare("select sequence, id, body from entry where sequence > ? order by sequence limit 500");
  const dexie = readFileSync(createRequire(import.meta.url).resolve("dexie/dist/modern/dexie.mjs"));
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    if (url.pathname === "/dexie.mjs") {
      response.writeHead(200, { "Content-Type": "text/javascript" }).end(dexie);
    } else if (url.pathname === "/push") {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const rows = JSON.parse(gunzipSync(Buffer.concat(chunks)).toString()) as { id: string; body: unknown }[];
        sqlite.exec("begin immediate");
        for (const row of rows) insert.run(row.id, JSON.stringify(row.body));
        sqlite.exec("commit");
        response
          .writeHead(200, { "Content-Type": "application/json" })
          .end(JSON.stringify(rows.map((row) => ({ id: row.id }))));
      });
    } else if (url.pathname === "/pull") {
      const rows = select.all(Number(url.searchParams.get("after"))) as {
        sequence: number;
        id: string;
        body: string;
      }[];
      const text = rows.map((row) => `{"sequence":${row.sequence},"id":"${row.id}","body":${row.body}}`).join(",");
      response.writeHead(200, { "Content-Type": "application/json" }).end(`[${text}]`);
    } else {
      response.writeHead(200, { "Content-Type": "text/html" }).end("<!doctype html><title>floor</title>");
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://localhost:${(server.address() as AddressInfo).port}`, server };
}

/** In the first device's page: keeps the rows and the outbox, as saving would have. */
export async function floorFill(rows: { shipments: unknown[]; outbox: unknown[] }): Promise<void> {
  const { Dexie } = (await import("/dexie.mjs" as string)) as typeof import("dexie");
  const database = new Dexie("floor", { chromeTransactionDurability: "strict" });
  database.version(1).stores({
    shipments: "id, [exporterId+day], day, delivery, [state+receivedAt], savedAt",
    outbox: "++order, &id, entryId, [status+order]",
  });
  await database.transaction("rw", ["shipments", "outbox"], async () => {
    await database.table("shipments").bulkPut(rows.shipments);
    await database.table("outbox").bulkAdd(rows.outbox);
  });
  database.close();
}

/** In a page: saves entries one by one as a device must at least. Answers with the milliseconds of each. */
export async function floorSave(rows: { shipments: unknown[]; outbox: unknown[] }): Promise<number[]> {
  const { Dexie } = (await import("/dexie.mjs" as string)) as typeof import("dexie");
  const database = new Dexie("floor-3", { chromeTransactionDurability: "strict" });
  database.version(1).stores({
    shipments: "id, [exporterId+day], day, delivery, [state+receivedAt], savedAt",
    outbox: "++order, &id, entryId, [status+order]",
  });
  await database.open();
  const times: number[] = [];
  for (const [index, shipment] of rows.shipments.entries()) {
    const startedAt = performance.now();
    await database.transaction("rw", ["shipments", "outbox"], async () => {
      await database.table("shipments").put(shipment);
      await database.table("outbox").add(rows.outbox[index]);
    });
    times.push(performance.now() - startedAt);
  }
  database.close();
  return times;
}

/** In the first device's page: sends everything in batches of 500. Answers with the milliseconds it took. */
export async function floorPush(): Promise<number> {
  const { Dexie } = (await import("/dexie.mjs" as string)) as typeof import("dexie");
  const database = new Dexie("floor", { chromeTransactionDurability: "strict" });
  await database.open();
  const startedAt = performance.now();
  while (true) {
    const batch = (await database.table("outbox").orderBy("order").limit(500).toArray()) as {
      order: number;
      entryId: string;
      id: string;
      body: unknown;
    }[];
    const [first, last] = [batch[0], batch.at(-1)];
    if (first === undefined || last === undefined) break;
    const json = JSON.stringify(batch.map(({ id, body }) => ({ id, body })));
    const body = await new Response(new Blob([json]).stream().pipeThrough(new CompressionStream("gzip"))).arrayBuffer();
    await (await fetch("/push", { method: "POST", body })).json();
    await database.transaction("rw", ["shipments", "outbox"], async () => {
      const rows = (await database.table("shipments").bulkGet(batch.map((row) => row.entryId))) as object[];
      await database.table("shipments").bulkPut(rows.map((row) => ({ ...row, delivery: "sent" })));
      await database.table("outbox").where("order").between(first.order, last.order, true, true).delete();
    });
  }
  const took = performance.now() - startedAt;
  database.close();
  return took;
}

/** In the second device's page: takes everything over in pages of 500. Answers with the milliseconds it took. */
export async function floorPull(): Promise<number> {
  const { Dexie } = (await import("/dexie.mjs" as string)) as typeof import("dexie");
  const database = new Dexie("floor-2", { chromeTransactionDurability: "strict" });
  database
    .version(1)
    .stores({ shipments: "id, [exporterId+day], day, delivery, [state+receivedAt], savedAt", meta: "key" });
  const startedAt = performance.now();
  let after = 0;
  while (true) {
    const page = (await (await fetch(`/pull?after=${after}`)).json()) as {
      sequence: number;
      body: { shipment: { id: string; exporterId: string; exportedOn: string } };
    }[];
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.sequence;
    await database.transaction("rw", ["shipments", "meta"], async () => {
      await database.table("shipments").bulkPut(
        page.map(({ body: { shipment } }) => ({
          id: shipment.id,
          exporterId: shipment.exporterId,
          shipment,
          day: shipment.exportedOn,
          delivery: "sent",
          state: "submitted",
          savedAt: "2026-11-24T02:12:00.000Z",
          receivedAt: "2026-11-24T02:12:00.000Z",
        })),
      );
      await database.table("meta").put({ key: "cursor", value: after });
    });
  }
  const took = performance.now() - startedAt;
  database.close();
  return took;
}
