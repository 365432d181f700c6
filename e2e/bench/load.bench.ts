import { HttpDevice, reportBy } from "../support/HttpDevice.ts";
import { Office } from "../support/office.ts";
import { expect, test } from "../support/stories.ts";
import { bareCommandsPerSecond, highestMegabytes, sequenceOf } from "./bareWrites.ts";
import { percentile, report } from "./figures.ts";

const devices = 50;
const batch = 20;
const batchesEach = 10;

test("50 devices that push batches of 20 at once", async () => {
  test.setTimeout(300_000);
  const office = await Office.open({ set: "facts" });
  const signedIn: HttpDevice[] = [];
  for (let index = 0; index < devices; index += 1) {
    const name = `Contoh ${index}`;
    signedIn.push(await HttpDevice.signIn(await office.invite("exporter", name, "--exporter", `Usaha ${name}`)));
  }
  const prepared = signedIn.map((device) => ({
    device,
    requests: Array.from({ length: batchesEach }, () =>
      device.requestOf(
        Array.from({ length: batch }, () => reportBy(device)).map(({ entryId: _, ...command }) => command),
      ),
    ),
  }));

  const before = sequenceOf(office);
  const times: number[] = [];
  const startedAt = performance.now();
  await Promise.all(
    prepared.map(async ({ device, requests }) => {
      for (const request of requests) {
        const sentAt = performance.now();
        const results = await device.send(request);
        times.push(performance.now() - sentAt);
        expect(results.filter(({ outcome }) => outcome === "applied")).toHaveLength(batch);
      }
    }),
  );
  const took = (performance.now() - startedAt) / 1_000;
  report({
    what: "50 devices, batches of 20, SQLite",
    value: (devices * batchesEach * batch) / took,
    unit: "commands/s",
    baseline: {
      what: "prepared statements, same rows and batches",
      value: await bareCommandsPerSecond(office, { before, batch }),
    },
    budget: { least: 2_000 },
  });
  report({ what: "answer to one of them, median", value: percentile(times, 0.5), unit: "ms" });
  report({ what: "answer to one of them, p99", value: percentile(times, 0.99), unit: "ms" });
  report({
    what: "memory of the server then (RSS)",
    value: highestMegabytes(office.pid),
    unit: "MB",
    budget: { most: 300 },
  });
  await office.close();
});
