import { describe, expect, it } from "vitest";
import { commandHash } from "../../protocol/commandHash.ts";
import { commandNames } from "../../protocol/commands.ts";
import type { QuarantineAnswer } from "../../protocol/quarantine.ts";
import type { PushAnswer, SentCommand } from "../../protocol/sync.ts";
import {
  command,
  postData,
  pushOf,
  record,
  shipmentAt,
  shipmentIn,
  someId,
  startTestServer,
  type TestDevice,
  type TestServer,
  writeHeaders,
} from "../testing.ts";
import { commandAbout, senderOf } from "../testingCommands.ts";

describe("a disabled person", () => {
  it.each([
    ["GET", "/api/session"],
    ["POST", "/api/session/code"],
    ["GET", "/api/session/devices"],
    ["POST", "/api/sign-out"],
    ["GET", "/api/sync/pull?cursor=0"],
    ["GET", "/api/sync/events"],
    ["GET", "/api/realisation?year=2026"],
    ["GET", "/api/export/shipments.csv"],
    ["GET", "/api/data/people"],
    ["GET", "/api/data/quarantine"],
  ])("is refused %s %s", async (method, path) => {
    const server = await startTestServer();
    const device = await server.signIn("supervisor");
    await disable(server, device);
    const answer = await device.request(path, {
      method,
      ...(method === "POST" && { headers: writeHeaders, body: "{}" }),
    });
    expect([answer.status, await answer.json()]).toMatchObject([401, { code: "person-disabled" }]);
  });

  it("is nobody who disables themselves, nor the last admin, nor somebody who isn't there", async () => {
    const server = await startTestServer();
    const admin = await server.signIn("admin");
    const { id, name } = server.people.supervisor;
    expect(await postData(admin, "people/disable", { personId: server.people.admin.id })).toMatchObject({
      status: 403,
      body: { field: "personId" },
    });
    expect((await postData(admin, "people/disable", { personId: someId() })).status).toBe(404);
    await postData(admin, "people", { id, name, role: "admin", exporterIds: [] });
    const second = await server.signIn("supervisor");
    expect((await postData(second, "people/disable", { personId: id })).status).toBe(403);
    expect((await postData(second, "people/disable", { personId: server.people.admin.id })).status).toBe(204);
    expect((await admin.request("/api/session")).status).toBe(401);
    expect((await postData(second, "people/disable", { personId: id })).status).toBe(403);
  });

  it("signs in by no link, and works as before once enabled again", async () => {
    const server = await startTestServer();
    const device = await server.signIn("batikMentor");
    const held = await device.pullAll();
    await disable(server, device);
    await expect(server.signIn("batikMentor")).rejects.toThrow(/404.*not-found/);
    await enable(server, device);
    expect(await device.pullAll()).toEqual(held);
    expect(await device.push(record(server.exporters.batik))).toMatchObject([{ outcome: "applied" }]);
    const { lines } = (await (
      await (await server.signIn("admin")).request("/api/data/history?subject=person")
    ).json()) as {
      lines: object[];
    };
    expect(lines).toMatchObject([
      { action: "enable", subjectName: "Contoh Dewi" },
      { action: "disable", subjectName: "Contoh Dewi" },
    ]);
  });
});

