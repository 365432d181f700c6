import { beforeEach, describe, expect, test, vi } from "vitest";
import { deleteDraft } from "../store/drafts.ts";
import { readMeta, writeMeta } from "../store/meta.ts";
import { lastNumber } from "../store/numbering.ts";
import { decideEntry, decisionHeldFor, undoDecision } from "../store/review.ts";
import { recordShipment, retractShipment, reviseShipment } from "../store/shipments.ts";
import { ContractServer, html, json, newDevice, problem, someShipment, type TestDevice } from "../testing.ts";
import type { Network } from "./network.ts";
import { swap } from "./swap.ts";
import { type RoundResult, syncRound } from "./syncRound.ts";
import type { SyncState } from "./syncState.ts";

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

const row = async (id: string) => await device.store.database.shipments.get(id);
const outbox = async () => await device.store.database.outbox.toArray();

describe("saving", () => {
  test("a shipment handed in is on the device with its command and the next number", async () => {
    const first = someShipment();
    const second = someShipment();
    expect(await recordShipment(device.store, first)).toBe("CR-0001");
    expect(await recordShipment(device.store, second)).toBe("CR-0002");
    expect(await row(first.id)).toMatchObject({ delivery: "queued", state: "none", revision: 1, number: "CR-0001" });
    expect((await outbox()).map((command) => command.entryId)).toEqual([first.id, second.id]);
  });

  test("handing in the same form twice makes one entry and uses no number", async () => {
    const shipment = someShipment();
    await recordShipment(device.store, shipment);
    await expect(recordShipment(device.store, shipment)).rejects.toThrow();
    expect(await outbox()).toHaveLength(1);
    expect(await lastNumber(device.store)).toBe(1);
  });

  test("a phone that is paired anew counts from 1 under its new prefix", async () => {
    await recordShipment(device.store, someShipment());
    device.store.session = { ...device.store.session, numberPrefix: "CR2" };
    expect(await recordShipment(device.store, someShipment())).toBe("CR2-0001");
    expect(await recordShipment(device.store, someShipment())).toBe("CR2-0002");
  });

  test("an entry taken back before it was sent is a draft again and keeps its number", async () => {
    const shipment = someShipment();
    await recordShipment(device.store, shipment);
    expect(await retractShipment(device.store, shipment.id, { values: { fobValue: "1" }, step: 3 })).toBe(true);
    expect(await row(shipment.id)).toBeUndefined();
    expect(await device.store.database.drafts.get(shipment.id)).toMatchObject({ values: { fobValue: "1" }, step: 3 });
    await sync();
    expect(server.records.size).toBe(0);
    expect(await recordShipment(device.store, shipment)).toBe("CR-0001");
  });

  test("the number of an entry that was taken back and thrown away goes to the next one", async () => {
    const shipment = someShipment();
    await recordShipment(device.store, shipment);
    await recordShipment(device.store, someShipment());
    await retractShipment(device.store, shipment.id, { values: {}, step: 1 });
    await deleteDraft(device.store, shipment.id);
    expect(await recordShipment(device.store, someShipment())).toBe("CR-0001");
    expect(await recordShipment(device.store, someShipment())).toBe("CR-0003");
  });

  test("an entry saved without a network can be taken back however often sending was tried", async () => {
    const shipment = someShipment();
    await recordShipment(device.store, shipment);
    server.before = () => ({ kind: "unreachable" });
    const round = { store: device.store, network: server, watch: () => {}, atOnce: true, inDoubt: true };
    for (let tries = 0; tries < 3; tries += 1) {
      await syncRound({ ...round, alone: (run) => run() });
    }
    expect(await retractShipment(device.store, shipment.id, { values: {}, step: 1 })).toBe(true);
  });

  test("an entry that may have reached the server can't be taken back", async () => {
    const shipment = someShipment();
    await recordShipment(device.store, shipment);
    server.after = () => ({ kind: "unreachable" });
    await sync();
    expect(await retractShipment(device.store, shipment.id, { values: {}, step: 1 })).toBe(false);
    expect(await row(shipment.id)).toMatchObject({ delivery: "queued" });
  });
});

