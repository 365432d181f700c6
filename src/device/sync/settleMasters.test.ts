import { beforeEach, describe, expect, test } from "vitest";
import type { Exporter } from "../../domain/exporter.ts";
import type { FollowUpRecord } from "../../domain/followUp.ts";
import type { Visit } from "../../domain/visit.ts";
import { commandHash } from "../../protocol/commandHash.ts";
import type { CommandName } from "../../protocol/commands.ts";
import type { PushResult } from "../../protocol/sync.ts";
import { addExporter, dismissExporterRefusal, resolveConflict, reviseExporter } from "../store/exporters.ts";
import { recordExportStop, withdrawExportStop } from "../store/exportStops.ts";
import { completeFollowUp, completionHeldFor, reopenFollowUp } from "../store/followUps.ts";
import { recordVisit, retractVisit, reviseVisit } from "../store/visits.ts";
import { ContractServer, exporterId, newDevice, problem, type TestDevice } from "../testing.ts";
import { syncRound } from "./syncRound.ts";

let device: TestDevice;
let server: ContractServer;

beforeEach(async () => {
  device = await newDevice();
  server = new ContractServer();
});

async function sync(): Promise<void> {
  const { store } = device;
  await syncRound({ store, network: server, watch: () => {}, alone: (round) => round(), atOnce: true });
}

const db = () => device.store.database;
const outbox = async () => await db().outbox.toArray();
const id = (last: number) => `01890000-0000-7000-8002-${String(last).padStart(12, "0")}`;
const at = "2026-11-24T02:14:00.000Z";
const exporter: Exporter = { id: exporterId, name: "Contoh Batik", commodities: [], destinations: [] };
const named = (name: string): Exporter => ({ ...exporter, name });

function someVisit(different: Partial<Visit> = {}): Visit {
  return {
    id: id(1),
    exporterId,
    visitedOn: "2026-11-20",
    kind: "visit",
    metWith: [{ name: "Contoh Ratna" }],
    topics: ["logistics"],
    obstacles: [],
    followUps: [{ id: id(2), what: "Kirim contoh barang", who: "exporter", dueOn: "2026-12-01" }],
    ...different,
  };
}

/** Answers the commands of a name as told, once each. */
function answering(name: CommandName, result: (commandId: string, hash: string) => PushResult): void {
  server.decide = (command) => (command.name === name ? result(command.id, commandHash(command)) : undefined);
}

describe("an exporter added in the field", () => {
  const added = { ...exporter, id: id(9), name: "Contoh Calon" };

  test("is on the device at once, and what is about it leaves after it", async () => {
    await addExporter(device.store, added);
    await recordVisit(device.store, someVisit({ exporterId: added.id }));
    expect(await db().exporters.get(added.id)).toMatchObject({ name: "Contoh Calon", delivery: "queued" });
    await sync();
    expect(server.requests.map(({ commands }) => commands.map(({ name }) => name))).toEqual([
      ["v1.exporter.record"],
      ["v1.visit.record"],
    ]);
    expect(await outbox()).toEqual([]);
    expect(await db().exporters.get(added.id)).toMatchObject({ delivery: "sent" });
  });

  test("that is refused holds back what is about it, and nothing else; mended, all goes", async () => {
    await db().exporters.put({ ...exporter, delivery: "sent", record: exporter });
    await addExporter(device.store, { ...added, businessId: "1234567890123" });
    await recordVisit(device.store, someVisit({ exporterId: added.id }));
    await recordVisit(device.store, someVisit({ id: id(3), followUps: [] }));
    answering("v1.exporter.record", (commandId) => ({
      id: commandId,
      outcome: "refused",
      code: "number-taken",
      field: "businessId",
    }));
    await sync();
    expect((await outbox()).map(({ name, status }) => [name, status])).toEqual([
      ["v1.exporter.record", "parked"],
      ["v1.visit.record", "waiting"],
    ]);
    expect(await db().visits.get(id(3))).toMatchObject({ delivery: "sent" });
    expect(await db().exporters.get(added.id)).toMatchObject({ delivery: "refused" });
    expect(await dismissExporterRefusal(device.store, added.id)).toBe(false);

    server.decide = () => undefined;
    expect(await reviseExporter(device.store, added, { ...added, businessId: "1234567890123" })).toBe(true);
    await sync();
    expect(await outbox()).toEqual([]);
  });

  test("whose id somebody else's record has gets another, and so does all that is about it", async () => {
    await addExporter(device.store, added);
    await recordVisit(device.store, someVisit({ exporterId: added.id }));
    let asked = 0;
    server.decide = (command) => {
      if (command.name !== "v1.exporter.record") return undefined;
      asked += 1;
      return asked === 1 ? { id: command.id, outcome: "refused", code: "id-taken", field: "id" } : undefined;
    };
    await sync();
    await sync();
    expect(await outbox()).toEqual([]);
    const [renamed] = await db().exporters.toArray();
    expect(renamed?.id).not.toBe(added.id);
    expect(await db().visits.get(id(1))).toMatchObject({ exporterId: renamed?.id, delivery: "sent" });
    expect(await db().followUps.get(id(2))).toMatchObject({ exporterId: renamed?.id });
    const sent = server.requests.flatMap(({ commands }) => commands).findLast(({ name }) => name === "v1.visit.record");
    expect(sent?.body).toMatchObject({ visit: { exporterId: renamed?.id } });
  });
});

