import * as z from "zod/mini";
import { FollowUp } from "./followUp.ts";
import { Id } from "./ids.ts";
import { IsoDate } from "./isoDate.ts";
import { MinorUnits } from "./money.ts";
import { text } from "./text.ts";

export const VisitKind = z.enum(["visit", "phone", "online", "event"]);
export type VisitKind = z.infer<typeof VisitKind>;

export const ExportTrend = z.enum(["up", "same", "down", "stopped"]);
export type ExportTrend = z.infer<typeof ExportTrend>;

const Met = z.strictObject({ name: text(120), role: z.optional(text(120)) });

const shape = {
  id: Id,
  exporterId: Id,
  visitedOn: IsoDate,
  /** Of the day, `HH:MM`, in the office's time zone. */
  startedAt: z.optional(z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))),
  kind: VisitKind,
  /** Where, in words; the kelurahan as in `Exporter`. */
  place: z.optional(text(300)),
  kelurahan: z.optional(z.string().check(z.regex(/^\d{2}\.\d{2}\.\d{2}\.\d{4}$/))),
  metWith: z.array(Met).check(z.minLength(1), z.maxLength(10)),
  /** Codes of visit_topics.csv. */
  topics: z.array(z.string().check(z.regex(/^[a-z][a-z-]{0,39}$/))).check(z.minLength(1), z.maxLength(20)),
  condition: z.optional(text(2000)),
  exportTrend: z.optional(ExportTrend),
  workers: z.optional(z.int().check(z.gte(0), z.lte(1_000_000))),
  /** Of the last month, in sen. */
  turnoverIdr: z.optional(MinorUnits),
  /** Codes of stop_reasons.csv: what keeps a business from exporting is what makes it stop. */
  obstacles: z.array(z.string().check(z.regex(/^[a-z][a-z-]{0,39}$/))).check(z.maxLength(20)),
  obstacleNote: z.optional(text(2000)),
  recommendation: z.optional(text(2000)),
  followUps: z.array(FollowUp).check(z.maxLength(20)),
};

/** A mentor's report of a visit to an exporter, a call, or a meeting elsewhere. */
export const Visit = z.strictObject(shape);
export type Visit = z.infer<typeof Visit>;

/** As read back from a server that may be newer than this device: what it doesn't know is left out. */
export const VisitContent = z.object({
  ...shape,
  metWith: z.array(z.object(Met.shape)),
  followUps: z.array(z.object(FollowUp.shape)),
});
