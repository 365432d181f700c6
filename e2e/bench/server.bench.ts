import { HttpDevice } from "../support/HttpDevice.ts";
import { Office } from "../support/office.ts";
import { expect, test } from "../support/stories.ts";
import { bareCommandsPerSecond, highestMegabytes, sequenceOf } from "./bareWrites.ts";
import { queuedRows } from "./entries.ts";
import { median, report } from "./figures.ts";

const batch = 500;
const measured = 10_000;
const small = 1_000;
const large = 100_000;

test("the server alone: commands, pulls and a dashboard in a small and in a large office", async () => {
  test.setTimeout(900_000);
  const office = await Office.open({ set: "facts" });
  const author = await HttpDevice.signIn(office.link("exporter"));
  const supervisor = await HttpDevice.signIn(office.link("supervisor"));

  await push(author, 0, small);
  const few = await lookUps(office, { author, supervisor });

  const before = sequenceOf(office);
  const batches = batchesOf(author, small, measured);
  const startedAt = performance.now();
  for (const each of batches) await send(author, each);
  const took = (performance.now() - startedAt) / 1_000;
  const bare = await bareCommandsPerSecond(office, { before, batch });
  report({
    what: "commands through HTTP, batches of 500",
    value: measured / took,
    unit: "commands/s",
    baseline: { what: "prepared statements, same rows", value: bare },
    budget: [{ leastOfBaseline: 0.4 }, { least: 2_000 }],
  });

  await push(author, small + measured, large - small - measured);
  const many = await lookUps(office, { author, supervisor });
  for (const name of ["pull of 100 changes", "dashboard by month", "dashboard by commodity"] as const) {
    report({
      what: `${name}, 100,000 shipments`,
      value: many[name],
      unit: "ms",
      baseline: { what: "1,000 shipments", value: few[name] },
    });
  }
  report({
    what: "memory of the server at its highest (RSS)",
    value: highestMegabytes(office.pid),
    unit: "MB",
    budget: { most: 300 },
  });
  await office.close();
});

/** Milliseconds of what should cost the same however many shipments the office has; medians. */
async function lookUps(office: Office, { author, supervisor }: { author: HttpDevice; supervisor: HttpDevice }) {
  const { epoch } = supervisor.session;
  const cursor = sequenceOf(office) - 100;
  const pull = `/api/sync/pull?cursor=${cursor}&limit=500&epoch=${encodeURIComponent(epoch)}`;
  const year = new Date().getFullYear();
  const changes = (JSON.parse(await supervisor.get(pull)) as { changes: unknown[] }).changes.length;
  expect(changes).toBeGreaterThan(50);
  expect(author.session.person.exporterId).toBeDefined();
  return {
    "pull of 100 changes": await time(() => supervisor.get(pull)),
    "dashboard by month": await time(() => supervisor.get(`/api/realisation?year=${year}&by=month`)),
    "dashboard by commodity": await time(() => supervisor.get(`/api/realisation?year=${year}&by=commodity`)),
  };
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 25; run += 1) {
    const startedAt = performance.now();
    await work();
    times.push(performance.now() - startedAt);
  }
  return median(times);
}

/** Sends made-up shipments as a device makes them. */
async function push(device: HttpDevice, from: number, count: number): Promise<void> {
  for (let at = from; at < from + count; at += batch) {
    for (const each of batchesOf(device, at, Math.min(batch, from + count - at))) await send(device, each);
  }
}

type Batch = { request: Uint8Array<ArrayBuffer>; size: number };

function batchesOf(device: HttpDevice, from: number, count: number): Batch[] {
  const { person, numberPrefix: prefix } = device.session;
  const today = new Date().toISOString().slice(0, 10);
  const made: Batch[] = [];
  for (let at = from; at < from + count; at += batch) {
    const size = Math.min(batch, from + count - at);
    const { outbox } = queuedRows({ exporterId: person.exporterId ?? "", count: size, today, prefix, from: at });
    const commands = outbox.map(({ id, name, number, claimedAt, body }) => ({ id, name, number, claimedAt, body }));
    made.push({ request: device.requestOf(commands), size });
  }
  return made;
}

async function send(device: HttpDevice, { request, size }: Batch): Promise<void> {
  const results = await device.send(request);
  expect(results.filter(({ outcome }) => outcome === "applied")).toHaveLength(size);
}