describe("an exporter that two people change", () => {
  beforeEach(async () => {
    server.storeOther("exporter", exporterId, exporter);
    await sync();
  });

  test("one's own words are shown until the office has answered, others' changes beside them", async () => {
    await reviseExporter(device.store, named("Contoh Batik Satu"), exporter);
    expect(await db().exporters.get(exporterId)).toMatchObject({ name: "Contoh Batik Satu", delivery: "queued" });
    server.storeOther("exporter", exporterId, { ...named("Contoh Batik Dua"), phone: "0285123456" });
    server.before = (path) => (path.includes("push") ? { kind: "unreachable" } : undefined);
    await sync();
    await sync();
    expect(await db().exporters.get(exporterId)).toMatchObject({
      name: "Contoh Batik Satu",
      phone: "0285123456",
      delivery: "queued",
    });
  });

  test("to different words: what stands is shown with the other version, and one of them is chosen", async () => {
    await reviseExporter(device.store, named("Contoh Batik Satu"), exporter);
    let conflictId = "";
    answering("v1.exporter.revise", (commandId, hash) => {
      conflictId = commandId;
      const conflict = { id: commandId, field: "name", value: "Contoh Batik Satu", byId: id(7), byName: "Dewi", at };
      const current = { ...named("Contoh Batik Dua"), revision: 3, conflicts: [conflict] };
      server.storeOther("exporter", exporterId, current);
      return { id: commandId, outcome: "conflict", current, revision: 3, sequence: 9, hash, receivedAt: at };
    });
    await sync();
    expect(await outbox()).toEqual([]);
    expect(await db().exporters.get(exporterId)).toMatchObject({
      name: "Contoh Batik Dua",
      delivery: "sent",
      conflicts: [{ field: "name", value: "Contoh Batik Satu" }],
    });

    const choice = { exporterId, conflictId, field: "name", choice: "other" } as const;
    expect(await resolveConflict(device.store, choice)).toBe(true);
    expect(await resolveConflict(device.store, choice)).toBe(false);
    expect(await db().exporters.get(exporterId)).toMatchObject({ name: "Contoh Batik Satu", conflicts: [] });
  });

  test("a receipt for a conflict must be for what was sent", async () => {
    await reviseExporter(device.store, named("Contoh Batik Satu"), exporter);
    answering("v1.exporter.revise", (commandId) => ({
      id: commandId,
      outcome: "conflict",
      current: exporter,
      hash: "of something else",
      receivedAt: at,
    }));
    await sync();
    expect(await outbox()).toMatchObject([{ status: "waiting" }]);
  });

  test("a change that is refused is shown as such, and can be given up", async () => {
    await reviseExporter(device.store, { ...exporter, businessId: "1234567890123" }, exporter);
    answering("v1.exporter.revise", (commandId) => ({ id: commandId, outcome: "refused", code: "number-taken" }));
    await sync();
    expect(await db().exporters.get(exporterId)).toMatchObject({
      businessId: "1234567890123",
      delivery: "refused",
      refusal: { code: "number-taken" },
    });
    expect(await dismissExporterRefusal(device.store, exporterId)).toBe(true);
    const row = await db().exporters.get(exporterId);
    expect(row).toMatchObject({ delivery: "sent" });
    expect(row?.businessId).toBeUndefined();
  });
});

