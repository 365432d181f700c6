import type { ShipmentRecord } from "../../domain/shipmentRecord.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import type { Circumstances } from "../sync/outcome.ts";

/** Keeps a revision beside all earlier ones. */
export async function keepRevision(
  change: OfficeChange,
  { shipment, revision, hash }: ShipmentRecord,
  { sender, claimedAt, receivedAt }: Circumstances,
): Promise<void> {
  await change.tx
    .insertInto("shipment_revision")
    .values({
      office_id: change.officeId,
      shipment_id: shipment.id,
      revision,
      body: JSON.stringify(shipment),
      author_id: sender.person.id,
      device_id: sender.deviceId,
      claimed_at: claimedAt,
      recorded_at: receivedAt,
      hash,
    })
    .execute();
}
