import { dirname, join } from "node:path";
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { expect, test } from "vitest";
import { DeviceDatabase } from "../device/database.ts";
import type { DeviceStore } from "../device/deviceStore.ts";
import { decideEntry, decisionHeldFor } from "../device/store/review.ts";
import { recordShipment } from "../device/store/shipments.ts";
import { recordVisit } from "../device/store/visits.ts";
import type { Network } from "../device/sync/network.ts";
import { syncRound } from "../device/sync/syncRound.ts";
import { createApp } from "../server/app.ts";
import { backUp } from "../server/backup/backUp.ts";
import { restoreBackup } from "../server/backup/restoreBackup.ts";
import { openDatabase } from "../server/database/database.ts";
import { verifyHistory } from "../server/history/verifyHistory.ts";
import { someShipment, someVisit, startTestServer, type TestDevice, type TestServer } from "../server/testing.ts";

// faults.md D4: a backup is put back after devices have synced much more. Without what they offer again that is lost.
test("500 entries and 50 decisions that came after a backup are there once after it was put back", async () => {
  const server = await startTestServer();
  const office = { app: server.app };
  const folder = dirname(server.file);
  const phones = [
    await phone(server, office, "batikOwner"),
    await phone(server, office, "rosinOwner"),
    await phone(server, office, "batikMentor"),
    await phone(server, office, "rosinMentor"),
  ];
  const desk = await phone(server, office, "supervisor");
  const before = await report(server, phones, 20);
  await syncAll(server, [...phones, desk]);
  const backup = join(folder, "copy.sqlite");
  backUp(folder, backup, "2026-11-24T05:00:00.000Z");

  const after = await report(server, phones, 500);
  await syncAll(server, [...phones, desk]);
  const decided = after.slice(0, 50);
  for (const { id, kind } of decided) {
    await decideEntry(desk.store, { kind, id, revision: 1, decision: "return", comment: "Mohon diperiksa" });
  }
  server.clock.now += decisionHeldFor + 1;
  await syncAll(server, [desk, ...phones]);

  const elsewhere = join(folder, "another-machine");
  await restoreBackup(elsewhere, backup, { at: "2026-11-24T06:00:00.000Z", randomBytes: server.randomBytes });
  const database = openDatabase(join(elsewhere, "office.sqlite"));
  const parts: Parameters<typeof createApp>[0] = {
    ...server,
    database,
    clock: () => server.clock.now,
    settings: { publicUrl: "http://localhost" },
  };
  office.app = createApp(parts);
  const countOf = async () =>
    await database.read(
      async (snapshot) => (await snapshot.selectFrom("entry_revision").select("entry_id").execute()).length,
    );
  expect(await countOf()).toBe(20);
  await syncAll(server, [desk, ...phones]);

  const { revisions, records, verified } = await database.read(async (snapshot) => ({
    revisions: await snapshot.selectFrom("entry_revision").select(["entry_id", "revision"]).execute(),
    records: await snapshot
      .selectFrom("record")
      .select(["id", "state", "body"])
      .where("kind", "in", ["shipment", "visit"])
      .execute(),
    verified: await verifyHistory(snapshot, server.office.id),
  }));
  await database.close();
  const ids = [...before, ...after].map(({ id }) => id).sort();
  expect(revisions.map(({ entry_id }) => entry_id).sort()).toEqual(ids);
  const returned = records.filter(({ state }) => state === "returned").map(({ id }) => id);
  expect(returned.sort()).toEqual(decided.map(({ id }) => id).sort());
  for (const { body, state } of records) {
    const { history } = JSON.parse(body ?? "") as { history: { event: string }[] };
    expect(history.filter(({ event }) => event === "return")).toHaveLength(state === "returned" ? 1 : 0);
  }
  expect(verified.faults).toEqual([]);
  for (const { store } of [...phones, desk]) expect(await store.database.outbox.count()).toBe(0);
  const onPhones = await Promise.all(
    phones.map(async ({ store: { database } }) => [
      ...(await database.shipments.toArray()),
      ...(await database.visits.toArray()),
    ]),
  );
  expect(onPhones.flat().filter(({ state }) => state === "returned").length).toBeGreaterThanOrEqual(50);
});

type Phone = { device: TestDevice; store: DeviceStore; network: Network };

async function phone(
  server: TestServer,
  office: Pick<TestServer, "app">,
  who: Parameters<TestServer["signIn"]>[0],
): Promise<Phone> {
  const device = await server.signIn(who);
  const database = new DeviceDatabase("device", { indexedDB: new IDBFactory(), IDBKeyRange });
  await database.open();
  const { clock, randomBytes } = server;
  const ask = async (path: string, request: RequestInit): ReturnType<Network["get"]> => {
    const answer = await office.app.request(path, request);
    const mediaType = (answer.headers.get("Content-Type") ?? "").split(";")[0] ?? "";
    return { kind: "answer", status: answer.status, mediaType, text: await answer.text() };
  };
  const headers = { Cookie: device.cookie, "X-Jejak-Ekspor": "1" };
  return {
    device,
    store: { database, session: device.session, clock: () => clock.now, randomBytes },
    network: {
      get: (path) => ask(path, { headers }),
      post: (path, body) =>
        ask(path, { method: "POST", headers: { ...headers, "Content-Type": "application/json" }, body }),
    },
  };
}

/** So many entries, in turns on each phone: exporters report shipments, mentors visits. */
async function report(server: TestServer, phones: readonly Phone[], count: number) {
  const made: { kind: "shipment" | "visit"; id: string }[] = [];
  for (let number = 0; number < count; number += 1) {
    const { store } = phones[number % phones.length] as Phone;
    const { exporterId, name } = store.session.person;
    if (exporterId !== undefined) {
      const shipment = someShipment(exporterId);
      await recordShipment(store, shipment);
      made.push({ kind: "shipment", id: shipment.id });
    } else {
      const visit = someVisit(
        name === server.people.batikMentor.name ? server.exporters.batik : server.exporters.rosin,
      );
      await recordVisit(store, visit);
      made.push({ kind: "visit", id: visit.id });
    }
  }
  return made;
}

/** Every device until nothing is left to do: after a restore what is offered again goes out in a round of its own. */
async function syncAll(server: TestServer, phones: readonly Phone[]): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) {
    for (const { store, network } of phones) {
      server.clock.now += 61_000;
      const { kind } = await syncRound({ store, network, watch: () => {}, alone: (round) => round(), atOnce: true });
      expect(kind).toBe("done");
    }
  }
}
