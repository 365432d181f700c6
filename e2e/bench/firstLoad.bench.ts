import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Page, Route } from "playwright/test";
import { root } from "../../.scripts/run.mjs";
import { expect, test } from "../support/stories.ts";
import { report } from "./figures.ts";

const client = join(root, "dist/client");

/** Bytes of a file as the server sends it to a browser of today. */
function sentBytes(path: string): number {
  const file = join(client, path);
  return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
}

const sum = (paths: Iterable<string>) => [...paths].reduce((total, path) => total + sentBytes(path), 0);

for (const role of ["exporter", "mentor"] as const) {
  test(`the first page of a phone's ${role} stands on few bytes`, async ({ signIn }) => {
    const { context, page } = await signIn(role);
    await forgetFiles(page);
    const fresh = await context.newPage();
    const { needed, later } = await loadWithheld(fresh, new URL("/", page.url()).href);
    for (const path of needed) console.log(`  ${String(sentBytes(path)).padStart(7)}  ${path}`);
    report({
      what: `first load of the ${role}'s home, scripts and styles, brotli`,
      value: sum(needed),
      unit: "bytes",
      budget: { most: 60_000 },
    });
    report({ what: `  loaded behind it once it stands (${role})`, value: sum(later), unit: "bytes" });
  });
}

test("all that is kept for offline is small", () => {
  const worker = readFileSync(join(client, "service-worker.js"), "utf8");
  const kept = new Set([...worker.matchAll(/\burl:\s*["'`]([^"'`]+)["'`]|"url":\s*"([^"]+)"/g)].map(([, a, b]) => a ?? b ?? ""));
  expect(kept.size).toBeGreaterThan(10);
  report({ what: "kept for offline, brotli", value: sum(kept), unit: "bytes", budget: { most: 500_000 } });
});

/** Leaves the person signed in and their data, and takes away what the browser has kept of the app. */
async function forgetFiles(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Storage.clearDataForOrigin", {
    origin: new URL(page.url()).origin,
    storageTypes: "service_workers,cache_storage",
  });
  await devtools.send("Network.enable");
  await devtools.send("Network.clearBrowserCache");
}

/**
 * Opens a page and hands it its scripts and styles one at a time, in the order it asks for them, until it can be
 * used: the main button and the lists are there. What it still asks for then isn't needed for that.
 */
async function loadWithheld(page: Page, url: string): Promise<{ needed: string[]; later: string[] }> {
  const asked: { path: string; route: Route }[] = [];
  await page.route(/\.(js|css)$/, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/service-worker.js") return route.abort();
    asked.push({ path: pathname, route });
  });
  void page.goto(url).catch(() => {});
  const needed: string[] = [];
  while (!(await isUsable(page))) {
    const next = asked.shift();
    if (next === undefined) continue;
    needed.push(next.path);
    await next.route.continue();
  }
  const later: string[] = [];
  const end = Date.now() + 3_000;
  while (Date.now() < end) {
    const next = asked.shift();
    if (next === undefined) {
      await page.waitForTimeout(50);
      continue;
    }
    later.push(next.path);
    await next.route.continue();
  }
  return { needed, later };
}

async function isUsable(page: Page): Promise<boolean> {
  const usable = page.locator("main h2").first().waitFor({ timeout: 700 });
  const button = page.getByRole("link", { name: /Lapor ekspor/ }).first().waitFor({ timeout: 700 });
  return await Promise.all([usable, button]).then(
    () => true,
    () => false,
  );
}
