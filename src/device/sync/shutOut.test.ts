import { beforeEach, describe, expect, test } from "vitest";
import { commandHash } from "../../protocol/commandHash.ts";
import type { SentCommand } from "../../protocol/sync.ts";
import { recordShipment } from "../store/shipments.ts";
import { ContractServer, newDevice, problem, someShipment, type TestDevice } from "../testing.ts";
import { type RoundResult, syncRound } from "./syncRound.ts";
import type { SyncState } from "./syncState.ts";

const minute = 60_000;

let device: TestDevice;
let server: ContractServer;
let seen: SyncState[];

beforeEach(async () => {
  device = await newDevice();
  server = new ContractServer();
  seen = [];
});

async function sync({ atOnce = true } = {}): Promise<RoundResult> {
  return await syncRound({
    store: device.store,
    network: server,
    watch: (state) => seen.push(state),
    alone: (round) => round(),
    atOnce,
  });
}

const outbox = async () => await device.store.database.outbox.toArray();

/** As a server behaves to a person it has disabled. */
function disablePerson(): void {
  server.before = (path) => (path.startsWith("/api/sync/push") ? undefined : problem(401, "person-disabled"));
  server.decide = (command: SentCommand) => ({
    id: command.id,
    outcome: "retry",
    waitsFor: "newer-server",
    quarantined: { hash: commandHash(command), receivedAt: server.receivedAt },
  });
}

describe("a device of somebody who was disabled", () => {
  test("hands over what it holds, also after rounds that failed, and keeps it until it is decided", async () => {
    await recordShipment(device.store, someShipment());
    server.before = () => ({ kind: "unreachable" });
    await sync();
    disablePerson();
    expect(await sync()).toMatchObject({ kind: "disabled" });
    expect(seen.at(-1)).toMatchObject({ phase: "idle", trouble: "disabled" });
    expect(await outbox()).toMatchObject([{ status: "waiting", quarantined: { receivedAt: server.receivedAt } }]);

    device.setClock(device.store.clock() + 30 * 86_400_000);
    await sync();
    expect(await outbox()).toMatchObject([{ status: "waiting" }]);
  });

  test("asks for a decision every ten minutes or when its person does, and hands over what came since", async () => {
    await recordShipment(device.store, someShipment());
    disablePerson();
    await sync();
    const sent = () => server.requests.map(({ commands }) => commands.length);
    const later = async (minutes: number) => {
      device.setClock(device.store.clock() + minutes * minute);
      await sync({ atOnce: false });
    };
    await later(6);
    expect(sent()).toEqual([1]);
    await recordShipment(device.store, someShipment());
    await later(3);
    expect(sent()).toEqual([1, 1]);
    await later(1);
    expect(sent()).toEqual([1, 1, 1]);
    await sync();
    expect(sent()).toEqual([1, 1, 1, 2]);
  });

  test("lets go of what was accepted and shows why something was declined", async () => {
    const [accepted, declined] = [someShipment(), someShipment()];
    await recordShipment(device.store, accepted);
    await recordShipment(device.store, declined);
    disablePerson();
    await sync();
    server.decide = ({ id, body }) =>
      (body as { shipment: { id: string } }).shipment.id === declined.id
        ? { id, outcome: "refused", code: "not-found", reason: "Bukan ekspor kami" }
        : undefined;
    device.setClock(device.store.clock() + 10 * minute);
    await sync();
    expect(await outbox()).toMatchObject([
      { entryId: declined.id, status: "parked", refusal: { code: "declined", reason: "Bukan ekspor kami" } },
    ]);
    expect(await device.store.database.shipments.get(accepted.id)).toMatchObject({ delivery: "sent" });
  });

  test("believes no quarantine that has other content", async () => {
    await recordShipment(device.store, someShipment());
    disablePerson();
    server.decide = ({ id }) => ({
      id,
      outcome: "retry",
      waitsFor: "newer-server",
      quarantined: { hash: "0".repeat(64), receivedAt: server.receivedAt },
    });
    expect(await sync()).toMatchObject({ kind: "captive" });
    expect((await outbox())[0]?.quarantined).toBeUndefined();
  });
});

describe("a device that was shut out", () => {
  test("says so, goes on saving, and sends what waits once its person signed in anew", async () => {
    await recordShipment(device.store, someShipment());
    server.before = () => problem(401, "device-revoked");
    expect(await sync()).toMatchObject({ kind: "revoked" });
    expect(seen.at(-1)).toMatchObject({ phase: "idle", trouble: "revoked" });
    await recordShipment(device.store, someShipment());
    await sync();
    expect((await outbox()).map(({ status }) => status)).toEqual(["waiting", "waiting"]);
    expect(server.requests).toEqual([]);

    const { session } = device.store;
    device.store.session = { ...session, deviceId: "01890000-0000-7000-8000-000000000009", numberPrefix: "CR2" };
    server.before = () => undefined;
    expect(await sync()).toMatchObject({ kind: "done" });
    expect(server.records.size).toBe(2);
    expect(await outbox()).toEqual([]);
  });
});
