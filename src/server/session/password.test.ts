import { describe, expect, it } from "vitest";
import { toInstant } from "../../domain/days.ts";
import type { HistoryAnswer } from "../../protocol/history.ts";
import type { PasswordState } from "../../protocol/password.ts";
import type { Session } from "../../protocol/session.ts";
import { createApp } from "../app.ts";
import type { LogLine } from "../http/log.ts";
import { addPerson, createOffice } from "../offices/createOffice.ts";
import {
  deviceWith,
  postData,
  signInByLink,
  startTestServer,
  type TestDevice,
  type TestServer,
  writeHeaders,
} from "../testing.ts";
import { createLink } from "./createLink.ts";
import { newPasswordHashing, type PasswordHashing } from "./passwordHashing.ts";
import { newSecret } from "./tokens.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const good = "kopi panas di pasar pagi";
const better = "hujan turun di sore hari";

describe("a password", () => {
  it("brings an ended session back on the same device", async () => {
    const { server, device, secret } = await withPassword();
    await signOut(device);
    const again = await signInByPassword(server, { secret });
    expect(again.session).toEqual(device.session);
    expect(again.cookie).not.toBe(device.cookie);
    expect(await statusesOf(again, device)).toEqual([200, 401]);
    expect((await historyOf(again))[0]).toMatchObject({
      action: "sign-in",
      subject: "device",
      subjectId: device.session.deviceId,
      personId: server.people.admin.id,
      after: { password: true },
    });
  });

  it("on another device makes that one known, with numbers of its own", async () => {
    const { server, device } = await withPassword();
    const secret = newSecret(server.randomBytes);
    const other = await signInByPassword(server, { secret });
    expect(other.session).toMatchObject({ person: server.people.admin, numberPrefix: "CA2" });
    expect(other.session.deviceId).not.toBe(device.session.deviceId);
    const again = await signInByPassword(server, { secret });
    expect(again.session.deviceId).toBe(other.session.deviceId);
    expect(await statusesOf(device, other, again)).toEqual([200, 401, 200]);
  });

  it("fits however the login is written, and the letters composed", async () => {
    const { server } = await withPassword({ login: "arif", password: "caf\u00e9 di ujung jalan" });
    for (const login of [" ARIF ", "arif@contoh", "Arif@Contoh"]) {
      expect((await trySignIn(server, { login, password: "cafe\u0301 di ujung jalan" })).status).toBe(200);
    }
    expect((await trySignIn(server, { login: "arif@lain", password: "caf\u00e9 di ujung jalan" })).status).toBe(403);
  });

  it.each([
    ["seven77", "too-short"],
    ["a".repeat(129), "too-long"],
    ["Dinas Contoh", "has-name"],
    ["jejakekspor2026", "has-name"],
    ["Password1", "common"],
    ["bismillah", "common"],
    ["12345678", "common"],
  ])("%s is refused as %s, and changes nothing", async (password, detail) => {
    const server = await startTestServer();
    const device = await server.signIn("admin");
    const answer = await setPassword(device, { password });
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { code: "weak-password", field: "password", detail },
    ]);
    expect(await stateOf(device)).toMatchObject({ login: null });
    expect((await device.request("/api/session")).status).toBe(200);
  });

  it("is for supervisors and admins alone", async () => {
    const server = await startTestServer();
    for (const who of ["batikOwner", "batikMentor", "viewer"] as const) {
      const device = await server.signIn(who);
      const answer = await setPassword(device, {});
      expect([who, answer.status, (await device.request("/api/session/password")).status]).toEqual([who, 403, 403]);
    }
    const supervisor = await server.signIn("supervisor");
    expect((await setPassword(supervisor, {})).status).toBe(204);
  });

  it("changes by the old one, which ends every other session and link of the person", async () => {
    const { server, device, secret } = await withPassword();
    const other = await signInByPassword(server, { secret: newSecret(server.randomBytes) });
    const tools = { officeId: server.office.id, personId: server.people.admin.id, now: server.clock.now };
    const unopened = await server.database.write((tx) => createLink(tx, { ...tools, randomBytes: server.randomBytes }));
    server.clock.now += 2 * hour;
    for (const oldPassword of [undefined, better]) {
      const refused = await setPassword(device, { password: better, oldPassword });
      expect([refused.status, await refused.json()]).toMatchObject([
        403,
        { code: "wrong-password", field: "oldPassword" },
      ]);
    }
    const answer = await setPassword(device, { password: better, oldPassword: good });
    const changed = deviceWith(server.app, { cookie: cookieOf(answer), session: device.session });
    expect(answer.status).toBe(204);
    expect(await statusesOf(changed, device, other)).toEqual([200, 401, 401]);
    await expect(signInByLink(server.app, { token: unopened, secret })).rejects.toThrow(/404/);
    expect((await trySignIn(server, { password: good })).status).toBe(403);
    const again = await signInByPassword(server, { secret, password: better });
    expect(again.session).toEqual(device.session);
    expect((await historyOf(again)).filter(({ subject }) => subject === "password")).toMatchObject([
      { action: "change", before: null, after: null },
      { action: "add" },
    ]);
  });

  it("can be replaced without the old one by a one-time link, within an hour and once", async () => {
    const { server, device } = await withPassword();
    const first = await server.signIn("admin");
    expect(await stateOf(first)).toMatchObject({ oldNeeded: false });
    server.clock.now += hour;
    expect(await stateOf(first)).toMatchObject({ oldNeeded: true });
    expect((await setPassword(first, { password: better })).status).toBe(403);

    const second = await server.signIn("admin");
    const answer = await setPassword(second, { password: better });
    expect(answer.status).toBe(204);
    const renewed = deviceWith(server.app, { cookie: cookieOf(answer), session: second.session });
    expect(await statusesOf(device, first, second, renewed)).toEqual([401, 401, 401, 200]);
    expect((await setPassword(renewed, { password: good })).status).toBe(403);
  });

  it("doesn't tell whether a login is somebody's in another office", async () => {
    const { server } = await withPassword({ login: "arif" });
    const other = await otherOffice(server);
    expect((await setPassword(other, { login: "arif", password: better })).status).toBe(204);
    expect(await stateOf(await server.signIn("admin"))).toMatchObject({ login: "arif", officeCode: "contoh" });
    const signIn = (body: object) => trySignIn(server, { login: "arif", ...body }).then(({ status }) => status);
    expect(await signIn({ password: good })).toBe(403);
    expect(await signIn({ login: "arif@contoh", password: good })).toBe(200);
    expect(await signIn({ login: "arif@contoh2", password: better })).toBe(200);
    expect(await signIn({ office: server.office.id, password: good })).toBe(200);
    expect(await signIn({ office: server.office.id, password: better })).toBe(403);
  });

  it("has a login that nobody else of the office has", async () => {
    const { server } = await withPassword({ login: "arif" });
    const supervisor = await server.signIn("supervisor");
    const answer = await setPassword(supervisor, { login: "arif" });
    expect([answer.status, await answer.json()]).toMatchObject([409, { code: "login-taken", field: "login" }]);
    expect((await setPassword(supervisor, { login: "budi" })).status).toBe(204);
  });

  it("is hashed anew at a sign-in when the parameters are others than they were", async () => {
    const { server, secret } = await withPassword();
    const weak = "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$VGXtGbSm4FNQ1QWQjv6Xqx1jkXHvNEyCWVu8qTJ3bbs";
    const { hash } = await import("@node-rs/argon2");
    const old = await hash(good, { memoryCost: 8, timeCost: 1, parallelism: 1 });
    expect(old.slice(0, 25)).toBe(weak.slice(0, 25));
    await server.database.write((tx) =>
      tx.updateTable("password").set({ hash: old }).where("office_id", "=", server.office.id).execute(),
    );
    await signInByPassword(server, { secret });
    expect(await keptHash(server)).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
    await signInByPassword(server, { secret });
  });
});

