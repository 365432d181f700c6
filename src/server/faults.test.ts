import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Instant } from "../domain/days.ts";
import { openDatabase } from "./database/database.ts";
import { UnusableDatabase } from "./database/migrations.ts";
import { copyDatabaseFile } from "./database/sqliteFile.ts";
import { verifyHistory } from "./history/verifyHistory.ts";
import type { LogLine } from "./http/log.ts";
import { nilReport, record, shipmentAt, shipmentIn, startTestServer, writeHeaders } from "./testing.ts";

// Faults of the server that no feature owns (faults.md section 2: D3, S3, T1).

it("a byte that flips anywhere in the database is refused at the start, found by verify-audit, or leaves every report as it was", async () => {
  const server = await startTestServer();
  const owner = await server.signIn("batikOwner");
  for (let count = 0; count < 30; count += 1)
    await owner.push(record(server.exporters.batik, { note: `Catatan ${count}` }));
  const folder = mkdtempSync(join(tmpdir(), "jejak-ekspor-flips-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const whole = join(folder, "whole.sqlite");
  copyDatabaseFile(server.file, whole);
  const expected = await revisionsIn(whole, server.office.id);
  const size = statSync(whole).size;

  const outcomes = { refused: 0, found: 0, harmless: 0 };
  for (let flip = 0; flip < 100; flip += 1) {
    const file = join(folder, `flip-${flip}.sqlite`);
    copyFileSync(whole, file);
    const bytes = readFileSync(file);
    // Spread over the whole file; the same offsets at each run of the same rows.
    const at = Math.floor(((flip * 0.618_034) % 1) * size);
    bytes[at] = (bytes[at] ?? 0) ^ 0x5a;
    writeFileSync(file, bytes);
    try {
      const read = await revisionsIn(file, server.office.id);
      if (read.faults.length > 0) outcomes.found += 1;
      else {
        expect([at, read.bodies]).toEqual([at, expected.bodies]);
        outcomes.harmless += 1;
      }
    } catch (error) {
      expect(error).toBeInstanceOf(UnusableDatabase);
      outcomes.refused += 1;
    }
  }
  console.log(`100 flips: ${JSON.stringify(outcomes)}`);
  expect(outcomes.refused).toBeGreaterThan(0);
  expect(outcomes.found).toBeGreaterThan(0);
});

/** Reads what the history guards, and says what doesn't fit. @throws UnusableDatabase */
async function revisionsIn(file: string, officeId: string): Promise<{ bodies: string[]; faults: string[] }> {
  const database = openDatabase(file);
  try {
    return await database.read(async (snapshot) => {
      const rows = await snapshot
        .selectFrom("entry_revision")
        .select(["entry_id", "body"])
        .where("office_id", "=", officeId)
        .orderBy("entry_id")
        .execute();
      const { faults } = await verifyHistory(snapshot, officeId);
      return { bodies: rows.map(({ body }) => body), faults };
    });
  } finally {
    await database.close();
  }
}

it("an error nobody thought of, in any route, is answered with a number for the log, and the next request works", async () => {
  const lines: LogLine[] = [];
  const failing = { isNow: false };
  const base = await startTestServer();
  const fail = () => Promise.reject(new Error("planted: secret of the inside"));
  const server = await startTestServer({
    log: (line) => void lines.push(line),
    database: {
      write: (work) => (failing.isNow ? fail() : base.database.write(work)),
      read: (work) => (failing.isNow ? fail() : base.database.read(work)),
      close: async () => {},
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
