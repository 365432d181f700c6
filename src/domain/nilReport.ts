import * as z from "zod/mini";
import { type IsoDate, monthOf } from "./days.ts";
import { Id } from "./ids.ts";
import { Instant, Month } from "./isoDate.ts";
import { earliestDay, Source } from "./shipment.ts";
import { text } from "./text.ts";

const shape = {
  id: Id,
  exporterId: Id,
  month: Month,
  source: Source,
  toldBy: z.optional(text(200)),
};

/** "Nothing was exported this month": counts as reported and isn't reviewed. One per exporter and month. */
export const NilReport = z.strictObject(shape);
export type NilReport = z.infer<typeof NilReport>;

export const NilReportRecord = z.object({
  nilReport: z.object(shape),
  number: z.optional(text(20)),
  authorId: Id,
  authorName: text(120),
  claimedAt: Instant,
  recordedAt: Instant,
  /** The shipment of that month that was reported later and so took this report back. */
  withdrawnBy: z.optional(Id),
});
export type NilReportRecord = z.infer<typeof NilReportRecord>;

/** @param today the calendar day in the office's time zone */
export function nilReportProblem(report: NilReport, today: IsoDate): "future" | "too-old" | undefined {
  if (report.month > monthOf(today)) return "future";
  return report.month < monthOf(earliestDay) ? "too-old" : undefined;
}
