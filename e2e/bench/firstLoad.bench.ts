import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright/test";
import { root } from "../../.scripts/run.mjs";
import type { Role } from "../support/office.ts";
import { expect, test } from "../support/stories.ts";
import { report } from "./figures.ts";

const client = join(root, "dist/client");

/** Bytes of a file as the server sends it to a browser of today. */
function sentBytes(path: string): number {
  const file = join(client, path);
  return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
}

const sum = (paths: Iterable<string>) => [...paths].reduce((total, path) => total + sentBytes(path), 0);

const homes: { what: string; role: Role; invited?: [name: string, ...more: string[]] }[] = [
  { what: "a new exporter's home", role: "exporter", invited: ["Contoh Baru", "--exporter", "Contoh Baru"] },
  { what: "an exporter's home with returned entries", role: "exporter" },
  { what: "a new mentor's home", role: "mentor", invited: ["Contoh Pendamping Baru"] },
  { what: "a mentor's home with returned entries", role: "mentor" },
];

for (const { what, role, invited } of homes) {
  test(`${what} stands on few bytes`, async ({ office, signIn }) => {
    const { context, page } = await signIn(role, invited && (await office.invite(role, ...invited)));
    await forgetFiles(page);
    const { needed, later } = await neededFiles(context, new URL("/", page.url()).href);
    for (const path of needed) console.log(`  ${String(sentBytes(path)).padStart(7)}  ${path}`);
    report({ what: `first load of ${what}, brotli`, value: sum(needed), unit: "bytes", budget: { most: 60_000 } });
    report({ what: "  loaded behind it", value: sum(later), unit: "bytes" });
  });
}

test("all that is kept for offline is small", () => {
  const worker = readFileSync(join(client, "service-worker.js"), "utf8");
  const kept = new Set(
    [...worker.matchAll(/\burl:\s*["'`]([^"'`]+)["'`]|"url":\s*"([^"]+)"/g)].map(([, a, b]) => a ?? b ?? ""),
  );
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

/** The scripts and styles without which a page can't be used, and those that it loads beside. */
async function neededFiles(context: BrowserContext, url: string): Promise<{ needed: string[]; later: string[] }> {
  const all = (await load(context, url, new Set())).asked;
  const later = new Set<string>();
  for (const path of all) if ((await load(context, url, new Set([...later, path]))).isUsable) later.add(path);
  return { needed: all.filter((path) => !later.has(path)), later: [...later] };
}

/** Opens a page while some files never arrive: can it be used, with its main button, its lists and its styles? */
async function load(
  context: BrowserContext,
  url: string,
  withheld: ReadonlySet<string>,
): Promise<{ asked: string[]; isUsable: boolean }> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
  // A worker that has everything would answer in place of the server.
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, "serviceWorker"));
  const asked: string[] = [];
  await page.route(/\.(js|css)$/, (route) => {
    const { pathname } = new URL(route.request().url());
    asked.push(pathname);
    if (!withheld.has(pathname)) return route.continue();
    // What styles are missing shows in no role or label.
    return pathname.endsWith(".css") ? route.abort() : undefined;
  });
  void page.goto(url).catch(() => {});
  const isUsable = await Promise.all([
    page.locator("main h1").waitFor({ timeout: 4_000 }),
    page.locator("main:has(h1):not(:has(.skeleton)) h1").waitFor({ timeout: 4_000 }),
    page
      .getByRole("link", { name: /Lapor ekspor/ })
      .first()
      .waitFor({ timeout: 4_000 }),
  ]).then(
    () => ![...withheld].some((path) => path.endsWith(".css")),
    () => false,
  );
  if (withheld.size === 0) await page.waitForTimeout(2_000);
  await page.close({ runBeforeUnload: false });
  return { asked: [...new Set(asked)], isUsable };
}
