import type { DeviceDatabase, NilReportRow, ShipmentRow } from "../../../device/database.ts";
import type { Month } from "../../../domain/days.ts";

/** What this device knows of an exporter's month. */
export type MonthState = {
  /** A shipment that counts, or may still: nothing-exported can't be said beside it. */
  shipment: ShipmentRow | undefined;
  /** The nil report that holds, or waits to be sent. */
  standing: NilReportRow | undefined;
  /** Those that hold no more: withdrawn by a later shipment, or refused by the server. */
  others: NilReportRow[];
};

export async function monthState(database: DeviceDatabase, exporterId: string, month: Month): Promise<MonthState> {
  const [shipment, reports] = await Promise.all([
    database.shipments
      .where("[exporterId+day]")
      .between([exporterId, `${month}-01`], [exporterId, `${month}-31`], true, true)
      .filter((row) => row.state !== "rejected")
      .first(),
    database.nilReports.where("[exporterId+month]").equals([exporterId, month]).toArray(),
  ]);
  const holds = (row: NilReportRow) => row.delivery !== "refused" && row.record?.withdrawnBy === undefined;
  return {
    shipment,
    standing: reports.find(holds),
    others: reports.filter((row) => !holds(row)),
  };
}
