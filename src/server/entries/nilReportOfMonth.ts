import { monthOf } from "../../domain/days.ts";
import { placingDay } from "../../domain/placingDay.ts";
import type { Shipment } from "../../domain/shipment.ts";
import { prepared } from "../database/prepared.ts";
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
  const [row] = await selectStanding(change.tx, { officeId: change.officeId, exporterId, month, ...standing });
  return row?.id;
}

const standing = { kind: "nil-report", state: "standing" } as const;

type Wanted = { officeId: string; exporterId: string; month: string } & typeof standing;

const selectStanding = prepared((tx, { officeId, exporterId, month, kind, state }: Wanted) =>
  tx
    .selectFrom("record")
    .select("id")
    .where("office_id", "=", officeId)
    .where("exporter_id", "=", exporterId)
    .where("month", "=", month)
    .where("kind", "=", kind)
    .where("state", "=", state),
);
