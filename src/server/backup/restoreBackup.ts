import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import type { Instant } from "../../domain/days.ts";
import type { RandomBytes } from "../../domain/newId.ts";
import { openDatabase } from "../database/database.ts";
import { checkDatabaseFile, type DatabaseCounts, isInUse } from "../database/sqliteFile.ts";
import { noteChange } from "../history/noteChange.ts";
import { renewEpoch } from "../offices/epoch.ts";
import { changeOfficeWithin } from "../offices/officeChange.ts";
import { BackupProblem } from "./backupProblem.ts";
import { copyMissing, flush, photosBeside } from "./files.ts";

/**
 * Puts a backup in the place of the database of a server that is stopped, begins a new epoch, so that every device
 * sends again what the backup lacks, and says so in each office's history. What was there is moved aside, not removed.
 *
 * Sign-in links that the backup takes for unused end: some were used since, and would open once more.
 * @returns what it holds, and where the database before went
 * @throws BackupProblem, UnusableDatabase
 */
export async function restoreBackup(
  dataFolder: string,
  file: string,
  { at, randomBytes }: { at: Instant; randomBytes: RandomBytes },
): Promise<DatabaseCounts & { photos: number; before: string | undefined }> {
  const counts = checkDatabaseFile(file);
  mkdirSync(dataFolder, { recursive: true });
  const database = join(dataFolder, "office.sqlite");
  if (existsSync(database) && isInUse(database)) {
    throw new BackupProblem("A server is running on this database. Stop it, then restore.");
  }
  const part = `${database}.part`;
  copyFileSync(file, part);
  flush(part);
  let before: string | undefined;
  if (existsSync(database)) {
    before = `${database}.before-${at.replaceAll(/[:.]/g, "-")}`;
    renameSync(database, before);
  }
  for (const rest of ["-wal", "-shm"]) rmSync(database + rest, { force: true });
  renameSync(part, database);
  flush(dataFolder);
  const photos = copyMissing(photosBeside(file), join(dataFolder, "photos"));
  const opened = openDatabase(database);
  try {
    await opened.write(async (tx) => {
      const offices = await tx.selectFrom("office").select("id").execute();
      for (const { id } of offices) {
        await changeOfficeWithin(tx, id, async (change) => {
          await renewEpoch(tx, id, randomBytes);
          await tx.deleteFrom("link").where("office_id", "=", id).where("redeemed_at", "is", null).execute();
          await noteChange(
            change,
            { person: { name: "Operator", role: "operator" }, at },
            { action: "restore", subject: "office", id, name: basename(file), after: { ...counts } },
          );
        });
      }
    });
  } finally {
    await opened.close();
  }
  return { ...counts, photos, before };
}
