import type { ExporterRow, ExportStopRow, FollowUpRow } from "../device/database.ts";
import { recordEntry } from "../device/store/entries.ts";
import { addExporter, dismissExporterRefusal, resolveConflict, reviseExporter } from "../device/store/exporters.ts";
import { dismissExportStopRefusal, recordExportStop, withdrawExportStop } from "../device/store/exportStops.ts";
import { completeFollowUp, dismissFollowUpRefusal, reopenFollowUp } from "../device/store/followUps.ts";
import { shiftDay } from "../domain/days.ts";
import { type Exporter, exporterOf } from "../domain/exporter.ts";
import type { ExportStop } from "../domain/exportStop.ts";
import { act, exporterFor, runningDevice, save, tabOf, todayAt } from "./acting.ts";
import type { Random } from "./random.ts";
import type { SimulatedDevice } from "./simulatedDevice.ts";
import type { Simulation } from "./simulation.ts";
import { someContent } from "./someContent.ts";

/** Those who look after exporters, on a build that knows how. */
function carers(world: Simulation): SimulatedDevice[] {
  return world.devices.filter(({ role, build }) => role !== "exporter" && role !== "viewer" && build === "present");
}

function mentors(world: Simulation): SimulatedDevice[] {
  return carers(world).filter(({ role }) => role === "mentor");
}

/** A mentor meets a business that the office doesn't know, adds it, and reports the visit at once. */
export async function addExporterInTheField(world: Simulation, random: Random): Promise<void> {
  const device = await runningDevice(world, random, mentors(world));
  if (device === undefined) return;
  const token = world.memory.newToken();
  const exporter: Exporter = {
    id: world.newId(),
    name: `Usaha ${token}`,
    ...(random.percent(30) && { businessId: `912000000000${random.below(4)}` }),
    commodities: [],
    destinations: [],
  };
  const saved = world.memory.add({ token, kind: "exporter", recordId: exporter.id, device, content: exporter });
  const tab = tabOf(device, random);
  await save(world, saved, {
    words: `a new exporter ${token}`,
    work: async () => await addExporter(tab.store, exporter),
  });
  if (saved.told !== "saved") return;
  const visitToken = world.memory.newToken();
  const id = world.newId();
  const today = todayAt(world, device);
  const visit = someContent("visit", { id, exporterId: exporter.id, token: visitToken, today, random });
  const visited = world.memory.add({ token: visitToken, kind: "visit", recordId: id, device, content: visit });
  await save(world, visited, {
    words: `visit ${visitToken} to the new exporter`,
    work: async () => await recordEntry(tab.store, "visit", visit),
  });
}

export async function changeExporter(world: Simulation, random: Random): Promise<void> {
  const device = await runningDevice(world, random, carers(world));
  const rows = device?.rowsOf<ExporterRow>("exporters") ?? [];
  if (device === undefined || rows.length === 0) return;
  const field = random.pick(["address", "contactName", "commodities", "phone"] as const);
  await setField(world, random, { device, row: random.pick(rows), field });
}

/** Two people change the same field of the same exporter, and neither knows of the other. */
export async function clashOverExporter(world: Simulation, random: Random): Promise<void> {
  const one = await runningDevice(world, random, carers(world));
  const rows = one?.rowsOf<ExporterRow>("exporters") ?? [];
  if (one === undefined || rows.length === 0) return;
  const row = random.pick(rows);
  const rowOn = (device: SimulatedDevice) => device.rowsOf<ExporterRow>("exporters").find(({ id }) => id === row.id);
  const others = carers(world).filter((device) => device !== one && rowOn(device) !== undefined);
  const other = await runningDevice(world, random, others);
  const otherRow = other && rowOn(other);
  if (other === undefined || otherRow === undefined) return;
  await setField(world, random, { device: one, row, field: "address" });
  await setField(world, random, { device: other, row: otherRow, field: "address" });
}

type Field = "address" | "contactName" | "commodities" | "phone";

