import { monthOf } from "../../domain/days.ts";
import { placingDay } from "../../domain/placingDay.ts";
import type { Shipment } from "../../domain/shipment.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { getRecord, putRecord } from "../offices/records.ts";

/** Marks the month's nil report as taken back by a shipment of that month, where there is one. */
export async function withdrawNilReport(change: OfficeChange, shipment: Shipment): Promise<void> {
  const day = placingDay(shipment);
  if (day === undefined) return;
  const id = await standingNilReport(change, shipment.exporterId, monthOf(day));
  const report = id === undefined ? undefined : await getRecord(change, "nil-report", id);
  if (report === undefined) return;
  await putRecord(change, "nil-report", report.nilReport.id, { ...report, withdrawnBy: shipment.id });
}

/** The id of the nil report that says nothing was exported in a month, or undefined. */
export async function standingNilReport(
  change: OfficeChange,
  exporterId: string,
  month: string,
): Promise<string | undefined> {
  const row = await change.tx
    .selectFrom("record")
    .select("id")
    .where("office_id", "=", change.officeId)
    .where("exporter_id", "=", exporterId)
    .where("month", "=", month)
    .where("kind", "=", "nil-report")
    .where("state", "=", "standing")
    .executeTakeFirst();
  return row?.id;
}
