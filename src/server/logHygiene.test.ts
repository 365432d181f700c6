import { expect, it } from "vitest";
import { commandNames } from "../protocol/commands.ts";
import { errorForLog } from "./http/errorForLog.ts";
import type { LogLine } from "./http/log.ts";
import { jsonLines } from "./http/log.ts";
import { putRecord } from "./offices/records.ts";
import { createLink } from "./session/createLink.ts";
import { newSecret } from "./session/tokens.ts";
import { inOffice, pushOf, signInByLink, someId, startTestServer, type TestServer, writeHeaders } from "./testing.ts";
import { commandAbout, senderOf } from "./testingCommands.ts";

const canary = "Kenari7f3a";
/** As it may come out again: as it stands, in base64, in hexadecimal digits, in an address. */
const traces = [canary, Buffer.from(canary).toString("base64").slice(0, 12), Buffer.from(canary).toString("hex")];

it("the log holds nothing of what people write, of their tokens and cookies, and of where they search", async () => {
  const { server, text, lines } = await loggedServer();
  const { officeId, personId } = { officeId: server.office.id, personId: server.people.admin.id };
  const tools = { officeId, personId, now: server.clock.now, randomBytes: server.randomBytes };
  const token = await server.database.write((tx) => createLink(tx, tools));
  const secret = newSecret(server.randomBytes);
  const admin = await signInByLink(server.app, { token, secret, more: { deviceName: canary } });
  const told = [token.split(".")[1] ?? "", secret, admin.cookie.split("=")[1] ?? ""];

  for (const name of commandNames) {
    const sent = await commandAbout(server, name);
    const device = await server.signIn(senderOf(name));
    told.push(device.cookie.split("=")[1] ?? "");
    const answer = await device.pushRequest(pushOf(device.session, [{ ...sent, body: withCanary(sent.body) }]));
    expect([name, answer.status]).toEqual([name, 200]);
  }
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    admin.request(path, { method: "POST", headers: { ...writeHeaders, ...headers }, body });
  const office = { name: canary, shortName: canary, city: canary, timeZone: "Asia/Jakarta", rateSeries: "fixed" };
  const statuses = [
    await post("/api/data/people", JSON.stringify({ id: someId(), name: canary, role: "mentor", exporterIds: [] })),
    await post("/api/data/office", JSON.stringify({ office: { ...office, reportingDeadlineDay: 5 } })),
    await post("/api/data/people", `{"${canary}":`),
    await post("/api/data/people", JSON.stringify({ [canary]: canary })),
    await post("/api/sign-in/link", JSON.stringify({ token: canary, secret: canary, deviceName: canary })),
    await post("/api/data/people", "{}", { "Content-Type": canary, Origin: `https://${canary}.example` }),
    await admin.request(`/api/realisation?year=${canary}`),
    await admin.request(`/api/data/history?personId=${canary}&subject=${canary}`),
    await admin.request("/api/session", {
      headers: { Cookie: `sid=${canary}`, "X-Jejak-Ekspor-Version": `${canary}()` },
    }),
  ].map(({ status }) => status);
  expect(statuses).toEqual([204, 204, 400, 400, 400, 403, 400, expect.any(Number), 401]);

  expect(lines().length).toBeGreaterThan(commandNames.length);
  for (const trace of [...traces, ...told]) expect(text()).not.toContain(trace);
});

it("an error that quotes an entry reaches the log without the quotation", async () => {
  const { server, text, lines } = await loggedServer();
  const { request } = await server.signIn("viewer");
  const id = someId();
  await inOffice(server, async (change) => void (await putRecord(change, "target", id, { id, year: 2026, usd: 1 })));
  await server.database.write(async (tx) => {
    await tx
      .updateTable("record")
      .set({ body: canary })
      .where("office_id", "=", server.office.id)
      .where("id", "=", id)
      .execute();
  });
  expect((await request("/api/realisation?year=2026")).status).toBe(500);
  const [line] = lines().filter(({ level }) => level === "error");
  expect(line?.error).toMatch(/^SyntaxError: .*JSON.*\n\s+at /s);
  expect(text()).not.toContain(canary);
});

it.each([
  [
    new SyntaxError(`Unexpected token 'K', "${canary}" is not valid JSON`),
    /^SyntaxError: Unexpected token … is not valid JSON/,
  ],
  [new Error(`can't read "{"note":"${canary}" at all`), /^Error: can't read … at all/],
  [new Error(`can't read '${canary}`), /^Error: can't read …/],
  [new TypeError("Cannot read properties of undefined (reading 'id')"), /^TypeError: Cannot read properties/],
  [canary, /^string$/],
])("of %s the log keeps what it is", (error, kept) => {
  expect(errorForLog(error)).toMatch(kept);
  expect(errorForLog(error)).not.toContain(canary);
});

it("a text with line ends and quotes can't make a line of its own", () => {
  const written: string[] = [];
  const log = jsonLines(
    (text) => written.push(text),
    () => 0,
  );
  log({ level: "info", event: 'x\n{"level":"error"}\r\u2028', path: '/a"b' });
  expect(written).toHaveLength(1);
  expect(written[0]?.trimEnd()).not.toMatch(/[\n\r]/);
  expect(JSON.parse(written[0] ?? "")).toMatchObject({ path: '/a"b' });
});

async function loggedServer(): Promise<{ server: TestServer; text: () => string; lines: () => LogLine[] }> {
  const kept: LogLine[] = [];
  const written: string[] = [];
  const write = jsonLines(
    (text) => written.push(text),
    () => 0,
  );
  const log = (line: LogLine) => {
    kept.push(line);
    write(line);
  };
  return { server: await startTestServer({ log }), text: () => written.join(""), lines: () => kept };
}

/** The canary in the place of every text that people write themselves. */
function withCanary(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withCanary);
  if (typeof value !== "object" || value === null) return value;
  const isWritten = /^(name|note|comment|what|recommendation|toldBy|buyer|description)$/;
  const more = "exporterId" in value && "destinationCountry" in value ? { buyer: canary, note: canary } : {};
  const entries = Object.entries({ ...value, ...more });
  return Object.fromEntries(
    entries.map(([key, member]) => [
      key,
      isWritten.test(key) && typeof member === "string" ? canary : withCanary(member),
    ]),
  );
}
