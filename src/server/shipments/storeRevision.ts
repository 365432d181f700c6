import type { Shipment } from "../../domain/shipment.ts";
import type { ShipmentRecord } from "../../domain/shipmentRecord.ts";
import { freeNumbers, takeNumbers } from "../entries/declarationNumbers.ts";
import { keepRevision } from "../entries/keepRevision.ts";
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
  const { sender, number, claimedAt, receivedAt, hash, acceptedBy } = circumstances;
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
    history: [
      ...(before?.history ?? []),
      { event, revision, at: receivedAt, byId: authorId, byName: authorName, ...(acceptedBy && { acceptedBy }) },
    ],
  };
  const sequence = await putRecord(change, "shipment", shipment.id, after);
  await keepRevision(change, { entryId: shipment.id, revision, content: shipment }, circumstances);
  if (before !== undefined) await freeNumbers(change, shipment.id);
  await takeNumbers(change, shipment);
  countShipment(change, { before, after });
  await rememberUnconverted(change, { before, after });
  await withdrawNilReport(change, shipment);
  return { outcome: "applied", revision, sequence };
}
