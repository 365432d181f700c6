import { describe, expect, it } from "vitest";
import type { Person } from "../../domain/person.ts";
import type { HistoryAnswer } from "../../protocol/history.ts";
import { type LinkAnswer, PeopleAnswer } from "../../protocol/officeData.ts";
import type { Session } from "../../protocol/session.ts";
import { newSecret } from "../session/tokens.ts";
import {
  deviceWith,
  postData,
  pushOf,
  record,
  shipmentAt,
  shipmentIn,
  signInByLink,
  someId,
  startTestServer,
  type TestDevice,
  type TestServer,
} from "../testing.ts";

it("changes 120 things a minute, of whatever kind, and then waits", async () => {
  const server = await startTestServer();
  const admin = await server.signIn("admin");
  for (let count = 0; count < 120; count += 1) {
    expect((await postData(admin, count % 2 === 0 ? "people" : "targets", {})).status).toBe(400);
  }
  expect(await postData(admin, "links", { personId: server.people.viewer.id })).toMatchObject({
    status: 429,
    body: { code: "too-many-requests" },
  });
  expect((await admin.request("/api/data/people")).status).toBe(200);
  server.clock.now += 60_000;
  expect((await postData(admin, "links", { personId: server.people.viewer.id })).status).toBe(200);
});

describe("a person", () => {
  it("is added with a role and gets a link that signs them in", async () => {
    const server = await startTestServer();
    const admin = await server.signIn("admin");
    const id = someId();
    const exporterIds = [server.exporters.batik];
    expect(await postData(admin, "people", input({ id, name: "Contoh Sari", role: "mentor" }, exporterIds))).toEqual({
      status: 204,
      body: undefined,
    });
    const link = (await postData(admin, "links", { personId: id })).body as LinkAnswer;
    expect(link.expiresAt).toBe("2026-12-01T02:12:00.000Z");
    expect(await personOf(admin, id)).toEqual({
      id,
      name: "Contoh Sari",
      role: "mentor",
      exporterIds,
      devices: [],
      openLinkUntil: link.expiresAt,
      disabledAt: null,
      quarantined: 0,
      hasPassword: false,
    });

    const token = link.url.split("/masuk#")[1] ?? "";
    const mentor = await signInByLink(server.app, { token, secret: newSecret(server.randomBytes) });
    expect((await mentor.pullAll()).map((change) => change.id)).toContain(server.exporters.batik);
    expect(await personOf(admin, id)).toMatchObject({
      devices: [{ id: mentor.session.deviceId, name: "HP uji", numberPrefix: "CS", appVersion: null, unsent: 0 }],
      openLinkUntil: null,
      hasPassword: false,
    });
  });

  it("may have another name without their phone pulling anew", async () => {
    const server = await startTestServer();
    const [admin, mentor] = [await server.signIn("admin"), await server.signIn("batikMentor")];
    const changed = { ...server.people.batikMentor, name: "Contoh Dewi S." };
    await postData(admin, "people", input(changed, [server.exporters.batik]));
    expect((await withNewSession(server, mentor)).session).toMatchObject({
      person: { name: "Contoh Dewi S." },
      epoch: mentor.session.epoch,
    });
  });

  it.each([
    ["an exporter without a business", { role: "exporter" }, 400, "bad-request", "exporterId"],
    ["a viewer with a business", { role: "viewer", exporterId: "batik" }, 400, "bad-request", "exporterId"],
    ["a business that isn't there", { role: "exporter", exporterId: "unknown" }, 404, "not-found", "exporterId"],
    ["a supervisor's assignments", { role: "supervisor", exporterIds: ["batik"] }, 400, "bad-request", "exporterIds"],
    ["an assigned business that isn't there", { exporterIds: ["batik", "unknown"] }, 404, "not-found", "exporterIds.1"],
    ["a field that nobody knows", { phone: "0812" }, 400, "bad-request", ""],
  ])("isn't added with %s", async (_, different, status, code, field) => {
    const server = await startTestServer();
    const admin = await server.signIn("admin");
    const ids: Record<string, string> = { ...server.exporters, unknown: someId() };
    const given = { exporterIds: [] as string[], exporterId: undefined, ...different };
    const body = {
      id: someId(),
      name: "Contoh",
      role: "mentor",
      ...different,
      exporterIds: given.exporterIds.map((key) => ids[key]),
      ...(given.exporterId && { exporterId: ids[given.exporterId] }),
    };
    const before = await people(admin);
    expect(await postData(admin, "people", body)).toMatchObject({ status, body: { code, field } });
    expect(await people(admin)).toEqual(before);
  });

  it("who is the last admin stays one", async () => {
    const server = await startTestServer();
    const admin = await server.signIn("admin");
    const { id, name } = server.people.admin;
    const asViewer = input({ id, name, role: "viewer" });
    expect(await postData(admin, "people", asViewer)).toMatchObject({
      status: 403,
      body: { code: "not-allowed", field: "role" },
    });
    await postData(admin, "people", input({ ...server.people.supervisor, role: "admin" }));
    expect((await postData(admin, "people", asViewer)).status).toBe(204);
  });
});

