import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { commandHash } from "../../protocol/commandHash.ts";
import { type CommandName, commandNames } from "../../protocol/commands.ts";
import type { SentCommand } from "../../protocol/sync.ts";
import { endAssignment } from "../offices/createOffice.ts";
import {
  command,
  inOffice,
  pushOf,
  record,
  shipmentAt,
  shipmentIn,
  someId,
  startTestServer,
  type TestDevice,
  type TestServer,
} from "../testing.ts";
import { commandAbout, senderOf } from "../testingCommands.ts";

describe("a receipt", () => {
  it("names the content that was stored", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const sent = record(server.exporters.batik);

    const [receipt] = await owner.push({ ...sent, number: "CR-0001" });

    expect(receipt).toEqual({
      id: sent.id,
      outcome: "applied",
      revision: 1,
      sequence: expect.any(Number),
      hash: commandHash(sent),
      receivedAt: "2026-11-24T02:12:00.000Z",
    });
    expect(await shipmentAt(owner, shipmentIn(sent).id)).toMatchObject({
      shipment: shipmentIn(sent),
      number: "CR-0001",
      authorName: "Contoh Ratna",
      claimedAt: sent.claimedAt,
      recordedAt: "2026-11-24T02:12:00.000Z",
      state: "submitted",
      outsideAssignment: false,
      conversion: { fobUsd: 150_000, fobIdr: 2_160_000_000 },
      history: [{ event: "submit", revision: 1, byName: "Contoh Ratna" }],
    });
  });

  it("tells the office how many entries still wait on the device", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    server.clock.now += 5000;

    await owner.pushRequest({ ...pushOf(owner.session, []), lastNumber: 42, unsent: 3 });

    const device = await server.database.read((snapshot) =>
      snapshot
        .selectFrom("device")
        .selectAll()
        .where("office_id", "=", server.office.id)
        .where("id", "=", owner.session.deviceId)
        .executeTakeFirst(),
    );
    expect(device).toMatchObject({ last_number: 42, unsent: 3, last_contact_at: "2026-11-24T02:12:05.000Z" });
  });
});

describe("a command that arrives again", () => {
  it.each(commandNames)("%s is answered as before and does nothing twice", async (name) => {
    const server = await startTestServer();
    const { device, sent } = await readyToSend(server, name);

    const [first] = await device.push(sent);
    const before = await everything(server);
    const [again, andAgain] = await device.push(sent, sent);

    expect(first).toMatchObject({ outcome: "applied" });
    expect(again).toEqual({ ...first, outcome: "already-applied" });
    expect(andAgain).toEqual(again);
    expect(await everything(server)).toEqual(before);
  });

  it.each(commandNames)("%s with other content under the same id is refused", async (name) => {
    const server = await startTestServer();
    const { device, sent } = await readyToSend(server, name);
    await device.push(sent);

    const [other] = await device.push({ ...sent, baseRevision: 7 });

    expect(other).toEqual({ id: sent.id, outcome: "refused", code: "id-taken" });
  });

  it("is answered even where the rules would refuse it by now", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const sent = record(server.exporters.batik);
    const [first] = await owner.push(sent);
    const supervisor = await server.signIn("supervisor");
    await supervisor.push(
      command("v1.review.reject", { entry: { kind: "shipment", id: shipmentIn(sent).id }, comment: "Dobel" }),
    );

    expect(await owner.push(sent)).toEqual([{ ...first, outcome: "already-applied" }]);
  });

  it("stays refused when it was refused", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const sent = record(server.exporters.batik, { destinationCountry: "ID" });

    const [first] = await owner.push(sent);
    expect(first).toEqual({ id: sent.id, outcome: "refused", code: "invalid", field: "destinationCountry" });
    expect(await owner.push(sent)).toEqual([first]);
  });

  it("from another person is refused, though its content is the same", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const mentor = await server.signIn("batikMentor");
    const sent = record(server.exporters.batik);
    await owner.push(sent);

    expect(await mentor.push(sent)).toEqual([{ id: sent.id, outcome: "refused", code: "id-taken" }]);
  });

  it("twice in one batch is applied once", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const sent = record(server.exporters.batik);

    const results = await owner.push(sent, sent);

    expect(results.map((result) => result.outcome)).toEqual(["applied", "already-applied"]);
  });

  it("in fifty requests at once is applied once", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const sent = record(server.exporters.batik);

    const answers = await Promise.all(Array.from({ length: 50 }, () => owner.push(sent)));

    const outcomes = answers.flat().map((result) => result.outcome);
    expect(outcomes.filter((outcome) => outcome === "applied")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "already-applied")).toHaveLength(49);
  });
});

