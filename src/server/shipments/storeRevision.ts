import type { Shipment } from "../../domain/shipment.ts";
import type { ShipmentRecord } from "../../domain/shipmentRecord.ts";
import { prepared } from "../database/prepared.ts";
import { freeNumbers, takeNumbers } from "../entries/declarationNumbers.ts";
import { withdrawNilReport } from "../entries/nilReportOfMonth.ts";
import { rememberUnconverted } from "../entries/unconverted.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { putRecord } from "../offices/records.ts";
import { countShipment } from "../offices/summaries.ts";
import type { Circumstances, Outcome } from "../sync/outcome.ts";
import { convertShipment } from "./checkShipment.ts";

/** Stores content that was checked as the next revision of a shipment, or as its first. It waits for review. */
export async function storeRevision(
  change: OfficeChange,
  {
    before,
    shipment,
    outsideAssignment,
  }: { before: ShipmentRecord | undefined; shipment: Shipment; outsideAssignment: boolean },
  circumstances: Circumstances,
): Promise<Outcome> {
  const { sender, number, claimedAt, receivedAt, hash } = circumstances;
  const { id: authorId, name: authorName } = sender.person;
  const revision = (before?.revision ?? 0) + 1;
  const event = before === undefined ? "submit" : "revise";
  const after: ShipmentRecord = {
    ...(before ?? (number === undefined ? {} : { number })),
    shipment,
    revision,
    authorId,
    authorName,
    claimedAt,
    recordedAt: receivedAt,
    hash,
    state: "submitted",
    conversion: await convertShipment(change, shipment),
    outsideAssignment,
    history: [...(before?.history ?? []), { event, revision, at: receivedAt, byId: authorId, byName: authorName }],
  };
  const sequence = await putRecord(change, "shipment", shipment.id, after);
  await keepRevision(change, after, circumstances);
  if (before !== undefined) await freeNumbers(change, shipment.id);
  await takeNumbers(change, shipment);
  countShipment(change, { before, after });
  await rememberUnconverted(change, { before, after });
  await withdrawNilReport(change, shipment);
  return { outcome: "applied", revision, sequence };
}

/** Keeps a revision beside all earlier ones. */
async function keepRevision(
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
  tx.insertInto("entry_revision").values({
    office_id: row.officeId,
    entry_id: row.shipmentId,
    revision: row.revision,
    body: row.body,
    author_id: row.authorId,
    device_id: row.deviceId,
    claimed_at: row.claimedAt,
    recorded_at: row.receivedAt,
    hash: row.hash,
  }),
);