describe("a mentor whose exporter was given to another", () => {
  it("pulls anew, sees it no more, and what they had taken down arrives and is marked", async () => {
    const server = await startTestServer();
    const { batik, rosin } = server.exporters;
    const admin = await server.signIn("admin");
    const old = await server.signIn("batikMentor");
    const fresh = await server.signIn("rosinMentor");
    const { cursor } = await old.pull();

    await postData(admin, "people", input(server.people.batikMentor, []));
    await postData(admin, "people", input(server.people.rosinMentor, [rosin, batik]));

    expect((await old.request(`/api/sync/pull?cursor=${cursor}`)).status).toBe(410);
    expect((await old.pushRequest(pushOf(old.session, []))).status).toBe(410);
    const oldAnew = await withNewSession(server, old);
    expect((await oldAnew.pullAll()).map(({ kind }) => kind)).toEqual(["office"]);
    const freshAnew = await withNewSession(server, fresh);
    expect((await freshAnew.pullAll()).map(({ id }) => id)).toEqual(expect.arrayContaining([rosin, batik]));

    const taken = record(batik);
    expect(await oldAnew.push(taken)).toMatchObject([{ outcome: "applied" }]);
    expect(await shipmentAt(freshAnew, shipmentIn(taken).id)).toMatchObject({ outsideAssignment: true });
    expect((await personOf(admin, server.people.batikMentor.id)).exporterIds).toEqual([]);

    await postData(admin, "people", input(server.people.batikMentor, [batik]));
    const again = record(batik);
    const back = await withNewSession(server, oldAnew);
    expect(await back.push(again)).toMatchObject([{ outcome: "applied" }]);
    expect(await shipmentAt(back, shipmentIn(again).id)).toMatchObject({ outsideAssignment: false });
  });
});

describe("an exporter's person", () => {
  it("who reports for another business now still sends what they had of the old one", async () => {
    const server = await startTestServer();
    const { batik, rosin } = server.exporters;
    const [admin, owner] = [await server.signIn("admin"), await server.signIn("batikOwner")];
    const { cursor } = await owner.pull();

    await postData(admin, "people", input({ ...server.people.batikOwner, exporterId: rosin }));

    expect((await owner.request(`/api/sync/pull?cursor=${cursor}`)).status).toBe(410);
    const anew = await withNewSession(server, owner);
    const exporters = (await anew.pullAll()).filter(({ kind }) => kind === "exporter").map(({ id }) => id);
    expect(exporters).toEqual([rosin]);
    const [late, own] = [record(batik), record(rosin)];
    expect(await anew.push(late, own)).toMatchObject([{ outcome: "applied" }, { outcome: "applied" }]);
    const supervisor = await server.signIn("supervisor");
    expect(await shipmentAt(supervisor, shipmentIn(late).id)).toMatchObject({ outsideAssignment: true });
    expect(await shipmentAt(supervisor, shipmentIn(own).id)).toMatchObject({ outsideAssignment: false });
  });

  it("who becomes a mentor still sends what they had of their business", async () => {
    const server = await startTestServer();
    const { batik, rosin } = server.exporters;
    const [admin, owner] = [await server.signIn("admin"), await server.signIn("batikOwner")];
    const { id, name } = server.people.batikOwner;
    await postData(admin, "people", input({ id, name, role: "mentor" }, [rosin]));
    const anew = await withNewSession(server, owner);
    const [late, assigned] = [record(batik), record(rosin)];
    expect(await anew.push(late, assigned)).toMatchObject([{ outcome: "applied" }, { outcome: "applied" }]);
    const supervisor = await server.signIn("supervisor");
    expect(await shipmentAt(supervisor, shipmentIn(late).id)).toMatchObject({ outsideAssignment: true });
    expect(await shipmentAt(supervisor, shipmentIn(assigned).id)).toMatchObject({ outsideAssignment: false });
  });

  it("who becomes a mentor of the same business is assigned to it", async () => {
    const server = await startTestServer();
    const { batik } = server.exporters;
    const [admin, owner] = [await server.signIn("admin"), await server.signIn("batikOwner")];
    const { id, name } = server.people.batikOwner;
    await postData(admin, "people", input({ id, name, role: "mentor" }, [batik]));
    expect((await personOf(admin, id)).exporterIds).toEqual([batik]);
    const sent = record(batik);
    const anew = await withNewSession(server, owner);
    await anew.push(sent);
    expect(await shipmentAt(anew, shipmentIn(sent).id)).toMatchObject({ outsideAssignment: false });
  });
});

it("a mentor who becomes a supervisor has no assignments left, and sees the whole office", async () => {
  const server = await startTestServer();
  const [admin, mentor] = [await server.signIn("admin"), await server.signIn("batikMentor")];
  await postData(admin, "people", input({ ...server.people.batikMentor, role: "supervisor" }));
  expect((await personOf(admin, mentor.session.person.id)).exporterIds).toEqual([]);
  const anew = await withNewSession(server, mentor);
  expect(anew.session).toMatchObject({ person: { role: "supervisor" } });
  expect((await anew.pullAll()).map(({ id }) => id)).toContain(server.exporters.rosin);
});

