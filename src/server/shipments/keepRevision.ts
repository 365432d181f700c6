import type { ShipmentRecord } from "../../domain/shipmentRecord.ts";
import { prepared } from "../database/prepared.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import type { Circumstances } from "../sync/outcome.ts";

/** Keeps a revision beside all earlier ones. */
export async function keepRevision(
  change: OfficeChange,
  { shipment, revision, hash }: ShipmentRecord,
  { sender, claimedAt, receivedAt }: Circumstances,
): Promise<void> {
  await insertRevision(change.tx, {
    officeId: change.officeId,
    shipmentId: shipment.id,
    revision,
    body: JSON.stringify(shipment),
    authorId: sender.person.id,
    deviceId: sender.deviceId,
    claimedAt,
    receivedAt,
    hash,
  });
}

type Revision = {
  officeId: string;
  shipmentId: string;
  revision: number;
  body: string;
  authorId: string;
  deviceId: string;
  claimedAt: string;
  receivedAt: string;
  hash: string;
};

const insertRevision = prepared((tx, row: Revision) =>
  tx.insertInto("shipment_revision").values({
    office_id: row.officeId,
    shipment_id: row.shipmentId,
    revision: row.revision,
    body: row.body,
    author_id: row.authorId,
    device_id: row.deviceId,
    claimed_at: row.claimedAt,
    recorded_at: row.receivedAt,
    hash: row.hash,
  }),
);
