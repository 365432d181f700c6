import { sql } from "kysely";
import { describe, expect, it, onTestFinished } from "vitest";
import type { PushAnswer, SentCommand } from "../../../protocol/sync.ts";
import { createApp } from "../../app.ts";
import {
  deviceWith,
  pushOf,
  record,
  shipmentIn,
  startTestServer,
  type TestDevice,
  type TestServer,
} from "../../testing.ts";
import type { Database, Transaction } from "../database.ts";
import { DatabaseProblem } from "../databaseProblem.ts";
import { connected, newTestDatabase } from "../testingDatabase.ts";
import { openPostgres } from "./openPostgres.ts";
import { cuttingProxy } from "./testingProxy.ts";

describe("a transaction", () => {
  it.each(["40001", "40P01", "57P01", "08006", "25006"])("is run again where it fails with %s", async (code) => {
    const { database } = await newTestDatabase();
    let attempts = 0;
    await database.write(async (tx) => {
      attempts += 1;
      await addOffice(tx, "a");
      if (attempts < 3) await fail(tx, code);
    });
    expect(attempts).toBe(3);
    expect(await countOffices(database)).toBe(1);
  });

  it("is run again where it met another in a deadlock", async () => {
    const { database } = await newTestDatabase();
    await database.write(async (tx) => {
      for (const id of ["a", "b"]) await addOffice(tx, id);
    });
    let inside = 0;
    let bothAreInside = () => {};
    const both = new Promise<void>((resolve) => {
      bothAreInside = resolve;
    });
    const change = (first: string, second: string) =>
      database.write(async (tx) => {
        await raise(tx, first);
        inside += 1;
        if (inside === 2) bothAreInside();
        await both;
        await raise(tx, second);
      });
    await Promise.all([change("a", "b"), change("b", "a")]);
    const offices = await database.read((snapshot) => snapshot.selectFrom("office").select("version").execute());
    expect(offices).toEqual([{ version: 2 }, { version: 2 }]);
    expect(inside).toBeGreaterThan(2);
  });

  it.each([
    ["53100", "full"],
    ["53300", "busy"],
    ["57014", "busy"],
    ["55P03", "busy"],
  ])("that fails with %s is undone and told as %s", async (code, kind) => {
    const { database } = await newTestDatabase();
    const problem = await database
      .write(async (tx) => {
        await addOffice(tx, "a");
        await fail(tx, code);
      })
      .catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(DatabaseProblem);
    expect(problem).toMatchObject({ kind });
    expect(await countOffices(database)).toBe(0);
  });

  it("of which a statement failed is never told as done, whoever caught the failure", async () => {
    const { database } = await newTestDatabase();
    const writing = database.write(async (tx) => {
      await addOffice(tx, "a");
      await sql`select 1 / 0`.execute(tx).catch(() => {});
    });
    await expect(writing).rejects.toThrow("ROLLBACK");
    expect(await countOffices(database)).toBe(0);
  });

  it("that reads writes nothing, and isn't tried again", async () => {
    const { database } = await newTestDatabase();
    let attempts = 0;
    const reading = database.read(async (snapshot) => {
      attempts += 1;
      await addOffice(snapshot as Transaction, "a");
    });
    await expect(reading).rejects.toThrow("can't be written");
    expect(attempts).toBe(1);
  });
});

