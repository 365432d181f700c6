import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { openDatabase } from "../database/database.ts";
import { UnusableDatabase } from "../database/migrations.ts";
import { checkDatabaseFile } from "../database/sqliteFile.ts";
import { verifyHistory } from "../history/verifyHistory.ts";
import { createLink } from "../session/createLink.ts";
import { nilReport, record, startTestServer, type TestServer } from "../testing.ts";
import { backUp, dropOldBackups, scheduledBackup } from "./backUp.ts";
import { BackupProblem } from "./backupProblem.ts";
import { restoreBackup } from "./restoreBackup.ts";
import { isDue } from "./scheduleBackups.ts";

const at = "2026-11-24T05:00:00.000Z";

describe("a backup", () => {
  it("of a running server holds what was committed, is whole, and is told of", async () => {
    const { server, folder } = await anOffice();
    const photo = join(folder, "photos", server.office.id, "ab", "abcd");
    mkdirSync(dirname(photo), { recursive: true });
    writeFileSync(photo, "a photo");
    const file = join(folder, "copies", "one.sqlite");
    expect(backUp(folder, file, at)).toEqual({
      offices: 1,
      people: 7,
      records: 7,
      revisions: 1,
      commands: 2,
      photos: 1,
    });
    expect(readFileSync(join(folder, "copies/photos", server.office.id, "ab/abcd"), "utf8")).toBe("a photo");
    expect(JSON.parse(readFileSync(join(folder, "backups/last.json"), "utf8"))).toEqual({ at, file });
    // What comes after it isn't in it; the server goes on.
    const owner = await server.signIn("batikOwner");
    expect(await owner.push(record(server.exporters.batik))).toMatchObject([{ outcome: "applied" }]);
    const copy = openDatabase(file);
    const rows = await copy.read((snapshot) => snapshot.selectFrom("entry_revision").select("entry_id").execute());
    await copy.close();
    expect(rows).toHaveLength(1);
  });

  it("takes no name that is taken, and leaves nothing of one that failed", async () => {
    const { folder } = await anOffice();
    const file = join(folder, "one.sqlite");
    writeFileSync(file, "somebody else's");
    expect(() => backUp(folder, file, at)).toThrow(BackupProblem);
    expect(readFileSync(file, "utf8")).toBe("somebody else's");
    expect(() => backUp(join(folder, "elsewhere"), join(folder, "two.sqlite"), at)).toThrow(BackupProblem);
    expect(existsSync(join(folder, "two.sqlite"))).toBe(false);
  });

  it("that the server makes by itself is kept as long as it is among the newest", async () => {
    const { folder } = await anOffice();
    const days = ["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23"].map((day) => `${day}T02:00:00.000Z`);
    for (const day of days) backUp(folder, scheduledBackup(folder, day), day);
    writeFileSync(join(folder, "backups/by-hand.sqlite"), "stays");
    dropOldBackups(folder, 2);
    expect(readdirSync(join(folder, "backups")).sort()).toEqual([
      "by-hand.sqlite",
      "last.json",
      "office-20261122-020000.sqlite",
      "office-20261123-020000.sqlite",
    ]);
  });
});

test.each([
  [undefined, true],
  ["2026-11-23T05:00:00.000Z", true],
  ["2026-11-23T05:00:00.001Z", false],
  ["2026-11-24T04:59:00.000Z", false],
  // Made before the clock was set back.
  ["2027-01-01T00:00:00.000Z", true],
])("after one of %s a daily backup is due: %s", (last, due) => {
  const lastAt = last === undefined ? undefined : Date.parse(last);
  expect(isDue(lastAt, { now: Date.parse(at), everyHours: 24 })).toBe(due);
});

describe("restoring", () => {
  // Into another folder: this process keeps the server's own file open.
  it("brings back what was copied in a new epoch, says so in the history, and keeps what was there", async () => {
    const { server, folder } = await anOffice();
    const [file, elsewhere] = [join(folder, "one.sqlite"), join(folder, "elsewhere")];
    backUp(folder, file, at);
    const owner = await server.signIn("batikOwner");
    await owner.push(record(server.exporters.batik));
    backUp(folder, join(elsewhere, "office.sqlite"), at);
    const restored = await restoreBackup(elsewhere, file, { at, randomBytes: server.randomBytes });
    expect(restored).toMatchObject({
      revisions: 1,
      before: join(elsewhere, "office.sqlite.before-2026-11-24T05-00-00-000Z"),
    });
    expect(checkDatabaseFile(restored.before ?? "").revisions).toBe(2);

    const database = openDatabase(join(elsewhere, "office.sqlite"));
    const { office, revisions, line, verified } = await database.read(async (snapshot) => ({
      office: await snapshot.selectFrom("office").selectAll().executeTakeFirstOrThrow(),
      revisions: await snapshot.selectFrom("entry_revision").select("entry_id").execute(),
      line: await snapshot.selectFrom("history").selectAll().orderBy("number", "desc").executeTakeFirstOrThrow(),
      verified: await verifyHistory(snapshot, server.office.id),
    }));
    await database.close();
    expect(office.epoch).not.toBe(owner.session.epoch.split(".")[0]);
    expect(revisions).toHaveLength(1);
    const said = { action: "restore", subject: "office", person_name: "Operator", subject_name: "one.sqlite" };
    expect(line).toMatchObject(said);
    expect(verified.faults).toEqual([]);
  });

  it("isn't done under a server that runs, nor from what is no backup, and then changes nothing", async () => {
    const { server, folder } = await anOffice();
    const file = join(folder, "one.sqlite");
    backUp(folder, file, at);
    const tools = { at, randomBytes: server.randomBytes };
    await expect(restoreBackup(folder, file, tools)).rejects.toThrow(/running/);
    const damaged = join(folder, "damaged.sqlite");
    const bytes = readFileSync(file);
    bytes.fill(0xff, 4096, 3 * 4096);
    writeFileSync(damaged, bytes);
    writeFileSync(join(folder, "note.txt"), "not a database at all");
    for (const wrong of [damaged, join(folder, "note.txt"), join(folder, "nothing.sqlite")]) {
      await expect(restoreBackup(folder, wrong, tools)).rejects.toThrow(UnusableDatabase);
    }
    const owner = await server.signIn("batikOwner");
    expect(await owner.push(record(server.exporters.batik))).toMatchObject([{ outcome: "applied" }]);
  });

  it("ends links that the copy takes for unused: some were used since", async () => {
    const { server, folder } = await anOffice();
    const [file, elsewhere] = [join(folder, "one.sqlite"), join(folder, "elsewhere")];
    const tools = { officeId: server.office.id, now: server.clock.now, randomBytes: server.randomBytes };
    await server.database.write((tx) => createLink(tx, { ...tools, personId: server.people.viewer.id }));
    backUp(folder, file, at);
    await restoreBackup(elsewhere, file, { at, randomBytes: server.randomBytes });
    const database = openDatabase(join(elsewhere, "office.sqlite"));
    const left = await database.read((snapshot) => snapshot.selectFrom("link").select("redeemed_at").execute());
    await database.close();
    expect(left.map(({ redeemed_at }) => redeemed_at !== null)).toEqual([true]);
  });
});

/** An office with a report and a nil report. */
async function anOffice(): Promise<{ server: TestServer; folder: string }> {
  const server = await startTestServer();
  const owner = await server.signIn("batikOwner");
  await owner.push(record(server.exporters.batik), nilReport(server.exporters.batik, "2026-09"));
  return { server, folder: dirname(server.file) };
}
