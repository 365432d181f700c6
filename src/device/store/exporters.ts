import type { Exporter } from "../../domain/exporter.ts";
import { differingFields } from "../../domain/mergeExporter.ts";
import type { CommandBody } from "../../protocol/commands.ts";
import type { OutboxRow } from "../database.ts";
import type { DeviceStore } from "../deviceStore.ts";
import { commandsOf, newCommand } from "./outbox.ts";
import { exporterRow } from "./ownChanges.ts";

/**
 * Adds an exporter found in the field. It can be visited and reported for at once; what is about it leaves after it.
 */
export async function addExporter(store: DeviceStore, exporter: Exporter): Promise<void> {
  const command = newCommand(store, { name: "v1.exporter.record", body: { exporter }, entryId: exporter.id });
  await changeExporter(store, exporter.id, () => Promise.resolve(command));
}

/**
 * Changes an exporter.
 * @param before the row's content as the person had it before them: only what differs from it is changed
 * @returns false where nothing differs, or the exporter isn't here
 */
export async function reviseExporter(store: DeviceStore, exporter: Exporter, before: Exporter): Promise<boolean> {
  if (differingFields(before, exporter).length === 0) return false;
  const revised = newCommand(store, { name: "v1.exporter.revise", body: { exporter, before }, entryId: exporter.id });
  const added = newCommand(store, { name: "v1.exporter.record", body: { exporter }, entryId: exporter.id });
  return await changeExporter(store, exporter.id, async (commands) => {
    if (!(await isHere(store, exporter.id))) return undefined;
    const parked = commands.filter((command) => command.status === "parked");
    await store.database.outbox.bulkDelete(parked.map((command) => command.order as number));
    // A refused addition is mended, not changed: the office has nothing to change yet.
    if (parked.some((command) => command.name === "v1.exporter.record")) return added;
    // What was refused is said anew, on top of what the office holds.
    const [firstParked] = parked;
    if (firstParked?.name !== "v1.exporter.revise") return revised;
    const { before: asItWas } = firstParked.body as CommandBody<"v1.exporter.revise">;
    return newCommand(store, {
      name: "v1.exporter.revise",
      body: { exporter, before: asItWas },
      entryId: exporter.id,
    });
  });
}

/**
 * Chooses between the two versions of a field.
 * @returns false where there is no such choice (any more)
 */
export async function resolveConflict(
  store: DeviceStore,
  chosen: { exporterId: string; conflictId: string; field: string; choice: "kept" | "other" },
): Promise<boolean> {
  const { exporterId, conflictId, field, choice } = chosen;
  const command = newCommand(store, {
    name: "v1.exporter.resolve",
    body: { exporter: { id: exporterId }, conflictId, field, choice },
    entryId: exporterId,
  });
  return await changeExporter(store, exporterId, async () => {
    const row = await store.database.exporters.get(exporterId);
    return row?.conflicts?.some((one) => one.id === conflictId && one.field === field) ? command : undefined;
  });
}

/**
 * Gives up a refused change, once it was read why. An exporter that never reached the office goes with it.
 * @returns false where nothing of it is refused, or something of this device hangs on the exporter that would go
 */
export async function dismissExporterRefusal(store: DeviceStore, id: string): Promise<boolean> {
  const { database } = store;
  const hangsOnIt = await Promise.all([
    database.visits.where("[exporterId+day]").between([id, ""], [id, "\uffff"]).count(),
    database.shipments.where("[exporterId+day]").between([id, ""], [id, "\uffff"]).count(),
    database.nilReports.where("[exporterId+month]").between([id, ""], [id, "\uffff"]).count(),
    database.exportStops.where("exporterId").equals(id).count(),
  ]);
  const isAlone = hangsOnIt.every((count) => count === 0);
  return await changeExporter(store, id, async (commands) => {
    const parked = commands.filter((command) => command.status === "parked");
    const goes = parked.some((command) => command.name === "v1.exporter.record");
    if (parked.length === 0 || (goes && !isAlone)) return undefined;
    const dropped = goes ? commands : parked;
    await database.outbox.bulkDelete(dropped.map((command) => command.order as number));
    return "dropped";
  });
}

async function isHere(store: DeviceStore, id: string): Promise<boolean> {
  return (await store.database.exporters.get(id)) !== undefined;
}

/** Works the row out anew after what `make` puts into the outbox, or dropped from it. */
async function changeExporter(
  store: DeviceStore,
  id: string,
  make: (commands: OutboxRow[]) => Promise<OutboxRow | "dropped" | undefined>,
): Promise<boolean> {
  const { database } = store;
  return await database.transaction("rw", [database.exporters, database.outbox, database.drafts], async () => {
    const record = (await database.exporters.get(id))?.record;
    const made = await make(await commandsOf(store, id));
    if (made === undefined) return false;
    if (made !== "dropped") await database.outbox.add(made);
    const row = exporterRow(record, await commandsOf(store, id));
    if (row === undefined) await database.exporters.delete(id);
    else await database.exporters.put(row);
    await database.drafts.delete(id);
    return true;
  });
}
