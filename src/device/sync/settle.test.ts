import { beforeEach, describe, expect, test } from "vitest";
import type { ShipmentRecord } from "../../domain/shipmentRecord.ts";
import { recordNilReport } from "../store/nilReports.ts";
import { decideEntry, decisionHeldFor } from "../store/review.ts";
import { recordShipment, retractShipment, reviseShipment } from "../store/shipments.ts";
import { ContractServer, exporterId, newDevice, problem, someShipment, type TestDevice } from "../testing.ts";
import { type RoundResult, syncRound } from "./syncRound.ts";

let device: TestDevice;
let server: ContractServer;

beforeEach(async () => {
  device = await newDevice();
  server = new ContractServer();
});

async function sync(): Promise<RoundResult> {
  return await syncRound({
    store: device.store,
    network: server,
    watch: () => {},
    alone: (round) => round(),
    atOnce: true,
  });
}

async function loseTheNextAnswer(): Promise<void> {
  server.after = (answer, path) => (path.includes("push") ? { kind: "unreachable" } : answer);
  await sync();
  server.after = (answer) => answer;
}

const row = async (id: string) => await device.store.database.shipments.get(id);
const outbox = async () => await device.store.database.outbox.toArray();

function held(id: string): ShipmentRecord {
  const record = server.records.get(id)?.record;
  if (record === undefined) throw new Error(`The server holds no ${id}.`);
  return record;
}

async function later(milliseconds: number): Promise<void> {
  device.setClock(device.store.clock() + milliseconds);
  server.receivedAt = new Date(device.store.clock()).toISOString();
}

describe("an answer that comes late", () => {
  test("doesn't hide what the office decided about the first report meanwhile", async () => {
    const shipment = someShipment();
    await sync();
    await recordShipment(device.store, shipment);
    await loseTheNextAnswer();
    server.store({ ...held(shipment.id), state: "returned", comment: "Nilai tidak sama dengan PEB." });
    await sync();
    await sync();
    expect(await row(shipment.id)).toMatchObject({ delivery: "sent", state: "returned" });
    expect(await outbox()).toEqual([]);
  });

  test("doesn't hide what the office decided about a correction meanwhile", async () => {
    const shipment = someShipment();
    await recordShipment(device.store, shipment);
    await sync();
    server.store({ ...held(shipment.id), state: "returned" });
    await sync();
    await reviseShipment(device.store, { ...shipment, fobValue: 5 });
    await loseTheNextAnswer();
    server.store({ ...held(shipment.id), state: "approved" });
    await sync();
    await sync();
    expect(await row(shipment.id)).toMatchObject({
      delivery: "sent",
      state: "approved",
      revision: 2,
      shipment: { fobValue: 5 },
    });
  });
});

describe("a command that the server wants later", () => {
  async function decideInVain(): Promise<string> {
    const shipment = someShipment();
    await recordShipment(device.store, shipment);
    await sync();
    await decideEntry(device.store, { kind: "shipment", id: shipment.id, revision: 1, decision: "approve" });
    server.decide = (command) => ({ id: command.id, outcome: "retry", waitsFor: "entry" });
    await later(decisionHeldFor);
    return shipment.id;
  }

  test("is offered again after a while, not at once", async () => {
    await decideInVain();
    const { nextAttemptAt = 0 } = await sync();
    expect(nextAttemptAt - device.store.clock()).toBe(60_000);
  });

  test("is put before the person after a week", async () => {
    const id = await decideInVain();
    for (let day = 0; day < 7; day += 1) {
      await sync();
      expect(await outbox()).toMatchObject([{ status: "waiting" }]);
      await later(86_400_000 + 1);
    }
    await sync();
    expect(await outbox()).toMatchObject([{ status: "parked" }]);
    expect(await row(id)).toMatchObject({ decision: { refusal: { code: "not-found" } } });
  });

  test("is waited for without end where the server is too old for it", async () => {
    await recordShipment(device.store, someShipment());
    server.decide = (command) => ({ id: command.id, outcome: "retry", waitsFor: "newer-server" });
    for (let month = 0; month < 3; month += 1) {
      await sync();
      await later(30 * 86_400_000);
    }
    expect(await outbox()).toMatchObject([{ status: "waiting" }]);
  });
});

describe("a clock that was set back", () => {
  test("doesn't hold a decision for longer than it was meant to be held", async () => {
    const shipment = someShipment();
    await recordShipment(device.store, shipment);
    await sync();
    await decideEntry(device.store, { kind: "shipment", id: shipment.id, revision: 1, decision: "approve" });
    device.setClock(device.store.clock() - 365 * 86_400_000);
    await sync();
    expect(held(shipment.id).state).toBe("approved");
  });
});

