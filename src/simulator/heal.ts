import { Random } from "./random.ts";
import type { Simulation } from "./simulation.ts";
import { pairAnew } from "./steps.ts";

/** Rounds of every device after which all must be quiet. */
const roundsToQuiet = 40;

/** Ends all faults and lets every device sync until nothing moves any more. */
export async function heal(world: Simulation): Promise<void> {
  const random = new Random("heal", world.seed);
  world.drawFrom(random);
  world.isCalm = true;
  world.tell("faults end, and every device syncs until nothing is left to do");
  await world.server.heal();
  for (const device of world.devices) {
    device.life.end();
    await device.start();
    device.isSignedIn = true;
    if (device.build === "previous" && random.percent(50)) {
      world.tell(`${device.name} gets the present build`);
      await device.update();
      await world.bug?.afterUpdate?.(device);
    }
  }
  await syncUntilQuiet(world, random);
  // What waits for something that never comes is put before its author after a week.
  if (world.devices.some((device) => device.outbox().some(({ status }) => status === "waiting"))) {
    world.now += 8 * 86_400_000;
    world.tell("a week passes");
    await syncUntilQuiet(world, random);
  }
}

async function syncUntilQuiet(world: Simulation, random: Random): Promise<void> {
  let before = "";
  for (let round = 0; round < roundsToQuiet; round += 1) {
    let hasSignedIn = false;
    for (const device of world.devices) {
      world.now += 90_000;
      const [tab] = device.tabs;
      if (tab === undefined) continue;
      const results = world.story.length;
      world.startRound(device, tab, { atOnce: true, inDoubt: false });
      await world.deliverAll();
      if (world.story.slice(results).some((line) => line.endsWith("synced: sign-in"))) {
        await pairAnew(world, device, random);
        hasSignedIn = true;
      }
    }
    const now = JSON.stringify(
      world.devices.map((device) => [device.outbox(), device.rowsOf("meta").filter(isCursor)]),
    );
    if (now === before && !hasSignedIn) return;
    before = now;
  }
}

function isCursor(row: unknown): boolean {
  return ["cursor", "epoch"].includes((row as { key: string }).key);
}
