import {
  PushAnswer,
  type PushRequest,
  type PushResult,
  protocolVersion,
  pushLimits,
  type SentCommand,
} from "../../protocol/sync.ts";
import type { DeviceDatabase, OutboxRow } from "../database.ts";
import type { DeviceStore } from "../deviceStore.ts";
import { readMeta, writeMeta } from "../store/meta.ts";
import { lastNumber } from "../store/numbering.ts";
import { isHeld, isInQuarantine } from "../store/outbox.ts";
import { type Reading, readAnswer } from "./answers.ts";
import type { Network } from "./network.ts";
import { settleFailure, settleResults } from "./settle.ts";
import { isReceived } from "./settled.ts";

export type PushOutcome = { kind: "drained" } | Exclude<Reading<never>, { kind: "ok" }> | { kind: "epoch-changed" };

// Room for what stands around the commands.
const batchBytes = pushLimits.bytes - 20_000;

/** Told while a round runs, for the pill and the outbox page. */
export type PushWatcher = {
  sending(entryIds: ReadonlySet<string>): void;
  progress(done: number, total: number): void;
};

/**
 * Sends what waits, in batches, until nothing is left that may leave now. Each batch is one request and, on a
 * checked answer, one transaction. Whatever else comes back leaves the outbox as it is.
 *
 * A batch leaves once the one before is answered, and that answer is written down while the server works on the
 * next: half of the time of a long queue goes into IndexedDB.
 * @param askNow also for what waits in the quarantine and was asked for a short while ago
 */
export async function push(
  store: DeviceStore,
  network: Network,
  watcher: PushWatcher,
  { askNow }: { askNow: boolean },
): Promise<PushOutcome> {
  const { database } = store;
  const [total, unsent, epoch] = await Promise.all([
    database.outbox.where("[status+order]").between(["waiting", 0], ["waiting", Infinity]).count(),
    // Counted once: in a long queue that shrinks, each count would walk past all that is gone already.
    database.outbox.count(),
    epochOf(store),
  ]);
  let done = 0;
  let limit = pushLimits.commands;
  /** Entries whose next command has to wait for a later round. */
  const held = new Set<string>();
  let after = 0;
  let batch = await nextBatch(store, { askNow, limit, held, after });
  /** Writes down the answer to the batch before. */
  let settle: (() => Promise<void>) | undefined;
  while (true) {
    const last = batch.at(-1)?.order;
    if (last === undefined) {
      await settle?.();
      settle = undefined;
      // Once more from the start: some may have got another id, or waited for one that went with the last batch.
      if (after === 0) return { kind: "drained" };
      after = 0;
      batch = await nextBatch(store, { askNow, limit, held, after });
      continue;
    }
    const attempt = await noteAttempt(store, batch, epoch);
    batch = attempt.batch;
    if (batch.length === 0) {
      after = last;
      batch = await nextBatch(store, { askNow, limit, held, after });
      continue;
    }
    const head = { epoch, unsent: Math.max(unsent - done, batch.length), lastNumber: attempt.lastNumber };
    const underWay = new Set(batch.map((row) => row.entryId));
    watcher.sending(underWay);
    watcher.progress(done, total);
    const settling = settle?.();
    const sending = send(store, network, { head, batch });
    const [reading, next] = await Promise.all([
      sending,
      nextBatch(store, { askNow, limit: pushLimits.commands, held: new Set([...held, ...underWay]), after: last }),
      settling,
    ]);
    settle = undefined;
    if (reading.kind === "ok") {
      const { answer } = reading;
      const results = checkedResults(batch, answer, head.epoch);
      if (results === undefined) return { kind: "captive" };
      for (const row of batch) if (results.get(row.id)?.outcome === "retry") held.add(row.entryId);
      const answered = batch;
      settle = () => settleResults(store, answered, { results, receivedAt: answer.receivedAt });
      done += batch.length;
      limit = Math.min(limit * 2, pushLimits.commands);
      after = last;
      batch = next.slice(0, limit);
      continue;
    }
    if (reading.kind !== "problem") return reading;
    if (reading.code === "epoch-changed") return { kind: "epoch-changed" };
    if (!(await isAboutTheBatch(store, network, { head, status: reading.status }))) return reading;
    if (batch.length > 1) {
      limit = Math.ceil(batch.length / 2);
    } else {
      const [single] = batch as [OutboxRow];
      await settleFailure(store, single);
      held.add(single.entryId);
      limit = pushLimits.commands;
    }
    batch = await nextBatch(store, { askNow, limit, held, after });
  }
}

/**
 * True where the server can't take this batch though it is well: it called the request malformed or too
 * large, or failed on it while it answers an empty one.
 */
async function isAboutTheBatch(
  store: DeviceStore,
  network: Network,
  { head, status }: { head: PushHead; status: number },
): Promise<boolean> {
  if (status === 400 || status === 413 || status === 422) return true;
  if (status !== 500) return false;
  return (await send(store, network, { head, batch: [] })).kind === "ok";
}

