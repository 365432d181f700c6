import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** Puts a file, or the names in a folder, onto the disk. */
export function flush(path: string): void {
  const opened = openSync(path, "r");
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** Photos lie beside the backups of a folder, which share them: a photo never changes. */
export function photosBeside(file: string): string {
  return join(dirname(resolve(file)), "photos");
}

/**
 * Copies the files that are missing, each whole before it takes its name.
 * @returns how many files there are then
 */
export function copyMissing(from: string, to: string): number {
  if (!existsSync(from)) return 0;
  const files = readdirSync(from, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { parentPath, name } of files) {
    const source = join(parentPath, name);
    const target = join(to, source.slice(from.length));
    if (existsSync(target)) continue;
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(source, `${target}.part`);
    flush(`${target}.part`);
    renameSync(`${target}.part`, target);
  }
  return files.length;
}
