import type { ExportStop } from "../../domain/exportStop.ts";
import type { ExportStopRow, OutboxRow } from "../database.ts";
import type { DeviceStore } from "../deviceStore.ts";
import { commandsOf, newCommand, wasAttempted } from "./outbox.ts";
import { exportStopRow } from "./ownChanges.ts";

/** Whether a stop or a resumption counts: neither taken back here, nor refused before the office ever had it. */
export function isStanding({ isWithdrawn, delivery, record }: ExportStopRow): boolean {
  return isWithdrawn !== true && (record !== undefined || delivery !== "refused");
}

/** Records that an exporter stopped exporting, or exports again. Nobody reviews it. */
export async function recordExportStop(store: DeviceStore, exportStop: ExportStop): Promise<void> {
  const command = newCommand(store, {
    name: "v1.export-stop.record",
    body: { exportStop },
    entryId: exportStop.id,
  });
  await changeStop(store, exportStop.id, () => Promise.resolve({ ...command, exporterId: exportStop.exporterId }));
}

/**
 * Takes a stop or a resumption back that was recorded by mistake.
 * @returns false where it isn't here, or is withdrawn already
 */
export async function withdrawExportStop(store: DeviceStore, id: string): Promise<boolean> {
  const command = newCommand(store, { name: "v1.export-stop.withdraw", body: { exportStop: { id } }, entryId: id });
  return await changeStop(store, id, async (commands) => {
    const row = await store.database.exportStops.get(id);
    if (row === undefined || row.isWithdrawn === true) return undefined;
    const first = commands.find(({ name }) => name === "v1.export-stop.record");
    if (first !== undefined && !(await wasAttempted(store, first.id))) {
      await store.database.outbox.bulkDelete(commands.map((each) => each.order as number));
      return "dropped";
    }
    return { ...command, exporterId: row.exporterId };
  });
}

/** Puts a refused stop or withdrawal away, once it was read why. */
export async function dismissExportStopRefusal(store: DeviceStore, id: string): Promise<boolean> {
  return await changeStop(store, id, async (commands) => {
    const parked = commands.filter((command) => command.status === "parked");
    await store.database.outbox.bulkDelete(parked.map((each) => each.order as number));
    return parked.length > 0 ? "dropped" : undefined;
  });
}

/** Works the row out anew after what `make` puts into the outbox, or dropped from it. */
async function changeStop(
  store: DeviceStore,
  id: string,
  make: (commands: OutboxRow[]) => Promise<OutboxRow | "dropped" | undefined>,
): Promise<boolean> {
  const { database } = store;
  return await database.transaction("rw", [database.exportStops, database.outbox, database.meta], async () => {
    const record = (await database.exportStops.get(id))?.record;
    const made = await make(await commandsOf(store, id));
    if (made === undefined) return false;
    if (made !== "dropped") await database.outbox.add(made);
    const row = exportStopRow(record, await commandsOf(store, id));
    if (row === undefined) await database.exportStops.delete(id);
    else await database.exportStops.put(row);
    return true;
  });
}
