import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { heal } from "./heal.ts";
import { type Findings, findings } from "./oracle.ts";
import type { PlantedBug } from "./plantedBugs.ts";
import { setUpOffice } from "./simulatedOffice.ts";
import { Simulation } from "./simulation.ts";
import { perform, planOf, type Step } from "./steps.ts";

export type SeedResult = {
  seed: number;
  /** Entries, decisions and all else that people were told is saved. */
  saved: number;
  faults: Record<string, number>;
  findings: Findings;
  story: string[];
  /** The same for every run of the same seed. */
  traceHash: string;
};

const none = { lost: [], duplicated: [], phantom: [], undrained: [], other: [] };

/** Plays one seed from beginning to end. */
export async function simulateSeed(
  seed: number,
  { bug, steps = planOf(seed) }: { bug?: PlantedBug | undefined; steps?: readonly Step[] } = {},
): Promise<SeedResult> {
  const folder = mkdtempSync(join(memoryFolder(), "jejak-ekspor-"));
  const world = new Simulation(seed, { folder, bug });
  try {
    await setUpOffice(world);
    for (const step of steps) await perform(world, step);
    await heal(world);
    const found = await findings(world);
    const trace = createHash("sha256").update(world.traceHash());
    for (const device of world.devices) trace.update(JSON.stringify(device.rowsOf("shipments")));
    return {
      seed,
      saved: world.memory.saved.filter(({ told }) => told === "saved").length,
      faults: world.faults,
      findings: found,
      story: world.story,
      traceHash: trace.digest("hex"),
    };
  } catch (error) {
    // A fault of the product that nobody foresaw, or of the simulator: both are to be looked at.
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const { faults, story } = world;
    return { seed, saved: 0, faults, findings: { ...none, other: [`broke off: ${text}`] }, story, traceHash: text };
  } finally {
    for (const device of world.devices) device.life.end();
    await world.server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

export function hasFindings({ lost, duplicated, phantom, undrained, other }: Findings): boolean {
  return [lost, duplicated, phantom, undrained, other].some((list) => list.length > 0);
}

/** A disk in memory where there is one: what a flush survives is tested elsewhere, on a real disk. */
function memoryFolder(): string {
  return existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
}
