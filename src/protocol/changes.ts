import * as z from "zod/mini";
import { ExchangeRate } from "../domain/exchangeRate.ts";
import { ExporterRecord } from "../domain/exporter.ts";
import { ExportStopRecord } from "../domain/exportStop.ts";
import { FollowUpRecord } from "../domain/followUp.ts";
import { NilReportRecord } from "../domain/nilReport.ts";
import { Office } from "../domain/office.ts";
import { ShipmentRecord } from "../domain/shipmentRecord.ts";
import { StatedFigure } from "../domain/statedFigure.ts";
import { Summary } from "../domain/summary.ts";
import { Target } from "../domain/target.ts";
import { VisitRecord } from "../domain/visitRecord.ts";

/**
 * What a pull can carry, by kind. Objects drop keys they don't know, so that a device can read what a newer
 * server says.
 */
export const recordSchemas = {
  office: z.object(Office.shape),
  exporter: ExporterRecord,
  shipment: ShipmentRecord,
  "nil-report": NilReportRecord,
  visit: VisitRecord,
  "follow-up": FollowUpRecord,
  "export-stop": ExportStopRecord,
  target: z.object(Target.shape),
  "stated-figure": z.object(StatedFigure.shape),
  "exchange-rate": z.object(ExchangeRate.shape),
  summary: Summary,
};

export type RecordKind = keyof typeof recordSchemas;
export type RecordOf<Kind extends RecordKind> = z.infer<(typeof recordSchemas)[Kind]>;
export const recordKinds = Object.keys(recordSchemas) as RecordKind[];

/**
 * The last state of a record, or a tombstone where `record` is null. One sequence number per change. `kind` may
 * be one that this device doesn't know yet.
 */
export const WireChange = z.object({
  sequence: z.int(),
  kind: z.string(),
  id: z.string(),
  record: z.unknown(),
});
