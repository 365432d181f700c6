import type { ShipmentRecord } from "../../domain/shipmentRecord.ts";
import type { CommandBody } from "../../protocol/commands.ts";
import { takeNumbers } from "../entries/declarationNumbers.ts";
import { mayReport } from "../entries/mayReport.ts";
import { withdrawNilReport } from "../entries/nilReportOfMonth.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { isIdTaken, putRecord } from "../offices/records.ts";
import { countShipment } from "../offices/summaries.ts";
import { type Circumstances, type Outcome, refuse } from "../sync/outcome.ts";
import { checkShipment, convertShipment } from "./checkShipment.ts";
import { keepRevision } from "./keepRevision.ts";

/** v1.shipment.record: a shipment reported for the first time. */
export async function recordShipment(
  change: OfficeChange,
  { shipment }: CommandBody<"v1.shipment.record">,
  circumstances: Circumstances,
): Promise<Outcome> {
  const { sender, number, claimedAt, receivedAt, hash, today } = circumstances;
  const allowed = await mayReport(change, sender.person, "shipment", shipment.exporterId);
  if (allowed === undefined) return refuse("not-found", "exporterId");
  if (await isIdTaken(change, shipment.id)) return refuse("id-taken", "id");
  const refusal = await checkShipment(change, shipment, today);
  if (refusal !== undefined) return refusal;

  const { id: authorId, name: authorName } = sender.person;
  const record: ShipmentRecord = {
    shipment,
    revision: 1,
    ...(number === undefined ? {} : { number }),
    authorId,
    authorName,
    claimedAt,
    recordedAt: receivedAt,
    hash,
    state: "submitted",
    conversion: await convertShipment(change, shipment),
    outsideAssignment: allowed.outsideAssignment,
    history: [{ event: "submit", revision: 1, at: receivedAt, byId: authorId, byName: authorName }],
  };
  const sequence = await putRecord(change, "shipment", shipment.id, record);
  await keepRevision(change, record, circumstances);
  await takeNumbers(change, shipment);
  countShipment(change, { after: record });
  await withdrawNilReport(change, shipment);
  return { outcome: "applied", revision: 1, sequence };
}
