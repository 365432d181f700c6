import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { verifyHistory } from "../history/verifyHistory.ts";
import { record, startTestServer } from "../testing.ts";
import { openDatabase } from "./database.ts";
import { UnusableDatabase } from "./migrations.ts";
import { copyDatabaseFile } from "./sqliteFile.ts";

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