/** The next commands in order, without those that are held, or whose entry has an earlier one that is. */
async function nextBatch(
  store: DeviceStore,
  wanted: { limit: number; held: ReadonlySet<string>; after: number; askNow: boolean },
): Promise<OutboxRow[]> {
  const { database } = store;
  const { limit, held, askNow } = wanted;
  const now = store.clock();
  const skipped = new Set(held);
  const notThereYet = await exportersNotThereYet(database);
  const batch: OutboxRow[] = [];
  let bytes = 0;
  let { after } = wanted;
  while (batch.length < limit) {
    const page = await database.outbox
      .where("[status+order]")
      .between(["waiting", after], ["waiting", Infinity], false)
      .limit(limit)
      .toArray();
    for (const row of page) {
      if (skipped.has(row.entryId)) continue;
      if (row.exporterId !== undefined && notThereYet.has(row.exporterId)) {
        skipped.add(row.entryId);
        continue;
      }
      if (isHeld(row, now) || (!askNow && isInQuarantine(row, now))) {
        skipped.add(row.entryId);
        continue;
      }
      bytes += JSON.stringify(row.body).length * 2 + 300;
      if (batch.length > 0 && (bytes > batchBytes || batch.length === limit)) return batch;
      batch.push(row);
    }
    const last = page.at(-1)?.order;
    if (last === undefined || page.length < limit) break;
    after = last;
  }
  return batch;
}

/** Exporters that were added here and that the server doesn't have yet: what is about them would be refused. */
async function exportersNotThereYet(database: DeviceDatabase): Promise<Set<string>> {
  const exporters = await database.exporters
    .filter((row) => row.record === undefined && row.delivery !== "sent")
    .primaryKeys();
  return new Set(exporters);
}

/** What a push says of the device beside its commands. */
type PushHead = Pick<PushRequest, "lastNumber" | "unsent" | "epoch">;

/**
 * Keeps that these may have reached the server, before they can: from here on they can't be taken back.
 * @returns what is left to send of the batch, for some may have been taken back since it was read, and the last
 * number given out
 */
async function noteAttempt(
  store: DeviceStore,
  batch: readonly OutboxRow[],
  epoch: string,
): Promise<{ batch: OutboxRow[]; lastNumber: number }> {
  const { database } = store;
  return await database.transaction("rw", [database.outbox, database.meta], async () => {
    const orders = batch.map((row) => row.order as number);
    const there = new Set(
      await database.outbox.where("order").between(orders[0], orders.at(-1), true, true).primaryKeys(),
    );
    const left = batch.filter((row) => there.has(row.order as number));
    const attempted = new Set(await readMeta(database, "attempted", []));
    const before = attempted.size;
    for (const row of left) attempted.add(row.id);
    if (attempted.size > before) await writeMeta(database, "attempted", [...attempted]);
    // Receipts are of this epoch, also where no pull came through yet: another one has to be noticed.
    if ((await readMeta(database, "epoch", "")) === "") await writeMeta(database, "epoch", epoch);
    return { batch: left, lastNumber: await lastNumber(store) };
  });
}

async function send(
  { session }: DeviceStore,
  network: Network,
  { head, batch }: { head: PushHead; batch: readonly OutboxRow[] },
): Promise<Reading<PushAnswer>> {
  const { epoch, lastNumber, unsent } = head;
  const commands = batch.map(sentCommandOf);
  const { deviceId } = session;
  const request: PushRequest = { protocol: protocolVersion, deviceId, epoch, lastNumber, unsent, commands };
  return readAnswer(await network.post("/api/sync/push", JSON.stringify(request)), PushAnswer);
}

/** The life of the server's database that this copy belongs to: of the last pull, or of the sign-in before it. */
async function epochOf(store: DeviceStore): Promise<string> {
  return (await readMeta(store.database, "epoch", "")) || store.session.epoch;
}

function sentCommandOf(row: OutboxRow): SentCommand {
  const { id, name, number, claimedAt, baseRevision, notBefore, body } = row;
  return {
    id,
    name,
    claimedAt,
    body,
    ...(number === undefined ? {} : { number }),
    ...(baseRevision === undefined ? {} : { baseRevision }),
    ...(notBefore === undefined ? {} : { notBefore }),
  };
}

/**
 * The results by command, or undefined where the answer doesn't fit what was sent: another epoch, a command
 * missing or told twice, or a receipt for other content.
 */
function checkedResults(
  batch: readonly OutboxRow[],
  answer: PushAnswer,
  epoch: string,
): Map<string, PushResult> | undefined {
  if (answer.epoch !== epoch || answer.results.length !== batch.length) return undefined;
  const results = new Map(answer.results.map((result) => [result.id, result]));
  for (const row of batch) {
    const result = results.get(row.id);
    if (result === undefined) return undefined;
    if (isReceived(result) && result.hash !== row.hash) return undefined;
    if (result.outcome === "retry" && result.quarantined && result.quarantined.hash !== row.hash) return undefined;
  }
  return results;
}
