import type { ShipmentRow } from "../../device/database.ts";
import type { DeviceStore } from "../../device/deviceStore.ts";
import { commandsOf, wasAttempted } from "../../device/store/outbox.ts";
import { retractShipment } from "../../device/store/shipments.ts";
import { may } from "../../domain/permissions.ts";
import { mayRevise } from "../../domain/review.ts";
import { formSteps } from "./draftFacts.ts";
import { shipmentToValues } from "./shipmentValues.ts";

/** What the person of this device can do about an entry now (ux.md section 4, "Owner may"). */
export type ShipmentActions = {
  /** Correct a returned one, change one that isn't decided, mend a refused one. */
  change: boolean;
  retract: boolean;
  /** A change that was refused because the entry was decided can only be given up. */
  discard: boolean;
};

export async function actionsFor(store: DeviceStore, row: ShipmentRow): Promise<ShipmentActions> {
  const { role } = store.session.person;
  const relation = role === "exporter" ? "own" : "assigned";
  const state = row.record?.state;
  const isUndecided = state === undefined || mayRevise(state);
  const mayChange = may({ role, relation, subject: "shipment", action: "revise" }, state);
  return {
    change: mayChange && isUndecided && row.delivery !== "queued",
    retract: mayChange && row.delivery === "queued" && (await isStillHere(store, row.id)),
    discard: row.delivery === "refused" && row.record !== undefined && !isUndecided,
  };
}

/** True while none of an entry's commands ever left this device. */
async function isStillHere(store: DeviceStore, id: string): Promise<boolean> {
  const commands = await commandsOf(store, id);
  for (const command of commands) if (await wasAttempted(store, command.id)) return false;
  return commands.length > 0;
}

/** @returns the address of the draft that it is again, or undefined where it was sent meanwhile */
export async function retractEntry(store: DeviceStore, row: ShipmentRow): Promise<string | undefined> {
  const draft = { values: shipmentToValues(row.shipment), step: formSteps + 1 };
  return (await retractShipment(store, row.id, draft)) ? `/ekspor/${row.id}/periksa` : undefined;
}
