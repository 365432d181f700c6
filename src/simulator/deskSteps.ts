import { decideEntry, dismissDecision, undoDecision } from "../device/store/review.ts";
import { decisionsFor } from "../domain/review.ts";
import type { EntryKind } from "../domain/reviewState.ts";
import { isDecision } from "../protocol/commands.ts";
import { act, entriesOn, runningDevice, save, tabOf } from "./acting.ts";
import type { Random } from "./random.ts";
import type { SimulatedDevice } from "./simulatedDevice.ts";
import type { Simulation } from "./simulation.ts";

function desks(world: Simulation): SimulatedDevice[] {
  return world.devices.filter(({ role }) => role === "supervisor");
}

export async function decideSomething(world: Simulation, random: Random, kind: EntryKind): Promise<void> {
  const device = await runningDevice(world, random, desks(world));
  if (device === undefined) return;
  const rows = entriesOn(device, kind).filter(({ state }) => state !== "none" && decisionsFor(state).length > 0);
  if (rows.length === 0) return;
  const row = random.pick(rows);
  if (row.state === "none") return;
  const decision = random.pick(
    row.state === "submitted" ? (["approve", "approve", "return", "reject"] as const) : decisionsFor(row.state),
  );
  const token = world.memory.newToken();
  const comment = decision === "approve" ? {} : { comment: token };
  const content = { kind, id: row.id, revision: row.revision, decision, ...comment };
  const refused = world.memory.byCommand(row.decision?.commandId);
  const saved = world.memory.add({ token, kind: "act", recordId: row.id, device, content });
  await save(world, saved, {
    words: `${decision} of ${kind} ${row.number ?? ""} revision ${row.revision} as ${token}`,
    work: async () => await decideEntry(tabOf(device, random).store, content),
    after: (outcome) => {
      if (outcome === "not-saved") return;
      // It takes the place of one that was refused.
      if (refused !== undefined) refused.fate = "unknown";
      // A round of another tab may have taken the entry away at once; the decision waits all the same.
      saved.commandId = device.outbox().findLast(({ entryId, name }) => entryId === row.id && isDecision(name))?.id;
    },
  });
}

export async function undoSomething(world: Simulation, random: Random): Promise<void> {
  const device = await runningDevice(world, random, desks(world));
  if (device === undefined) return;
  await removeDecision(world, random, { device, words: "takes back", remove: undoDecision, fate: "taken-back" });
}

export async function dismissDecisionSomewhere(world: Simulation, random: Random): Promise<void> {
  const device = await runningDevice(world, random, desks(world));
  if (device === undefined) return;
  await removeDecision(world, random, { device, words: "puts away", remove: dismissDecision, fate: "unknown" });
}

async function removeDecision(
  world: Simulation,
  random: Random,
  {
    device,
    words,
    remove,
    fate,
  }: {
    device: SimulatedDevice;
    words: string;
    remove: typeof undoDecision;
    fate: "taken-back" | "unknown";
  },
): Promise<void> {
  const decided = (["shipment", "visit"] as const).flatMap((kind) =>
    entriesOn(device, kind)
      .filter(({ decision }) => decision !== undefined)
      .map((row) => ({ kind, row })),
  );
  if (decided.length === 0) return;
  const { kind, row } = random.pick(decided);
  const saved = world.memory.byCommand(row.decision?.commandId);
  await act(world, device, {
    words: `${words} the decision on ${kind} ${row.number ?? ""}`,
    work: async () => await remove(tabOf(device, random).store, { kind, id: row.id }),
    after: (outcome) => {
      if (saved !== undefined && outcome !== "not-saved") saved.fate = outcome === "saved" ? fate : "unknown";
    },
  });
}