describe("what a disabled person's device sends", () => {
  it("is kept whole and changes nothing else, however often it comes", async () => {
    const server = await startTestServer();
    const device = await server.signIn("batikOwner");
    await disable(server, device);
    const before = await records(server);
    const sent = [record(server.exporters.batik, { note: "Dari lapangan" }), record(server.exporters.batik)];
    const results = await device.push(...sent);
    expect(results).toEqual(
      sent.map((each) => ({
        id: each.id,
        outcome: "retry",
        waitsFor: "newer-server",
        quarantined: { hash: commandHash(each), receivedAt: "2026-11-24T02:12:00.000Z" },
      })),
    );
    server.clock.now += 60_000;
    expect(await device.push(...sent)).toEqual(results);
    expect(await records(server)).toEqual(before);
    const { commands, total } = await quarantineOf(await server.signIn("supervisor"));
    expect(total).toBe(2);
    expect(commands.map((each) => each.command)).toEqual(sent);
    expect(commands[0]).toMatchObject({ personName: "Contoh Ratna", role: "exporter", deviceName: "HP uji" });
  });

  it("comes in though the device is of another epoch, for it can't pull anew", async () => {
    const server = await startTestServer();
    const [device, admin] = [await server.signIn("batikMentor"), await server.signIn("admin")];
    const { id, name } = server.people.batikMentor;
    await postData(admin, "people", { id, name, role: "mentor", exporterIds: [] });
    await disable(server, device);
    const answer = await device.pushRequest(pushOf(device.session, [record(server.exporters.batik)]));
    expect([answer.status, ((await answer.json()) as PushAnswer).epoch]).toEqual([200, device.session.epoch]);
  });

  it("is answered from the log where it had arrived before, and doesn't come in twice", async () => {
    const server = await startTestServer();
    const device = await server.signIn("batikOwner");
    const sent = record(server.exporters.batik);
    await device.push(sent);
    await disable(server, device);
    expect(await device.push(sent)).toMatchObject([{ outcome: "already-applied" }]);
    expect((await quarantineOf(await server.signIn("admin"))).total).toBe(0);
  });

  it("has an id that nobody else can take, nor other content", async () => {
    const server = await startTestServer();
    const [device, other] = [await server.signIn("batikOwner"), await server.signIn("rosinOwner")];
    await disable(server, device);
    const sent = record(server.exporters.batik);
    await device.push(sent);
    const taken = [{ outcome: "refused", code: "id-taken" }];
    expect(await device.push({ ...sent, body: record(server.exporters.batik).body })).toMatchObject(taken);
    expect(await other.push({ ...record(server.exporters.rosin), id: sent.id })).toMatchObject(taken);
  });

  it("waits for a server that knows it, where this one doesn't", async () => {
    const server = await startTestServer();
    const device = await server.signIn("batikOwner");
    await disable(server, device);
    const sent = { ...record(server.exporters.batik), name: "v9.shipment.record" };
    expect(await device.push(sent)).toEqual([{ id: sent.id, outcome: "retry", waitsFor: "newer-server" }]);
    expect((await quarantineOf(await server.signIn("admin"))).total).toBe(0);
  });

  it("stays to be decided when the person is enabled again, and goes with its author's devices, also years later", async () => {
    const server = await startTestServer();
    const device = await server.signIn("batikOwner");
    await disable(server, device);
    const sent = record(server.exporters.batik);
    await device.push(sent);
    await enable(server, device);
    expect(await device.push(sent)).toMatchObject([{ outcome: "retry", quarantined: {} }]);
    server.clock.now += 91 * 86_400_000;
    const supervisor = await server.signIn("supervisor");
    expect((await quarantineOf(supervisor)).total).toBe(1);
    expect(await decide(supervisor, { decision: "accept", ids: [sent.id] })).toEqual([
      { id: sent.id, outcome: "accepted" },
    ]);
    expect(await device.push(sent)).toMatchObject([{ outcome: "already-applied", hash: commandHash(sent) }]);
  });
});