describe("a command that can't be judged", () => {
  it("waits for a newer server where its name isn't known, and isn't remembered", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const unknown = { ...record(server.exporters.batik), name: "v2.shipment.record" };

    expect(await owner.push(unknown)).toEqual([{ id: unknown.id, outcome: "retry", waitsFor: "newer-server" }]);
    expect(await owner.push({ ...unknown, name: "v1.shipment.record" })).toMatchObject([{ outcome: "applied" }]);
  });

  it("waits for its entry, and is applied once that is here", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const supervisor = await server.signIn("supervisor");
    const sent = record(server.exporters.batik);
    const approval = command("v1.review.approve", { entry: { kind: "shipment", id: shipmentIn(sent).id } });

    expect(await supervisor.push(approval)).toEqual([{ id: approval.id, outcome: "retry", waitsFor: "entry" }]);
    await owner.push(sent);
    expect(await supervisor.push(approval)).toMatchObject([{ outcome: "applied", revision: 1 }]);
  });
});

describe("an id", () => {
  it("that another record holds is refused, whoever holds it", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const other = await server.signIn("rosinOwner");
    const sent = record(server.exporters.batik);
    await owner.push(sent);
    const { id } = shipmentIn(sent);

    const [own, foreign, exporterId, nil] = [
      ...(await owner.push(record(server.exporters.batik, { id }))),
      ...(await other.push(record(server.exporters.rosin, { id }))),
      ...(await owner.push(record(server.exporters.batik, { id: server.exporters.rosin }))),
      ...(await owner.push(
        command("v1.nil-report.record", {
          nilReport: { id, exporterId: server.exporters.batik, month: "2026-01", source: "self-report" },
        }),
      )),
    ];

    for (const result of [own, foreign, exporterId, nil]) {
      expect(result).toMatchObject({ outcome: "refused", code: "id-taken", field: "id" });
    }
  });
});

describe("a batch", () => {
  it("goes on after a command that is refused", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    for (const position of [0, 3, 6]) {
      const batch = Array.from({ length: 7 }, (_, index) =>
        index === position
          ? { ...record(server.exporters.batik), body: { nonsense: true } }
          : record(server.exporters.batik),
      );
      const outcomes = (await owner.push(...batch)).map((result) => result.outcome);
      expect(outcomes.filter((outcome) => outcome === "applied")).toHaveLength(6);
      expect(outcomes[position]).toBe("refused");
    }
  });

  it("may be squeezed", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const request = JSON.stringify(pushOf(owner.session, [record(server.exporters.batik)]));

    const answer = await owner.pushRequest(gzipSync(request), { "Content-Encoding": "gzip" });

    expect(await answer.json()).toMatchObject({ results: [{ outcome: "applied" }] });
  });

  it("is undone as a whole by an error in it, and the server lives on", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const good = record(server.exporters.batik);
    const bad = record(server.exporters.batik);
    // What no handler expects: a record whose body isn't JSON.
    await inOffice(server, async (change) => {
      change.version += 1;
      await change.tx
        .insertInto("record")
        .values({
          office_id: server.office.id,
          id: shipmentIn(bad).id,
          kind: "shipment",
          sequence: change.version,
          exporter_id: server.exporters.batik,
          month: "",
          state: "submitted",
          body: "{",
        })
        .execute();
    });
    const revise = command("v1.shipment.revise", { shipment: shipmentIn(bad) });

    const answer = await owner.pushRequest(pushOf(owner.session, [good, revise]));

    expect(answer.status).toBe(500);
    expect(await answer.json()).toMatchObject({ code: "internal", requestId: expect.any(String) });
    expect(await owner.push(good)).toMatchObject([{ outcome: "applied" }]);
  });

  it("of another device is turned away", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const answer = await owner.pushRequest({ ...pushOf(owner.session, []), deviceId: someId() });
    expect([answer.status, await answer.json()]).toMatchObject([403, { code: "wrong-device" }]);
  });

  it("for another epoch is turned away, and nothing of it is stored", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const request = pushOf(owner.session, [record(server.exporters.batik)]);
    const answer = await owner.pushRequest({ ...request, epoch: "another.1" });
    expect([answer.status, await answer.json()]).toMatchObject([410, { code: "epoch-changed" }]);
    expect((await owner.pullAll()).filter((change) => change.kind === "shipment")).toEqual([]);
  });

  it("is turned away after the person's reach has changed", async () => {
    const server = await startTestServer();
    const mentor = await server.signIn("batikMentor");
    await inOffice(server, (change) =>
      endAssignment(change, {
        mentorId: mentor.session.person.id,
        exporterId: server.exporters.batik,
        at: "2026-11-24T02:12:00.000Z",
      }),
    );
    const answer = await mentor.pushRequest(pushOf(mentor.session, []));
    expect([answer.status, await answer.json()]).toMatchObject([410, { code: "epoch-changed" }]);
  });

  it.each([
    ["as this server's", {}],
    ["with fields that this server doesn't know", { commands: "squeezed", journal: [] }],
  ])("of another version of the protocol, otherwise %s, is left whole for a newer server", async (_, more) => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const request = pushOf(owner.session, [record(server.exporters.batik)]);
    for (const protocol of [0, 2]) {
      const answer = await owner.pushRequest({ ...request, protocol, ...more });
      expect([answer.status, await answer.json()]).toMatchObject([501, { code: "protocol-not-supported" }]);
    }
    // What names no version at all is no push.
    for (const protocol of [undefined, "2", 1.5, null]) {
      expect((await owner.pushRequest({ ...request, protocol })).status).toBe(400);
    }
    expect(await owner.push(...(request.commands as SentCommand[]))).toMatchObject([{ outcome: "applied" }]);
  });

  it("is slowed down beyond 120 a minute", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const request = pushOf(owner.session, []);
    for (let round = 0; round < 120; round += 1) expect((await owner.pushRequest(request)).status).toBe(200);

    server.clock.now += 20_000;
    const answer = await owner.pushRequest(request);
    expect([answer.status, answer.headers.get("Retry-After")]).toEqual([429, "40"]);
    server.clock.now += 40_000;
    expect((await owner.pushRequest(request)).status).toBe(200);
  });
});

