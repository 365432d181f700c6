import { expect, it } from "vitest";
import { createApp } from "../app.ts";
import type { Database } from "../database/database.ts";
import { deviceWith, record, shipmentIn, startTestServer, type TestDevice, type TestServer } from "../testing.ts";

it("readers skip no change of a push that stays open while others push and they pull", async () => {
  const server = await startTestServer();
  const [first, second, third] = [
    await server.signIn("batikOwner"),
    await server.signIn("rosinOwner"),
    await server.signIn("batikOwner"),
  ];
  const readers = [await readerOf(server), await readerOf(server)];
  const gate = newGate();
  const slow = record(server.exporters.batik);
  const others = [record(server.exporters.rosin), record(server.exporters.batik)];

  const pushing = [deviceWith(gate.app(server), first).push(slow)];
  await gate.reached;
  pushing.push(second.push(others[0] as never), third.push(others[1] as never));
  for (let round = 0; round < 5; round += 1) for (const reader of readers) await reader.pull();
  gate.open();
  for (const [result] of await Promise.all(pushing)) expect(result).toMatchObject({ outcome: "applied" });

  const sent = [slow, ...others].map((command) => shipmentIn(command).id);
  for (const reader of readers) {
    await reader.pull();
    expect(reader.seen.toSorted()).toEqual(sent.toSorted());
  }
});

it("eight writers and four readers at once: every reader sees every change once, each writer's in its order", async () => {
  const [writers, rounds, readers] = [8, 12, 4];
  const server = await startTestServer();
  const devices: TestDevice[] = [];
  for (let index = 0; index < writers; index += 1) {
    devices.push(await server.signIn(index % 2 === 0 ? "batikOwner" : "rosinOwner"));
  }
  const reading: Awaited<ReturnType<typeof readerOf>>[] = [];
  for (let index = 0; index < readers; index += 1) reading.push(await readerOf(server));
  const sent = devices.map((_, index) =>
    Array.from({ length: rounds }, () => record(index % 2 === 0 ? server.exporters.batik : server.exporters.rosin)),
  );
  let isOver = false;
  const pulls = reading.map(async (reader) => {
    while (!isOver) await reader.pull();
    await reader.pull();
  });
  await Promise.all(
    devices.map(async (device, index) => {
      for (const command of sent[index] ?? [])
        expect(await device.push(command)).toMatchObject([{ outcome: "applied" }]);
    }),
  );
  isOver = true;
  await Promise.all(pulls);

  const ids = sent.map((commands) => commands.map((command) => shipmentIn(command).id));
  for (const { seen } of reading) {
    expect(seen).toHaveLength(writers * rounds);
    for (const own of ids) expect(seen.filter((id) => own.includes(id))).toEqual(own);
  }
});

/** A supervisor's device that goes on pulling from where it is, in small pages. */
async function readerOf(server: TestServer) {
  const device = await server.signIn("supervisor");
  let { cursor } = await device.pull();
  const seen: string[] = [];
  return {
    seen,
    async pull() {
      for (let more = true; more; ) {
        // Time for another round, as far as the limit of rounds a minute goes.
        server.clock.now += 1_000;
        const page = await device.pull(cursor, 3);
        seen.push(...page.changes.filter(({ kind }) => kind === "shipment").map(({ id }) => id));
        ({ cursor, more } = page);
      }
    },
  };
}

/** An app whose first transaction is ready to commit and waits. */
function newGate() {
  let open = () => {};
  let reach = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  const app = ({ database, clock, randomBytes }: TestServer) => {
    const slow: Database = {
      ...database,
      write: (work) =>
        database.write(async (tx) => {
          const result = await work(tx);
          reach();
          await opened;
          return result;
        }),
    };
    return createApp({
      database: slow,
      clock: () => clock.now,
      randomBytes,
      settings: { publicUrl: "http://localhost" },
    });
  };
  return { app, open, reached };
}
