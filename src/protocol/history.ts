import * as z from "zod/mini";
import { Instant } from "../domain/isoDate.ts";
import { Role } from "../domain/person.ts";

/** What a line of the office's history is about. */
export const HistorySubject = z.enum([
  "office",
  "person",
  "assignment",
  "link",
  "code",
  "device",
  "password",
  "quarantine",
  "exporter",
  "export-stop",
  "follow-up",
  "target",
  "stated-figure",
  "exchange-rate",
  "shipment",
  "visit",
  // What a device sent: a line for each batch, with every command's hash and what became of it.
  "commands",
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
  "receive",
  "sign-in",
  // Too many wrong passwords: whoever tries has to wait.
  "slow",
  "revoke",
  "disable",
  "enable",
  "accept",
  "decline",
  "restore",
]);
export type HistoryAction = z.infer<typeof HistoryAction>;

/** One change: who, when (server time), what, from what to what. `before` and `after` hold only what differs. */
export const HistoryLine = z.object({
  number: z.int(),
  at: Instant,
  personId: z.nullable(z.string()),
  personName: z.string(),
  /** `unknown` who hasn't signed in. */
  role: z.union([Role, z.literal("operator"), z.literal("unknown")]),
  deviceId: z.nullable(z.string()),
  action: HistoryAction,
  subject: HistorySubject,
  subjectId: z.string(),
  subjectName: z.string(),
  before: z.nullable(z.record(z.string(), z.unknown())),
  after: z.nullable(z.record(z.string(), z.unknown())),
  /** Of this line and, through the one before it, of all lines so far (`src/server/history/chain.ts`). */
  hash: z.string(),
});
export type HistoryLine = z.infer<typeof HistoryLine>;

/**
 * `GET /api/data/history`: newest first; `before` is the number of the last line that one has. Lines of `commands` are
 * told only where they are asked for: there is one for each batch of each device.
 */
export const HistoryQuery = z.strictObject({
  before: z.optional(z.string().check(z.regex(/^\d{1,12}$/))),
  limit: z.optional(z.string().check(z.regex(/^\d{1,3}$/))),
  subject: z.optional(HistorySubject),
  personId: z.optional(z.string()),
});
export type HistoryQuery = z.infer<typeof HistoryQuery>;

export const HistoryAnswer = z.object({
  lines: z.array(HistoryLine),
  more: z.boolean(),
  /** The newest line of all. Kept elsewhere too, it shows when lines were cut off since. */
  head: z.nullable(z.object({ number: z.int(), hash: z.string() })),
});
export type HistoryAnswer = z.infer<typeof HistoryAnswer>;
