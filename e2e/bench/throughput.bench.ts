import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright/test";
import type { Office } from "../support/office.ts";
import { expect, laptop, phone, test } from "../support/stories.ts";
import { type Device, fill, signIn, whenThere } from "./device.ts";
import { queuedRows } from "./entries.ts";
import { median, report } from "./figures.ts";
import { floorFill, floorPull, floorPush, openFloor } from "./floor.ts";

const entries = 10_000;
const rounds = 3;

/** Milliseconds until an app that was opened without a network has tried it and waits: what is measured is the way. */
const startUp = 2_000;

test("10,000 queued entries reach the server and a second device", async ({ office, newProfile }) => {
  const author = await signIn(await (await newProfile(phone)).open(), office.link("exporter"));
  const supervisor = await signIn(await (await newProfile(laptop)).open(), office.link("supervisor"));
  const pushes: number[] = [];
  const pulls: number[] = [];
  const barePushes: number[] = [];
  const barePulls: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const rows = nextRows(author, round);
    const floor = await runFloor(author.page, supervisor.page, rows);
    const { pushed, pulled, sent, received, came } = await runProduct(office, { author, supervisor, rows });
    pushes.push(pushed);
    pulls.push(pulled);
    barePushes.push(floor.pushed);
    barePulls.push(floor.pulled);
    if (round > 0) continue;
    report({
      what: "10,000 entries: bytes sent by the first device",
      value: sent,
      unit: "bytes",
      baseline: { what: "gzip of the commands", value: gzipSync(JSON.stringify(rows.outbox.map(asSent))).length },
      budget: { mostOfBaseline: 1.2 },
    });
    report({
      what: "10,000 entries: bytes received by the second device",
      value: received,
      unit: "bytes",
      baseline: { what: "gzip of what came", value: gzipSync(came).length },
      budget: { mostOfBaseline: 1.2 },
    });
  }
  const total = (a: number[], b: number[]) => median(a.map((value, index) => value + (b[index] ?? 0)));
  report({
    what: "10,000 entries: first device to server",
    value: median(pushes),
    unit: "ms",
    baseline: { what: "bare", value: median(barePushes) },
  });
  report({
    what: "10,000 entries: server to second device",
    value: median(pulls),
    unit: "ms",
    baseline: { what: "bare", value: median(barePulls) },
  });
  report({
    what: "10,000 entries: device to device",
    value: total(pushes, pulls),
    unit: "ms",
    baseline: { what: "bare Dexie, gzip, SQLite", value: total(barePushes, barePulls) },
    budget: { mostOfBaseline: 1.5 },
  });
});

test("one change reaches a second device by two requests", async ({ office, newProfile }) => {
  const author = await signIn(await (await newProfile(phone)).open(), office.link("exporter"));
  const supervisor = await signIn(await (await newProfile(laptop)).open(), office.link("supervisor"));
  await supervisor.page.goto(`${office.url}/antrean`);
  await fill(author, office, {
    tables: nextRows(author, 9, 1),
    meta: { numbering: { prefix: author.session.numberPrefix, last: 1 } },
  });
  await supervisor.page.waitForTimeout(2_000);
  const onTheWay: string[] = [];
  let beside = 0;
  const watch = (page: Page, route: string) =>
    page.on("request", (request) => {
      const { pathname } = new URL(request.url());
      if (!pathname.startsWith("/api/sync/") || pathname.endsWith("events")) return;
      if (pathname.endsWith(route)) onTheWay.push(pathname);
      else beside += 1;
    });
  watch(author.page, "push");
  watch(supervisor.page, "pull");
  const there = supervisor.page.evaluate(whenThere, {
    table: "shipments",
    key: nextRows(author, 9, 1).shipments[0]?.id ?? "",
  });
  await author.page.goto(`${office.url}/`);
  await there;
  report({
    what: "one change to a second device: push and pull",
    value: onTheWay.length,
    unit: "requests",
    budget: { most: 2 },
  });
  report({ what: "  the first device's own pulls meanwhile", value: beside, unit: "requests" });
});

type Rows = ReturnType<typeof queuedRows>;

/** Entries that no round before had. */
function nextRows({ session }: Device, round: number, count = entries): Rows {
  const today = new Date().toISOString().slice(0, 10);
  const { exporterId = "" } = session.person;
  return queuedRows({ exporterId, count, today, prefix: session.numberPrefix, from: round * entries });
}

async function runProduct(
  office: Office,
  { author, supervisor, rows }: { author: Device; supervisor: Device; rows: Rows },
): Promise<{ pushed: number; pulled: number; sent: number; received: number; came: string }> {
  await author.context.setOffline(false);
  // Off while the first device sends, so that what it takes over is one stretch of its own.
  await supervisor.context.setOffline(true);
  await fill(author, office, {
    tables: rows,
    meta: { numbering: { prefix: author.session.numberPrefix, last: entries } },
  });
  await author.context.setOffline(true);
  await author.page.goto(`${office.url}/`);
  await expect(author.page.getByText(/menunggu dikirim/).first()).toBeVisible();
  await author.page.waitForTimeout(startUp);
  const sent = watchBytes(author.page, "push");
  const pushStarted = Date.now();
  const drained = author.page.evaluate(whenThere, { table: "outbox", key: "none" });
  await author.context.setOffline(false);
  const pushed = (await drained) - pushStarted;
  // Its own entries come back with the server's mark on them; that is on nobody's way.
  await expect(author.page.getByText(/Semua terkirim/)).toBeVisible({ timeout: 60_000 });
  await author.page.goto("about:blank");

  await supervisor.page.goto(`${office.url}/antrean`);
  await expect(supervisor.page.locator(".queue-rows a").first()).toBeVisible();
  await supervisor.page.waitForTimeout(startUp);
  const received = watchBytes(supervisor.page, "pull");
  const pullStarted = Date.now();
  const there = supervisor.page.evaluate(whenThere, { table: "shipments", key: rows.shipments.at(-1)?.id ?? "" });
  await supervisor.context.setOffline(false);
  const pulled = (await there) - pullStarted;
  await supervisor.page.waitForTimeout(500);
  return { pushed, pulled, sent: sent.bytes(), received: received.bytes(), came: received.text() };
}

function asSent({ id, name, number, claimedAt, body }: Rows["outbox"][number]) {
  return { id, name, number, claimedAt, body };
}

async function runFloor(first: Page, second: Page, rows: Rows): Promise<{ pushed: number; pulled: number }> {
  const folder = await mkdtemp(join(tmpdir(), "jejak-ekspor-floor-"));
  const floor = await openFloor(join(folder, "floor.sqlite"));
  await first.goto(floor.url);
  await first.evaluate(floorFill, rows);
  const pushed = await first.evaluate(floorPush);
  await second.goto(floor.url);
  const pulled = await second.evaluate(floorPull);
  floor.server.closeAllConnections();
  floor.server.close();
  await rm(folder, { recursive: true, force: true });
  return { pushed, pulled };
}

/** Counts what goes over the wire for one route from now on, headers left out. */
function watchBytes(page: Page, route: "push" | "pull") {
  let bytes = 0;
  const texts: string[] = [];
  page.on("requestfinished", async (request) => {
    if (!request.url().includes(`/api/sync/${route}`)) return;
    const sizes = await request.sizes();
    bytes += route === "push" ? sizes.requestBodySize : sizes.responseBodySize;
    if (route === "pull") texts.push((await (await request.response())?.text().catch(() => "")) ?? "");
  });
  return { bytes: () => bytes, text: () => texts.join("\n") };
}