async function setField(
  world: Simulation,
  random: Random,
  { device, row, field }: { device: SimulatedDevice; row: ExporterRow; field: Field },
): Promise<void> {
  const before = exporterOf(row);
  const token = world.memory.newToken();
  const exporter: Exporter =
    field === "commodities"
      ? { ...before, commodities: [random.pick(["batik-sarong", "gum-rosin", "seaweed"])] }
      : { ...before, [field]: field === "phone" ? `0812${random.between(100_000, 999_999)}` : token };
  const saved = world.memory.add({ token, kind: "act", recordId: before.id, device, content: exporter });
  await actByCommand(world, saved, {
    words: `the exporter's ${field} as ${token}`,
    work: async () => await reviseExporter(tabOf(device, random).store, exporter, before),
  });
}

export async function chooseVersion(world: Simulation, random: Random): Promise<void> {
  const conflictsOn = (device: SimulatedDevice) =>
    device.rowsOf<ExporterRow>("exporters").filter(({ conflicts }) => (conflicts?.length ?? 0) > 0);
  const device = await runningDevice(
    world,
    random,
    carers(world).filter((one) => conflictsOn(one).length > 0),
  );
  if (device === undefined) return;
  const row = random.pick(conflictsOn(device));
  const { id: conflictId, field } = random.pick(row.conflicts ?? []);
  const choice = random.pick(["kept", "other"] as const);
  const token = world.memory.newToken();
  const saved = world.memory.add({ token, kind: "act", recordId: row.id, device, content: { conflictId } });
  world.count("conflict-resolved");
  await actByCommand(world, saved, {
    words: `the choice between two versions of ${field}`,
    work: async () =>
      await resolveConflict(tabOf(device, random).store, { exporterId: row.id, conflictId, field, choice }),
  });
}

export async function recordStop(world: Simulation, random: Random): Promise<void> {
  const device = await runningDevice(world, random, carers(world));
  const exporterId = device && exporterFor(world, device, random);
  if (device === undefined || exporterId === undefined) return;
  const token = world.memory.newToken();
  const today = todayAt(world, device);
  const stop: ExportStop = {
    id: world.newId(),
    exporterId,
    kind: random.pick(["stop", "resume"] as const),
    wholeExporter: true,
    commodities: [],
    destinations: [],
    reason: "demand-drop",
    from: shiftDay(today, -random.below(90)),
    toldBy: token,
    toldOn: today,
  };
  const saved = world.memory.add({ token, kind: "export-stop", recordId: stop.id, device, content: stop });
  await save(world, saved, {
    words: `a ${stop.kind} of exports as ${token}`,
    work: async () => await recordExportStop(tabOf(device, random).store, stop),
  });
}

export async function withdrawStop(world: Simulation, random: Random): Promise<void> {
  const device = await runningDevice(world, random, carers(world));
  const rows = device?.rowsOf<ExportStopRow>("exportStops").filter(({ isWithdrawn }) => isWithdrawn !== true) ?? [];
  if (device === undefined || rows.length === 0) return;
  const row = random.pick(rows);
  const recorded = world.memory.saved.filter(({ kind, recordId }) => kind === "export-stop" && recordId === row.id);
  const wasWaiting = device.outbox().find((command) => command.entryId === row.id);
  const token = world.memory.newToken();
  const saved = world.memory.add({ token, kind: "act", recordId: row.id, device, content: {} });
  await actByCommand(world, saved, {
    words: `that ${row.toldBy} is withdrawn`,
    work: async () => await withdrawExportStop(tabOf(device, random).store, row.id),
    after: (outcome) => {
      if (outcome === "not-saved") return;
      const isGone = !device.outbox().some(({ id }) => id === wasWaiting?.id);
      const wasDropped = outcome === "saved" && wasWaiting !== undefined && isGone;
      for (const each of recorded) each.fate = wasDropped && each.told === "saved" ? "taken-back" : "unknown";
    },
  });
}

