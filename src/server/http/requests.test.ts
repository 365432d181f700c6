import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { putRecord } from "../offices/records.ts";
import { inOffice, pushOf, record, shipmentAt, shipmentIn, someId, startTestServer, writeHeaders } from "../testing.ts";
import type { LogLine } from "./log.ts";

const nested = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;

/** Bodies that no handler may see, with what is answered. */
const badBodies: [string, string | Uint8Array<ArrayBuffer>, number, string][] = [
  ["nothing", "", 400, "bad-request"],
  ["half a text", '{"protocol":1,', 400, "bad-request"],
  ["no JSON", "<html>Sign in to the hotel's network</html>", 400, "bad-request"],
  ["another value", "null", 400, "bad-request"],
  ["nesting that overflows a stack", nested(20_000), 400, "too-deep"],
  ["nesting of 13 levels", nested(13), 400, "too-deep"],
  ["nesting that isn't closed", "[".repeat(5000), 400, "too-deep"],
  ["a key that reaches the prototype", '{"__proto__":{"polluted":true}}', 400, "bad-request"],
  ["such a key written otherwise", '{"\\u005f_proto__":{"polluted":true}}', 400, "bad-request"],
  ["the constructor's key", '{"a":{"constructor":{"prototype":{"polluted":true}}}}', 400, "bad-request"],
  ["a key that stands twice", '{"protocol":1,"protocol":1}', 400, "bad-request"],
  ["a key that stands twice, written otherwise", '{"a":1,"\\u0061":1}', 400, "bad-request"],
  ["a NUL", '{"a":"x\\u0000"}', 400, "bad-request"],
  ["half of a surrogate pair", '{"a":"\\ud83d"}', 400, "bad-request"],
  ["bytes that aren't UTF-8", Uint8Array.of(0x22, 0xff, 0xfe, 0x22), 400, "bad-request"],
  ["a number beyond all", '{"protocol":1e999}', 400, "bad-request"],
];

describe.each(["/api/sync/push", "/api/sign-in/link", "/api/set-up"])("POST %s", (path) => {
  it.each(badBodies)("of %s is turned away", async (_, body, status, code) => {
    const server = await startTestServer();
    const { cookie } = await server.signIn("batikOwner");
    const before = await rows(server);
    const answer = await server.app.request(path, {
      method: "POST",
      headers: { ...writeHeaders, Cookie: cookie },
      body,
    });
    expect([answer.status, await answer.json()]).toMatchObject([status, { code }]);
    expect(answer.headers.get("Content-Type")).toBe("application/problem+json");
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(await rows(server)).toEqual(before);
  });

  it("of another media type, or from another page, is turned away before it is read", async () => {
    const server = await startTestServer();
    const { cookie } = await server.signIn("batikOwner");
    const wrong: [Record<string, string | undefined>, number][] = [
      [{ "Content-Type": "text/plain" }, 415],
      [{ "Content-Type": "application/x-www-form-urlencoded" }, 415],
      [{ "Content-Type": "application/json; charset=utf-8" }, 415],
      [{ "Content-Type": "application/jsonp" }, 415],
      [{ "Content-Type": undefined }, 415],
      [{ "X-Jejak-Ekspor": undefined }, 403],
      [{ "X-Jejak-Ekspor": "2" }, 403],
      [{ Origin: "https://evil.example" }, 403],
      [{ Origin: "null" }, 403],
      [{ Origin: "http://localhost:81" }, 403],
      [{ Origin: "http://localhost", "Sec-Fetch-Site": "cross-site" }, 403],
      [{ "Sec-Fetch-Site": "same-site" }, 403],
      [{ "Sec-Fetch-Site": "none" }, 403],
    ];
    for (const [different, status] of wrong) {
      const headers = Object.entries({ ...writeHeaders, Cookie: cookie, ...different }).filter(
        ([, value]) => value !== undefined,
      );
      // A text body would be given a media type.
      const answer = await server.app.request(path, {
        method: "POST",
        headers: Object.fromEntries(headers) as Record<string, string>,
        body: new TextEncoder().encode("{}"),
      });
      expect([different, answer.status]).toEqual([different, status]);
    }
  });

  it("from our own page is heard", async () => {
    const server = await startTestServer();
    const { cookie } = await server.signIn("batikOwner");
    const headers = { ...writeHeaders, Cookie: cookie, Origin: "http://localhost", "Sec-Fetch-Site": "same-origin" };
    const answer = await server.app.request(path, { method: "POST", headers, body: "{}" });
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { code: "bad-request", field: expect.any(String) },
    ]);
  });
});

