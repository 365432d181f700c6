import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { checkDatabaseFile, copyDatabaseFile, type DatabaseCounts } from "../database/sqliteFile.ts";
import { BackupProblem } from "./backupProblem.ts";
import { copyMissing, flush, photosBeside } from "./files.ts";

/** Within the data folder; told by `GET /api/health`. */
export const lastBackupFile = "backups/last.json";

/** Copies that the server makes by itself, in `backups` of the data folder. */
const scheduledName = /^office-\d{8}-\d{6}\.sqlite$/;

/**
 * Copies the database of a server, which may be running, as it stood at one moment. It is opened, checked and counted
 * before it takes its name: a file of that name is a good backup.
 * @param file where to; there must be none of that name
 * @throws BackupProblem
 */
export function backUp(dataFolder: string, file: string, at: string): DatabaseCounts & { photos: number } {
  const source = join(dataFolder, "office.sqlite");
  if (!existsSync(source)) throw new BackupProblem(`There is no office in ${dataFolder}.`);
  if (existsSync(file))
    throw new BackupProblem(`${file} is there already. Choose another name, or move it away first.`);
  const folder = dirname(resolve(file));
  mkdirSync(folder, { recursive: true });
  const part = `${file}.part`;
  rmSync(part, { force: true });
  copyDatabaseFile(source, part);
  const counts = checkDatabaseFile(part);
  const photos = copyMissing(join(dataFolder, "photos"), photosBeside(file));
  flush(part);
  renameSync(part, file);
  flush(folder);
  mkdirSync(join(dataFolder, dirname(lastBackupFile)), { recursive: true });
  writeFileSync(join(dataFolder, lastBackupFile), JSON.stringify({ at, file: resolve(file) }));
  return { ...counts, photos };
}

/** `backups/office-20261124-021200.sqlite` of the data folder. */
export function scheduledBackup(dataFolder: string, at: string): string {
  const stamp = at.slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-");
  return join(dataFolder, "backups", `office-${stamp}.sqlite`);
}

/** Removes all but the newest copies that the server made by itself. */
export function dropOldBackups(dataFolder: string, keep: number): void {
  const folder = join(dataFolder, "backups");
  const names = readdirSync(folder)
    .filter((name) => scheduledName.test(name))
    .sort();
  for (const name of names.slice(0, Math.max(0, names.length - keep))) rmSync(join(folder, name));
}
