import { Dexie } from "dexie";
import { IDBDatabase, IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { AccountsDatabase, keepAccount, secretForLink } from "./accounts.ts";
import { DeviceDatabase } from "./database.ts";
import { saveDraft } from "./store/drafts.ts";
import { recordNilReport } from "./store/nilReports.ts";
import { decideEntry } from "./store/review.ts";
import { recordShipment } from "./store/shipments.ts";
import { syncRound } from "./sync/syncRound.ts";
import { ContractServer, exporterId, newDevice, someShipment } from "./testing.ts";

/** The durability that each writing transaction asked for. */
let asked: (string | undefined)[];

beforeEach(() => {
  asked = [];
  const original = IDBDatabase.prototype.transaction;
  vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(function (
    this: IDBDatabase,
    ...told: Parameters<typeof original>
  ) {
    if (told[1] === "readwrite") asked.push((told[2] as { durability?: string } | undefined)?.durability);
    return original.apply(this, told);
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

// Without this option Chrome says that a transaction is complete before it is on the disk (faults.md M1).
describe("what is said to be saved was flushed", () => {
  test("every writing transaction of saving, deciding and syncing asks to be strict", async () => {
    const { store, setClock } = await newDevice();
    const shipment = someShipment();
    await saveDraft(store, { id: shipment.id, kind: "shipment", values: { fobValue: "12.500,75" }, step: 3 });
    await recordShipment(store, shipment);
    await recordNilReport(store, {
      id: "01890000-0000-7000-8002-000000000001",
      exporterId,
      month: "2026-10",
      source: "self-report",
    });
    const network = new ContractServer();
    network.decide = (command) =>
      command.name === "v1.nil-report.record"
        ? { id: command.id, outcome: "refused", code: "month-has-shipment" }
        : undefined;
    const sync = () => syncRound({ store, network, watch: () => {}, alone: (round) => round(), atOnce: true });
    await sync();
    await decideEntry(store, { kind: "shipment", id: shipment.id, revision: 1, decision: "approve" });
    setClock(store.clock() + 60_000);
    await sync();
    expect(asked.length).toBeGreaterThan(8);
    expect(new Set(asked)).toEqual(new Set(["strict"]));
  });

  test("so does every writing transaction about who is signed in", async () => {
    const { store } = await newDevice();
    const accounts = new AccountsDatabase({ indexedDB: new IDBFactory(), IDBKeyRange });
    await keepAccount(accounts, store.session, store.clock());
    await secretForLink(accounts, { token: "token", now: store.clock(), makeSecret: () => "secret" });
    expect(asked.length).toBeGreaterThanOrEqual(2);
    expect(new Set(asked)).toEqual(new Set(["strict"]));
  });

  test("a database opened without the option would be told apart", async () => {
    const database = new DeviceDatabase("loose", { indexedDB: new IDBFactory(), IDBKeyRange });
    Object.assign(database._options, { chromeTransactionDurability: "default" });
    await database.meta.put({ key: "cursor", value: "1" });
    expect(asked).not.toContain("strict");
  });
});

test("a copy that an older build had begun to pull anew is begun anew, since it left out what it didn't know", async () => {
  const { store } = await newDevice();
  const indexedDB = new IDBFactory();
  const older = new Dexie("device", { indexedDB, IDBKeyRange });
  older.version(1).stores({
    ...Object.fromEntries(
      store.database.tables.map(({ name }) => [name, name === "meta" || name === "shadow" ? "key" : "id"]),
    ),
    outbox: "++order, &id, entryId, [status+order]",
    sentBatches: "++order, receivedAt",
    visits: null,
    followUps: null,
  });
  await older.open();
  await older.table("meta").bulkPut([
    { key: "cursor", value: "7" },
    { key: "shadow", value: { epoch: "epoch-2", cursor: "5" } },
  ]);
  await older.table("shadow").put({ key: "office 1", kind: "office", id: "1", record: {} });
  older.close();
  const database = new DeviceDatabase("device", { indexedDB, IDBKeyRange });
  await database.open();
  expect(await database.meta.toArray()).toEqual([]);
  expect(await database.shadow.count()).toBe(0);
});
