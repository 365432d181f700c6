import type { CommandBody } from "../../protocol/commands.ts";
import { mayReviseEntry } from "../entries/mayReviseEntry.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { getRecord } from "../offices/records.ts";
import type { Circumstances, Outcome } from "../sync/outcome.ts";
import { checkShipment } from "./checkShipment.ts";
import { storeRevision } from "./storeRevision.ts";

/** v1.shipment.revise: new content of a shipment that is undecided or was returned. */
export async function reviseShipment(
  change: OfficeChange,
  { shipment }: CommandBody<"v1.shipment.revise">,
  circumstances: Circumstances,
): Promise<Outcome> {
  const before = await getRecord(change, "shipment", shipment.id);
  const entry = before && { ...before, exporterId: before.shipment.exporterId };
  const { exporterId } = shipment;
  const allowed = await mayReviseEntry(change, { kind: "shipment", before: entry, exporterId }, circumstances);
  if ("refusal" in allowed) return allowed.refusal;
  const refusal = await checkShipment(change, shipment, circumstances.today);
  if (refusal !== undefined) return refusal;
  return await storeRevision(change, { before, shipment, ...allowed }, circumstances);
}
