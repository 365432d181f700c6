import { setTimeout as sleep } from "node:timers/promises";
import { type Command, HttpDevice, reportBy } from "./support/HttpDevice.ts";
import type { Office } from "./support/office.ts";
import { expect, test } from "./support/stories.ts";

// The real server under load, ended and started again. What was acknowledged must be there, and everything once.

test.use({ officeSet: "facts" });

const devicesAtOnce = 6;
const batch = 20;

test("a server that is killed again and again under load loses nothing that it confirmed, and has nothing twice", async ({
  office,
}) => {
  const load = await startLoad(office);
  for (let kills = 0; kills < 6; kills += 1) {
    await sleep(150 + Math.random() * 700);
    await office.kill("SIGKILL");
    await office.start();
  }
  await load.check(await load.stop());
});

test("a server that is told to stop under load finishes what runs and leaves in time, with nothing lost", async ({
  office,
}) => {
  const load = await startLoad(office);
  for (let stops = 0; stops < 3; stops += 1) {
    await sleep(300 + Math.random() * 500);
    // The server gives itself nine seconds, and ends with 1 where they don't do.
    expect(await office.kill("SIGTERM")).toBe(0);
    await office.start();
  }
  await load.check(await load.stop());
});

test("two servers on one database file take turns: nobody is turned away, and everything is there once", async ({
  office,
}) => {
  const second = await office.beside();
  const load = await startLoad(office, [office.url, second.url]);
  await sleep(3_000);
  const sent = await load.stop();
  expect(sent.unanswered).toBe(0);
  await load.check(sent);
  await second.kill("SIGTERM");
});

type Sent = { confirmed: Set<string>; handedIn: Set<string>; unanswered: number };

/**
 * Several devices that report without a pause. A batch that isn't answered is sent again as it was, until it is: that
 * is what a device does, and what makes an entry come twice.
 */
async function startLoad(office: Office, urls: readonly string[] = [office.url]) {
  const devices: HttpDevice[] = [];
  for (let index = 0; index < devicesAtOnce; index += 1) {
    const device = await HttpDevice.signIn(
      await office.invite("exporter", `Contoh ${index}`, "--exporter", `Contoh Usaha ${index}`),
    );
    device.url = urls[index % urls.length] ?? office.url;
    devices.push(device);
  }
  const supervisor = await HttpDevice.signIn(await office.invite("supervisor", "Contoh Penyelia"));
  const sent: Sent = { confirmed: new Set(), handedIn: new Set(), unanswered: 0 };
  const ending = { isAsked: false };
  const work = devices.map(async (device) => {
    while (!ending.isAsked) {
      const made = Array.from({ length: batch }, () => reportBy(device));
      for (const { entryId } of made) sent.handedIn.add(entryId);
      const request = device.requestOf(made.map(({ entryId: _entry, ...command }): Command => command));
      const results = await untilAnswered(() => device.send(request), sent);
      const fine = results.filter(({ outcome }) => outcome === "applied" || outcome === "already-applied");
      expect(fine).toHaveLength(batch);
      for (const { entryId } of made) sent.confirmed.add(entryId);
    }
  });
  return {
    stop: async (): Promise<Sent> => {
      ending.isAsked = true;
      await Promise.all(work);
      return sent;
    },
    check: async ({ confirmed, handedIn }: Sent): Promise<void> => {
      expect(confirmed.size).toBeGreaterThan(devicesAtOnce * batch);
      const held = await supervisor.pullAll();
      const shipments = [...held].filter(([id, { kind }]) => kind === "shipment" && handedIn.has(id));
      expect([...confirmed].filter((id) => held.get(id)?.record == null)).toEqual([]);
      expect(new Set(shipments.map(([id]) => id))).toEqual(confirmed);
      const year = new Date().getFullYear();
      const realisation = JSON.parse(await supervisor.get(`/api/realisation?year=${year}`)) as {
        waiting: { usd: number };
      };
      // 1,000 dollars each, kept in sums beside the entries: one that counted twice would show here.
      expect(realisation.waiting.usd).toBe(confirmed.size * 1_000);
      expect(await office.operate("verify-audit")).toMatch(/: \d+ lines, head \d+:/);
    },
  };
}

async function untilAnswered<Answer>(ask: () => Promise<Answer>, sent: Sent): Promise<Answer> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      sent.unanswered += 1;
      await sleep(50);
    }
  }
}
