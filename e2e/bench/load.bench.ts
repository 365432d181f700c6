import { makeCluster, removeCluster, startCluster } from "../../.scripts/postgres.mjs";
import { HttpDevice, reportBy } from "../support/HttpDevice.ts";
import { Office } from "../support/office.ts";
import { expect, test } from "../support/stories.ts";
import { barePostgresCommandsPerSecond } from "./barePostgres.ts";
import { bareCommandsPerSecond, highestMegabytes, sequenceOf } from "./bareWrites.ts";
import { percentile, report } from "./figures.ts";

const batch = 20;

test("50 devices that push batches of 20 at once, SQLite", async () => {
  test.setTimeout(300_000);
  const office = await Office.open({ set: "facts" });
  const devices = await pairDevices(office, 50);
  const before = sequenceOf(office);
  const load = await pushAtOnce(devices, 10);
  const bare = await bareCommandsPerSecond(office, { before, batch });
  tell("50 devices, batches of 20, SQLite", load, { bare, least: 2_000 });
  report({
    what: "  memory of the server (RSS)",
    value: highestMegabytes(office.pid),
    unit: "MB",
    budget: { most: 300 },
  });
  await office.close();
});

test("50 devices that push batches of 20 at once, PostgreSQL; the same load over 1, 10 and 100 offices", async () => {
  test.setTimeout(600_000);
  const folder = makeCluster();
  // As a server has it: every commit is on the disk.
  const postgres = await startCluster(folder, { settings: { shared_buffers: "256MB" } });
  const office = await Office.open({ set: "facts", databaseUrl: postgres.url });
  try {
    const devices = await pairDevices(office, 50);
    const load = await pushAtOnce(devices, 10);
    const bare = await barePostgresCommandsPerSecond(postgres.url, { batch });
    tell("50 devices, batches of 20, PostgreSQL", load, { bare });
    report({
      what: "  memory of the server (RSS)",
      value: highestMegabytes(office.pid),
      unit: "MB",
      budget: { most: 300 },
    });

    const offices: HttpDevice[] = devices.slice(0, 1);
    const perSecond = new Map<number, number>();
    for (const count of [1, 10, 100]) {
      while (offices.length < count) offices.push(await pairInNewOffice(office, offices.length));
      const turns = 200 / count;
      const spread = offices.slice(0, count);
      // One office is reported for by 20 devices at once, as 100 are by 20 at a time.
      const { commandsPerSecond } = await pushAtOnce(
        count === 1 ? devices.slice(0, 20) : spread,
        count === 1 ? 10 : turns,
        20,
      );
      perSecond.set(count, commandsPerSecond);
      report({
        what: `4,000 commands over ${count} ${count === 1 ? "office" : "offices"}, PostgreSQL`,
        value: commandsPerSecond,
        unit: "commands/s",
        ...(count > 1 && { baseline: { what: "1 office", value: perSecond.get(1) ?? Number.NaN } }),
        ...(count > 1 && { budget: { leastOfBaseline: 0.9 } }),
      });
    }
  } finally {
    await office.close();
    await postgres.kill("SIGINT");
    removeCluster(folder);
  }
});

type Load = { commandsPerSecond: number; times: number[] };

function tell(
  what: string,
  { commandsPerSecond, times }: Load,
  { bare, least }: { bare: number; least?: number },
): void {
  report({
    what,
    value: commandsPerSecond,
    unit: "commands/s",
    baseline: { what: "prepared statements, same rows and batches", value: bare },
    ...(least !== undefined && { budget: { least } }),
  });
  report({ what: "  answer to a batch, median", value: percentile(times, 0.5), unit: "ms" });
  report({ what: "  answer to a batch, p99", value: percentile(times, 0.99), unit: "ms" });
}

async function pairDevices(office: Office, count: number): Promise<HttpDevice[]> {
  const devices: HttpDevice[] = [];
  for (let index = 0; index < count; index += 1) {
    const name = `Contoh ${index}`;
    devices.push(await HttpDevice.signIn(await office.invite("exporter", name, "--exporter", `Usaha ${name}`)));
  }
  return devices;
}

async function pairInNewOffice(server: Office, index: number): Promise<HttpDevice> {
  const name = `Dinas Contoh ${index}`;
  await server.operate("office", "add", name);
  return await HttpDevice.signIn(await server.invite("exporter", "Contoh", "--exporter", "Contoh", "--office", name));
}

/**
 * Has devices push, each one batch after the other.
 * @param atOnce how many of them at a time; the others follow as those are done
 */
async function pushAtOnce(devices: readonly HttpDevice[], batchesEach: number, atOnce = devices.length): Promise<Load> {
  const waiting = devices.map((device) => ({
    device,
    requests: Array.from({ length: batchesEach }, () =>
      device.requestOf(Array.from({ length: batch }, () => reportBy(device)).map(({ entryId: _, ...sent }) => sent)),
    ),
  }));
  const times: number[] = [];
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        for (const request of next.requests) {
          const sentAt = performance.now();
          const results = await next.device.send(request);
          times.push(performance.now() - sentAt);
          expect(results.filter(({ outcome }) => outcome === "applied")).toHaveLength(batch);
        }
      }
    }),
  );
  const took = (performance.now() - startedAt) / 1_000;
  return { commandsPerSecond: (devices.length * batchesEach * batch) / took, times };
}
