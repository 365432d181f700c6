import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { giveUp, root, run } from "./run.mjs";

/** Brings `node_modules` to what the lock says, or leaves with a sentence on why it can't. Quick when all is there. */
export async function installWhatIsMissing() {
  refuseOldNode();
  if (isInstalled()) return;
  const options = ["--include=dev", "--no-audit", "--no-fund"];
  console.log("Installing what is missing from the package registry …");
  const isFresh = !existsSync(join(root, "node_modules"));
  if (isFresh && (await run("npm", ["ci", "--loglevel=silent", ...options])) === 0) return;
  // A lock written where the registry lacked other platforms' binaries is no good to `ci`, yet installs.
  if ((await run("npm", ["install", "--no-save", "--loglevel=error", ...options])) === 0) return;
  giveUp(
    "The packages could not be installed: look above for the reason. The package registry must be reachable once.",
  );
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  giveUp(`Node ${process.versions.node} is too old: this needs Node 20.19 or newer.`);
}

function isInstalled() {
  const wanted = packagesOf("package-lock.json");
  const present = packagesOf("node_modules/.package-lock.json");
  const { dependencies = {}, devDependencies = {} } = readJson("package.json");
  return (
    Object.keys({ ...dependencies, ...devDependencies }).every((name) => isPresent(`node_modules/${name}`)) &&
    Object.entries(wanted).every(
      ([path, { version, optional, peer }]) =>
        path === "" || optional || peer || (present[path]?.version === version && isPresent(path)),
    )
  );
}

function isPresent(/** @type {string} */ path) {
  return existsSync(join(root, path, "package.json"));
}

/**
 * @param {string} lock
 * @returns {Record<string, { version?: string, optional?: boolean, peer?: boolean }>}
 */
function packagesOf(lock) {
  return existsSync(join(root, lock)) ? readJson(lock).packages : {};
}

function readJson(/** @type {string} */ file) {
  return JSON.parse(readFileSync(join(root, file), "utf8"));
}