describe("a push", () => {
  it.each([
    ["before", "applied"],
    ["after", "already-applied"],
  ] as const)("whose connection is lost just %s COMMIT is run again, and counts once", async (moment, outcome) => {
    const server = await startTestServer();
    const { app, cut } = await appThroughProxy(server);
    const owner = deviceWith(app, await server.signIn("batikOwner"));
    const sent = record(server.exporters.batik);
    cut.nextCommit = moment;
    expect(await receipt(owner, sent)).toBe(outcome);
    expect(cut.cuts).toBe(1);
    await expectOnce(server, [sent]);
  });

  it("under load, while connections are cut at random, loses and doubles nothing that was acknowledged", async () => {
    const server = await startTestServer();
    const client = await connected(server.stored.url ?? "");
    const devices: TestDevice[] = [];
    for (let index = 0; index < 6; index += 1) devices.push(await server.signIn("batikOwner"));
    const acknowledged: SentCommand[] = [];
    let isOver = false;
    let cuts = 0;
    const cutting = (async () => {
      while (!isOver && cuts < 15) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        const { rowCount } = await client.query(`
          select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'jejak-ekspor' and datname = current_database() and state <> 'idle'
          order by random() limit 1`);
        cuts += rowCount ?? 0;
      }
    })();
    await Promise.all(
      devices.map(async (device) => {
        for (let round = 0; round < 10; round += 1) {
          const batch = [record(server.exporters.batik), record(server.exporters.batik)];
          for (const command of batch) {
            await receipt(device, command);
            acknowledged.push(command);
          }
        }
      }),
    );
    isOver = true;
    await cutting;
    await client.end();
    expect(cuts).toBeGreaterThan(0);
    expect(acknowledged).toHaveLength(120);
    await expectOnce(server, acknowledged);
  });
});

/** Sends a command as a device does, again and again until it is answered for good. */
async function receipt(device: TestDevice, command: SentCommand): Promise<string | undefined> {
  for (let tries = 0; tries < 50; tries += 1) {
    const answer = await device.pushRequest(pushOf(device.session, [command]));
    if (answer.status === 200) return ((await answer.json()) as PushAnswer).results[0]?.outcome;
    expect(answer.status).toBe(503);
  }
  throw new Error("No receipt after 50 attempts.");
}

async function expectOnce(server: TestServer, sent: readonly SentCommand[]): Promise<void> {
  const ids = sent.map((command) => shipmentIn(command).id);
  const { revisions, commands } = await server.database.read(async (snapshot) => ({
    revisions: await snapshot.selectFrom("entry_revision").select("entry_id").where("entry_id", "in", ids).execute(),
    commands: await snapshot
      .selectFrom("command_log")
      .select("result")
      .where(
        "id",
        "in",
        sent.map(({ id }) => id),
      )
      .execute(),
  }));
  expect(revisions.map(({ entry_id }) => entry_id).toSorted()).toEqual(ids.toSorted());
  expect(commands.filter(({ result }) => result.includes('"applied"'))).toHaveLength(sent.length);
  const supervisor = await server.signIn("supervisor");
  const held = (await supervisor.pullAll()).filter(({ kind }) => kind === "shipment").map(({ id }) => id);
  expect(held.filter((id) => ids.includes(id)).toSorted()).toEqual(ids.toSorted());
}

async function appThroughProxy({ stored, clock, randomBytes }: TestServer) {
  const { url, cut } = await cuttingProxy(stored.url ?? "");
  const database = await openPostgres(url, { connections: 2 });
  onTestFinished(() => database.close());
  const settings = { publicUrl: "http://localhost" };
  return { app: createApp({ database, clock: () => clock.now, randomBytes, settings }), cut };
}

async function addOffice(tx: Transaction, id: string): Promise<void> {
  await tx.insertInto("office").values({ id, epoch: "e", created_at: "" }).execute();
}

async function raise(tx: Transaction, id: string): Promise<void> {
  await tx
    .updateTable("office")
    .set((row) => ({ version: row("version", "+", 1) }))
    .where("id", "=", id)
    .execute();
}

/** Has PostgreSQL answer with an error of this code. */
async function fail(tx: Transaction, code: string): Promise<void> {
  await sql.raw(`do $$ begin raise exception 'planted' using errcode = '${code}'; end $$`).execute(tx);
}

async function countOffices(database: Database): Promise<number> {
  return (await database.read((snapshot) => snapshot.selectFrom("office").select("id").execute())).length;
}
