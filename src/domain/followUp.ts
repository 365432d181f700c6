import * as z from "zod/mini";
import { daysBetween, type IsoDate, shiftDay } from "./days.ts";
import { Id } from "./ids.ts";
import { Instant, IsoDate as IsoDateSchema } from "./isoDate.ts";
import { text } from "./text.ts";

/** Who has promised to do it. */
export const FollowUpParty = z.enum(["exporter", "mentor", "office"]);
export type FollowUpParty = z.infer<typeof FollowUpParty>;

const shape = { id: Id, what: text(500), who: FollowUpParty, dueOn: IsoDateSchema };

/** What was agreed on in a visit: what, by whom, until when. */
export const FollowUp = z.strictObject(shape);
export type FollowUp = z.infer<typeof FollowUp>;

/** A follow-up as the office holds it, apart from its visit, since it goes on after that was approved. */
export const FollowUpRecord = z.object({
  ...shape,
  exporterId: Id,
  visitId: Id,
  /** Of the visit's first report. */
  authorId: Id,
  doneOn: z.optional(IsoDateSchema),
  doneNote: z.optional(text(500)),
  doneById: z.optional(Id),
  doneByName: z.optional(z.string()),
  doneAt: z.optional(Instant),
});
export type FollowUpRecord = z.infer<typeof FollowUpRecord>;

/** `v1.follow-up.complete`. */
export const FollowUpCompletion = z.strictObject({ id: Id, doneOn: IsoDateSchema, note: z.optional(text(500)) });
export type FollowUpCompletion = z.infer<typeof FollowUpCompletion>;

export type FollowUpGroup = "late" | "this-week" | "later" | "done";

/**
 * By lateness. A week ends on Sunday.
 * @param today the calendar day in the office's time zone
 */
export function followUpGroup(
  followUp: { dueOn: IsoDate; doneOn?: IsoDate | undefined },
  today: IsoDate,
): FollowUpGroup {
  if (followUp.doneOn !== undefined) return "done";
  if (followUp.dueOn < today) return "late";
  return followUp.dueOn <= sundayOf(today) ? "this-week" : "later";
}

/** Days since it should have been done; 0 where it isn't late. */
export function daysLate(followUp: { dueOn: IsoDate; doneOn?: IsoDate | undefined }, today: IsoDate): number {
  return followUp.doneOn === undefined ? Math.max(0, daysBetween(followUp.dueOn, today)) : 0;
}

function sundayOf(day: IsoDate): IsoDate {
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay();
  return shiftDay(day, (7 - weekday) % 7);
}