describe("a link", () => {
  it("takes the place of those that the person never opened", async () => {
    const server = await startTestServer();
    const admin = await server.signIn("admin");
    const personId = server.people.viewer.id;
    const ask = async () => ((await postData(admin, "links", { personId })).body as LinkAnswer).url.split("#")[1] ?? "";
    const [first, second] = [await ask(), await ask()];
    const secret = newSecret(server.randomBytes);
    await expect(signInByLink(server.app, { token: first, secret })).rejects.toThrow(/not-found/);
    const viewer = await signInByLink(server.app, { token: second, secret });
    await ask();
    // What was opened stays good for its device, whose answer may have been lost.
    expect((await signInByLink(server.app, { token: second, secret })).session).toEqual(viewer.session);
  });

  it("is made for a person of the office only", async () => {
    const server = await startTestServer();
    const answer = await postData(await server.signIn("admin"), "links", { personId: someId() });
    expect(answer).toMatchObject({ status: 404, body: { code: "not-found", field: "personId" } });
  });
});

it("a device is known with its last contact, its app's version and what still waits on it", async () => {
  const server = await startTestServer();
  const [admin, owner] = [await server.signIn("admin"), await server.signIn("batikOwner")];
  const known = async () => (await personOf(admin, server.people.batikOwner.id)).devices[0];
  const ask = async (version: string) =>
    await owner.request("/api/session", { headers: { "X-Jejak-Ekspor-Version": version } });

  server.clock.now += 60_000;
  await ask("1.4.0+abc-1");
  expect(await known()).toMatchObject({ appVersion: "1.4.0+abc-1", lastContactAt: "2026-11-24T02:13:00.000Z" });
  server.clock.now += 60_000;
  await ask("1.4.0+abc-1");
  await ask("<script>");
  await ask("1".repeat(41));
  expect(await known()).toMatchObject({ appVersion: "1.4.0+abc-1", lastContactAt: "2026-11-24T02:13:00.000Z" });
  await owner.pushRequest({ ...pushOf(owner.session, []), lastNumber: 7, unsent: 3 });
  expect(await known()).toMatchObject({ appVersion: "1.4.0+abc-1", lastNumber: 7, unsent: 3 });
});

it("the history tells each change of people with what was and what is", async () => {
  const server = await startTestServer();
  const { batik, rosin } = server.exporters;
  const admin = await server.signIn("admin");
  const { id, name } = server.people.batikMentor;
  await postData(admin, "people", input(server.people.batikMentor, [rosin]));
  await postData(admin, "people", input({ id, name, role: "exporter", exporterId: batik }));
  await postData(admin, "people", input({ id, name, role: "exporter", exporterId: batik }));
  await postData(admin, "links", { personId: id });
  const { lines } = (await (await admin.request("/api/data/history")).json()) as HistoryAnswer;
  const { person, deviceId } = admin.session;
  const by = { personId: person.id, personName: person.name, role: "admin", deviceId, at: "2026-11-24T02:12:00.000Z" };
  const about = { ...by, subjectId: id, subjectName: name, hash: expect.any(String) };
  // The first line tells of the admin's sign-in.
  expect(lines.slice(0, -1)).toEqual([
    {
      ...about,
      number: 6,
      action: "add",
      subject: "link",
      before: null,
      after: { expiresAt: "2026-12-01T02:12:00.000Z" },
    },
    {
      ...about,
      number: 5,
      action: "end",
      subject: "assignment",
      before: { exporterId: rosin, exporterName: "Contoh rosin" },
      after: null,
    },
    {
      ...about,
      number: 4,
      action: "change",
      subject: "person",
      before: { role: "mentor" },
      after: { role: "exporter", exporterId: batik, exporterName: "Contoh batik" },
    },
    {
      ...about,
      number: 3,
      action: "add",
      subject: "assignment",
      before: null,
      after: { exporterId: rosin, exporterName: "Contoh rosin" },
    },
    {
      ...about,
      number: 2,
      action: "end",
      subject: "assignment",
      before: { exporterId: batik, exporterName: "Contoh batik" },
      after: null,
    },
  ]);
});

function input(person: Person, exporterIds: string[] = []) {
  return { ...person, exporterIds };
}

async function people(admin: TestDevice): Promise<PeopleAnswer["people"]> {
  return PeopleAnswer.parse(await (await admin.request("/api/data/people")).json()).people;
}

async function personOf(admin: TestDevice, id: string): Promise<PeopleAnswer["people"][number]> {
  const person = (await people(admin)).find((one) => one.id === id);
  if (person === undefined) throw new Error(`nobody has the id ${id}`);
  return person;
}

/** The device, having asked who it is after its epoch had become another. */
async function withNewSession({ app }: TestServer, device: TestDevice): Promise<TestDevice> {
  const session = (await (await device.request("/api/session")).json()) as Session;
  return deviceWith(app, { cookie: device.cookie, session });
}
