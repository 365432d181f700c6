import { randomBytes } from "node:crypto";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createApp } from "../../app.ts";
import { createLink } from "../../session/createLink.ts";
import { createSetUpLink } from "../../session/setUp.ts";
import { newPokes } from "../../sync/pokes.ts";
import { deviceWith, record, startAt, startTestServer, type TestServer, writeHeaders } from "../../testing.ts";
import type { Database } from "../database.ts";
import { migrations } from "../migrations.ts";
import { administer, connected, newBarePostgres } from "../testingDatabase.ts";
import { openNotices } from "./notices.ts";
import { openPostgres } from "./openPostgres.ts";

const settings = { publicUrl: "http://localhost" };
const random = (length: number) => new Uint8Array(randomBytes(length));

describe("two processes before one PostgreSQL", () => {
  it("poke the devices of each other, also after the connection for it was cut", async () => {
    const server = await startTestServer();
    const [one, other] = [await processOn(server), await processOn(server)];
    const owner = deviceWith(one.app, await server.signIn("batikOwner"));
    const heard: string[] = [];
    other.pokes.listen(server.office.id, { poke: () => heard.push("poke"), end: () => {} });
    other.pokes.listen(server.newId(), { poke: () => heard.push("poke of another office"), end: () => {} });

    await owner.push(record(server.exporters.batik));
    await vi.waitFor(() => expect(heard).toEqual(["poke"]));

    await administer(
      server.stored.url ?? "",
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity
        where application_name = 'jejak-ekspor notices' and datname = current_database()`,
    );
    // Told that something may have been missed, whichever office.
    await vi.waitFor(() => expect(heard).toHaveLength(3), { timeout: 10_000 });
    heard.length = 0;
    await vi.waitFor(
      async () => {
        await owner.push(record(server.exporters.batik));
        expect(heard).toContain("poke");
      },
      { timeout: 10_000, interval: 100 },
    );
  });

  it("don't tell themselves what they told", async () => {
    const server = await startTestServer();
    const [one, other] = [await processOn(server), await processOn(server)];
    const heard: string[] = [];
    one.pokes.listen(server.office.id, { poke: () => heard.push("one"), end: () => {} });
    other.pokes.listen(server.office.id, { poke: () => heard.push("other"), end: () => {} });
    one.pokes.poke(server.office.id);
    await vi.waitFor(() => expect(heard).toContain("other"));
    expect(heard).toEqual(["one", "other"]);
  });

  it("let one device use a link that many open at once", async () => {
    const server = await startTestServer();
    const processes = [await processOn(server), await processOn(server)];
    for (let round = 0; round < 3; round += 1) {
      const personId = server.people.batikMentor.id;
      const token = await server.database.write((tx) =>
        createLink(tx, { officeId: server.office.id, personId, now: startAt, randomBytes: random }),
      );
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, index) => post(processes[index % 2]?.app, "/api/sign-in/link", { token })),
      );
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(7).fill(409)]);
    }
  });

  it("let one device use a code that one of them made and many type at once", async () => {
    const server = await startTestServer();
    const first = await processOn(server);
    const processes = [first, await processOn(server)];
    const owner = await server.signIn("batikOwner");
    const asked = { method: "POST", headers: { ...writeHeaders, Cookie: owner.cookie }, body: "{}" };
    const made = await first.app.request("/api/session/code", asked);
    const { code } = (await made.json()) as { code: string };
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => post(processes[index % 2]?.app, "/api/sign-in/code", { code })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(7).fill(404)]);
  });

  it("make one office by a set-up link, however many use it at once", async () => {
    const url = await newBarePostgres();
    const databases = await Promise.all([openPostgres(url), openPostgres(url)]);
    onTestFinished(async () => {
      for (const database of databases) await database.close();
    });
    const token = await createSetUpLink(databases[0], random);
    const apps = databases.map((database) => appOn(database));
    const names = { officeName: "Dinas", shortName: "Dinas", city: "Kota", personName: "Contoh" };
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) => post(apps[index % 2], "/api/set-up", { token, ...names })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(5).fill(409)]);
    const offices = await databases[0].read((snapshot) => snapshot.selectFrom("office").select("id").execute());
    expect(offices).toHaveLength(1);
  });

  it("that start at once migrate once", async () => {
    const url = await newBarePostgres();
    const databases = await Promise.all(Array.from({ length: 4 }, () => openPostgres(url, { connections: 2 })));
    for (const database of databases) await database.close();
    const client = await connected(url);
    const { rows } = await client.query<{ version: string }>("select version from schema_version order by version");
    await client.end();
    expect(rows.map(({ version }) => Number(version))).toEqual(migrations.map(({ version }) => version));
  });
});

type App = ReturnType<typeof createApp>;

async function processOn({ stored, clock }: TestServer) {
  const database = await stored.open();
  const notices = openNotices(stored.url ?? "");
  const pokes = newPokes(notices);
  onTestFinished(async () => {
    await notices.close();
    await database.close();
  });
  await notices.ready;
  return { pokes, app: createApp({ database, pokes, clock: () => clock.now, randomBytes: random, settings }) };
}

function appOn(database: Database): App {
  return createApp({ database, clock: () => startAt, randomBytes: random, settings });
}

/** Each time as another device. */
async function post(app: App | undefined, path: string, body: object): Promise<Response> {
  const secret = Buffer.from(random(32)).toString("base64url");
  const sent = { method: "POST", headers: writeHeaders, body: JSON.stringify({ ...body, secret, deviceName: "HP" }) };
  return (await app?.request(path, sent)) ?? new Response(null, { status: 500 });
}
