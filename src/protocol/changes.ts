import * as z from "zod/mini";
import { ExchangeRate } from "../domain/exchangeRate.ts";
import { Exporter } from "../domain/exporter.ts";
import { ExportStop } from "../domain/exportStop.ts";
import { NilReportRecord } from "../domain/nilReport.ts";
import { Office } from "../domain/office.ts";
import { ShipmentRecord } from "../domain/shipmentRecord.ts";
import { StatedFigure } from "../domain/statedFigure.ts";
import { Summary } from "../domain/summary.ts";
import { Target } from "../domain/target.ts";

/**
 * What a pull can carry, by kind. Objects drop keys they don't know, so that a device can read what a newer
 * server says.
 */
export const recordSchemas = {
  office: z.object(Office.shape),
  exporter: z.object(Exporter.shape),
  shipment: ShipmentRecord,
  "nil-report": NilReportRecord,
  "export-stop": z.object(ExportStop.shape),
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
