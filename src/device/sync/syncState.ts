import type { Instant } from "../../domain/days.ts";

/** Why nothing moves at the moment. Capture and reading go on in every case. */
export type SyncTrouble =
  /** The request didn't get through. */
  | "unreachable"
  /** Somebody else answered: a network that wants a sign-in of its own. */
  | "captive"
  /** The server answered that it can't at the moment. */
  | "server"
  /** This device is not signed in any more, or somebody else is signed in here. */
  | "sign-in"
  /** This device was shut out; its person can sign in anew. */
  | "revoked"
  /** The person was disabled: what they hold can be handed over, and nothing else moves. */
  | "disabled";

/** What the sync pill and the outbox page show; kept in memory only. */
export type SyncState = {
  phase: "idle" | "sending" | "receiving";
  /** Ids of entries that are under way in the running request. */
  sending: ReadonlySet<string>;
  /** Commands confirmed in this round, of those it began with. */
  progress?: { done: number; total: number } | undefined;
  /** Records taken over in this round, while more are to come. */
  received?: number | undefined;
  trouble?: SyncTrouble | undefined;
  /** When the next round starts by itself, after trouble. */
  nextAttemptAt?: Instant | undefined;
  /** When a round last left nothing to do. */
  lastSyncedAt?: Instant | undefined;
};

export const idle: SyncState = { phase: "idle", sending: new Set() };
