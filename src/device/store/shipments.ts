import type { Shipment } from "../../domain/shipment.ts";
import type { DeviceStore } from "../deviceStore.ts";
import { discardRefusedChange, recordEntry, retractEntry, reviseEntry } from "./entries.ts";

/** Hands in a new shipment (`recordEntry`). @returns the device number, `MP-0042` */
export async function recordShipment(store: DeviceStore, shipment: Shipment): Promise<string> {
  return await recordEntry(store, "shipment", shipment);
}

/** Hands in a correction of a shipment (`reviseEntry`). @returns false where that isn't possible now */
export async function reviseShipment(store: DeviceStore, shipment: Shipment): Promise<boolean> {
  return await reviseEntry(store, "shipment", shipment);
}

/** Takes back a shipment that was never sent (`retractEntry`). @returns false where it was sent meanwhile */
export async function retractShipment(
  store: DeviceStore,
  id: string,
  draft: { values: Record<string, string>; step: number },
): Promise<boolean> {
  return await retractEntry(store, "shipment", id, draft);
}

/** Gives up a refused change of a shipment (`discardRefusedChange`). */
export async function discardRefusedShipmentChange(store: DeviceStore, id: string): Promise<boolean> {
  return await discardRefusedChange(store, "shipment", id);
}
