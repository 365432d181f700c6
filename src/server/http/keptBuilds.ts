import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "./log.ts";
import { readStaticFiles, type StaticFiles } from "./staticFiles.ts";

/** The app as it is and as it was: a page that an older build opened loads parts of it as long as it is one of these. */
const keptBuilds = 3;

const buildName = /^(\d{8})-[0-9a-f]{16}$/;

/**
 * The built app, and what the builds before it had in `/assets`, where each name holds the hash of its content. Keeps a
 * copy of this build's for those that come after it.
 * @param folder for the copies
 */
export function readWithOlderBuilds(clientFolder: string, folder: string, log: Log): StaticFiles {
  const files = new Map(readStaticFiles(clientFolder));
  try {
    keepBuild(clientFolder, folder);
    for (const name of buildsIn(folder)) {
      for (const [path, file] of readStaticFiles(join(folder, name))) {
        if (path.startsWith("/assets/") && !files.has(path)) files.set(path, file);
      }
    }
  } catch (error) {
    // The office works without it, and a full disk is no reason to stay away.
    log({ level: "error", event: "build not kept", error: String(error) });
  }
  return files;
}

/** Puts this build on top of those kept, and drops what is beyond three. A copy is whole before it takes its name. */
function keepBuild(clientFolder: string, folder: string): void {
  const assets = join(clientFolder, "assets");
  if (!existsSync(assets)) return;
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(assets, { recursive: true }).map(String).sort();
  const hash = createHash("sha256").update(names.join("\n")).digest("hex").slice(0, 16);
  const [newest, ...older] = buildsIn(folder);
  if (newest?.endsWith(hash) !== true) {
    const number = Number(buildName.exec(newest ?? "")?.[1] ?? 0) + 1;
    const name = `${String(number).padStart(8, "0")}-${hash}`;
    // A build that was gone back to is there already, below others.
    const earlier = older.find((build) => build.endsWith(hash));
    if (earlier === undefined) copyWhole(assets, { folder, name });
    else renameSync(join(folder, earlier), join(folder, name));
  }
  for (const name of buildsIn(folder).slice(keptBuilds)) rmSync(join(folder, name), { recursive: true, force: true });
}

function copyWhole(assets: string, { folder, name }: { folder: string; name: string }): void {
  const place = join(folder, `${name}.${process.pid}.part`);
  cpSync(assets, join(place, "assets"), { recursive: true });
  // Another process that starts with the same build was quicker: its copy is as good.
  if (existsSync(join(folder, name))) rmSync(place, { recursive: true });
  else renameSync(place, join(folder, name));
}

/** The newest first. */
function buildsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => buildName.test(name))
    .sort()
    .reverse();
}
