import { IsoDate } from "../../domain/isoDate.ts";
import type { Person } from "../../domain/person.ts";
import type { ShipmentRecord } from "../../domain/shipmentRecord.ts";
import type { Summary } from "../../domain/summary.ts";
import type { VisitRecord } from "../../domain/visitRecord.ts";
import type { RecordOf } from "../../protocol/changes.ts";
import type { Database, Snapshot } from "../database/database.ts";
import { byteOrderMark, type Cell, csvLine } from "../http/csv.ts";
import type { AppContext, RouteParts } from "../http/environment.ts";
import { RequestProblem } from "../http/problems.ts";
import { toStream } from "../http/toStream.ts";
import { type ExportedKind, maySeeAny, readRows } from "./readRows.ts";
import { exporterTable, type Names, realisationTable, shipmentTable, type Table, visitTable } from "./tables.ts";
import { toXlsx } from "./xlsx.ts";

export const exportNames = ["shipments", "visits", "exporters", "realisation"] as const;
type ExportName = (typeof exportNames)[number];
export const exportFormats = ["csv", "xlsx", "json"] as const;
type ExportFormat = (typeof exportFormats)[number];

const kinds: Record<ExportName, ExportedKind> = {
  shipments: "shipment",
  visits: "visit",
  exporters: "exporter",
  realisation: "summary",
};

export const mediaTypes: Record<ExportFormat, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  json: "application/json",
};

/** Rows that are read at once, so that a large office's table passes through little memory. */
const portion = 1_000;

/** A workbook is built in memory as a whole. */
const mostXlsxRows = 50_000;

/** `GET /api/export/{shipments,visits,exporters,realisation}.{csv,xlsx,json}?from=&to=`: what the person may see. */
export function exportRoute({ database }: RouteParts, name: ExportName, format: ExportFormat) {
  return async (context: AppContext): Promise<Response> => {
    const { officeId, person } = context.get("signedIn");
    if (!maySeeAny(person, kinds[name])) throw new RequestProblem("not-allowed");
    const wanted: Wanted = { database, officeId, person, kind: kinds[name], period: readPeriod(context) };
    const headers = {
      "Content-Type": mediaTypes[format],
      "Content-Disposition": `attachment; filename="${name}.${format}"`,
    };
    if (format === "xlsx") return context.body(new Uint8Array(await workbook(wanted)), 200, headers);
    return new Response(toStream(format === "csv" ? csvText(wanted) : jsonText(wanted)), { headers });
  };
}

type Period = { from: string | undefined; to: string | undefined };
type Wanted = { database: Database; officeId: string; person: Person; kind: ExportedKind; period: Period };
type AnyRecord = RecordOf<ExportedKind>;

async function* csvText(wanted: Wanted): AsyncGenerator<string> {
  const table = tableOf(wanted.kind);
  const names = await namesOf(wanted);
  yield byteOrderMark + csvLine(table.columns.map(({ heading }) => heading));
  for await (const record of records(wanted)) yield linesOf(wanted.kind, record, names).map(csvLine).join("");
}

async function* jsonText(wanted: Wanted): AsyncGenerator<string> {
  let separator = '{"records":[';
  for await (const record of records(wanted)) {
    yield separator + JSON.stringify(record);
    separator = ",\n";
  }
  yield `${separator.startsWith("{") ? separator : ""}]}`;
}

async function workbook(wanted: Wanted): Promise<Uint8Array> {
  const names = await namesOf(wanted);
  const lines: Cell[][] = [];
  for await (const record of records(wanted)) {
    lines.push(...linesOf(wanted.kind, record, names));
    if (lines.length > mostXlsxRows) {
      throw new RequestProblem("too-large", {
        detail: `More than ${mostXlsxRows} rows: choose a shorter period, or CSV.`,
      });
    }
  }
  return await toXlsx(tableOf(wanted.kind), lines);
}

/** Each portion is a snapshot of its own; a record that changes meanwhile comes once more at the end, in its new state. */
async function* records({ database, officeId, person, kind, period }: Wanted): AsyncGenerator<AnyRecord> {
  const { from, to } = period;
  const months =
    kind === "exporter" || (from === undefined && to === undefined)
      ? undefined
      : { from: (from ?? "0000-00").slice(0, 7), to: (to ?? "9999-99").slice(0, 7) };
  for (let after = 0; ; ) {
    const rows = await database.read((snapshot) =>
      readRows(snapshot, { officeId, person, kind, months, after, limit: portion }),
    );
    for (const { record } of rows) if (isWithin(kind, record, period)) yield record;
    const last = rows.at(-1);
    if (last === undefined || rows.length < portion) return;
    after = last.sequence;
  }
}

function isWithin(kind: ExportedKind, record: AnyRecord, { from = "", to = "9" }: Period): boolean {
  const day = dayOf(kind, record);
  return day === undefined || (day >= from.slice(0, day.length) && day <= to.slice(0, day.length));
}

/** The day that places a record, or a summary's month. */
function dayOf(kind: ExportedKind, record: AnyRecord): string | undefined {
  if (kind === "visit") return (record as VisitRecord).visit.visitedOn;
  if (kind === "summary") return (record as Summary).month;
  if (kind === "exporter") return undefined;
  const { exportedOn, pebRegistrationDate } = (record as ShipmentRecord).shipment;
  return exportedOn ?? pebRegistrationDate;
}

function tableOf(kind: ExportedKind): Table<never> {
  const tables = { shipment: shipmentTable, visit: visitTable, exporter: exporterTable, summary: realisationTable };
  return tables[kind] as Table<never>;
}

function linesOf(kind: ExportedKind, record: AnyRecord, names: Names): Cell[][] {
  const { columns } = tableOf(kind);
  const rows =
    kind === "shipment"
      ? (record as ShipmentRecord).shipment.items.map((item, index) => ({ record, item, line: index + 1 }))
      : [record];
  return rows.map((row) => columns.map((column) => column.of(row as never, names)));
}

/** Names of the exporters that the person may see; of others the tables show the id. */
async function namesOf({ database, officeId, person }: Wanted): Promise<Names> {
  const read = async (snapshot: Snapshot) =>
    await readRows(snapshot, { officeId, person, kind: "exporter", after: 0, limit: 100_000 });
  const rows = await database.read(read);
  return { exporters: new Map(rows.map(({ record }) => [record.id, record.name])) };
}

function readPeriod(context: AppContext): Period {
  const period: Period = { from: undefined, to: undefined };
  for (const end of ["from", "to"] as const) {
    const given = context.req.query(end);
    if (given === undefined || given === "") continue;
    if (!IsoDate.safeParse(given).success) {
      throw new RequestProblem("bad-request", { field: end, detail: "Expected a day as YYYY-MM-DD." });
    }
    period[end] = given;
  }
  return period;
}
