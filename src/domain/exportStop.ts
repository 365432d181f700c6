import * as z from "zod/mini";
import { StatedCommodity } from "./commodity.ts";
import { Id } from "./ids.ts";
import { Instant, IsoDate } from "./isoDate.ts";
import { Destination } from "./places.ts";
import { text } from "./text.ts";

/** A year, a semester, a month or a day: as exactly as it was told. `2021`, `2021-S2`, `2021-10`, `2021-10-05`. */
export const Period = z.string().check(z.regex(/^\d{4}(-S[12]|-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/));
export type Period = z.infer<typeof Period>;

/** An exporter stopped exporting, or resumed: altogether, or for some goods and destinations only. */
export const ExportStop = z.strictObject({
  id: Id,
  exporterId: Id,
  kind: z.enum(["stop", "resume"]),
  /** False where only the named goods or destinations stopped, which leaves the exporter's status alone. */
  wholeExporter: z.boolean(),
  commodities: z.array(StatedCommodity).check(z.maxLength(50)),
  destinations: z.array(Destination).check(z.maxLength(100)),
  /** Code of stop_reasons.csv; a resumption needs none. */
  reason: z.optional(z.string().check(z.regex(/^[a-z][a-z-]{0,39}$/))),
  reasonAsStated: z.optional(text(500)),
  from: Period,
  toldBy: text(200),
  toldOn: IsoDate,
});
export type ExportStop = z.infer<typeof ExportStop>;

/** A stop or resumption as the office holds it. Seeds have the bare one. */
export const ExportStopRecord = z.object({
  ...ExportStop.shape,
  recordedById: z.optional(Id),
  recordedByName: z.optional(z.string()),
  recordedAt: z.optional(Instant),
});
export type ExportStopRecord = z.infer<typeof ExportStopRecord>;

/** First day of a period, for ordering it among days. */
export function firstDayOf(period: Period): IsoDate {
  if (period.endsWith("-S2")) return `${period.slice(0, 4)}-07-01`;
  if (period.length === 4 || period.endsWith("-S1")) return `${period.slice(0, 4)}-01-01`;
  return period.length === 7 ? `${period}-01` : period;
}

export type ExporterStatus = "prospective" | "active" | "stopped";

/**
 * Prospective: no shipment and no stop. Stopped: the latest word on the whole exporter is a stop, and no
 * shipment came after it. Else active. (design.md section 4)
 */
export function exporterStatus(told: {
  stops: readonly ExportStop[];
  lastShipmentOn: IsoDate | undefined;
}): ExporterStatus {
  const whole = told.stops.filter((stop) => stop.wholeExporter);
  const latest = whole.reduce<ExportStop | undefined>(
    (last, stop) => (last === undefined || firstDayOf(stop.from) >= firstDayOf(last.from) ? stop : last),
    undefined,
  );
  if (latest?.kind === "stop") {
    const stoppedOn = firstDayOf(latest.from);
    if (told.lastShipmentOn === undefined || told.lastShipmentOn < stoppedOn) return "stopped";
    return "active";
  }
  return told.lastShipmentOn === undefined && told.stops.length === 0 ? "prospective" : "active";
}
