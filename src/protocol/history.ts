import * as z from "zod/mini";
import { Instant } from "../domain/isoDate.ts";
import { Role } from "../domain/person.ts";

/** What a line of the office's history is about. */
export const HistorySubject = z.enum([
  "office",
  "person",
  "assignment",
  "link",
  "device",
  "exporter",
  "export-stop",
  "follow-up",
  "target",
  "stated-figure",
  "exchange-rate",
  "shipment",
  "visit",
]);
export type HistorySubject = z.infer<typeof HistorySubject>;

export const HistoryAction = z.enum([
  "add",
  "change",
  "remove",
  "end",
  "resolve",
  "complete",
  "approve",
  "return",
  "reject",
  "reopen",
]);
export type HistoryAction = z.infer<typeof HistoryAction>;

/** One change: who, when (server time), what, from what to what. `before` and `after` hold only what differs. */
export const HistoryLine = z.object({
  number: z.int(),
  at: Instant,
  personId: z.nullable(z.string()),
  personName: z.string(),
  role: z.union([Role, z.literal("operator")]),
  deviceId: z.nullable(z.string()),
  action: HistoryAction,
  subject: HistorySubject,
  subjectId: z.string(),
  subjectName: z.string(),
  before: z.nullable(z.record(z.string(), z.unknown())),
  after: z.nullable(z.record(z.string(), z.unknown())),
});
export type HistoryLine = z.infer<typeof HistoryLine>;

/** `GET /api/data/history`: newest first; `before` is the number of the last line that one has. */
export const HistoryQuery = z.strictObject({
  before: z.optional(z.string().check(z.regex(/^\d{1,12}$/))),
  limit: z.optional(z.string().check(z.regex(/^\d{1,3}$/))),
  subject: z.optional(HistorySubject),
  personId: z.optional(z.string()),
});
export type HistoryQuery = z.infer<typeof HistoryQuery>;

export const HistoryAnswer = z.object({ lines: z.array(HistoryLine), more: z.boolean() });
export type HistoryAnswer = z.infer<typeof HistoryAnswer>;
