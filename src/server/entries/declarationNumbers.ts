import { declarationKeys, type Shipment } from "../../domain/shipment.ts";
import { prepared } from "../database/prepared.ts";
import type { OfficeChange } from "../offices/officeChange.ts";

/** The field whose number another counting shipment of the office bears, or undefined. */
export async function takenNumber(change: OfficeChange, shipment: Shipment): Promise<string | undefined> {
  for (const key of declarationKeys(shipment)) {
    const [holder] = await selectHolder(change.tx, { officeId: change.officeId, key });
    if (holder !== undefined && holder.shipment_id !== shipment.id) {
      return key.startsWith("aju:") ? "pebSubmissionNumber" : "pebRegistrationNumber";
    }
  }
  return undefined;
}

/** Takes the numbers of a shipment that is stored. */
export async function takeNumbers(change: OfficeChange, shipment: Shipment): Promise<void> {
  for (const key of declarationKeys(shipment)) {
    await insertNumber(change.tx, { officeId: change.officeId, key, shipmentId: shipment.id });
  }
}

/** Gives a shipment's numbers back. */
export async function freeNumbers(change: OfficeChange, shipmentId: string): Promise<void> {
  await change.tx
    .deleteFrom("declaration_number")
    .where("office_id", "=", change.officeId)
    .where("shipment_id", "=", shipmentId)
    .execute();
}

const selectHolder = prepared((tx, { officeId, key }: { officeId: string; key: string }) =>
  tx
    .selectFrom("declaration_number")
    .select("shipment_id")
    .where("office_id", "=", officeId)
    .where("number_key", "=", key),
);

const insertNumber = prepared(
  (tx, { officeId, key, shipmentId }: { officeId: string; key: string; shipmentId: string }) =>
    tx.insertInto("declaration_number").values({ office_id: officeId, number_key: key, shipment_id: shipmentId }),
);
