import type { Draft } from "../../../device/database.ts";
import type { DeviceStore } from "../../../device/deviceStore.ts";
import { recordShipment, reviseShipment } from "../../../device/store/shipments.ts";
import type { Shipment } from "../../../domain/shipment.ts";

/**
 * Hands a checked draft in, as a new shipment or as the next revision of the one it corrects.
 * @returns saved: it is flushed to this device, also where another tab was quicker; waiting: an earlier change
 *   of the same entry isn't confirmed yet; not-saved: the device couldn't keep it, and the draft is still there
 */
export async function handInShipment(
  store: DeviceStore,
  shipment: Shipment,
  draft: Pick<Draft, "corrects">,
): Promise<"saved" | "waiting" | "not-saved"> {
  try {
    if (draft.corrects !== undefined) return (await reviseShipment(store, shipment)) ? "saved" : "waiting";
    await recordShipment(store, shipment);
    return "saved";
  } catch {
    // Whatever ended the transaction, nothing of it is kept (faults.md M5: never match on the error's name).
    const isHere = await store.database.shipments.get(shipment.id).catch(() => undefined);
    return draft.corrects === undefined && isHere !== undefined ? "saved" : "not-saved";
  }
}