describe("a body that is too large", () => {
  it.each([
    ["/api/sign-in/link", 256 * 1024],
    ["/api/set-up", 256 * 1024],
    ["/api/sync/push", 1_000_000],
  ])("at %s is turned away, whatever length it claims", async (path, limit) => {
    const server = await startTestServer();
    const { cookie } = await server.signIn("batikOwner");
    const headers = { ...writeHeaders, Cookie: cookie };
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(0x20));
      },
    });
    const chunked = await server.app.request(path, {
      method: "POST",
      headers,
      body: endless,
      duplex: "half",
    } as RequestInit);
    expect([chunked.status, await chunked.json()]).toMatchObject([413, { code: "too-large" }]);
    expect(pulled).toBeLessThan(limit + 300_000);

    const stated = { ...headers, "Content-Length": String(limit + 1) };
    expect((await server.app.request(path, { method: "POST", headers: stated, body: "{}" })).status).toBe(413);
    const fits = await server.app.request(path, { method: "POST", headers, body: " ".repeat(limit) });
    expect(fits.status).toBe(400);
  });

  it("once it is inflated is turned away without being kept in memory", async () => {
    const server = await startTestServer();
    const { pushRequest } = await server.signIn("batikOwner");
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(100_000_000, 0x20)));
    expect(bomb.length).toBeLessThan(200_000);
    globalThis.gc?.();
    const before = process.memoryUsage.rss();

    expect((await pushRequest(bomb, { "Content-Encoding": "gzip" })).status).toBe(413);

    expect(process.memoryUsage.rss() - before).toBeLessThan(50_000_000);
  });

  it("holds more than 500 commands", async () => {
    const server = await startTestServer();
    const { session, pushRequest } = await server.signIn("batikOwner");
    const commands = Array.from({ length: 501 }, () => ({ ...record(server.exporters.batik), body: {} }));
    expect((await pushRequest(pushOf(session, commands))).status).toBe(400);
    expect((await pushRequest(pushOf(session, commands.slice(1)))).status).toBe(200);
  });
});

describe("an encoding", () => {
  it("that isn't gzip, or anywhere but at push, is turned away", async () => {
    const server = await startTestServer();
    const { pushRequest, request } = await server.signIn("batikOwner");
    for (const encoding of ["br", "deflate", "identity", "gzip, gzip"]) {
      expect((await pushRequest({}, { "Content-Encoding": encoding })).status).toBe(415);
    }
    const headers = { ...writeHeaders, "Content-Encoding": "gzip" };
    const body = new Uint8Array(gzipSync("{}"));
    expect((await request("/api/sign-in/link", { method: "POST", headers, body })).status).toBe(415);
  });

  it.each([
    ["no gzip", Uint8Array.of(1, 2, 3)],
    ["half a gzip", new Uint8Array(gzipSync("{}".repeat(100))).slice(0, 20)],
  ])("that is %s is a bad request", async (_, body) => {
    const server = await startTestServer();
    const { pushRequest } = await server.signIn("batikOwner");
    expect((await pushRequest(body, { "Content-Encoding": "gzip" })).status).toBe(400);
  });
});

it("text that was accepted comes back as it was", async () => {
  const server = await startTestServer();
  const owner = await server.signIn("batikOwner");
  for (const note of [
    "'; drop table record; --",
    `"${"[".repeat(20)}" \\" a":"b \\\\`,
    '<img src=x onerror="alert(1)">',
    "=1+1",
    "Kopi ☕ 👩‍🌾 \u202Eطلب",
    "a\tb\r\nc",
    " ﻿ é é",
  ]) {
    const sent = record(server.exporters.batik, { note });
    expect(await owner.push(sent)).toMatchObject([{ outcome: "applied" }]);
    expect((await shipmentAt(owner, shipmentIn(sent).id))?.shipment.note).toBe(note);
  }
});

