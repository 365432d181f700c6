import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright/test";
import { expect, laptop, phone, test } from "../support/stories.ts";
import { fill, signIn, whenThere } from "./device.ts";
import { queuedRows } from "./entries.ts";
import { report } from "./figures.ts";
import { floorFill, floorPull, floorPush, openFloor } from "./floor.ts";

const entries = Number(process.env.BENCH_ENTRIES ?? 10_000);

test("10,000 queued entries reach the server and a second device", async ({ office, newProfile }) => {
  const today = new Date().toISOString().slice(0, 10);
  const author = await signIn(await (await newProfile(phone)).open(), office.link("exporter"));
  const supervisor = await signIn(await (await newProfile(laptop)).open(), office.link("supervisor"));
  const { exporterId = "" } = author.session.person;
  const rows = queuedRows({ exporterId, count: entries, today, prefix: author.session.numberPrefix });

  const floor = await runFloor(author.page, supervisor.page, rows);

  await supervisor.context.setOffline(true);
  await fill(author, office, {
    tables: rows,
    meta: { numbering: { prefix: author.session.numberPrefix, last: entries } },
  });
  await author.context.setOffline(true);
  await author.page.goto(`${office.url}/`);
  await expect(author.page.getByText(/menunggu dikirim/).first()).toBeVisible();
  const sent = watchBytes(author.page, "push");

  const pushStarted = Date.now();
  if (process.env.DBG) {
    author.page.on("request", (r) => console.log(Date.now() - pushStarted, ">", r.url().slice(-60)));
    author.page.on("response", (r) => console.log(Date.now() - pushStarted, "<", r.status(), r.url().slice(-60)));
    author.page.on("requestfailed", (r) =>
      console.log(Date.now() - pushStarted, "X", r.failure()?.errorText, r.url().slice(-60)),
    );
    author.page.on("console", (m) => console.log(Date.now() - pushStarted, "C", m.text()));
    author.page.on("pageerror", (m) => console.log(Date.now() - pushStarted, "E", m.name, m.message, m.stack));
  }
  const cdp = process.env.DBG ? await author.context.newCDPSession(author.page) : undefined;
  if (cdp) { await cdp.send("Profiler.enable"); await cdp.send("Profiler.start"); }
  const drained = author.page.evaluate(whenThere, { table: "outbox", key: "none" });
  await author.context.setOffline(false);
  const pushed = (await drained) - pushStarted;
  if (cdp) { const { profile } = await cdp.send("Profiler.stop"); (await import("node:fs")).writeFileSync("/tmp/push.cpuprofile", JSON.stringify(profile)); }
  await author.context.setOffline(true);

  await supervisor.page.goto(`${office.url}/antrean`);
  const received = watchBytes(supervisor.page, "pull");
  const cdp2 = process.env.DBG ? await supervisor.context.newCDPSession(supervisor.page) : undefined;
  if (cdp2) { await cdp2.send("Profiler.enable"); await cdp2.send("Profiler.start"); }
  const pullStarted = Date.now();
  const there = supervisor.page.evaluate(whenThere, { table: "shipments", key: rows.shipments.at(-1)?.id ?? "" });
  await supervisor.context.setOffline(false);
  const pulled = (await there) - pullStarted;

  if (cdp2) { const { profile } = await cdp2.send("Profiler.stop"); (await import("node:fs")).writeFileSync("/tmp/pull.cpuprofile", JSON.stringify(profile)); }
  report({
    what: "10,000 entries, first device to server",
    value: pushed,
    unit: "ms",
    baseline: { what: "bare", value: floor.pushed },
  });
  report({
    what: "10,000 entries, server to second device",
    value: pulled,
    unit: "ms",
    baseline: { what: "bare", value: floor.pulled },
  });
  report({
    what: "10,000 entries, device to device",
    value: pushed + pulled,
    unit: "ms",
    baseline: { what: "bare Dexie, gzip, SQLite", value: floor.pushed + floor.pulled },
    budget: { ratio: 1.5 },
  });
  report({
    what: "bytes sent by the first device",
    value: sent.bytes(),
    unit: "bytes",
    baseline: { what: "gzip of the commands", value: gzipSync(JSON.stringify(rows.outbox.map(asSent))).length },
    budget: { ratio: 1.2 },
  });
  report({
    what: "bytes received by the second device",
    value: received.bytes(),
    unit: "bytes",
    baseline: { what: "gzip of all that came", value: gzipSync(received.text()).length },
    budget: { ratio: 1.2 },
  });
});

function asSent({ id, name, number, claimedAt, body }: Rows["outbox"][number]) {
  return { id, name, number, claimedAt, body };
}

type Rows = ReturnType<typeof queuedRows>;

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