describe("what is accepted", () => {
  it("is applied once as its author's, and says who let it in", async () => {
    const server = await startTestServer();
    const { supervisor, device, sent } = await withHeld(server);
    server.clock.now += 60_000;
    await decide(supervisor, { decision: "accept", ids: [sent.id] });
    expect(await shipmentAt(supervisor, shipmentIn(sent).id)).toMatchObject({
      state: "submitted",
      authorName: "Contoh Ratna",
      recordedAt: "2026-11-24T02:13:00.000Z",
      history: [{ event: "submit", byName: "Contoh Ratna", acceptedBy: "Contoh Budi" }],
    });
    const before = await records(server);
    expect(await decide(supervisor, { decision: "accept", ids: [sent.id] })).toEqual([
      { id: sent.id, outcome: "decided" },
    ]);
    expect(await device.push(sent)).toMatchObject([{ outcome: "already-applied", hash: commandHash(sent) }]);
    expect(await records(server)).toEqual(before);
  });

  it.each(commandNames)("is a %s as well", async (name) => {
    const server = await startTestServer();
    const sent = await commandAbout(server, name);
    const device = await server.signIn(senderOf(name));
    await disable(server, device);
    const before = await records(server);
    await device.push(sent);
    const decider = await server.signIn("admin");
    expect(await decide(decider, { decision: "accept", ids: [sent.id] })).toEqual([
      { id: sent.id, outcome: "accepted" },
    ]);
    expect(await records(server)).not.toEqual(before);
    expect(await device.push(sent)).toMatchObject([{ outcome: "already-applied" }]);
  });

  it("has the rights that its author had, not those they got since", async () => {
    const server = await startTestServer();
    const approval = await commandAbout(server, "v1.review.approve");
    const [device, admin] = [await server.signIn("supervisor"), await server.signIn("admin")];
    await disable(server, device);
    await device.push(approval);
    await enable(server, device);
    const { id, name } = server.people.supervisor;
    await postData(admin, "people", { id, name, role: "viewer", exporterIds: [] });
    expect(await decide(admin, { decision: "accept", ids: [approval.id] })).toMatchObject([{ outcome: "accepted" }]);
  });

  it("waits for what it speaks of, and stays where a rule forbids it, until it can be", async () => {
    const server = await startTestServer();
    const device = await server.signIn("batikOwner");
    await disable(server, device);
    const numbers = { pebRegistrationNumber: "012345", pebRegistrationDate: "2026-11-01" };
    const sent = record(server.exporters.batik, numbers);
    const revised = command("v1.shipment.revise", { shipment: { ...shipmentIn(sent), note: "Baru" } });
    await device.push(sent, revised);
    const owner = await server.signIn("rosinOwner");
    const [admin, taken] = [await server.signIn("admin"), record(server.exporters.rosin, numbers)];
    await owner.push(taken);

    expect(await decide(admin, { decision: "accept", ids: [revised.id] })).toEqual([
      { id: revised.id, outcome: "waits" },
    ]);
    expect(await decide(admin, { decision: "accept", ids: [sent.id] })).toMatchObject([
      { outcome: "refused", code: "number-taken" },
    ]);
    expect(await device.push(sent)).toMatchObject([{ outcome: "retry", quarantined: {} }]);
    const entry = { kind: "shipment", id: shipmentIn(taken).id } as const;
    await admin.push(command("v1.review.reject", { entry, comment: "Nomor orang lain" }));
    // Told in any order, they are taken in that of their receipt.
    expect(await decide(admin, { decision: "accept", ids: [revised.id, sent.id] })).toEqual([
      { id: sent.id, outcome: "accepted" },
      { id: revised.id, outcome: "accepted" },
    ]);
    expect(await shipmentAt(admin, shipmentIn(sent).id)).toMatchObject({ revision: 2, shipment: { note: "Baru" } });
  });
});

describe("what is declined", () => {
  it("changes nothing, tells its author why, and is kept", async () => {
    const server = await startTestServer();
    const { supervisor, device, sent } = await withHeld(server);
    const before = await records(server);
    const reason = "Bukan ekspor kami";
    expect(await decide(supervisor, { decision: "decline", ids: [sent.id], reason })).toEqual([
      { id: sent.id, outcome: "declined" },
    ]);
    expect(await records(server)).toEqual(before);
    const refused = { id: sent.id, outcome: "refused", code: "not-found", reason };
    expect(await device.push(sent)).toEqual([refused]);
    await enable(server, device);
    expect(await device.push(sent)).toEqual([refused]);
    expect((await quarantineOf(supervisor)).total).toBe(0);
    const decided = await quarantineOf(supervisor, "?decided=1");
    expect(decided.commands).toMatchObject([
      { command: sent, decision: "decline", decidedBy: "Contoh Budi", reason, decidedAt: "2026-11-24T02:12:00.000Z" },
    ]);
    const { lines } = (await (await supervisor.request("/api/data/history?subject=quarantine")).json()) as {
      lines: object[];
    };
    expect(lines).toMatchObject([
      { action: "decline", subjectId: sent.id, subjectName: "Contoh Ratna", after: { comment: reason } },
    ]);
  });

  it("needs a reason", async () => {
    const server = await startTestServer();
    const { supervisor, sent } = await withHeld(server);
    for (const reason of [undefined, "", "  "]) {
      expect((await postData(supervisor, "quarantine", { decision: "decline", ids: [sent.id], reason })).status).toBe(
        400,
      );
    }
    expect((await quarantineOf(supervisor)).total).toBe(1);
  });
});