describe("another address", () => {
  it.each(["http://192.168.1.7:8080/", "http://ekspor.example.go.id/api/session", "http://localhost.evil.example/"])(
    "%s gets the one page that says how to open it",
    async (url) => {
      const server = await startTestServer();
      const answer = await server.app.request(url);
      expect(answer.status).toBe(403);
      expect(await answer.text()).toMatch(/Buka lewat https/);
    },
  );

  it("isn't ours by what a proxy is said to have seen", async () => {
    const server = await startTestServer({ settings: { publicUrl: "https://ekspor.example.go.id" } });
    const headers = {
      "X-Forwarded-Host": "ekspor.example.go.id",
      "X-Forwarded-Proto": "https",
      Forwarded: "host=ekspor.example.go.id;proto=https",
    };
    expect((await server.app.request("http://192.168.1.7/api/health", { headers })).status).toBe(403);
  });

  it("of the server's own machine and its public name work", async () => {
    const server = await startTestServer({ settings: { publicUrl: "https://ekspor.example.go.id" } });
    const statusOf = async (url: string) => (await server.app.request(`${url}/api/health`)).status;
    expect(await statusOf("http://localhost:8080")).toBe(200);
    expect(await statusOf("http://127.0.0.1:8080")).toBe(200);
    expect(await statusOf("https://ekspor.example.go.id")).toBe(200);
    // A proxy that ends TLS passes the public name on over plain http.
    expect(await statusOf("http://ekspor.example.go.id")).toBe(200);
    expect(await statusOf("http://ekspor.example.go.id:8080")).toBe(403);
  });
});

it("the log tells what was asked, and nothing of what was said", async () => {
  const lines: LogLine[] = [];
  const server = await startTestServer({ log: (line) => void lines.push(line) });
  const { pushRequest, session, cookie, request } = await server.signIn("batikOwner");
  const note = "Rahasia 8f2c";
  await pushRequest(pushOf(session, [record(server.exporters.batik, { note })]));
  await request("/api/sync/pull?cursor=0&epoch=canary-epoch");
  await request("/api/nothing%0a%22level%22");
  const text = JSON.stringify(lines);
  for (const canary of [note, cookie.split("=")[1] ?? "", "canary-epoch"]) expect(text).not.toContain(canary);
  expect(lines.map(({ status, path }) => [status, path])).toEqual([
    [200, "/api/sign-in/link"],
    [200, "/api/sync/push"],
    [410, "/api/sync/pull"],
    [404, expect.stringContaining("/api/nothing")],
  ]);
});

it("an unexpected error is answered without details and told to the log", async () => {
  const lines: LogLine[] = [];
  const server = await startTestServer({ log: (line) => void lines.push(line) });
  const { request } = await server.signIn("viewer");
  const target = { id: someId(), year: 2026, usd: 1 };
  await inOffice(server, async (change) => void (await putRecord(change, "target", target.id, target)));
  await server.database.write(async (tx) => {
    await tx.updateTable("record").set({ body: "{" }).where("id", "=", target.id).execute();
  });
  const answer = await request("/api/realisation?year=2026");
  const problem = (await answer.json()) as { requestId: string };
  expect([answer.status, Object.keys(problem).sort()]).toEqual([500, ["code", "requestId", "status", "title", "type"]]);
  expect(lines).toContainEqual(expect.objectContaining({ level: "error", requestId: problem.requestId }));
  expect((await request("/api/session")).status).toBe(200);
});

it("what isn't there is answered alike, signed in or not", async () => {
  const server = await startTestServer();
  const { request } = await server.signIn("admin");
  for (const path of ["/api", "/api/", "/api/nothing", "/api/sync", "/api/sync/push", "/.env", "/../etc/passwd"]) {
    expect([path, (await request(path)).status]).toEqual([path, 404]);
    expect([path, (await server.app.request(path)).status]).toEqual([path, 404]);
  }
});

async function rows({ database }: Awaited<ReturnType<typeof startTestServer>>): Promise<unknown> {
  return await database.read(async (snapshot) => [
    await snapshot.selectFrom("record").selectAll().execute(),
    await snapshot.selectFrom("command_log").selectAll().execute(),
    await snapshot.selectFrom("device").selectAll().execute(),
  ]);
}