describe("taking back", () => {
  test("works while the batch before is under way, and what was taken back isn't sent", async () => {
    const shipments = Array.from({ length: 501 }, () => someShipment());
    for (const shipment of shipments) await recordShipment(device.store, shipment);
    const last = shipments.at(-1)?.id ?? "";
    let takenBack: boolean | undefined;
    const network = {
      get: (path: string) => server.get(path),
      post: async (path: string, text: string) => {
        takenBack ??= await retractShipment(device.store, last, { values: {}, step: 1 });
        return await server.post(path, text);
      },
    };
    await syncRound({ store: device.store, network, watch: () => {}, alone: (round) => round(), atOnce: true });
    expect(takenBack).toBe(true);
    expect(server.records.has(last)).toBe(false);
    expect(server.records.size).toBe(500);
  });
});

describe("an id that another record holds", () => {
  test("is replaced for a nil report as well", async () => {
    const id = "01890000-0000-7000-8002-000000000001";
    await recordNilReport(device.store, { id, exporterId, month: "2026-10", source: "self-report" });
    server.decide = (command) => ({ id: command.id, outcome: "refused", code: "id-taken" });
    await syncRound({
      store: device.store,
      network: server,
      watch: () => {},
      // Only once: the next time it has another id.
      alone: async (round) => {
        const { decide } = server;
        server.decide = (command) => {
          const answer =
            (command.body as { nilReport: { id: string } }).nilReport.id === id ? decide(command) : undefined;
          return answer ?? { id: command.id, outcome: "retry", waitsFor: "newer-server" };
        };
        return await round();
      },
      atOnce: true,
    });
    const [report] = await device.store.database.nilReports.toArray();
    expect(report).toMatchObject({ delivery: "queued", month: "2026-10" });
    expect(report?.id).not.toBe(id);
    expect(await outbox()).toMatchObject([{ status: "waiting", entryId: report?.id }]);
  });
});

describe("what is offered again after a restore", () => {
  test("doesn't mark an entry as refused when the server fails on the old command alone", async () => {
    const shipment = someShipment();
    await recordShipment(device.store, shipment);
    await sync();
    server.store({ ...held(shipment.id), state: "approved" });
    await sync();
    server.epoch = "epoch-2";
    await sync();
    expect(await outbox()).toHaveLength(1);
    server.before = (_path, request) => ((request?.commands.length ?? 0) > 0 ? problem(500, "internal") : undefined);
    for (let round = 0; round < 4; round += 1) await sync();
    expect(await row(shipment.id)).toMatchObject({ delivery: "sent", state: "approved" });
  });

  test("a decision waits for the revision that its author hasn't offered again yet", async () => {
    const shipment = someShipment();
    await recordShipment(device.store, shipment);
    await sync();
    const first = held(shipment.id);
    server.store({ ...first, revision: 2 });
    await sync();
    await decideEntry(device.store, { kind: "shipment", id: shipment.id, revision: 2, decision: "approve" });
    await later(decisionHeldFor);
    await sync();
    await device.store.database.sentBatches.where("order").below(2).delete();
    server.epoch = "epoch-2";
    server.log.clear();
    server.records.clear();
    server.store(first);
    await sync();
    await sync();
    expect((await outbox()).filter((command) => command.name === "v1.review.approve")).toMatchObject([
      { status: "waiting" },
    ]);
    server.store({ ...first, revision: 2 });
    await later(60_000);
    await sync();
    expect(held(shipment.id).state).toBe("approved");
  });

  test("a decision about what never comes back is put before the person after a week", async () => {
    const shipment = someShipment();
    await recordShipment(device.store, shipment);
    await sync();
    await decideEntry(device.store, { kind: "shipment", id: shipment.id, revision: 1, decision: "approve" });
    await later(decisionHeldFor);
    await sync();
    // The author's phone, which alone could offer the entry again, is another one.
    await device.store.database.sentBatches.where("order").below(2).delete();
    server.epoch = "epoch-2";
    server.log.clear();
    server.records.clear();
    await sync();
    await sync();
    expect(await outbox()).toMatchObject([{ name: "v1.review.approve", status: "waiting" }]);
    await later(8 * 86_400_000);
    await sync();
    expect(await outbox()).toMatchObject([{ status: "parked", refusal: { code: "not-found" } }]);
  });
});
