import type { EntryRow } from "../device/database.ts";
import { dayInZone } from "../domain/days.ts";
import type { EntryKind } from "../domain/reviewState.ts";
import type { Saved } from "./memory.ts";
import type { Random } from "./random.ts";
import type { SimulatedDevice, Tab } from "./simulatedDevice.ts";
import { isStorageFailure, type Simulation } from "./simulation.ts";

/** A device whose app runs, or is started; undefined where there is none to choose from. */
export async function runningDevice(
  world: Simulation,
  random: Random,
  among: readonly SimulatedDevice[] = world.devices,
): Promise<SimulatedDevice | undefined> {
  if (among.length === 0) return undefined;
  const device = random.pick(among);
  if (!device.isRunning) {
    world.tell(`${device.name} starts the app again`);
    await device.start();
  }
  return device;
}

type Act = {
  words: string;
  work: () => Promise<unknown>;
  after?: (outcome: Saved["told"]) => void;
};

/** A person saves something, and is told what became of it. */
export async function save(world: Simulation, saved: Saved, act_: Act): Promise<void> {
  const { device } = saved;
  await act(world, device, {
    words: `saves ${act_.words}`,
    work: act_.work,
    after: (outcome) => {
      saved.told = outcome;
      if (outcome === "saved") {
        saved.commandId = device.outbox().findLast(({ body }) => JSON.stringify(body).includes(saved.token))?.id;
      }
      act_.after?.(outcome);
    },
  });
}

/** A person does something on their device. `not-saved` where it said that it isn't possible, or failed. */
export async function act(world: Simulation, device: SimulatedDevice, { words, work, after }: Act): Promise<void> {
  const { life } = device;
  world.receipts.authorActs(device);
  let outcome: Saved["told"] = "unknown";
  void work().then(
    (answer) => {
      if (!life.isOver) outcome = answer === false ? "not-saved" : "saved";
    },
    (error: unknown) => {
      if (life.isOver) return;
      outcome = world.bug?.swallowsAborts ? "saved" : "not-saved";
      if (!isStorageFailure(error)) world.broken.push(`${words}: ${(error as Error).stack ?? String(error)}`);
    },
  );
  await world.activity.stopped();
  after?.(outcome);
  world.tell(`${device.name} ${words}: ${outcome}`);
  await world.quiet();
}

/** The device's calendar, right or wrong. */
export function todayAt(world: Simulation, device: SimulatedDevice): string {
  return dayInZone(device.now(), world.office.timeZone);
}

export function tabOf(device: SimulatedDevice, random: Random): Tab {
  return random.pick(device.tabs);
}

export function entriesOn(device: SimulatedDevice, kind: EntryKind): EntryRow[] {
  return device.rowsOf<EntryRow>(kind === "shipment" ? "shipments" : "visits");
}

/** One that the person may report of, as far as the device knows; now and then one that is none of theirs. */
export function exporterFor(world: Simulation, device: SimulatedDevice, random: Random): string | undefined {
  if (device.role === "exporter") return device.person.exporterId;
  const known = device.rowsOf<{ id: string }>("exporters").map(({ id }) => id);
  return random.pick(known.length === 0 || random.percent(5) ? world.exporterIds : known);
}