describe("sending", () => {
  test("a confirmed entry leaves the outbox and shows the server's time", async () => {
    const shipment = someShipment();
    await recordShipment(device.store, shipment);
    expect(await sync()).toMatchObject({ kind: "done" });
    expect(await outbox()).toEqual([]);
    expect(await row(shipment.id)).toMatchObject({
      delivery: "sent",
      state: "submitted",
      receivedAt: "2026-11-24T02:14:00.000Z",
    });
    expect(await readMeta(device.store.database, "attempted", [])).toEqual([]);
  });

  test("a full batch is taken over whole, and a queue of several batches in one round", async () => {
    const shipments = Array.from({ length: 1_100 }, () => someShipment());
    for (const shipment of shipments) {
      device.setClock(device.store.clock() + 1);
      await recordShipment(device.store, shipment);
    }
    expect(await sync()).toMatchObject({ kind: "done" });
    expect(server.requests.map(({ commands }) => commands.length)).toEqual([500, 500, 100]);
    expect(await outbox()).toEqual([]);
    expect(await device.store.database.shipments.where("delivery").equals("sent").count()).toBe(1_100);
    expect(await readMeta(device.store.database, "attempted", [])).toEqual([]);
  });

  test("an answer lost after the commit is asked for again and does nothing twice", async () => {
    const shipment = someShipment();
    await recordShipment(device.store, shipment);
    server.after = () => ({ kind: "unreachable" });
    expect(await sync()).toMatchObject({ kind: "unreachable" });
    expect(await outbox()).toHaveLength(1);
    server.after = (answer) => answer;
    await sync();
    expect(server.records.get(shipment.id)?.record.revision).toBe(1);
    expect(server.sequence).toBe(1);
    expect(await row(shipment.id)).toMatchObject({ delivery: "sent" });
  });

  test("two rounds at once send doubles and end in one record", async () => {
    for (let index = 0; index < 20; index += 1) await recordShipment(device.store, someShipment());
    await Promise.all([sync(), sync()]);
    await sync();
    expect(server.records.size).toBe(20);
    expect(server.sequence).toBe(20);
    expect(await outbox()).toEqual([]);
  });

  test.each([
    ["a page with 200", () => html()],
    ["a page with 511", () => html(511)],
    ["a page with 403", () => html(403)],
    ["JSON that isn't ours", () => json({ hello: "world" })],
    ["an answer of another epoch", () => json({ epoch: "other", receivedAt: "2026-11-24T02:14:00.000Z", results: [] })],
    ["a redirect", () => ({ kind: "answer" as const, status: 302, mediaType: "", text: "" })],
  ])("%s in place of the server changes nothing", async (_name, answer) => {
    const shipment = someShipment();
    await recordShipment(device.store, shipment);
    server.before = answer;
    expect(await sync()).toMatchObject({ kind: "captive" });
    expect(await row(shipment.id)).toMatchObject({ delivery: "queued" });
    expect(await outbox()).toHaveLength(1);
  });

  test("a receipt for other content changes nothing", async () => {
    await recordShipment(device.store, someShipment());
    server.after = (answer) =>
      answer.kind === "answer" ? { ...answer, text: answer.text.replace(/"hash":"./, '"hash":"x') } : answer;
    expect(await sync()).toMatchObject({ kind: "captive" });
    expect(await outbox()).toHaveLength(1);
  });

  test("an answer that leaves a command out changes nothing", async () => {
    await recordShipment(device.store, someShipment());
    await recordShipment(device.store, someShipment());
    server.after = (answer, path) => {
      if (answer.kind !== "answer" || !path.includes("push")) return answer;
      const body = JSON.parse(answer.text);
      return json({ ...body, results: body.results.slice(1) });
    };
    expect(await sync()).toMatchObject({ kind: "captive" });
    expect(await outbox()).toHaveLength(2);
  });

  test("a refused entry is parked with its reason and stops nobody else", async () => {
    const [first, second, third] = [someShipment(), someShipment(), someShipment()];
    for (const shipment of [first, second, third]) await recordShipment(device.store, shipment);
    server.decide = (command) =>
      (command.body as { shipment: { id: string } }).shipment.id === second.id
        ? { id: command.id, outcome: "refused", code: "number-taken", field: "pebRegistrationNumber" }
        : undefined;
    await sync();
    expect([...server.records.keys()]).toEqual([first.id, third.id]);
    expect(await row(second.id)).toMatchObject({
      delivery: "refused",
      refusal: { code: "number-taken", field: "pebRegistrationNumber" },
    });
    server.decide = () => undefined;
    await sync();
    expect(server.records.has(second.id)).toBe(false);
    expect(await reviseShipment(device.store, { ...second, pebRegistrationNumber: "000123" })).toBe(true);
    await sync();
    expect(server.records.get(second.id)?.record.revision).toBe(1);
    expect(await row(second.id)).toMatchObject({ delivery: "sent", number: "CR-0002" });
  });

  test("what the server wants later is kept and not parked", async () => {
    const shipment = someShipment();
    await recordShipment(device.store, shipment);
    server.decide = (command) => ({ id: command.id, outcome: "retry", waitsFor: "newer-server" });
    expect((await sync()).kind).toBe("done");
    expect(await outbox()).toMatchObject([{ status: "waiting" }]);
    server.decide = () => undefined;
    await sync();
    expect(await row(shipment.id)).toMatchObject({ delivery: "sent" });
  });

  test("an id that another record holds is replaced and the entry sent again", async () => {
    const shipment = someShipment();
    await recordShipment(device.store, shipment);
    server.decide = (command) =>
      (command.body as { shipment: { id: string } }).shipment.id === shipment.id
        ? { id: command.id, outcome: "refused", code: "id-taken" }
        : undefined;
    await sync();
    const [sent] = server.records.values();
    expect(sent?.record.shipment.id).not.toBe(shipment.id);
    expect(sent?.record.number).toBe("CR-0001");
    expect(await device.store.database.shipments.count()).toBe(1);
  });
});

describe("a server that is newer than this device", () => {
  test("says what can't be read here: nothing is taken over, nothing is lost, and no network is blamed", async () => {
    const shipment = someShipment();
    await recordShipment(device.store, shipment);
    await sync();
    await recordShipment(device.store, someShipment());
    server.after = (answer, path) =>
      answer.kind === "answer" && path.includes("pull")
        ? { ...answer, text: answer.text.replaceAll('"submitted"', '"held-for-talks"') }
        : answer;
    expect(await sync()).toMatchObject({ kind: "server" });
    expect(await row(shipment.id)).toMatchObject({ delivery: "sent", state: "submitted" });
    server.after = (answer) => answer;
    expect(await sync()).toMatchObject({ kind: "done" });
  });
});

describe("a server in trouble", () => {
  test("401 pauses, keeps the queue and asks to sign in", async () => {
    await recordShipment(device.store, someShipment());
    server.before = () => problem(401, "sign-in-needed");
    expect(await sync()).toMatchObject({ kind: "sign-in" });
    expect(await outbox()).toMatchObject([{ status: "waiting" }]);
  });

  test.each([401, 429, 502, 503, 504, 507])("%i neither halves nor parks", async (status) => {
    for (let index = 0; index < 8; index += 1) await recordShipment(device.store, someShipment());
    const sizes: number[] = [];
    server.before = (_path, request) => {
      if (request === undefined) return undefined;
      sizes.push(request.commands.length);
      return problem(status, "busy");
    };
    for (let round = 0; round < 5; round += 1) await sync();
    expect(sizes).toEqual([8, 8, 8, 8, 8]);
    expect((await outbox()).every((command) => command.status === "waiting")).toBe(true);
  });

  test.each([400, 413, 422])(
    "%i on one entry leaves that one behind and parks it after three rounds",
    async (status) => {
      const shipments = Array.from({ length: 20 }, () => someShipment());
      for (const shipment of shipments) await recordShipment(device.store, shipment);
      const poison = shipments[7]?.id;
      server.before = (_path, request) =>
        request?.commands.some((command) => (command.body as { shipment: { id: string } }).shipment.id === poison)
          ? problem(status, "bad-request")
          : undefined;
      await sync();
      expect(server.records.size).toBe(19);
      expect(await row(poison ?? "")).toMatchObject({ delivery: "queued" });
      await sync();
      await sync();
      expect(await row(poison ?? "")).toMatchObject({ delivery: "refused", refusal: { code: "server-cannot-store" } });
    },
  );

  test("500 on everything, the empty push included, halves nothing", async () => {
    for (let index = 0; index < 4; index += 1) await recordShipment(device.store, someShipment());
    server.before = () => problem(500, "internal");
    for (let round = 0; round < 4; round += 1) expect(await sync()).toMatchObject({ kind: "server" });
    expect((await outbox()).every((command) => command.status === "waiting")).toBe(true);
  });

  test("500 on one entry, while an empty push is answered, parks that entry", async () => {
    const [good, bad] = [someShipment(), someShipment()];
    await recordShipment(device.store, bad);
    await recordShipment(device.store, good);
    server.before = (_path, request) =>
      request?.commands.some((command) => (command.body as { shipment: { id: string } }).shipment.id === bad.id)
        ? problem(500, "internal")
        : undefined;
    for (let round = 0; round < 3; round += 1) await sync();
    expect(await row(good.id)).toMatchObject({ delivery: "sent" });
    expect(await row(bad.id)).toMatchObject({ delivery: "refused" });
  });

  test("the pause grows, is kept over a restart, and obeys Retry-After", async () => {
    server.before = () => ({ kind: "unreachable" });
    for (let round = 0; round < 12; round += 1) await sync();
    const { failures, nextAttemptAt } = await readMeta(device.store.database, "backoff", {
      failures: 0,
      nextAttemptAt: 0,
    });
    expect(failures).toBe(12);
    expect(nextAttemptAt - device.store.clock()).toBeLessThanOrEqual(5 * 60_000);
    server.before = () => problem(503, "busy", 120);
    const result = await sync();
    expect(result.nextAttemptAt).toBeGreaterThanOrEqual(device.store.clock() + 120_000);
    const told: SyncState[] = [];
    const waiting = await syncRound({
      store: device.store,
      network: server,
      watch: (state) => told.push(state),
      alone: (round) => round(),
    });
    expect(waiting.kind).toBe("paused");
    // A restart forgets nothing of it.
    expect(told).toMatchObject([{ phase: "idle", trouble: "server" }]);
  });
});

describe("correcting and deciding", () => {
  test("a returned entry is corrected and sent again as revision 2", async () => {
    const shipment = someShipment();
    await recordShipment(device.store, shipment);
    await sync();
    const held = server.records.get(shipment.id)?.record;
    if (held === undefined) throw new Error("not stored");
    server.store({ ...held, state: "returned", comment: "Nilai tidak sama dengan PEB." });
    await sync();
    expect(await row(shipment.id)).toMatchObject({ delivery: "sent", state: "returned" });
    await reviseShipment(device.store, { ...shipment, fobValue: 5, items: shipment.items });
    expect(await row(shipment.id)).toMatchObject({ delivery: "queued", revision: 2 });
    await sync();
    expect(server.records.get(shipment.id)?.record).toMatchObject({ revision: 2, shipment: { fobValue: 5 } });
    expect(await row(shipment.id)).toMatchObject({ delivery: "sent", state: "submitted", revision: 2 });
  });

  test("a confirmed correction that a set-back server has lost, and refuses, is put before its author", async () => {
    const shipment = someShipment();
    await recordShipment(device.store, shipment);
    await sync();
    const backup = { records: new Map(server.records), log: new Map(server.log) };
    await reviseShipment(device.store, { ...shipment, note: "Nilai sesuai PEB" });
    await sync();
    Object.assign(server, backup, { epoch: "epoch-2" });
    server.decide = (command) =>
      command.name === "v1.shipment.revise" ? { id: command.id, outcome: "refused", code: "decided" } : undefined;
    await sync();
    await sync();
    expect(await outbox()).toMatchObject([{ name: "v1.shipment.revise", status: "parked" }]);
    expect(await row(shipment.id)).toMatchObject({
      delivery: "refused",
      refusal: { code: "decided" },
      shipment: { note: "Nilai sesuai PEB" },
    });
  });

  test("a correction made between the receipt and the pull is the next revision, and taken back shows the first", async () => {
    const shipment = someShipment();
    await recordShipment(device.store, shipment);
    server.before = (path) => (path.includes("pull") ? problem(503, "busy") : undefined);
    await sync();
    expect(await row(shipment.id)).toMatchObject({ delivery: "sent", state: "submitted", revision: 1 });
    const corrected = { ...shipment, note: "Nilai sesuai PEB" };
    await reviseShipment(device.store, corrected);
    expect(await outbox()).toMatchObject([{ name: "v1.shipment.revise", baseRevision: 1 }]);
    expect(await retractShipment(device.store, shipment.id, { values: {}, step: 4 })).toBe(true);
    expect(await row(shipment.id)).toMatchObject({ delivery: "sent", revision: 1, shipment });

    await reviseShipment(device.store, corrected);
    server.before = () => undefined;
    await sync();
    expect(server.records.size).toBe(1);
    expect(await row(shipment.id)).toMatchObject({ revision: 2, delivery: "sent", shipment: corrected });
  });

  test("a correction that still waits stays on top of what is pulled meanwhile", async () => {
    const shipment = someShipment();
    await recordShipment(device.store, shipment);
    await sync();
    await reviseShipment(device.store, { ...shipment, fobValue: 7 });
    const held = server.records.get(shipment.id)?.record;
    if (held === undefined) throw new Error("not stored");
    server.store({ ...held, comment: "Dibuka" });
    server.before = (path) => (path.includes("push") ? json({}) : undefined);
    await sync();
    server.before = () => undefined;
    server.decide = (command) => ({ id: command.id, outcome: "retry", waitsFor: "entry" });
    await sync();
    expect(await row(shipment.id)).toMatchObject({
      delivery: "queued",
      shipment: { fobValue: 7 },
      record: { comment: "Dibuka" },
    });
  });

  test("a decision leaves after ten seconds, and not when it was taken back", async () => {
    const shipment = someShipment();
    await recordShipment(device.store, shipment);
    await sync();
    await decideEntry(device.store, { kind: "shipment", id: shipment.id, revision: 1, decision: "approve" });
    const result = await sync();
    expect(server.records.get(shipment.id)?.record.state).toBe("submitted");
    expect(result.nextAttemptAt).toBe(device.store.clock() + decisionHeldFor);
    expect(await undoDecision(device.store, { kind: "shipment", id: shipment.id })).toBe(true);
    device.setClock(device.store.clock() + decisionHeldFor);
    await sync();
    expect(server.records.get(shipment.id)?.record.state).toBe("submitted");
    await decideEntry(device.store, { kind: "shipment", id: shipment.id, revision: 1, decision: "approve" });
    device.setClock(device.store.clock() + decisionHeldFor);
    await sync();
    expect(server.records.get(shipment.id)?.record.state).toBe("approved");
    expect(await row(shipment.id)).toMatchObject({ state: "approved" });
    expect((await row(shipment.id))?.decision).toBeUndefined();
    expect(await undoDecision(device.store, { kind: "shipment", id: shipment.id })).toBe(false);
  });

  test("a decision on a revision that changed meanwhile is refused and says so at the entry", async () => {
    const shipment = someShipment();
    await recordShipment(device.store, shipment);
    await sync();
    await decideEntry(device.store, {
      kind: "shipment",
      id: shipment.id,
      revision: 1,
      decision: "return",
      comment: "Periksa lagi.",
    });
    const held = server.records.get(shipment.id)?.record;
    if (held === undefined) throw new Error("not stored");
    server.store({ ...held, revision: 2 });
    device.setClock(device.store.clock() + decisionHeldFor);
    await sync();
    expect(await row(shipment.id)).toMatchObject({ revision: 2, decision: { refusal: { code: "stale" } } });
  });
});

describe("a server restored from a backup", () => {
  test("what it lost is offered again, and the outbox keeps what it held", async () => {
    const [kept, lost, unsent] = [someShipment(), someShipment(), someShipment()];
    await recordShipment(device.store, kept);
    await sync();
    const backup = new Map(server.records);
    const backupLog = new Map(server.log);
    await recordShipment(device.store, lost);
    await sync();
    expect(server.records.has(lost.id)).toBe(true);
    server.records = backup;
    server.log = backupLog;
    server.epoch = "epoch-2";
    await recordShipment(device.store, unsent);
    await sync();
    await sync();
    expect([...server.records.keys()].sort()).toEqual([kept.id, lost.id, unsent.id].sort());
    expect(await outbox()).toEqual([]);
    for (const shipment of [kept, lost, unsent]) expect(await row(shipment.id)).toMatchObject({ delivery: "sent" });
  });

  test("a copy that is pulled anew replaces what the person may not hold any more", async () => {
    const [mine, gone] = [someShipment(), someShipment()];
    await recordShipment(device.store, mine);
    await recordShipment(device.store, gone);
    await sync();
    await device.store.database.sentBatches.clear();
    server.records.delete(gone.id);
    server.epoch = "epoch-2";
    await sync();
    expect(await row(gone.id)).toBeUndefined();
    expect(await row(mine.id)).toMatchObject({ delivery: "sent" });
    expect(await readMeta(device.store.database, "epoch", "")).toBe("epoch-2");
  });

  test("two tabs that pull anew at once, without locks between them, end in one whole copy", async () => {
    const shipments = [someShipment(), someShipment(), someShipment()];
    for (const shipment of shipments) await recordShipment(device.store, shipment);
    await sync();
    server.epoch = "epoch-2";
    // One tab has the whole copy beside what is shown, and hasn't swapped it in yet.
    const { database } = device.store;
    const copied = { epoch: "epoch-2", cursor: "3" };
    await database.shadow.bulkPut(
      [...server.records].map(([id, row]) => ({ key: `shipment ${id}`, kind: "shipment", id, record: row.record })),
    );
    await writeMeta(database, "shadow", copied);
    // The other goes on from there, and its question for the rest is under way meanwhile.
    let release = () => {};
    const slow: Network = {
      get: async (path) => {
        const answer = await server.get(path);
        if (answer.kind === "answer" && answer.status === 200) await new Promise<void>((go) => (release = go));
        return answer;
      },
      post: (path, body) => server.post(path, body),
    };
    const other = syncRound({ store: device.store, network: slow, watch: () => {}, alone: (run) => run() });
    const untold = release;
    await vi.waitFor(() => expect(release).not.toBe(untold));
    expect(await swap(device.store, copied)).toBe(true);
    release();
    await other;
    for (const { id } of shipments) expect(await row(id)).toMatchObject({ delivery: "sent" });
    expect(await database.shadow.count()).toBe(0);
    expect(await readMeta(database, "cursor", "0")).toBe("3");
  });

  test("a round that finds the copy swapped in by another tab leaves everything as it is", async () => {
    await recordShipment(device.store, someShipment());
    await sync();
    const { database } = device.store;
    const before = await database.shipments.toArray();
    expect(await swap(device.store, { epoch: "epoch-1", cursor: "1" })).toBe(false);
    expect(await database.shipments.toArray()).toEqual(before);
  });

  test("what was offered again after one change and is lost by the next is put before its author when refused", async () => {
    const shipment = someShipment();
    await recordShipment(device.store, shipment);
    await sync();
    // Another reach: the office still has it. It is offered again, and before that goes out a backup is put back.
    server.epoch = "epoch-2";
    await sync();
    expect(await outbox()).toMatchObject([{ offeredAgain: true }]);
    server.epoch = "epoch-3";
    server.log.clear();
    server.records.clear();
    await sync();
    server.decide = ({ id }) => ({ id, outcome: "refused", code: "number-taken" });
    await sync();
    expect(await outbox()).toMatchObject([{ status: "parked", refusal: { code: "number-taken" } }]);
    expect(await row(shipment.id)).toMatchObject({ delivery: "refused" });
  });
});
