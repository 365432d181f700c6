import type { Instant, IsoDate } from "../../domain/days.ts";
import type { Person } from "../../domain/person.ts";
import type { RefusalCode } from "../../protocol/refusals.ts";

/** Who sends a command, from which device. Both come from the session, never from the command. */
export type Sender = { person: Person; deviceId: string };

/** What comes with a command's body: by whom, when, about which revision. */
export type Circumstances = {
  sender: Sender;
  number: string | undefined;
  claimedAt: Instant;
  baseRevision: number;
  receivedAt: Instant;
  /** The calendar day of receipt in the office's time zone. */
  today: IsoDate;
  hash: string;
};

/** What a handler answers. It writes only when it answers "applied". */
export type Outcome =
  | { outcome: "applied"; revision: number; sequence: number }
  | { outcome: "refused"; code: RefusalCode; field?: string }
  | { outcome: "retry"; waitsFor: string };

export function refuse(code: RefusalCode, field?: string): Outcome & { outcome: "refused" } {
  return field === undefined ? { outcome: "refused", code } : { outcome: "refused", code, field };
}

/** For a command about a revision that isn't here: it is on its way, or a restored backup has lost it. */
export const revisionIsMissing: Outcome = { outcome: "retry", waitsFor: "revision" };

/** For a command about an entry that isn't here, or isn't this person's to see: both get the same answer. */
export const entryIsMissing: Outcome = { outcome: "retry", waitsFor: "entry" };
