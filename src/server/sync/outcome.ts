import type { Instant, IsoDate } from "../../domain/days.ts";
import { type Action, may, type Subject } from "../../domain/permissions.ts";
import type { Person } from "../../domain/person.ts";
import type { RefusalCode } from "../../protocol/refusals.ts";

/** Who sends a command, from which device. Both come from the session, never from the command. */
export type Sender = { person: Person; deviceId: string };

/** What comes with a command's body: by whom, when, about which revision. */
export type Circumstances = {
  sender: Sender;
  commandId: string;
  number: string | undefined;
  claimedAt: Instant;
  baseRevision: number;
  receivedAt: Instant;
  /** The calendar day of receipt in the office's time zone. */
  today: IsoDate;
  hash: string;
  /** Who of the office let it out of the quarantine, where it was in there. */
  acceptedBy?: string | undefined;
};

/** What a handler answers. It writes only when it answers "applied", or "conflict", where both versions are kept. */
export type Outcome =
  | { outcome: "applied"; revision: number; sequence: number }
  | {
      outcome: "conflict";
      current: object;
      revision: number;
      sequence: number;
      hash: string;
      receivedAt: Instant;
    }
  | { outcome: "refused"; code: RefusalCode; field?: string }
  | { outcome: "retry"; waitsFor: string };

export function refuse(code: RefusalCode, field?: string): Outcome & { outcome: "refused" } {
  return field === undefined ? { outcome: "refused", code } : { outcome: "refused", code, field };
}

/** For a command about a revision that isn't here: it is on its way, or a restored backup has lost it. */
export const revisionIsMissing: Outcome = { outcome: "retry", waitsFor: "revision" };

/** For a command about an entry that isn't here, or isn't this person's to see: both get the same answer. */
export const entryIsMissing: Outcome = { outcome: "retry", waitsFor: "entry" };

/** Whether a person of this role could ever do it to some record. What says no to it says nothing of an id. */
export function couldEver({ role }: Person, subject: Subject, action: Action): boolean {
  return (["own", "assigned", "author", "office"] as const).some((relation) =>
    may({ role, relation, subject, action }),
  );
}

/** Whom the history names for what a command does. */
export function actorOf({ sender: { person, deviceId }, receivedAt: at }: Circumstances) {
  return { person, deviceId, at };
}
