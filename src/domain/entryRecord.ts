import * as z from "zod/mini";
import { Id } from "./ids.ts";
import { Instant } from "./isoDate.ts";
import { Decision, ReviewState } from "./reviewState.ts";

/** One line of an entry's timeline: who did what to which revision, when. */
export const HistoryEvent = z.object({
  event: z.union([z.literal("submit"), z.literal("revise"), Decision]),
  revision: z.int(),
  at: Instant,
  byId: Id,
  byName: z.string(),
  comment: z.optional(z.string()),
  /** Who let it out of the quarantine, where it came when its author was disabled already. */
  acceptedBy: z.optional(z.string()),
});
export type HistoryEvent = z.infer<typeof HistoryEvent>;

/** What the office keeps of every entry beside its content: its latest revision and what became of it. */
export const entryRecordShape = {
  /** 1 for the first report; each change of content makes the next. */
  revision: z.int(),
  /** Device number, `MP-0042`. */
  number: z.optional(z.string()),
  authorId: Id,
  authorName: z.string(),
  /** The author's device at the time of saving; may be wrong. */
  claimedAt: Instant,
  /** The server at the time of storing; the record's time. */
  recordedAt: Instant,
  /** Content hash of the command that brought this revision. */
  hash: z.string(),
  state: ReviewState,
  /** What the office said last; on return and reject always, on approve and reopen where it did. */
  comment: z.optional(z.string()),
  /** The author was no longer assigned to the exporter when it arrived. */
  outsideAssignment: z.boolean(),
  history: z.array(HistoryEvent),
};

const EntryRecord = z.object(entryRecordShape);
export type EntryRecord = z.infer<typeof EntryRecord>;

/** The id of who reported the entry first. It stays theirs, whoever corrects it later. */
export function reporterOf({ history, authorId }: Pick<EntryRecord, "history" | "authorId">): string {
  return history[0]?.byId ?? authorId;
}
