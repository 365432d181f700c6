import { toInstant } from "../../domain/days.ts";
import type { DeviceDatabase } from "../database.ts";
import type { DeviceStore } from "../deviceStore.ts";
import { readMeta, writeMeta } from "../store/meta.ts";
import { isHeld } from "../store/outbox.ts";
import type { Reading } from "./answers.ts";
import { noteFailure, noteSuccess, readPause } from "./backoff.ts";
import type { Network } from "./network.ts";
import { pull, pullAnew } from "./pull.ts";
import { type PushWatcher, push } from "./push.ts";
import type { SyncState, SyncTrouble } from "./syncState.ts";

export type SyncRound = {
  store: DeviceStore;
  network: Network;
  /** Told what the round is doing. */
  watch: (state: SyncState) => void;
  /**
   * Runs `round` as the only one of this device, or returns undefined at once where another runs. Without such
   * a lock two rounds at once send doubles, which does no harm.
   */
  alone: <Result>(round: () => Promise<Result>) => Promise<Result | undefined>;
  /** Starts even while a pause after trouble lasts: a person asked for it, or the network came back. */
  atOnce?: boolean;
  /** There may be no network: asks before it sends, as it does after every failed round. */
  inDoubt?: boolean;
};

/** What became of a round, and when the next should start by itself (Unix milliseconds), if something is left. */
export type RoundResult = {
  kind: "done" | "busy" | "paused" | SyncTrouble;
  nextAttemptAt?: number;
  /** The copy was pulled anew: who the person is, or what their office says of itself, may have changed as well. */
  pulledAnew?: true;
};

/** One round: send what waits, then take over what changed. Everything it learns is kept before it returns. */
export async function syncRound(round: SyncRound): Promise<RoundResult> {
  const { database, clock } = round.store;
  const pause = round.atOnce === true ? undefined : await readPause(database, clock());
  if (pause !== undefined) {
    const { nextAttemptAt, trouble } = pause;
    // After a restart nothing is known yet of what began the pause.
    const known = await lastSynced(database);
    round.watch({ ...known, phase: "idle", sending: new Set(), trouble, nextAttemptAt: toInstant(nextAttemptAt) });
    return { kind: "paused", nextAttemptAt };
  }
  return (await round.alone(() => runRound(round))) ?? { kind: "busy" };
}

async function runRound(round: SyncRound): Promise<RoundResult> {
  const { store, network, watch } = round;
  const { database } = store;
  const known = await lastSynced(database);
  const showReceived = (received: number) => watch({ ...known, phase: "receiving", sending: new Set(), received });
  const { failures } = await readMeta(database, "backoff", { failures: 0, nextAttemptAt: 0 });
  if (round.inDoubt === true || failures > 0) {
    // Whatever is sent into a dead network counts as sent and can't be taken back any more; a question can be lost.
    const asked = await pull(store, network, showReceived);
    // A disabled person's device gets no answer but to what it hands over.
    const isAnswered = asked.kind === "complete" || asked.kind === "epoch-changed" || isDisabled(asked);
    if (!isAnswered) return await inTrouble(round, asked, known);
  }
  let sending: ReadonlySet<string> = new Set();
  const watcher: PushWatcher = {
    sending(entryIds) {
      sending = entryIds;
    },
    progress(done, total) {
      watch({ ...known, phase: "sending", sending, progress: { done, total } });
    },
  };
  const pushed = await push(store, network, watcher, { askNow: round.atOnce === true });
  if (pushed.kind !== "drained" && pushed.kind !== "epoch-changed") return await inTrouble(round, pushed, known);
  watch({ ...known, phase: "receiving", sending: new Set() });
  let pulled = pushed.kind === "epoch-changed" ? pushed : await pull(store, network, showReceived);
  if (pulled.kind === "epoch-changed") {
    pulled = await pullAnew(store, network);
    // What is offered again goes out in a round of its own, so that a server that keeps changing its epoch
    // can't hold the device here.
    if (pulled.kind === "complete") {
      await noteSuccess(database);
      watch({ ...known, phase: "idle", sending: new Set() });
      return { kind: "done", nextAttemptAt: store.clock(), pulledAnew: true };
    }
  }
  if (pulled.kind !== "complete") {
    return await inTrouble(round, pulled.kind === "epoch-changed" ? { kind: "captive" } : pulled, known);
  }
  await noteSuccess(database);
  const now = store.clock();
  await writeMeta(database, "lastSyncedAt", now);
  watch({ phase: "idle", sending: new Set(), lastSyncedAt: toInstant(now) });
  const nextAttemptAt = await nextHeldCommand(store);
  return nextAttemptAt === undefined ? { kind: "done" } : { kind: "done", nextAttemptAt };
}

async function lastSynced(database: DeviceDatabase): Promise<Pick<SyncState, "lastSyncedAt">> {
  const lastSyncedAt = await readMeta(database, "lastSyncedAt", 0);
  return lastSyncedAt === 0 ? {} : { lastSyncedAt: toInstant(lastSyncedAt) };
}

async function inTrouble(
  round: SyncRound,
  reading: Exclude<Reading<never>, { kind: "ok" }>,
  known: Pick<SyncState, "lastSyncedAt">,
): Promise<RoundResult> {
  const { store, watch } = round;
  const trouble = troubleOf(reading);
  const retryAfterSeconds = reading.kind === "problem" ? reading.retryAfterSeconds : undefined;
  const nextAttemptAt = await noteFailure(store.database, store.clock(), store.randomBytes, {
    trouble,
    retryAfterSeconds,
  });
  watch({ ...known, phase: "idle", sending: new Set(), trouble, nextAttemptAt: toInstant(nextAttemptAt) });
  return { kind: trouble, nextAttemptAt };
}

function troubleOf(reading: Exclude<Reading<never>, { kind: "ok" }>): SyncTrouble {
  if (reading.kind !== "problem") return reading.kind;
  if (reading.code === "device-revoked") return "revoked";
  if (isDisabled(reading)) return "disabled";
  const wantsSignIn = reading.status === 401 || reading.code === "wrong-device";
  return wantsSignIn ? "sign-in" : "server";
}

function isDisabled(reading: { kind: string; code?: string | undefined }): boolean {
  return reading.kind === "problem" && reading.code === "person-disabled";
}

/** When the next command that is still held back may leave. */
async function nextHeldCommand(store: DeviceStore): Promise<number | undefined> {
  const { database, clock } = store;
  const waiting = await database.outbox
    .where("[status+order]")
    .between(["waiting", 0], ["waiting", Infinity])
    .limit(200)
    .toArray();
  const now = clock();
  const held = waiting.filter((row) => isHeld(row, now)).map((row) => Date.parse(row.notBefore ?? ""));
  if (held.length > 0) return Math.min(...held);
  // What the server wants later ("retry") is offered again after a while.
  return waiting.length > 0 ? now + 60_000 : undefined;
}