describe("a shipment", () => {
  it.each([
    ["a field that isn't one", { state: "approved" }, "state"],
    ["a server's own field", { recordedAt: "2026-01-01T00:00:00.000Z" }, "recordedAt"],
    [
      "an unknown commodity",
      { items: [{ commodity: "gold", quantity: 1, unit: "PCE", fobValue: 150_000 }] },
      "items.0.commodity",
    ],
    ["a field of the wrong kind", { fobValue: "150000" }, "fobValue"],
    ["a day to come", { exportedOn: "2026-11-25" }, "exportedOn"],
    [
      "an HS code that the tariff book of its day doesn't have",
      { items: [{ commodity: "batik-sarong", hsCode: "010199", quantity: 1, unit: "PCE", fobValue: 150_000 }] },
      "items.0.hsCode",
    ],
  ])("with %s is refused at that field", async (_, wrong, field) => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const sent = record(server.exporters.batik, wrong as object);
    expect(await owner.push(sent)).toEqual([{ id: sent.id, outcome: "refused", code: "invalid", field }]);
  });

  it("of today is received while the day has begun at the office, though not in Greenwich", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    server.clock.now = Date.parse("2026-11-24T17:30:00.000Z");
    const sent = record(server.exporters.batik, { exportedOn: "2026-11-25" });
    expect(await owner.push(sent)).toMatchObject([{ outcome: "applied" }]);
  });

  it("bears a declaration number that no other counting shipment bears", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const supervisor = await server.signIn("supervisor");
    const numbers = {
      pebRegistrationNumber: "012345",
      pebRegistrationDate: "2026-11-01",
      customsOffice: "Tanjung Emas",
    };
    const first = record(server.exporters.batik, numbers);
    const second = record(server.exporters.batik, numbers);
    await owner.push(first);

    expect(await owner.push(second)).toMatchObject([{ code: "number-taken", field: "pebRegistrationNumber" }]);
    await supervisor.push(
      command("v1.review.reject", { entry: { kind: "shipment", id: shipmentIn(first).id }, comment: "Dibatalkan" }),
    );
    expect(await owner.push(record(server.exporters.batik, numbers))).toMatchObject([{ outcome: "applied" }]);
  });

  it("without a rate is received with its value left open", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const sent = record(server.exporters.batik, { currency: "JPY" });
    await owner.push(sent);
    expect((await shipmentAt(owner, shipmentIn(sent).id))?.conversion).toEqual({ rates: [] });
  });

  it("of a mentor whose assignment has ended is received and marked", async () => {
    const server = await startTestServer();
    const ended = { mentorId: server.people.batikMentor.id, exporterId: server.exporters.batik };
    await inOffice(server, (change) => endAssignment(change, { ...ended, at: "2026-11-24T02:12:00.000Z" }));
    const mentor = await server.signIn("batikMentor");
    const supervisor = await server.signIn("supervisor");
    const sent = record(server.exporters.batik);

    expect(await mentor.push(sent)).toMatchObject([{ outcome: "applied" }]);
    expect(await shipmentAt(supervisor, shipmentIn(sent).id)).toMatchObject({ outsideAssignment: true });

    const corrected = command("v1.shipment.revise", { shipment: { ...shipmentIn(sent), note: "Diperbaiki" } });
    expect(await mentor.push(corrected)).toMatchObject([{ outcome: "applied", revision: 2 }]);
  });

  it("keeps all its revisions", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const sent = record(server.exporters.batik);
    await owner.push(sent);
    await owner.push(command("v1.shipment.revise", { shipment: { ...shipmentIn(sent), note: "Kedua" } }));

    const revisions = await server.database.read((snapshot) =>
      snapshot.selectFrom("entry_revision").selectAll().where("office_id", "=", server.office.id).execute(),
    );
    expect(revisions.map(({ revision, body }) => [revision, JSON.parse(body).note])).toEqual([
      [1, undefined],
      [2, "Kedua"],
    ]);
  });

  it("stays with its exporter", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const sent = record(server.exporters.batik);
    await owner.push(sent);
    const moved = command("v1.shipment.revise", {
      shipment: { ...shipmentIn(sent), exporterId: server.exporters.rosin },
    });
    expect(await owner.push(moved)).toMatchObject([{ code: "invalid", field: "exporterId" }]);
  });

  it("is revised from the revision its author knew", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const sent = record(server.exporters.batik);
    await owner.push(sent);
    const shipment = { ...shipmentIn(sent), note: "Baru" };

    const early = command("v1.shipment.revise", { shipment }, { baseRevision: 2 });
    expect(await owner.push(early)).toEqual([{ id: early.id, outcome: "retry", waitsFor: "revision" }]);
    const unnamed = command("v1.shipment.revise", { shipment });
    delete unnamed.baseRevision;
    expect(await owner.push(unnamed)).toMatchObject([{ code: "invalid", field: "baseRevision" }]);
    expect(await owner.push(command("v1.shipment.revise", { shipment }))).toMatchObject([{ revision: 2 }]);
    expect(await owner.push(command("v1.shipment.revise", { shipment }))).toMatchObject([{ code: "stale" }]);
    expect(await owner.push(early)).toMatchObject([{ revision: 3 }]);
  });

  it("waits for its revision, though its earlier one was decided", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const sent = record(server.exporters.batik);
    await owner.push(sent);
    const entry = { kind: "shipment", id: shipmentIn(sent).id } as const;
    await (await server.signIn("supervisor")).push(command("v1.review.approve", { entry }));
    const revised = command("v1.shipment.revise", { shipment: shipmentIn(sent) }, { baseRevision: 2 });
    expect(await owner.push(revised)).toMatchObject([{ outcome: "retry", waitsFor: "revision" }]);
  });
});

/** A command of that name which will be applied, and a device that may send it. */
async function readyToSend(server: TestServer, name: CommandName): Promise<{ device: TestDevice; sent: SentCommand }> {
  const sent = await commandAbout(server, name);
  return { device: await server.signIn(senderOf(name)), sent };
}

/** All rows that a command may write, but for the device's last contact. */
async function everything({ database }: TestServer): Promise<unknown> {
  return await database.read(async (snapshot) => ({
    office: await snapshot.selectFrom("office").selectAll().execute(),
    records: await snapshot.selectFrom("record").selectAll().execute(),
    log: await snapshot.selectFrom("command_log").selectAll().execute(),
    revisions: await snapshot.selectFrom("entry_revision").selectAll().execute(),
    numbers: await snapshot.selectFrom("declaration_number").selectAll().execute(),
    rates: await snapshot.selectFrom("used_rate").selectAll().execute(),
  }));
}
