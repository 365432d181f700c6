import { describe, expect, it } from "vitest";
import type { CodeAnswer } from "../../protocol/session.ts";
import { createApp } from "../app.ts";
import { newTestDatabase } from "../database/testingDatabase.ts";
import { endAssignment } from "../offices/createOffice.ts";
import {
  inOffice,
  pushOf,
  signInByLink,
  startAt,
  startTestServer,
  type TestDevice,
  type TestServer,
  writeHeaders,
} from "../testing.ts";
import { createLink } from "./createLink.ts";
import { invite, WrongInvitation } from "./invite.ts";
import { initialsOf } from "./numberPrefix.ts";
import { createSetUpLink } from "./setUp.ts";
import { newSecret } from "./tokens.ts";

const hour = 3_600_000;
const day = 24 * hour;

describe("a one-time link", () => {
  it("pairs a device and tells it who it is", async () => {
    const { server, token, secret } = await withLink();
    const { session, cookie } = await signInByLink(server.app, { token, secret });
    expect(session).toMatchObject({
      person: server.people.batikMentor,
      office: server.office,
      numberPrefix: "CD",
      epoch: expect.stringMatching(/^[0-9a-f]{16}\.2$/),
    });
    expect(cookie).toMatch(/^sid=/);
    const answer = await server.app.request("/api/session", { headers: { Cookie: cookie } });
    expect(await answer.json()).toEqual(session);
  });

  it("with the same secret gives the same session for 24 hours", async () => {
    const { server, token, secret } = await withLink();
    const first = await signInByLink(server.app, { token, secret });
    server.clock.now += day - 1;
    const second = await signInByLink(server.app, { token, secret });
    expect([second.session, second.cookie]).toEqual([first.session, first.cookie]);
    server.clock.now += 1;
    await expect(signInByLink(server.app, { token, secret })).rejects.toThrow(/409.*link-used/);
  });

  it("with another secret is refused", async () => {
    const { server, token, secret } = await withLink();
    await signInByLink(server.app, { token, secret });
    await expect(signInByLink(server.app, { token, secret: newSecret(server.randomBytes) })).rejects.toThrow(
      /link-used/,
    );
  });

  it("opened by twenty at once pairs one of them", async () => {
    const { server, token } = await withLink();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, () => signInByLink(server.app, { token, secret: newSecret(server.randomBytes) })),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("is good for 7 days", async () => {
    const { server, token, secret } = await withLink();
    server.clock.now += 7 * day;
    await expect(signInByLink(server.app, { token, secret })).rejects.toThrow(/410.*link-expired/);
  });

  it("doesn't bring back a session that was ended", async () => {
    const { server, token, secret } = await withLink();
    const { request } = await signInByLink(server.app, { token, secret });
    expect((await request("/api/sign-out", { method: "POST", headers: writeHeaders })).status).toBe(204);
    await expect(signInByLink(server.app, { token, secret })).rejects.toThrow(/link-used/);
  });

  it("that nobody made is told apart from nothing", async () => {
    const { server, token, secret } = await withLink();
    const otherToken = `${token.slice(0, 37)}${newSecret(server.randomBytes)}`;
    await expect(signInByLink(server.app, { token: otherToken, secret })).rejects.toThrow(/404.*not-found/);
    const otherOffice = `${server.newId()}${token.slice(36)}`;
    await expect(signInByLink(server.app, { token: otherOffice, secret })).rejects.toThrow(/404.*not-found/);
  });
});

describe("a session", () => {
  it("ends with signing out", async () => {
    const server = await startTestServer();
    const { request } = await server.signIn("viewer");
    const answer = await request("/api/sign-out", { method: "POST", headers: writeHeaders });
    expect(answer.headers.get("Set-Cookie")).toMatch(/^sid=; Max-Age=0/);
    expect((await request("/api/session")).status).toBe(401);
  });

  it("lives 400 days from its last contact", async () => {
    const server = await startTestServer();
    const { request } = await server.signIn("batikOwner");
    server.clock.now += 399 * day;
    const renewed = await request("/api/session");
    expect([renewed.status, renewed.headers.get("Set-Cookie")]).toEqual([
      200,
      expect.stringMatching(/Max-Age=34560000; Path=\/; HttpOnly; SameSite=Strict$/),
    ]);
    server.clock.now += 399 * day;
    expect((await request("/api/session")).status).toBe(200);
    server.clock.now += 401 * day;
    expect((await request("/api/session")).status).toBe(401);
  });

  it.each([
    ["a link", (server: TestServer) => link(server, "supervisor")],
    ["a code", (server: TestServer) => code(server, "supervisor")],
  ])("ends where %s gives its browser another one", async (_, invitation) => {
    const server = await startTestServer();
    const old = await server.signIn("batikMentor");
    const other = await server.signIn("batikMentor");
    const { path, body } = await invitation(server);
    const answer = await old.request(path, {
      method: "POST",
      headers: writeHeaders,
      body: JSON.stringify({ ...body, secret: newSecret(server.randomBytes), deviceName: "Laptop" }),
    });
    const cookie = answer.headers.get("Set-Cookie")?.split(";")[0] ?? "";
    const statusOf = async (sid: string) =>
      (await server.app.request("/api/session", { headers: { Cookie: sid } })).status;
    expect([answer.status, await statusOf(cookie), await statusOf(old.cookie)]).toEqual([200, 200, 401]);
    expect(await statusOf(other.cookie)).toBe(200);
  });

  it("stays where the link that its browser opens is good for nothing", async () => {
    const server = await startTestServer();
    const { request } = await server.signIn("batikMentor");
    const body = {
      token: `${server.office.id}.${newSecret(server.randomBytes)}`,
      secret: newSecret(server.randomBytes),
    };
    const answer = await request("/api/sign-in/link", {
      method: "POST",
      headers: writeHeaders,
      body: JSON.stringify({ ...body, deviceName: "Laptop" }),
    });
    expect([answer.status, (await request("/api/session")).status]).toEqual([404, 200]);
  });

  it("is good for a push alone from the moment the person is disabled", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    await server.database.write(async (tx) => {
      await tx
        .updateTable("person")
        .set({ disabled_at: "2026-11-24T02:12:00.000Z" })
        .where("office_id", "=", server.office.id)
        .where("id", "=", owner.session.person.id)
        .execute();
    });
    expect((await owner.request("/api/session")).status).toBe(401);
    expect((await owner.pushRequest(pushOf(owner.session, []))).status).toBe(200);
  });

  it.each([
    ["GET", "/api/session"],
    ["POST", "/api/sign-out"],
    ["POST", "/api/sync/push"],
    ["GET", "/api/sync/pull?cursor=0"],
    ["GET", "/api/sync/events"],
    ["GET", "/api/realisation?year=2026"],
  ])("is needed for %s %s", async (method, path) => {
    const server = await startTestServer();
    const known = (await server.signIn("admin")).cookie;
    for (const cookie of [
      "",
      "sid=",
      "sid=x",
      `sid=${server.office.id}.${newSecret(server.randomBytes)}`,
      `__Host-${known}`,
    ]) {
      const headers = { ...(method === "POST" ? writeHeaders : {}), ...(cookie && { Cookie: cookie }) };
      const answer = await server.app.request(path, { method, headers, ...(method === "POST" && { body: "{}" }) });
      expect([cookie, answer.status, (await answer.json()) as unknown]).toMatchObject([
        cookie,
        401,
        { code: "sign-in-needed" },
      ]);
    }
  });

  it("is kept by its hash alone, as are links and secrets", async () => {
    const { server, token, secret } = await withLink();
    const { cookie } = await signInByLink(server.app, { token, secret });
    const kept = JSON.stringify(
      await server.database.read(async (snapshot) => [
        await snapshot.selectFrom("session").selectAll().execute(),
        await snapshot.selectFrom("link").selectAll().execute(),
      ]),
    );
    for (const text of [token.slice(37), secret, cookie.split(".")[1] ?? ""]) expect(kept).not.toContain(text);
  });

  it("over https is kept by a cookie that only this host can set", async () => {
    const server = await startTestServer({ settings: { publicUrl: "https://ekspor.example.go.id" } });
    const tools = {
      officeId: server.office.id,
      personId: server.people.admin.id,
      now: startAt,
      randomBytes: server.randomBytes,
    };
    const token = await server.database.write((tx) => createLink(tx, tools));
    const answer = await server.app.request("https://ekspor.example.go.id/api/sign-in/link", {
      method: "POST",
      headers: writeHeaders,
      body: JSON.stringify({ token, secret: newSecret(server.randomBytes), deviceName: "Laptop" }),
    });
    expect(answer.headers.get("Set-Cookie")).toMatch(
      /^__Host-sid=[^;]+; Max-Age=34560000; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
  });
});

describe("a device number's prefix", () => {
  it.each([
    ["Mbak Pendamping", "MP"],
    ["Batik", "BA"],
    ["siti nurhaliza binti ahmad", "SNB"],
    ["Éva Ñúñez", "EN"],
    ["山田", "E"],
  ])("of %s is %s", (name, prefix) => {
    expect(initialsOf(name)).toBe(prefix);
  });

  it("is never given out twice", async () => {
    const server = await startTestServer();
    const prefixes: string[] = [];
    for (let index = 0; index < 12; index += 1)
      prefixes.push((await server.signIn("batikMentor")).session.numberPrefix);
    expect(prefixes).toEqual(["CD", ...Array.from({ length: 11 }, (_, index) => `CD${index + 2}`)]);
  });
});

describe("an empty server", () => {
  const more = { officeName: "Dinas Baru", shortName: "Dinas", city: "Kota Baru", personName: "Ibu Admin" };

  it("makes its office and first admin by its set-up link, once", async () => {
    const { app, database, randomBytes } = await emptyServer();
    const token = (await createSetUpLink(database, randomBytes)) ?? "";
    const secret = newSecret(randomBytes);

    const first = await signInByLink(app, { path: "/api/set-up", token, secret, more });
    expect(first.session).toMatchObject({
      person: { name: "Ibu Admin", role: "admin" },
      office: { name: "Dinas Baru", example: false, reportingDeadlineDay: 10 },
      numberPrefix: "IA",
    });
    const again = await signInByLink(app, { path: "/api/set-up", token, secret, more });
    expect([again.session, again.cookie]).toEqual([first.session, first.cookie]);
    const other = signInByLink(app, { path: "/api/set-up", token, secret: newSecret(randomBytes), more });
    await expect(other).rejects.toThrow(/link-used/);
    expect(await createSetUpLink(database, randomBytes)).toBeUndefined();
  });

  it("knows only its latest set-up link", async () => {
    const { app, database, randomBytes } = await emptyServer();
    const old = (await createSetUpLink(database, randomBytes)) ?? "";
    await createSetUpLink(database, randomBytes);
    const opened = signInByLink(app, { path: "/api/set-up", token: old, secret: newSecret(randomBytes), more });
    await expect(opened).rejects.toThrow(/404.*not-found/);
  });

  it("has nobody to invite to", async () => {
    const { database, randomBytes } = await emptyServer();
    const invitation = { role: "viewer", name: "Bapak Kepala", exporters: [], office: undefined } as const;
    await expect(invite(database, invitation, { now: startAt, randomBytes })).rejects.toThrow(/no office yet/);
  });
});

describe("an invitation", () => {
  it("is a link for a new person, or a fresh one for a known person", async () => {
    const server = await startTestServer();
    const invitation = { role: "mentor", name: "Contoh Baru", exporters: [], office: undefined } as const;
    const redeem = async () => {
      const token = await invite(server.database, invitation, {
        now: server.clock.now,
        randomBytes: server.randomBytes,
      });
      return await signInByLink(server.app, { token, secret: newSecret(server.randomBytes) });
    };
    const first = await redeem();
    const second = await redeem();
    expect(first.session.person).toMatchObject({ name: "Contoh Baru", role: "mentor" });
    expect(second.session.person).toEqual(first.session.person);
    expect(second.session.deviceId).not.toBe(first.session.deviceId);
  });

  it("of an exporter finds the business by its name, or makes it", async () => {
    const server = await startTestServer();
    const redeem = async (exporter: string) => {
      const invitation = {
        role: "exporter",
        name: `Pemilik ${exporter}`,
        exporters: [exporter],
        office: "Dinas",
      } as const;
      const token = await invite(server.database, invitation, {
        now: server.clock.now,
        randomBytes: server.randomBytes,
      });
      return await signInByLink(server.app, { token, secret: newSecret(server.randomBytes) });
    };
    expect((await redeem("contoh batik")).session.person.exporterId).toBe(server.exporters.batik);
    const made = await redeem("CV Baru");
    expect((await made.pullAll()).map(({ kind, record }) => [kind, (record as { name: string }).name])).toEqual([
      ["office", "Dinas Contoh"],
      ["exporter", "CV Baru"],
    ]);
  });

  it("of a mentor assigns businesses, beside those they have, and makes those that are new", async () => {
    const server = await startTestServer();
    const mentor = await server.signIn("batikMentor");
    const { name } = mentor.session.person;
    const inviteMentor = async (...exporters: string[]) => {
      const tools = { now: server.clock.now, randomBytes: server.randomBytes };
      const token = await invite(server.database, { role: "mentor", name, exporters, office: undefined }, tools);
      return await signInByLink(server.app, { token, secret: newSecret(server.randomBytes) });
    };
    const exportersOf = async (device: TestDevice) =>
      (await device.pullAll())
        .filter(({ kind }) => kind === "exporter")
        .map(({ record }) => (record as { name: string }).name);

    const same = await inviteMentor("Contoh Batik");
    expect(same.session.epoch).toBe(mentor.session.epoch);
    const more = await inviteMentor("contoh rosin", "CV Baru");
    expect(more.session.person).toEqual(mentor.session.person);
    expect(await exportersOf(more)).toEqual(["Contoh batik", "Contoh rosin", "CV Baru"]);
    expect((await mentor.pushRequest(pushOf(mentor.session, []))).status).toBe(410);

    const ended = { mentorId: mentor.session.person.id, exporterId: server.exporters.batik };
    await inOffice(server, (change) => endAssignment(change, { ...ended, at: "2026-11-24T02:12:00.000Z" }));
    expect(await exportersOf(await inviteMentor("Contoh batik"))).toContain("Contoh batik");
  });

  it.each([
    [{ role: "exporter", name: "A", exporters: [] }, /--exporter/],
    [{ role: "exporter", name: "A", exporters: ["CV", "PT"] }, /one business/],
    [{ role: "supervisor", name: "A", exporters: ["CV"] }, /Only exporters and mentors/],
    [{ role: "mentor", name: "A", exporters: [" "] }, /1 to 200 characters/],
    [{ role: "mentor", name: "", exporters: [] }, /can't be a name/],
    [{ role: "mentor", name: "A", exporters: [], office: "Lain" }, /Name one office/],
  ] as const)("that can't be written says why: %j", async (invitation, reason) => {
    const server = await startTestServer();
    const tools = { now: startAt, randomBytes: server.randomBytes };
    const failing = invite(server.database, { office: undefined, ...invitation }, tools);
    await expect(failing).rejects.toThrow(WrongInvitation);
    await expect(failing).rejects.toThrow(reason);
  });
});

async function withLink() {
  const server = await startTestServer();
  const personId = server.people.batikMentor.id;
  const tools = { officeId: server.office.id, personId, now: server.clock.now, randomBytes: server.randomBytes };
  const token = await server.database.write((tx) => createLink(tx, tools));
  return { server, token, secret: newSecret(server.randomBytes) };
}

async function link({ database, office, people, clock, randomBytes }: TestServer, who: "supervisor") {
  const tools = { officeId: office.id, personId: people[who].id, now: clock.now, randomBytes };
  return { path: "/api/sign-in/link", body: { token: await database.write((tx) => createLink(tx, tools)) } };
}

async function code(server: TestServer, who: "supervisor") {
  const { request } = await server.signIn(who);
  const answer = await request("/api/session/code", { method: "POST", headers: writeHeaders, body: "{}" });
  return { path: "/api/sign-in/code", body: { code: ((await answer.json()) as CodeAnswer).code } };
}

async function emptyServer() {
  const { forApp: database } = await newTestDatabase();
  let calls = 0;
  const randomBytes = (length: number) => {
    calls += 1;
    return Uint8Array.from({ length }, (_, index) => (calls * 37 + index * 11) & 0xff);
  };
  const app = createApp({ database, clock: () => startAt, randomBytes, settings: { publicUrl: "http://localhost" } });
  return { app, database, randomBytes };
}