describe("follow-ups", () => {
  const record: FollowUpRecord = {
    id: id(2),
    what: "Kirim contoh barang",
    who: "exporter",
    dueOn: "2026-12-01",
    exporterId,
    visitId: id(1),
    authorId: id(7),
  };

  test("of a visit are there as soon as it is saved, and go when it is taken back", async () => {
    await recordVisit(device.store, someVisit());
    expect(await db().followUps.get(id(2))).toMatchObject({ what: "Kirim contoh barang", exporterId, visitId: id(1) });
    await completeFollowUp(device.store, { id: id(2), doneOn: "2026-11-24" });
    expect(await retractVisit(device.store, id(1), { values: {}, step: 1 })).toBe(true);
    expect(await db().followUps.toArray()).toEqual([]);
    expect(await outbox()).toEqual([]);
  });

  test("done is done at once and leaves after ten seconds, in which it can be undone without a trace", async () => {
    server.storeOther("follow-up", id(2), record);
    await sync();
    expect(await completeFollowUp(device.store, { id: id(2), doneOn: "2026-11-24" })).toBe(true);
    expect(await completeFollowUp(device.store, { id: id(2), doneOn: "2026-11-24" })).toBe(false);
    await sync();
    expect(server.requests).toEqual([]);
    expect(await reopenFollowUp(device.store, id(2))).toBe(true);
    expect(await outbox()).toEqual([]);
    expect((await db().followUps.get(id(2)))?.doneOn).toBeUndefined();
  });

  test("undone after it was sent is told to the office", async () => {
    server.storeOther("follow-up", id(2), record);
    await sync();
    await completeFollowUp(device.store, { id: id(2), doneOn: "2026-11-24" });
    device.setClock(device.store.clock() + completionHeldFor + 1);
    await sync();
    expect(await db().followUps.get(id(2))).toMatchObject({ doneOn: "2026-11-24", delivery: "sent" });
    await reopenFollowUp(device.store, id(2));
    expect(await outbox()).toMatchObject([{ name: "v1.follow-up.reopen" }]);
  });

  test("undone by somebody else before the lost receipt comes: it stays, as the office has it", async () => {
    server.storeOther("follow-up", id(2), record);
    await sync();
    await completeFollowUp(device.store, { id: id(2), doneOn: "2026-11-24" });
    device.setClock(device.store.clock() + completionHeldFor + 1);
    server.after = (answer, path) => (path.includes("push") ? { kind: "unreachable" } : answer);
    await sync();
    server.after = (answer) => answer;
    server.storeOther("follow-up", id(2), record);
    await sync();
    expect(await outbox()).toEqual([]);
    const row = await db().followUps.get(id(2));
    expect(row).toMatchObject({ delivery: "sent" });
    expect(row?.doneOn).toBeUndefined();
  });

  test("ticked off, told to the office, and then taken out of a visit that a restore lost: it isn't dropped unsaid", async () => {
    await recordVisit(device.store, someVisit());
    await sync();
    await reviseVisit(device.store, someVisit({ followUps: [] }));
    await completeFollowUp(device.store, { id: id(2), doneOn: "2026-11-24" });
    device.setClock(device.store.clock() + completionHeldFor + 1);
    server.epoch = "epoch-2";
    server.log.clear();
    server.others.clear();
    server.decide = (command) =>
      command.name === "v1.follow-up.complete"
        ? { id: command.id, outcome: "retry", waitsFor: "follow-up" }
        : undefined;
    await sync();
    await sync();
    expect((await outbox()).map(({ name }) => name)).toContain("v1.follow-up.complete");
  });
});

