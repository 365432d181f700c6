import { type Collection, Dexie, type Table } from "dexie";
import type { DeviceDatabase, EntryRow, ExporterRow, ExportStopRow } from "../../../device/database.ts";
import { isStanding } from "../../../device/store/exportStops.ts";
import type { IsoDate, Month } from "../../../domain/days.ts";
import { type ExporterStatus, exporterStatus } from "../../../domain/exportStop.ts";

/** An exporter with what the device's other records tell of it. */
export type ExporterFacts = {
  row: ExporterRow;
  status: ExporterStatus;
  lastVisitOn: IsoDate | undefined;
  /** Of shipments on this device that may still count; a rejected one doesn't. */
  lastShipmentOn: IsoDate | undefined;
  /** Of shipments that only the summary tells of: a reviewer's device holds those of this and last year. */
  lastSummaryMonth: Month | undefined;
  lastNilMonth: Month | undefined;
};

/** Every exporter on this device, by name. */
export async function readAllFacts(database: DeviceDatabase): Promise<ExporterFacts[]> {
  const [rows, stops, summaryMonths] = await Promise.all([
    database.exporters.orderBy("name").toArray(),
    database.exportStops.toArray(),
    readSummaryMonths(database),
  ]);
  return await Promise.all(
    rows.map((row) => {
      const ofExporter = stops.filter((stop) => stop.exporterId === row.id);
      return readFacts(database, { row, stops: ofExporter, summaryMonth: summaryMonths.get(row.id) });
    }),
  );
}

/** One exporter of this device, with its stops. */
export async function readProfile(database: DeviceDatabase, id: string) {
  const [row, stops, summaryMonths] = await Promise.all([
    database.exporters.get(id),
    database.exportStops.where("exporterId").equals(id).toArray(),
    readSummaryMonths(database),
  ]);
  const facts = row && (await readFacts(database, { row, stops, summaryMonth: summaryMonths.get(id) }));
  return { facts, stops };
}

/** When it last said to have exported or not; a month counts to its end. */
export function lastReportKey({ lastShipmentOn, lastSummaryMonth, lastNilMonth }: ExporterFacts): string {
  const ends = [lastSummaryMonth, lastNilMonth].map((month) => (month === undefined ? "" : `${month}-31`));
  return [lastShipmentOn ?? "", ...ends].sort().at(-1) ?? "";
}

type Known = { row: ExporterRow; stops: readonly ExportStopRow[]; summaryMonth: Month | undefined };

async function readFacts(database: DeviceDatabase, { row, stops, summaryMonth }: Known): Promise<ExporterFacts> {
  const ofExporter = <Row extends EntryRow>(table: Table<Row, string>) =>
    table.where("[exporterId+day]").between([row.id, "0"], [row.id, "9"]);
  const [lastVisitOn, lastShipmentOn, nilReport] = await Promise.all([
    lastDay(ofExporter(database.visits)),
    lastDay(ofExporter(database.shipments)),
    database.nilReports
      .where("[exporterId+month]")
      .between([row.id, Dexie.minKey], [row.id, Dexie.maxKey])
      .reverse()
      .filter((report) => report.record?.withdrawnBy === undefined)
      .first(),
  ]);
  const isKnownByDay = summaryMonth === undefined || (lastShipmentOn ?? "") >= summaryMonth;
  return {
    row,
    status: exporterStatus({
      stops: stops.filter(isStanding),
      lastShipmentOn: isKnownByDay ? lastShipmentOn : `${summaryMonth}-01`,
    }),
    lastVisitOn,
    lastShipmentOn,
    lastSummaryMonth: isKnownByDay ? undefined : summaryMonth,
    lastNilMonth: nilReport?.month,
  };
}

async function lastDay<Row extends EntryRow>(rows: Collection<Row, string>): Promise<IsoDate | undefined> {
  const last = await rows
    .reverse()
    .filter((row) => row.state !== "rejected")
    .first();
  return last?.day || undefined;
}

/** The latest month of each exporter; devices without a summary have none. */
async function readSummaryMonths(database: DeviceDatabase): Promise<Map<string, Month>> {
  const months = new Map<string, Month>();
  // In order of month, so the last one stays.
  for (const { exporterId, month } of await database.summaries.orderBy("month").toArray()) {
    months.set(exporterId, month);
  }
  return months;
}
