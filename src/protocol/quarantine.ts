import * as z from "zod/mini";
import { Id } from "../domain/ids.ts";
import { Instant } from "../domain/isoDate.ts";
import { Role } from "../domain/person.ts";
import { ReviewComment } from "../domain/reviewState.ts";
import { RefusalCode } from "./refusals.ts";
import { SentCommand } from "./sync.ts";

/** At most so many commands are told, and decided on, at once. */
export const quarantineLimit = 200;

/** A command that a disabled person's device sent, with its author and what became of it. */
export const QuarantinedCommand = z.object({
  command: z.object(SentCommand.shape),
  personId: Id,
  personName: z.string(),
  /** What the author was when it arrived. */
  role: Role,
  deviceName: z.string(),
  receivedAt: Instant,
  decision: z.nullable(z.enum(["accept", "decline"])),
  decidedAt: z.nullable(Instant),
  decidedBy: z.nullable(z.string()),
  reason: z.nullable(z.string()),
});
export type QuarantinedCommand = z.infer<typeof QuarantinedCommand>;

/** `GET /api/data/quarantine`: what waits, oldest first; with `decided=1` what was decided, newest first. */
export const QuarantineQuery = z.strictObject({ decided: z.optional(z.literal("1")) });
export type QuarantineQuery = z.infer<typeof QuarantineQuery>;

/** `total` counts those that aren't told because they are too many as well. */
export const QuarantineAnswer = z.object({ commands: z.array(QuarantinedCommand), total: z.int() });
export type QuarantineAnswer = z.infer<typeof QuarantineAnswer>;

const ids = z.array(Id).check(z.minLength(1), z.maxLength(quarantineLimit));

/** `POST /api/data/quarantine`: accepted commands are applied in the order of their receipt. */
export const QuarantineDecision = z.discriminatedUnion("decision", [
  z.strictObject({ decision: z.literal("accept"), ids }),
  z.strictObject({ decision: z.literal("decline"), ids, reason: ReviewComment }),
]);
export type QuarantineDecision = z.infer<typeof QuarantineDecision>;

/**
 * accepted, declined: it is settled. refused: a rule forbids to store it, as `code` says, and it stays where it is.
 * waits: what it speaks of isn't here, maybe because that waits in the quarantine too. decided: somebody came first.
 */
export const QuarantineResult = z.object({
  id: Id,
  outcome: z.enum(["accepted", "declined", "refused", "waits", "decided"]),
  code: z.optional(RefusalCode),
  field: z.optional(z.string()),
});
export type QuarantineResult = z.infer<typeof QuarantineResult>;

export const QuarantineResults = z.object({ results: z.array(QuarantineResult) });
export type QuarantineResults = z.infer<typeof QuarantineResults>;
