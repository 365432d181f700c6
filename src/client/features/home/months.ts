import { Dexie } from "dexie";
import type { DeviceDatabase, ShipmentRow } from "../../../device/database.ts";
import { type IsoDate, type Month, monthOf, shiftMonth } from "../../../domain/days.ts";
import { deadlineOf } from "../../../domain/reportingDeadline.ts";

export type MonthState = {
  month: Month;
  /** Shipments reported of it. */
  shipments: number;
  saidNothingExported: boolean;
  /** The last day on which it is reported in time. */
  deadline: IsoDate;
};

/**
 * This month, and before it the last one while that isn't reported. Who has never reported anything is asked
 * about the last month only until its deadline: they may not have been an exporter yet.
 */
export async function readMonths(
  database: DeviceDatabase,
  asked: { exporterId: string; today: IsoDate; deadlineDay: number },
): Promise<MonthState[]> {
  const thisMonth = monthOf(asked.today);
  const lastMonth = shiftMonth(thisMonth, -1);
  const turnedDown = await readTurnedDown(database, asked.exporterId);
  const [last, current, hasReported] = await Promise.all([
    readMonth(database, { ...asked, month: lastMonth, turnedDown }),
    readMonth(database, { ...asked, month: thisMonth, turnedDown }),
    hasReportedBefore(database, asked.exporterId, lastMonth),
  ]);
  const isOpen = last.shipments === 0 && !last.saidNothingExported;
  return isOpen && (hasReported || asked.today <= last.deadline) ? [last, current] : [current];
}

async function readMonth(
  database: DeviceDatabase,
  asked: { exporterId: string; deadlineDay: number; month: Month; turnedDown: readonly ShipmentRow[] },
): Promise<MonthState> {
  const { exporterId, deadlineDay, month, turnedDown } = asked;
  const [shipments, nilReport] = await Promise.all([
    database.shipments
      .where("[exporterId+day]")
      .between([exporterId, `${month}-01`], [exporterId, `${month}-31`], true, true)
      .count(),
    database.nilReports.where("[exporterId+month]").equals([exporterId, month]).first(),
  ]);
  const isNilReportGood = nilReport !== undefined && nilReport.delivery !== "refused";
  return {
    month,
    shipments: shipments - turnedDown.filter((row) => row.day.startsWith(month)).length,
    saidNothingExported: isNilReportGood && nilReport.record?.withdrawnBy === undefined,
    deadline: deadlineOf(month, deadlineDay),
  };
}

/** What the server or the office turned down reports nothing. Few, so that the many need only be counted. */
async function readTurnedDown(database: DeviceDatabase, exporterId: string): Promise<ShipmentRow[]> {
  const [refused, rejected] = await Promise.all([
    database.shipments.where("delivery").equals("refused").toArray(),
    database.shipments
      .where("[state+receivedAt]")
      .between(["rejected", Dexie.minKey], ["rejected", Dexie.maxKey])
      .filter((row) => row.delivery === "sent")
      .toArray(),
  ]);
  return [...refused, ...rejected].filter((row) => row.exporterId === exporterId);
}

async function hasReportedBefore(database: DeviceDatabase, exporterId: string, month: Month): Promise<boolean> {
  const [shipments, nilReports] = await Promise.all([
    database.shipments
      .where("[exporterId+day]")
      .between([exporterId, ""], [exporterId, `${month}-01`])
      .limit(1)
      .count(),
    database.nilReports.where("[exporterId+month]").between([exporterId, ""], [exporterId, month]).limit(1).count(),
  ]);
  return shipments + nilReports > 0;
}
