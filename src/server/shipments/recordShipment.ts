import type { CommandBody } from "../../protocol/commands.ts";
import { mayReport } from "../entries/mayReport.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { isIdTaken } from "../offices/records.ts";
import { type Circumstances, type Outcome, refuse } from "../sync/outcome.ts";
import { checkShipment } from "./checkShipment.ts";
import { storeRevision } from "./storeRevision.ts";

/** v1.shipment.record: a shipment reported for the first time. */
export async function recordShipment(
  change: OfficeChange,
  { shipment }: CommandBody<"v1.shipment.record">,
  circumstances: Circumstances,
): Promise<Outcome> {
  const { sender, today } = circumstances;
  const allowed = await mayReport(change, sender.person, "shipment", shipment.exporterId);
  if (allowed === undefined) return refuse("not-found", "exporterId");
  if (await isIdTaken(change, shipment.id)) return refuse("id-taken", "id");
  const refusal = await checkShipment(change, shipment, today);
  if (refusal !== undefined) return refusal;
  return await storeRevision(change, { before: undefined, shipment, ...allowed }, circumstances);
}
