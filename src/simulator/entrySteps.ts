import type { NilReportRow, OutboxRow, VisitRow } from "../device/database.ts";
import { discardRefusedChange, recordEntry, retractEntry, reviseEntry } from "../device/store/entries.ts";
import { recordNilReport } from "../device/store/nilReports.ts";
import { monthOf, shiftMonth } from "../domain/days.ts";
import { mayRevise } from "../domain/review.ts";
import type { EntryKind } from "../domain/reviewState.ts";
import { act, entriesOn, exporterFor, runningDevice, save, tabOf, todayAt } from "./acting.ts";
import type { Random } from "./random.ts";
import type { SimulatedDevice } from "./simulatedDevice.ts";
import type { Simulation } from "./simulation.ts";
import { someContent } from "./someContent.ts";

/** Those who report: an exporter of their own business, a mentor of those assigned to them. */
function reporters(world: Simulation, kind: EntryKind | "nil-report"): SimulatedDevice[] {
  return world.devices.filter(({ role, build }) =>
    kind === "visit" ? role === "mentor" && build === "present" : role === "mentor" || role === "exporter",
  );
}

export async function recordSomething(world: Simulation, random: Random, kind: EntryKind): Promise<void> {
  const device = await runningDevice(world, random, reporters(world, kind));
  const exporterId = device && exporterFor(world, device, random);
  if (device === undefined || exporterId === undefined) return;
  const id = world.newId();
  const token = world.memory.newToken();
  const content = someContent(kind, { id, exporterId, token, today: todayAt(world, device), random });
  const saved = world.memory.add({ token, kind, recordId: id, device, content });
  await save(world, saved, {
    words: `${kind} ${token}`,
    work: async () => await recordEntry(tabOf(device, random).store, kind, content),
  });
}

export async function reviseSomething(world: Simulation, random: Random, kind: EntryKind): Promise<void> {
  const device = await runningDevice(world, random, reporters(world, kind));
  if (device === undefined) return;
  const rows = entriesOn(device, kind).filter((row) => row.state === "none" || mayRevise(row.state));
  if (rows.length === 0) return;
  const row = random.pick(rows);
  const token = world.memory.newToken();
  const content = someContent(kind, {
    id: row.id,
    exporterId: row.exporterId,
    token,
    today: todayAt(world, device),
    random,
    before: (row as Partial<VisitRow>).visit,
  });
  const earlier = world.memory.standing(device, row.id, kind);
  const outbox = device.outbox();
  const saved = world.memory.add({ token, kind, recordId: row.id, device, content });
  await save(world, saved, {
    words: `a revision of ${kind} ${row.number ?? ""} as ${token}`,
    work: async () => await reviseEntry(tabOf(device, random).store, kind, content),
    after: (outcome) => {
      for (const each of earlier) if (outcome !== "not-saved") each.fate = outcome === "saved" ? "replaced" : "unknown";
      forgetActsThatWent(world, device, outbox);
    },
  });
}

export async function retractSomething(world: Simulation, random: Random, kind: EntryKind): Promise<void> {
  const device = await runningDevice(world, random, reporters(world, kind));
  if (device === undefined) return;
  const rows = entriesOn(device, kind).filter((row) => row.delivery === "queued");
  if (rows.length === 0) return;
  const row = random.pick(rows);
  const standing = world.memory.standing(device, row.id, kind);
  const outbox = device.outbox();
  await act(world, device, {
    words: `takes ${kind} ${row.number ?? ""} back`,
    work: async () => await retractEntry(tabOf(device, random).store, kind, row.id, { values: {}, step: 0 }),
    after: (outcome) => {
      for (const saved of standing)
        if (outcome !== "not-saved") saved.fate = outcome === "saved" ? "taken-back" : "unknown";
      forgetActsThatWent(world, device, outbox);
    },
  });
}

export async function discardSomething(world: Simulation, random: Random, kind: EntryKind): Promise<void> {
  const device = await runningDevice(world, random, reporters(world, kind));
  if (device === undefined) return;
  const rows = entriesOn(device, kind).filter((row) => row.delivery === "refused");
  if (rows.length === 0) return;
  const row = random.pick(rows);
  const standing = world.memory.standing(device, row.id, kind);
  const outbox = device.outbox();
  await act(world, device, {
    words: `gives up the refused change of ${kind} ${row.number ?? ""}`,
    work: async () => await discardRefusedChange(tabOf(device, random).store, kind, row.id),
    after: (outcome) => {
      for (const saved of standing) if (outcome !== "not-saved") saved.fate = "unknown";
      forgetActsThatWent(world, device, outbox);
    },
  });
}

/** A follow-up that a visit doesn't name any more takes with it what was said of it. */
function forgetActsThatWent(world: Simulation, device: SimulatedDevice, before: readonly OutboxRow[]): void {
  const present = new Set(device.outbox().map(({ id }) => id));
  for (const { id } of before) {
    const saved = present.has(id) ? undefined : world.memory.byCommand(id);
    if (saved?.kind === "act") saved.fate = "unknown";
  }
}

export async function recordNil(world: Simulation, random: Random): Promise<void> {
  const device = await runningDevice(world, random, reporters(world, "nil-report"));
  const exporterId = device && exporterFor(world, device, random);
  if (device === undefined || exporterId === undefined) return;
  const token = world.memory.newToken();
  const id = world.newId();
  const month = shiftMonth(monthOf(todayAt(world, device)), -random.below(14));
  if (device.rowsOf<NilReportRow>("nilReports").some((row) => row.exporterId === exporterId && row.month === month))
    return;
  const content = { id, exporterId, month, source: "phone" as const, toldBy: token };
  const saved = world.memory.add({ token, kind: "nil-report", recordId: id, device, content });
  await save(world, saved, {
    words: `"nothing exported" of ${month} as ${token}`,
    work: async () => await recordNilReport(tabOf(device, random).store, content),
  });
}