export async function completeSomething(world: Simulation, random: Random): Promise<void> {
  const device = await runningDevice(world, random, carers(world));
  const rows = device?.rowsOf<FollowUpRow>("followUps").filter(({ doneOn }) => doneOn === undefined) ?? [];
  if (device === undefined || rows.length === 0) return;
  const row = random.pick(rows);
  const token = world.memory.newToken();
  const completion = { id: row.id, doneOn: todayAt(world, device), note: token };
  const saved = world.memory.add({ token, kind: "act", recordId: row.id, device, content: completion });
  await actByCommand(world, saved, {
    words: `a follow-up as done, ${token}`,
    work: async () => await completeFollowUp(tabOf(device, random).store, completion),
  });
}

export async function reopenSomething(world: Simulation, random: Random): Promise<void> {
  const device = await runningDevice(world, random, carers(world));
  const rows = device?.rowsOf<FollowUpRow>("followUps").filter(({ doneOn }) => doneOn !== undefined) ?? [];
  if (device === undefined || rows.length === 0) return;
  const row = random.pick(rows);
  const before = device.outbox().filter(({ entryId }) => entryId === row.id);
  const token = world.memory.newToken();
  const saved = world.memory.add({ token, kind: "act", recordId: row.id, device, content: {} });
  await actByCommand(world, saved, {
    words: `a follow-up as not done after all`,
    work: async () => await reopenFollowUp(tabOf(device, random).store, row.id),
    after: (outcome) => {
      const present = new Set(device.outbox().map(({ id }) => id));
      for (const { id } of before.filter((command) => !present.has(command.id))) {
        const completed = world.memory.byCommand(id);
        if (completed !== undefined) completed.fate = outcome === "saved" ? "taken-back" : "unknown";
      }
    },
  });
}

/** Puts away what the office refused of an exporter, a stop or a follow-up. */
export async function dismissSomething(world: Simulation, random: Random): Promise<void> {
  const device = await runningDevice(world, random, carers(world));
  const parked = device?.outbox().filter(({ status }) => status === "parked") ?? [];
  if (device === undefined || parked.length === 0) return;
  const { name, entryId } = random.pick(parked);
  const { store } = tabOf(device, random);
  const dismiss = name.startsWith("v1.exporter.")
    ? dismissExporterRefusal
    : name.startsWith("v1.export-stop.")
      ? dismissExportStopRefusal
      : name.startsWith("v1.follow-up.")
        ? dismissFollowUpRefusal
        : undefined;
  if (dismiss === undefined) return;
  const before = device.outbox().filter((command) => command.entryId === entryId);
  await act(world, device, {
    words: `puts the refused ${name} away`,
    work: async () => await dismiss(store, entryId),
    after: (outcome) => {
      if (outcome === "not-saved") return;
      for (const { id } of before) {
        const saved = world.memory.byCommand(id);
        if (saved !== undefined) saved.fate = "unknown";
      }
    },
  });
}

/** As `save`, for what is known again by its command alone; what that command takes the place of stands no more. */
async function actByCommand(
  world: Simulation,
  saved: Parameters<typeof save>[1],
  done: Parameters<typeof save>[2],
): Promise<void> {
  const { device, recordId } = saved;
  const before = device.outbox().filter(({ entryId }) => entryId === recordId);
  await save(world, saved, {
    ...done,
    after: (outcome) => {
      const present = device.outbox().filter(({ entryId }) => entryId === recordId);
      const isNew = (id: string) => !before.some((command) => command.id === id);
      saved.commandId = present.find(({ id }) => isNew(id))?.id;
      if (outcome === "saved" && saved.commandId === undefined) saved.fate = "unknown";
      for (const { id } of before.filter((command) => !present.some((each) => each.id === command.id))) {
        const replaced = world.memory.byCommand(id);
        if (replaced !== undefined) replaced.fate = "unknown";
      }
      done.after?.(outcome);
    },
  });
}
