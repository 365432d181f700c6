import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { toInstant } from "../../domain/days.ts";
import type { Log } from "../http/log.ts";
import type { Settings } from "../settings.ts";
import { dropOldBackups, lastBackupFile, scheduledBackup } from "./backUp.ts";

/** How often is looked whether a backup is due. Milliseconds. */
const lookEvery = 600_000;

/**
 * Makes a backup whenever the last one is older than the settings allow, in a process of its own: copying a large
 * database takes seconds, in which no device would be answered.
 * @param program the built `operate.js`
 */
export function scheduleBackups(
  { dataFolder, postgres, backups }: Settings,
  { program, clock, log }: { program: string; clock: () => number; log: Log },
): void {
  // PostgreSQL's are made by its own tools, from wherever its operator keeps them.
  if (backups.everyHours === 0 || postgres !== undefined) return;
  let isUnderWay = false;
  const look = () => {
    const now = clock();
    if (isUnderWay || !isDue(lastBackupAt(dataFolder), { now, everyHours: backups.everyHours })) return;
    isUnderWay = true;
    const file = scheduledBackup(dataFolder, toInstant(now));
    const env = { ...process.env, DATA_DIR: dataFolder };
    execFile(process.execPath, [program, "backup", file], { env }, (error, _said, complained) => {
      isUnderWay = false;
      if (error === null) {
        dropOldBackups(dataFolder, backups.keep);
        log({ level: "info", event: "backed up", file });
      } else {
        log({ level: "error", event: "backup failed", file, error: complained.trim() || error.message });
      }
    });
  };
  setInterval(look, lookEvery).unref();
  // Not while the first devices wait for the server to come up.
  setTimeout(look, 60_000).unref();
}

/** A clock that was set back since makes no backup wait for it. */
export function isDue(lastAt: number | undefined, { now, everyHours }: { now: number; everyHours: number }): boolean {
  return lastAt === undefined || lastAt > now || now - lastAt >= everyHours * 3_600_000;
}

/** When the last backup was made, by the server itself or by hand; undefined where there is none. */
export function lastBackupAt(dataFolder: string): number | undefined {
  try {
    const { at } = JSON.parse(readFileSync(join(dataFolder, lastBackupFile), "utf8")) as { at?: string };
    const time = Date.parse(at ?? "");
    return Number.isNaN(time) ? undefined : time;
  } catch {
    return undefined;
  }
}
