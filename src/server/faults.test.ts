import { describe, expect, it } from "vitest";
import type { Instant } from "../domain/days.ts";
import type { LogLine } from "./http/log.ts";
import { nilReport, record, shipmentAt, shipmentIn, startTestServer, writeHeaders } from "./testing.ts";

// Faults of the server that no feature owns (faults.md section 2: S3, T1).

it("an error nobody thought of, in any route, is answered with a number for the log, and the next request works", async () => {
  const lines: LogLine[] = [];
  const failing = { isNow: false };
  const base = await startTestServer();
  const fail = () => Promise.reject(new Error("planted: secret of the inside"));
  const server = await startTestServer({
    log: (line) => void lines.push(line),
    database: {
      ...base.database,
      write: (work) => (failing.isNow ? fail() : base.database.write(work)),
      read: (work) => (failing.isNow ? fail() : base.database.read(work)),
    },
  });
  const routes = new Set(
    server.app.routes.filter(({ method }) => method !== "ALL").map(({ method, path }) => `${method} ${path}`),
  );
  expect(routes.size).toBeGreaterThan(20);
  failing.isNow = true;
  for (const route of routes) {
    const [method = "", path = ""] = route.split(" ");
    const answer = await server.app.request(path, {
      method,
      headers: { ...writeHeaders, Cookie: `sid=${"a".repeat(80)}.${"b".repeat(80)}` },
      ...(method !== "GET" && { body: "{}" }),
    });
    const text = await answer.text();
    expect(text).not.toContain("planted");
    // Those that need no database for this answer as ever.
    if (answer.status < 500) continue;
    const { requestId } = JSON.parse(text) as { requestId: string };
    expect([route, answer.status]).toEqual([route, 500]);
    const told = lines.find((line) => line.level === "error" && line.requestId === requestId);
    expect(told?.error).toContain("planted");
  }
  expect(lines.filter(({ level }) => level === "error").length).toBeGreaterThan(0);
  failing.isNow = false;
  expect((await server.app.request("/api/health")).status).toBe(200);
});

describe("a server whose clock is wrong", () => {
  const year = 365 * 86_400_000;

  it.each([
    ["back by a year", -year],
    ["ahead by ten minutes", 600_000],
  ])("%s, between two reports, takes both in their order and forgets nobody's session", async (_which, jump) => {
    const server = await startTestServer();
    const [owner, supervisor] = [await server.signIn("batikOwner"), await server.signIn("supervisor")];
    const [first, second] = [record(server.exporters.batik), nilReport(server.exporters.batik, "2025-09")];
    await owner.push(first);
    const { cursor } = await supervisor.pull();
    server.clock.now += jump;
    expect(await owner.push(second)).toMatchObject([{ outcome: "applied" }]);
    expect(await owner.push(first)).toMatchObject([{ outcome: "already-applied" }]);
    const { changes } = await supervisor.pull(cursor);
    expect(changes.map(({ kind }) => kind)).toContain("nil-report");
    const held = await shipmentAt(supervisor, shipmentIn(first).id);
    expect(held?.recordedAt).toBe("2026-11-24T02:12:00.000Z" satisfies Instant);
  });
});