describe("stops", () => {
  const stop = {
    id: id(5),
    exporterId,
    kind: "stop",
    wholeExporter: true,
    commodities: [],
    destinations: [],
    reason: "demand-drop",
    from: "2026-S1",
    toldBy: "Contoh Ratna",
    toldOn: "2026-11-20",
  } as const;

  test("withdrawn before it left, nothing of it leaves; after it, the office is told", async () => {
    await recordExportStop(device.store, { ...stop, commodities: [], destinations: [] });
    expect(await withdrawExportStop(device.store, id(5))).toBe(true);
    expect([await outbox(), await db().exportStops.toArray()]).toEqual([[], []]);

    await recordExportStop(device.store, { ...stop, commodities: [], destinations: [] });
    await sync();
    expect(await db().exportStops.get(id(5))).toMatchObject({ delivery: "sent", kind: "stop" });
    await withdrawExportStop(device.store, id(5));
    expect(await db().exportStops.get(id(5))).toMatchObject({ isWithdrawn: true, delivery: "queued" });
    await sync();
    expect(await db().exportStops.toArray()).toEqual([]);
  });
});

test("a server that was set back gets again what only this device holds", async () => {
  const added = { ...exporter, id: id(9), name: "Contoh Calon" };
  await addExporter(device.store, added);
  await recordVisit(device.store, someVisit({ exporterId: added.id }));
  await sync();
  // Neither was in the backup.
  server.epoch = "epoch-2";
  server.log.clear();
  server.others.clear();
  server.requests = [];
  await sync();
  expect(await db().exporters.get(added.id)).toMatchObject({ name: "Contoh Calon", delivery: "queued" });
  expect(await db().visits.get(id(1))).toMatchObject({ delivery: "queued" });
  expect(await db().followUps.get(id(2))).toMatchObject({ what: "Kirim contoh barang" });
  await sync();
  await sync();
  expect(server.requests.flatMap(({ commands }) => commands.map(({ name }) => name))).toEqual([
    "v1.exporter.record",
    "v1.visit.record",
  ]);
  expect(await outbox()).toEqual([]);
});

test("what the office has and shows this person no more goes from the phone once it is confirmed", async () => {
  const added = { ...exporter, id: id(9), name: "Contoh Calon" };
  await addExporter(device.store, added);
  await recordVisit(device.store, someVisit({ exporterId: added.id }));
  await sync();
  // Assigned to somebody else: the office has it all, and this copy begins anew without it.
  server.epoch = "epoch-2";
  server.others.clear();
  server.after = (answer) => answer;
  const applied = new Map(server.log);
  await sync();
  server.log = applied;
  await sync();
  await sync();
  expect(await outbox()).toEqual([]);
  expect(await db().exporters.toArray()).toEqual([]);
  expect(await db().visits.toArray()).toEqual([]);
  expect(await db().followUps.toArray()).toEqual([]);
});

test("a change that the server fails on is parked in sight after three rounds", async () => {
  await db().exporters.put({ ...exporter, delivery: "sent", record: exporter });
  await reviseExporter(device.store, named("Contoh Batik Satu"), exporter);
  server.before = (path, request) =>
    path.includes("push") && (request?.commands.length ?? 0) > 0 ? problem(500, "internal") : undefined;
  for (let round = 0; round < 3; round += 1) await sync();
  expect(await db().exporters.get(exporterId)).toMatchObject({
    delivery: "refused",
    refusal: { code: "server-cannot-store" },
  });
});
