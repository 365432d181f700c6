import type { Draft, ShipmentRow } from "../../device/database.ts";
import type { DeviceStore } from "../../device/deviceStore.ts";
import { saveDraft } from "../../device/store/drafts.ts";
import { draftHref } from "./draftFacts.ts";
import { stepOf } from "./shipmentFields.ts";
import { shipmentToValues } from "./shipmentValues.ts";

/**
 * Opens the draft that corrects an entry, or makes it from what the entry says.
 * @returns the address of the form, at the field that the server named, if it named one
 */
export async function openCorrection(store: DeviceStore, row: ShipmentRow): Promise<string> {
  const open = await store.database.drafts.get(row.id);
  if (open !== undefined) return draftHref(open);
  const field = row.refusal?.field;
  const draft: Omit<Draft, "updatedAt"> = {
    id: row.id,
    kind: "shipment",
    values: shipmentToValues(row.shipment),
    step: field === undefined ? 1 : stepOf(field),
    field,
    corrects: { entryId: row.id, revision: row.record?.revision ?? 0 },
    number: row.number,
  };
  return draftHref(await saveDraft(store, draft));
}
