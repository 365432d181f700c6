import { nilReportProblem } from "../../domain/nilReport.ts";
import type { CommandBody } from "../../protocol/commands.ts";
import { mayReport } from "../entries/mayReport.ts";
import { standingNilReport } from "../entries/nilReportOfMonth.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { isIdTaken, putRecord } from "../offices/records.ts";
import { type Circumstances, type Outcome, refuse } from "../sync/outcome.ts";

/** v1.nil-report.record: nothing was exported in a month. */
export async function recordNilReport(
  change: OfficeChange,
  { nilReport }: CommandBody<"v1.nil-report.record">,
  { sender, number, claimedAt, receivedAt, today }: Circumstances,
): Promise<Outcome> {
  const { exporterId, month } = nilReport;
  if ((await mayReport(change, sender.person, "nil-report", exporterId)) === undefined) {
    return refuse("not-found", "exporterId");
  }
  if (await isIdTaken(change, nilReport.id)) return refuse("id-taken", "id");
  if (nilReportProblem(nilReport, today) !== undefined) return refuse("invalid", "month");
  if (await hasShipment(change, exporterId, month)) return refuse("month-has-shipment", "month");
  if ((await standingNilReport(change, exporterId, month)) !== undefined)
    return refuse("month-has-nil-report", "month");

  const sequence = await putRecord(change, "nil-report", nilReport.id, {
    nilReport,
    ...(number === undefined ? {} : { number }),
    authorId: sender.person.id,
    authorName: sender.person.name,
    claimedAt,
    recordedAt: receivedAt,
  });
  return { outcome: "applied", revision: 1, sequence };
}

/** Whether the exporter has a shipment of that month that counts, or may still. */
async function hasShipment(change: OfficeChange, exporterId: string, month: string): Promise<boolean> {
  const row = await change.tx
    .selectFrom("record")
    .select("id")
    .where("office_id", "=", change.officeId)
    .where("exporter_id", "=", exporterId)
    .where("month", "=", month)
    .where("kind", "=", "shipment")
    .where("state", "in", ["submitted", "approved", "returned"])
    .executeTakeFirst();
  return row !== undefined;
}
