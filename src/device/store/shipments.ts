import { toInstant } from "../../domain/days.ts";
import { placingDay } from "../../domain/placingDay.ts";
import type { Shipment } from "../../domain/shipment.ts";
import type { ShipmentRecord } from "../../domain/shipmentRecord.ts";
import type { ShipmentRow } from "../database.ts";
import type { DeviceStore } from "../deviceStore.ts";
import { nextNumber } from "./numbering.ts";
import { commandsOf, newCommand, wasAttempted } from "./outbox.ts";

/**
 * Hands in a new shipment: record and command in one flushed transaction. When this resolves, it may be said
 * to be saved on this device. The draft it was written in, of the same id, goes with it.
 * @returns the device number, `MP-0042`
 */
export async function recordShipment(store: DeviceStore, shipment: Shipment): Promise<string> {
  const { database } = store;
  const command = newCommand(store, { name: "v1.shipment.record", body: { shipment }, entryId: shipment.id });
  return await database.transaction(
    "rw",
    [database.shipments, database.outbox, database.drafts, database.meta],
    async () => {
      const number = (await database.drafts.get(shipment.id))?.number ?? (await nextNumber(store));
      await database.shipments.add({
        ...rowOf(shipment),
        delivery: "queued",
        state: "none",
        revision: 1,
        number,
        savedAt: command.claimedAt,
      });
      await database.outbox.add({ ...command, number });
      await database.drafts.delete(shipment.id);
      return number;
    },
  );
}

/**
 * Hands in a correction: the next revision of an entry that is the author's to change.
 * What was parked for this entry is replaced by it. A correction of an entry that the server never stored is
 * sent as its first report.
 * @returns false where the entry isn't here, or an earlier change of it still waits to be confirmed
 */
export async function reviseShipment(store: DeviceStore, shipment: Shipment): Promise<boolean> {
  const { database } = store;
  const before = await database.shipments.get(shipment.id);
  if (before === undefined) return false;
  const stored = before.record?.revision;
  const command =
    stored === undefined
      ? newCommand(store, { name: "v1.shipment.record", body: { shipment }, entryId: shipment.id })
      : newCommand(store, {
          name: "v1.shipment.revise",
          body: { shipment },
          entryId: shipment.id,
          baseRevision: stored,
        });
  return await database.transaction(
    "rw",
    [database.shipments, database.outbox, database.drafts, database.meta],
    async () => {
      const unconfirmed = await commandsOf(store, shipment.id);
      if (unconfirmed.some((other) => other.status === "waiting")) return false;
      await database.outbox.bulkDelete(unconfirmed.map((other) => other.order as number));
      await database.shipments.put({
        ...before,
        ...rowOf(shipment),
        delivery: "queued",
        revision: (stored ?? 0) + 1,
        savedAt: command.claimedAt,
        refusal: undefined,
      });
      await database.outbox.add({ ...command, number: before.number });
      await database.drafts.delete(shipment.id);
      return true;
    },
  );
}

/**
 * Takes back what was handed in but never sent: it becomes a draft again.
 * @param values the form's values, to go on with
 * @returns false where it was sent meanwhile, and nothing changed
 */
export async function retractShipment(
  store: DeviceStore,
  id: string,
  draft: { values: Record<string, string>; step: number },
): Promise<boolean> {
  const { database } = store;
  return await database.transaction(
    "rw",
    [database.shipments, database.outbox, database.drafts, database.meta],
    async () => {
      const row = await database.shipments.get(id);
      const commands = await commandsOf(store, id);
      if (row === undefined || commands.length === 0) return false;
      for (const command of commands) if (await wasAttempted(store, command.id)) return false;
      await database.outbox.bulkDelete(commands.map((command) => command.order as number));
      if (row.record === undefined) await database.shipments.delete(id);
      else await database.shipments.put(asStored(row, row.record));
      await database.drafts.put({
        id,
        kind: "shipment",
        ...draft,
        updatedAt: toInstant(store.clock()),
        number: row.number,
        ...(row.record === undefined ? {} : { corrects: { entryId: id, revision: row.record.revision } }),
      });
      return true;
    },
  );
}

/**
 * Takes back a change that the server refused for good, such as one of an entry that was decided meanwhile: the
 * entry is again what the server has.
 * @returns false where nothing of it is refused, or the server never had it
 */
export async function discardRefusedChange(store: DeviceStore, id: string): Promise<boolean> {
  const { database } = store;
  return await database.transaction("rw", [database.shipments, database.outbox], async () => {
    const row = await database.shipments.get(id);
    if (row?.record === undefined || row.delivery !== "refused") return false;
    const parked = (await commandsOf(store, id)).filter((command) => command.status === "parked");
    await database.outbox.bulkDelete(parked.map((command) => command.order as number));
    await database.shipments.put(asStored(row, row.record));
    return true;
  });
}

/** The row as the server holds it, without this device's own change. */
export function asStored(row: ShipmentRow, record: ShipmentRecord): ShipmentRow {
  return {
    ...row,
    ...rowOf(record.shipment),
    state: record.state,
    revision: record.revision,
    savedAt: record.claimedAt,
    receivedAt: record.recordedAt,
    delivery: "sent",
    refusal: undefined,
  };
}

/** The columns that follow from the content. */
export function rowOf(shipment: Shipment): Pick<ShipmentRow, "id" | "exporterId" | "shipment" | "day"> {
  return { id: shipment.id, exporterId: shipment.exporterId, shipment, day: placingDay(shipment) ?? "" };
}
