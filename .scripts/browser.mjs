import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { giveUp, run } from "./run.mjs";

/**
 * The Chromium to test in: `CHROMIUM_PATH`, else Playwright's own, else one on the PATH.
 *
 * @returns {Promise<string | undefined>}
 */
export async function findBrowser() {
  const { chromium } = await import("playwright");
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : giveUp(`CHROMIUM_PATH names no file: ${named}`);
  const folders = (process.env.PATH ?? "").split(delimiter);
  const onPath = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"].flatMap((name) =>
    folders.map((folder) => join(folder, name)),
  );
  return [chromium.executablePath(), ...onPath].find((path) => existsSync(path));
}

/**
 * The path of a Chromium, installed when there is none.
 *
 * @returns {Promise<string>}
 */
export async function findOrInstallBrowser() {
  return (
    (await findBrowser()) ??
    (await installPlaywrights()) ??
    (await installDebians()) ??
    giveUp("The tests need Chromium: install it, or name it by CHROMIUM_PATH=/path/to/chromium.")
  );
}

async function installPlaywrights() {
  console.log("Installing Playwright's Chromium …");
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "15000" };
  await run("playwright", ["install", "--with-deps", "chromium"], { env, limitMs: 300_000 });
  return findBrowser();
}

async function installDebians() {
  console.log("Installing Debian's Chromium …");
  const [command, ...before] = process.getuid?.() === 0 ? ["apt-get"] : ["sudo", "apt-get"];
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run(command ?? "", [...before, "update"], { env, limitMs: 300_000 });
  await run(command ?? "", [...before, "install", "--yes", "--no-install-recommends", "chromium"], {
    env,
    limitMs: 600_000,
  });
  return findBrowser();
}
