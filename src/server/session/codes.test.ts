import { describe, expect, it } from "vitest";
import type { CodeAnswer, Session } from "../../protocol/session.ts";
import { codePattern } from "../../protocol/signInCode.ts";
import {
  deviceWith,
  postData,
  record,
  shipmentIn,
  startTestServer,
  type TestDevice,
  type TestServer,
  writeHeaders,
} from "../testing.ts";
import { newSecret } from "./tokens.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

describe("a code", () => {
  it("makes another browser a further device of the same person, which sees what they sent", async () => {
    const server = await startTestServer();
    const phone = await server.signIn("batikOwner");
    const sent = record(server.exporters.batik);
    await phone.push(sent);
    const { code, expiresAt } = await codeOf(phone);
    expect(code).toMatch(codePattern);
    expect(expiresAt).toBe("2026-11-24T02:22:00.000Z");

    const laptop = await signedIn(server, await redeem(server, { code }));
    expect(laptop.session.person).toEqual(phone.session.person);
    expect(laptop.session.deviceId).not.toBe(phone.session.deviceId);
    expect(laptop.session.numberPrefix).toBe("CR2");
    expect((await laptop.pullAll()).map(({ id }) => id)).toContain(shipmentIn(sent).id);
  });

  it("with the same secret gives the same session for 24 hours, and no other secret gives any", async () => {
    const server = await startTestServer();
    const { code } = await codeOf(await server.signIn("batikMentor"));
    const secret = newSecret(server.randomBytes);
    const first = await redeem(server, { code, secret });
    server.clock.now += day - 1;
    const again = await redeem(server, { code, secret });
    expect([await again.json(), cookieOf(again)]).toEqual([await first.json(), cookieOf(first)]);
    expect((await redeem(server, { code })).status).toBe(404);
    server.clock.now += 1;
    expect((await redeem(server, { code, secret })).status).toBe(404);
  });

  it("typed by twenty at once pairs one of them", async () => {
    const server = await startTestServer();
    const { code } = await codeOf(await server.signIn("batikMentor"));
    const answers = await Promise.all(Array.from({ length: 20 }, () => redeem(server, { code })));
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
  });

  it("is good for ten minutes, until the next one is made, and not for a person who was disabled", async () => {
    const server = await startTestServer();
    const [phone, admin] = [await server.signIn("batikMentor"), await server.signIn("admin")];
    const old = await codeOf(phone);
    server.clock.now += 10 * minute;
    const late = await redeem(server, { code: old.code });
    const unknown = await redeem(server, { code: "ABCDEFGH" });
    const [first, second] = [await codeOf(phone), await codeOf(phone)];
    const replaced = await redeem(server, { code: first.code });
    await postData(admin, "people/disable", { personId: phone.session.person.id });
    const disabled = await redeem(server, { code: second.code });
    // One answer for all: who guesses learns nothing.
    const told = await Promise.all([late, unknown, replaced, disabled].map(problemOf));
    expect(new Set(told.map((problem) => JSON.stringify(problem))).size).toBe(1);
    expect(told[0]).toMatchObject({ status: 404, code: "not-found" });
  });

  it("ends with the device that shows it", async () => {
    const server = await startTestServer();
    const [phone, other] = [await server.signIn("batikMentor"), await server.signIn("batikMentor")];
    const { code } = await codeOf(phone);
    await revoke(other, phone.session.deviceId);
    expect((await redeem(server, { code })).status).toBe(404);
  });

  it("can't be guessed: after twenty tries in a minute an address waits, whatever it tries", async () => {
    const server = await startTestServer();
    const { code } = await codeOf(await server.signIn("batikMentor"));
    for (let tries = 0; tries < 20; tries += 1) {
      expect((await redeem(server, { code: "ABCDEFGH" })).status).toBe(404);
    }
    const refused = await redeem(server, { code });
    expect([refused.status, refused.headers.get("Retry-After")]).toEqual([429, "60"]);
    server.clock.now += minute;
    expect((await redeem(server, { code })).status).toBe(200);
  });

  it("is tried no more often by an address that a client makes up before a trusted proxy's word", async () => {
    const server = await startTestServer({ settings: { publicUrl: "http://localhost", trustProxy: 1 } });
    const tries = async (handedOn: (index: number) => string) => {
      const statuses: number[] = [];
      for (let index = 1; index <= 21; index += 1) {
        const headers = { "X-Forwarded-For": handedOn(index) };
        statuses.push((await redeem(server, { code: "ABCDEFGH", headers })).status);
      }
      return statuses.filter((status) => status === 429).length;
    };
    expect(await tries((index) => `198.51.100.${index}, 192.0.2.7`)).toBe(1);
    expect(await tries((index) => `203.0.113.${index}`)).toBe(0);
  });

  it.each(["abcdefgh", "ABCDEFG", "ABCDEFGI", "ABCD EFGH", ""])("isn't %j", async (code) => {
    const server = await startTestServer();
    expect(await problemOf(await redeem(server, { code }))).toMatchObject({ status: 400, field: "code" });
  });

  it("is kept by its hash alone, and its making and use stand in the history", async () => {
    const server = await startTestServer();
    const { code } = await codeOf(await server.signIn("batikOwner"));
    await redeem(server, { code });
    const [codes, lines] = await server.database.read(async (snapshot) => [
      await snapshot.selectFrom("sign_in_code").selectAll().execute(),
      await snapshot.selectFrom("history").select(["action", "subject", "person_name"]).orderBy("number").execute(),
    ]);
    expect(codes).toHaveLength(1);
    expect(JSON.stringify([codes, lines])).not.toContain(code);
    expect(lines).toEqual([
      { action: "sign-in", subject: "device", person_name: "Contoh Ratna" },
      { action: "add", subject: "code", person_name: "Contoh Ratna" },
      { action: "sign-in", subject: "device", person_name: "Contoh Ratna" },
    ]);
  });
});

async function codeOf(device: TestDevice): Promise<CodeAnswer> {
  const answer = await device.request("/api/session/code", { method: "POST", headers: writeHeaders, body: "{}" });
  expect(answer.status).toBe(200);
  return (await answer.json()) as CodeAnswer;
}

type Redeemed = { code: string; secret?: string; headers?: Record<string, string> };

async function redeem(server: TestServer, { code, secret, headers }: Redeemed): Promise<Response> {
  return await server.app.request("/api/sign-in/code", {
    method: "POST",
    headers: { ...writeHeaders, ...headers },
    body: JSON.stringify({ code, secret: secret ?? newSecret(server.randomBytes), deviceName: "Laptop" }),
  });
}

async function signedIn(server: TestServer, answer: Response): Promise<TestDevice> {
  return deviceWith(server.app, { cookie: cookieOf(answer), session: (await answer.json()) as Session });
}

function cookieOf(answer: Response): string {
  return answer.headers.get("Set-Cookie")?.split(";")[0] ?? "";
}

async function revoke(device: TestDevice, deviceId: string): Promise<void> {
  const body = JSON.stringify({ deviceId });
  await device.request("/api/session/devices/revoke", { method: "POST", headers: writeHeaders, body });
}

async function problemOf(answer: Response): Promise<object> {
  const { requestId: _, ...problem } = (await answer.json()) as { requestId: string };
  return problem;
}