describe("a decision on the quarantine", () => {
  it("names what is there: with one id that isn't, foreign or made up, nothing is decided", async () => {
    const [server, elsewhere] = [await startTestServer(), await startTestServer()];
    const { supervisor, sent } = await withHeld(server);
    const foreign = (await withHeld(elsewhere)).sent.id;
    const told = await Promise.all(
      [foreign, someId()].map(async (id) => {
        const { status, body } = await postData(supervisor, "quarantine", { decision: "accept", ids: [sent.id, id] });
        return { status, body: { ...(body as object), requestId: "" } };
      }),
    );
    expect(told[0]).toMatchObject({ status: 404, body: { field: "ids.1" } });
    expect(told[0]).toEqual(told[1]);
    expect((await quarantineOf(supervisor)).total).toBe(1);
  });

  it("isn't its author's own", async () => {
    const server = await startTestServer();
    const approval = await commandAbout(server, "v1.review.approve");
    const device = await server.signIn("supervisor");
    await disable(server, device);
    await device.push(approval);
    await enable(server, device);
    expect(await postData(device, "quarantine", { decision: "accept", ids: [approval.id] })).toMatchObject({
      status: 403,
      body: { code: "not-allowed", field: "ids.0" },
    });
  });

  it("of two at once is made once", async () => {
    const server = await startTestServer();
    const { supervisor, sent } = await withHeld(server);
    const admin = await server.signIn("admin");
    const outcomes = await Promise.all(
      [supervisor, admin, supervisor, admin].map((who) => decide(who, { decision: "accept", ids: [sent.id] })),
    );
    expect(
      outcomes
        .flat()
        .map(({ outcome }) => outcome)
        .sort(),
    ).toEqual(["accepted", "decided", "decided", "decided"]);
    expect(await shipmentAt(admin, shipmentIn(sent).id)).toMatchObject({ revision: 1 });
  });
});

async function withHeld(
  server: TestServer,
): Promise<{ supervisor: TestDevice; device: TestDevice; sent: SentCommand }> {
  const device = await server.signIn("batikOwner");
  await disable(server, device);
  const sent = record(server.exporters.batik);
  await device.push(sent);
  return { supervisor: await server.signIn("supervisor"), device, sent };
}

async function disable(server: TestServer, device: TestDevice): Promise<void> {
  const body = { personId: device.session.person.id };
  expect((await postData(await server.signIn("admin"), "people/disable", body)).status).toBe(204);
}

async function enable(server: TestServer, device: TestDevice): Promise<void> {
  const body = { personId: device.session.person.id };
  expect((await postData(await server.signIn("admin"), "people/enable", body)).status).toBe(204);
}

async function quarantineOf(device: TestDevice, query = ""): Promise<QuarantineAnswer> {
  const answer = await device.request(`/api/data/quarantine${query}`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as QuarantineAnswer;
}

async function decide(device: TestDevice, decision: object): Promise<{ id: string; outcome: string }[]> {
  const { status, body } = await postData(device, "quarantine", decision);
  expect([status, body]).toMatchObject([200, {}]);
  return (body as { results: { id: string; outcome: string }[] }).results;
}

async function records({ database, office }: TestServer): Promise<unknown[]> {
  return await database.read((snapshot) =>
    snapshot.selectFrom("record").selectAll().where("office_id", "=", office.id).orderBy("sequence").execute(),
  );
}