describe("an unknown login and a wrong password", () => {
  it("get the same answer after as many hashes", async () => {
    const counts = { tried: 0 };
    const { server } = await withPassword({ login: "arif" }, counts);
    const supervisor = await server.signIn("supervisor");
    await setPassword(supervisor, { login: "budi", password: better });
    await server.database.write((tx) =>
      tx
        .updateTable("person")
        .set({ disabled_at: toInstant(server.clock.now) })
        .where("office_id", "=", server.office.id)
        .where("id", "=", server.people.supervisor.id)
        .execute(),
    );
    const answers: unknown[] = [];
    for (const body of [
      { login: "arif", password: better },
      { login: "nobody", password: good },
      { login: "budi", password: better },
      { login: "arif@elsewhere", password: good },
      { login: "arif", office: server.newId(), password: good },
      { login: "!", password: good },
    ]) {
      server.clock.now += 2 * minute;
      counts.tried = 0;
      const answer = await trySignIn(server, body);
      const { requestId: _, ...told } = (await answer.json()) as { requestId: string };
      const headers = Object.fromEntries([...answer.headers].filter(([name]) => name !== "x-request-id"));
      answers.push([counts.tried, answer.status, told, headers]);
    }
    expect(answers[0]).toMatchObject([1, 403, { code: "wrong-password" }, {}]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it("are slowed alike", async () => {
    const { server } = await withPassword({ login: "arif" });
    for (const login of ["arif", "nobody"]) {
      const statuses: number[] = [];
      for (let count = 0; count < 7; count += 1) {
        statuses.push((await trySignIn(server, { login, password: `${login} ${count} salah` })).status);
      }
      expect([login, statuses]).toEqual([login, [403, 403, 403, 403, 403, 429, 429]]);
    }
  });
});

describe("a session token", () => {
  it("that somebody planted is no session after signing in", async () => {
    const { server, secret } = await withPassword();
    const planted = `sid=${server.office.id}.${newSecret(server.randomBytes)}`;
    const answer = await trySignIn(server, { secret, headers: { Cookie: planted } });
    expect(cookieOf(answer)).not.toBe(planted);
    expect((await server.app.request("/api/session", { headers: { Cookie: planted } })).status).toBe(401);
  });

  it("is another after each sign-in and each check, and the one before is none", async () => {
    const { server, device, secret } = await withPassword();
    const signedIn = await signInByPassword(server, { secret });
    const answer = await check(signedIn, good);
    const checked = deviceWith(server.app, { cookie: cookieOf(answer), session: device.session });
    expect(await statusesOf(device, signedIn, checked)).toEqual([401, 401, 200]);
    await signOut(checked);
    expect(await statusesOf(checked)).toEqual([401]);
  });
});

describe("the session of somebody who has a password", () => {
  it("ends 12 hours after its last contact", async () => {
    const { server, device } = await withPassword();
    server.clock.now += 11 * hour;
    expect(await statusesOf(device)).toEqual([200]);
    server.clock.now += 11 * hour;
    expect(await statusesOf(device)).toEqual([200]);
    server.clock.now += 12 * hour + 1;
    expect(await statusesOf(device)).toEqual([401]);
  });

  it("ends after 7 days, however much it is used", async () => {
    const { server, device } = await withPassword();
    for (let hours = 0; hours < 7 * 24 - 6; hours += 6) {
      server.clock.now += 6 * hour;
      expect([hours, ...(await statusesOf(device))]).toEqual([hours, 200]);
    }
    server.clock.now += 6 * hour;
    expect(await statusesOf(device)).toEqual([401]);
  });

  it("lives on when the first password is set, however old it is", async () => {
    const server = await startTestServer();
    const device = await server.signIn("admin");
    server.clock.now += 300 * day;
    const answer = await setPassword(device, {});
    const renewed = deviceWith(server.app, { cookie: cookieOf(answer), session: device.session });
    expect(answer.headers.get("Set-Cookie")).toMatch(/Max-Age=604800;/);
    expect(await statusesOf(renewed, device)).toEqual([200, 401]);
  });

  it("is as long as ever in a field role", async () => {
    const { server, device } = await withPassword();
    await server.database.write((tx) =>
      tx
        .updateTable("person")
        .set({ role: "mentor" })
        .where("office_id", "=", server.office.id)
        .where("id", "=", server.people.admin.id)
        .execute(),
    );
    server.clock.now += 300 * day;
    expect(await statusesOf(device)).toEqual([200]);
    expect((await trySignIn(server, {})).status).toBe(403);
  });
});

describe("guessing", () => {
  const tries = 1_000;

  it("is slowed for one account: 1,000 tries, one a second, reach it 25 times; its person signs in meanwhile", async () => {
    const { server, secret } = await withPassword({ login: "arif" });
    const seen = await attack(server, secret, (index) => ({ login: "arif", password: `tebakan ke ${index}` }));
    expect(seen).toEqual({ reached: 25, slowed: 975, victim: 10 });
  });

  it("is slowed for one password tried on all accounts", async () => {
    const { server, secret } = await withPassword({ login: "arif" });
    const seen = await attack(server, secret, (index) => ({ login: `orang${index}`, password: "sama untuk semua" }));
    expect(seen).toEqual({ reached: 25, slowed: 975, victim: 10 });
  });

  it("is slowed for stolen pairs of name and password from one address", async () => {
    const { server, secret } = await withPassword({ login: "arif" });
    const seen = await attack(server, secret, (index) => ({
      login: `orang${index}`,
      password: `sandi curian ${index}`,
    }));
    expect(seen).toEqual({ reached: 120, slowed: 880, victim: 10 });
  });

  it("through a device that is known is slowed by itself, and shows in the history", async () => {
    const { server, device, secret } = await withPassword();
    const statuses: number[] = [];
    for (let count = 0; count < 8; count += 1) {
      statuses.push((await trySignIn(server, { secret, password: `salah ${count} kali` })).status);
    }
    expect(statuses).toEqual([403, 403, 403, 403, 403, 429, 429, 429]);
    expect((await trySignIn(server, { secret })).status).toBe(429);
    // Not even they keep the person out by another way.
    expect((await trySignIn(server, {})).status).toBe(200);
    server.clock.now += minute;
    expect((await trySignIn(server, { secret })).status).toBe(200);
    const lines = (await historyOf(await server.signIn("supervisor"))).filter(({ action }) => action === "slow");
    expect(lines).toMatchObject([
      { subject: "password", subjectId: device.session.person.id, personId: null, role: "unknown" },
    ]);
  });

  it("waits that are over are short again after an hour of quiet, and no try makes one longer", async () => {
    const { server } = await withPassword({ login: "arif" });
    const waits: (string | null)[] = [];
    for (let round = 0; round < 6; round += 1) {
      let answer = await trySignIn(server, { login: "arif", password: `salah ${round}` });
      while (answer.status !== 429) answer = await trySignIn(server, { login: "arif", password: `salah ${round}` });
      waits.push(answer.headers.get("Retry-After"));
      for (let more = 0; more < 5; more += 1) await trySignIn(server, { login: "arif", password: "salah" });
      server.clock.now += Number(answer.headers.get("Retry-After")) * 1000;
      expect((await trySignIn(server, { login: "arif", password: `salah ${round} lagi` })).status).toBe(403);
    }
    expect(waits).toEqual(["60", "120", "240", "480", "900", "900"]);
    server.clock.now += hour;
    expect((await trySignIn(server, { login: "arif", password: good })).status).toBe(200);
  });

  it("holds at many tries at once", async () => {
    const { server } = await withPassword({ login: "arif" });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => trySignIn(server, { login: "arif", password: `tebakan ke ${index}` })),
    );
    expect(answers.filter(({ status }) => status === 403)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  it("is counted by all processes of a server together", async () => {
    const settings = { publicUrl: "http://localhost", serverSecret: "s".repeat(32) };
    const server = await startTestServer({ settings });
    const { database, clock, randomBytes } = server;
    const another = createApp({ database, clock: () => clock.now, randomBytes, settings });
    for (const kind of ["account", "password"]) {
      const statuses: number[] = [];
      for (let count = 0; count < 7; count += 1) {
        const guess =
          kind === "account"
            ? { login: "arif", password: `tebakan ${count}` }
            : { login: `orang${count}`, password: good };
        const app = count % 2 === 0 ? server.app : another;
        statuses.push((await trySignIn({ ...server, app }, guess)).status);
      }
      expect([kind, statuses]).toEqual([kind, [403, 403, 403, 403, 403, 429, 429]]);
    }
  });

  it("leaves nothing behind from which a password could be had", async () => {
    const { server } = await withPassword({ login: "arif" });
    const wrong = "Rahasia-Yang-Salah-1";
    await trySignIn(server, { login: "arif", password: wrong });
    const { createHash } = await import("node:crypto");
    const kept = JSON.stringify(
      await server.database.read((snapshot) => snapshot.selectFrom("throttle").selectAll().execute()),
    );
    expect(kept).toContain("key_hash");
    for (const encoding of ["hex", "base64", "base64url"] as const) {
      for (const text of [wrong, `password ${wrong}`]) {
        expect(kept).not.toContain(createHash("sha256").update(text).digest(encoding));
      }
    }
    server.clock.now += 2 * hour;
    await trySignIn(server, { login: "arif", password: wrong });
    const rows = await server.database.read((snapshot) => snapshot.selectFrom("throttle").selectAll().execute());
    expect(rows.map(({ points }) => points)).toEqual([1, 1, 1]);
  });

  /** 1,000 tries from one address, one a second, while the victim signs in ten times from their own device. */
  async function attack(
    server: TestServer,
    secret: string,
    guess: (index: number) => { login: string; password: string },
  ) {
    const seen = { reached: 0, slowed: 0, victim: 0 };
    for (let index = 0; index < tries; index += 1) {
      const { status } = await trySignIn(server, guess(index));
      if (status === 429) seen.slowed += 1;
      else seen.reached += 1;
      server.clock.now += 1000;
      if (index % 100 === 50 && (await trySignIn(server, { login: "arif", secret })).status === 200) seen.victim += 1;
    }
    return seen;
  }
});

describe("what matters most", () => {
  it("takes the password again after 5 minutes, where there is one", async () => {
    const { server, device } = await withPassword();
    const { supervisor } = server.people;
    const promote = (by: TestDevice, name: string, role = "admin") =>
      postData(by, "people", { id: supervisor.id, name, role, exporterIds: [] });
    expect((await promote(device, supervisor.name)).status).toBe(204);
    server.clock.now += 5 * minute;
    expect(await promote(device, supervisor.name, "viewer")).toMatchObject({
      status: 403,
      body: { code: "password-needed" },
    });
    // A name can be put right without.
    expect((await promote(device, "Contoh Budi Lain")).status).toBe(204);
    const mentor = { ...server.people.batikMentor, exporterIds: [server.exporters.rosin] };
    expect((await postData(device, "people", mentor)).body).toMatchObject({ code: "password-needed" });
    expect((await postData(device, "links", { personId: server.people.admin.id })).body).toMatchObject({
      code: "password-needed",
    });
    expect((await postData(device, "links", { personId: mentor.id })).status).toBe(200);

    const wrong = await check(device, better);
    expect([wrong.status, await wrong.json()]).toMatchObject([403, { code: "wrong-password", field: "password" }]);
    const answer = await check(device, good);
    const checked = deviceWith(server.app, { cookie: cookieOf(answer), session: device.session });
    expect((await promote(checked, supervisor.name, "viewer")).status).toBe(204);
  });

  it.each([
    ["/api/session/code", async () => ({})],
    [
      "/api/session/devices/revoke",
      async ({ server }) => ({ deviceId: (await server.signIn("admin")).session.deviceId }),
    ],
    [
      "/api/data/devices/revoke",
      async ({ server }) => ({ deviceId: (await server.signIn("viewer")).session.deviceId }),
    ],
    ["/api/data/people/disable", async ({ server }) => ({ personId: server.people.viewer.id })],
    [
      "/api/data/people/enable",
      async ({ server, device }) => {
        const disabled = { personId: server.people.viewer.id };
        expect((await postData(device, "people/disable", disabled)).status).toBe(204);
        return disabled;
      },
    ],
  ] as [string, (given: { server: TestServer; device: TestDevice }) => Promise<object>][])(
    "%s changes nothing before the password was given again",
    async (path, prepare) => {
      const { server, device } = await withPassword();
      const body = JSON.stringify(await prepare({ server, device }));
      const post = async (by: TestDevice) => await by.request(path, { method: "POST", headers: writeHeaders, body });
      server.clock.now += 5 * minute;
      const before = (await historyOf(device)).length;
      const refused = await post(device);
      expect([refused.status, await refused.json()]).toMatchObject([403, { code: "password-needed" }]);
      expect((await historyOf(device)).length).toBe(before);
      const answer = await check(device, good);
      const checked = deviceWith(server.app, { cookie: cookieOf(answer), session: device.session });
      expect((await post(checked)).ok).toBe(true);
      expect((await historyOf(checked)).length).toBe(before + 1);
    },
  );

  it("asks for nothing where there is no password", async () => {
    const server = await startTestServer();
    const admin = await server.signIn("admin");
    server.clock.now += hour;
    const code = await admin.request("/api/session/code", { method: "POST", headers: writeHeaders, body: "{}" });
    expect(code.status).toBe(200);
    const person = { id: server.newId(), name: "Contoh Baru", role: "admin", exporterIds: [] };
    expect((await postData(admin, "people", person)).status).toBe(204);
  });

  it("can't be guessed any faster by whoever holds an open session", async () => {
    const { server, device } = await withPassword();
    const statuses: number[] = [];
    for (let count = 0; count < 7; count += 1) statuses.push((await check(device, `salah ${count} kali`)).status);
    expect(statuses).toEqual([403, 403, 403, 403, 403, 429, 429]);
    const change = () => setPassword(device, { password: better, oldPassword: good });
    expect((await change()).status).toBe(429);
    server.clock.now += minute;
    expect((await change()).status).toBe(204);
  });
});

it("no log line, history or answer holds a password, its hash or a secret", async () => {
  const lines: LogLine[] = [];
  const canary = "Kanari-7f3a di kandang";
  const server = await startTestServer({ log: (line) => void lines.push(line) });
  const device = await server.signIn("admin");
  const answers: string[] = [];
  const keep = async (answer: Response) => answers.push(JSON.stringify([...answer.headers]), await answer.text());
  const secret = newSecret(server.randomBytes);
  await keep(await setPassword(device, { password: canary, secret }));
  for (let count = 0; count < 8; count += 1) {
    await keep(await trySignIn(server, { secret, password: `${canary} ${count}` }));
    await keep(await trySignIn(server, { password: `${canary} ${count}` }));
  }
  server.clock.now += hour;
  await keep(await trySignIn(server, { secret, password: canary }));
  await keep(await server.app.request(`/api/sign-in/password?password=${encodeURIComponent(canary)}`));
  const supervisor = await server.signIn("supervisor");
  await keep(await supervisor.request("/api/data/history"));
  await keep(await supervisor.request("/api/data/history.csv"));
  await keep(await supervisor.request("/api/data/people"));
  const told = JSON.stringify([lines, answers]);
  expect(lines.map(({ event }) => event)).toContain("sign-in slowed by device");
  for (const hidden of ["Kanari", "argon2id", secret]) expect(told).not.toContain(hidden);
});

/** An admin with a password, and the secret of their device. */
async function withPassword(given: { login?: string; password?: string } = {}, counts?: { tried: number }) {
  const parts = counts === undefined ? {} : { passwords: counting(counts) };
  const server = await startTestServer(parts);
  const secret = newSecret(server.randomBytes);
  const tools = { officeId: server.office.id, personId: server.people.admin.id, now: server.clock.now };
  const token = await server.database.write((tx) => createLink(tx, { ...tools, randomBytes: server.randomBytes }));
  const { session, ...linked } = await signInByLink(server.app, { token, secret });
  const answer = await setPassword({ session, ...linked }, given);
  if (answer.status !== 204) throw new Error(`set password: ${answer.status} ${await answer.text()}`);
  return { server, secret, device: deviceWith(server.app, { cookie: cookieOf(answer), session }) };
}

function counting(counts: { tried: number }): PasswordHashing {
  const hashing = newPasswordHashing((length) => new Uint8Array(length).fill(7));
  return {
    ...hashing,
    isRight: async (password, hash) => {
      counts.tried += 1;
      return await hashing.isRight(password, hash);
    },
  };
}

type Tried = {
  login?: string;
  password?: string;
  secret?: string;
  office?: string;
  headers?: Record<string, string>;
};

async function trySignIn(server: TestServer, { headers, ...body }: Tried): Promise<Response> {
  return await server.app.request("/api/sign-in/password", {
    method: "POST",
    headers: { ...writeHeaders, ...headers },
    body: JSON.stringify({
      login: "arif",
      password: good,
      secret: newSecret(server.randomBytes),
      deviceName: "HP uji",
      ...body,
    }),
  });
}

async function signInByPassword(server: TestServer, body: Tried): Promise<TestDevice> {
  const answer = await trySignIn(server, body);
  if (answer.status !== 200) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
  return deviceWith(server.app, { cookie: cookieOf(answer), session: (await answer.json()) as Session });
}

async function setPassword(
  device: TestDevice,
  body: { login?: string; password?: string; oldPassword?: string | undefined; secret?: string },
): Promise<Response> {
  return await post(device, "/api/session/password", { login: "arif", password: good, ...body });
}

async function check(device: TestDevice, password: string): Promise<Response> {
  return await post(device, "/api/session/password-check", { password });
}

async function post(device: TestDevice, path: string, body: object): Promise<Response> {
  return await device.request(path, { method: "POST", headers: writeHeaders, body: JSON.stringify(body) });
}

async function signOut(device: TestDevice): Promise<void> {
  expect((await post(device, "/api/sign-out", {})).status).toBe(204);
}

function cookieOf(answer: Response): string {
  return answer.headers.get("Set-Cookie")?.split(";")[0] ?? "";
}

async function statusesOf(...devices: TestDevice[]): Promise<number[]> {
  return await Promise.all(devices.map(async (device) => (await device.request("/api/session")).status));
}

async function stateOf(device: TestDevice): Promise<PasswordState> {
  return (await (await device.request("/api/session/password")).json()) as PasswordState;
}

async function historyOf(device: TestDevice): Promise<HistoryAnswer["lines"]> {
  return ((await (await device.request("/api/data/history")).json()) as HistoryAnswer).lines;
}

async function keptHash({ database, office }: TestServer): Promise<string | undefined> {
  const row = await database.read((snapshot) =>
    snapshot.selectFrom("password").select("hash").where("office_id", "=", office.id).executeTakeFirst(),
  );
  return row?.hash;
}

/** The admin of a second office of the same city on the server. */
async function otherOffice(server: TestServer): Promise<TestDevice> {
  const { app, clock, randomBytes } = server;
  const tools = { now: clock.now, randomBytes };
  const office = { ...server.office, id: server.newId(), name: "Dinas Lain" };
  const personId = server.newId();
  const token = await server.database.write(async (tx) => {
    await createOffice(tx, office, tools, (change) => addPerson(change, { id: personId, name: "Lain", role: "admin" }));
    return await createLink(tx, { officeId: office.id, personId, ...tools });
  });
  return await signInByLink(app, { token, secret: newSecret(randomBytes) });
}
