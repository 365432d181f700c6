import type { Table } from "dexie";
import { toInstant } from "../../domain/days.ts";
import { newId } from "../../domain/newId.ts";
import type { Shipment } from "../../domain/shipment.ts";
import { commandHash } from "../../protocol/commandHash.ts";
import {
  keepSentForDays,
  PushAnswer,
  type PushRequest,
  type PushResult,
  protocolVersion,
  pushLimits,
  type SentCommand,
} from "../../protocol/sync.ts";
import type { NilReportRow, OutboxRow, Refusal, ShipmentRow } from "../database.ts";
import type { DeviceStore } from "../deviceStore.ts";
import { readMeta, writeMeta } from "../store/meta.ts";
import { lastNumber } from "../store/outbox.ts";
import { type Reading, readAnswer } from "./answers.ts";
import type { Network } from "./network.ts";

export type PushOutcome = { kind: "drained" } | Exclude<Reading<never>, { kind: "ok" }> | { kind: "epoch-changed" };

/** Rounds in which the server fails on one command alone before that command is parked. */
const failuresBeforeParking = 3;

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
 */
export async function push(store: DeviceStore, network: Network, watcher: PushWatcher): Promise<PushOutcome> {
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
  let batch = await nextBatch(store, { limit, held, after });
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
      batch = await nextBatch(store, { limit, held, after });
      continue;
    }
    const attempt = await noteAttempt(store, batch);
    const head = { epoch, unsent: Math.max(unsent - done, batch.length), ...attempt };
    const underWay = new Set(batch.map((row) => row.entryId));
    watcher.sending(underWay);
    watcher.progress(done, total);
    const settling = settle?.();
    const sending = send(store, network, { head, batch });
    const [reading, next] = await Promise.all([
      sending,
      nextBatch(store, { limit: pushLimits.commands, held: new Set([...held, ...underWay]), after: last }),
      settling,
    ]);
    settle = undefined;
    if (reading.kind === "ok") {
      const { answer } = reading;
      const results = checkedResults(batch, answer, head.epoch);
      if (results === undefined) return { kind: "captive" };
      for (const row of batch) if (results.get(row.id)?.outcome === "retry") held.add(row.entryId);
      const answered = batch;
      settle = () => applyResults(store, answered, results, answer.receivedAt);
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
      await noteFailureAlone(store, single);
      held.add(single.entryId);
      limit = pushLimits.commands;
    }
    batch = await nextBatch(store, { limit, held, after });
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
  wanted: { limit: number; held: ReadonlySet<string>; after: number },
): Promise<OutboxRow[]> {
  const { database } = store;
  const { limit, held } = wanted;
  const now = toInstant(store.clock());
  const skipped = new Set(held);
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
      if (row.notBefore !== undefined && row.notBefore > now) {
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

/** What a push says of the device beside its commands. */
type PushHead = Pick<PushRequest, "lastNumber" | "unsent" | "epoch">;

/**
 * Keeps that these may have reached the server, before they can: from here on they can't be taken back.
 * @returns what is sent with them, read on the way
 */
async function noteAttempt(store: DeviceStore, batch: readonly OutboxRow[]): Promise<{ lastNumber: number }> {
  const { database } = store;
  return await database.transaction("rw", database.meta, async () => {
    const attempted = new Set(await readMeta(database, "attempted", []));
    const before = attempted.size;
    for (const row of batch) attempted.add(row.id);
    if (attempted.size > before) await writeMeta(database, "attempted", [...attempted]);
    return { lastNumber: await lastNumber(store) };
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
    const isReceipt = result.outcome === "applied" || result.outcome === "already-applied";
    if (isReceipt && result.hash !== row.hash) return undefined;
  }
  return results;
}

/**
 * Takes over an answer in one transaction: what is confirmed leaves the outbox and is kept for offering again,
 * what is refused is parked with its reason. What the server wants later stays as it is.
 */
async function applyResults(
  store: DeviceStore,
  batch: readonly OutboxRow[],
  results: ReadonlyMap<string, PushResult>,
  receivedAt: string,
): Promise<void> {
  const { database } = store;
  const settled: OutboxRow[] = [];
  const confirmed: OutboxRow[] = [];
  const touched = new Map<string, { row: OutboxRow; result: PushResult }[]>();
  for (const row of batch) {
    const result = results.get(row.id) as PushResult;
    if (result.outcome === "retry") continue;
    settled.push(row);
    if (result.outcome === "applied" || result.outcome === "already-applied") confirmed.push(row);
    const group = touched.get(row.entryId);
    if (group === undefined) touched.set(row.entryId, [{ row, result }]);
    else group.push({ row, result });
  }
  const forgetBefore = toInstant(Date.parse(receivedAt) - keepSentForDays * 86_400_000);
  await database.transaction(
    "rw",
    [database.outbox, database.sentBatches, database.shipments, database.nilReports, database.meta],
    async () => {
      await deleteRows(store, confirmed);
      if (confirmed.length > 0) {
        await database.sentBatches.bulkAdd(portionsOf(confirmed).map((commands) => ({ receivedAt, commands })));
        await database.sentBatches.where("receivedAt").below(forgetBefore).delete();
      }
      await forgetAttempts(store, settled);
      await settleShipments(store, touched);
      await settleNilReports(store, touched);
    },
  );
}

/**
 * Few enough commands for one row: above 64 KiB Chromium keeps a value as a file of its own, which costs more than
 * all else that a batch writes.
 */
const commandsPerRow = 40;

function portionsOf(rows: readonly OutboxRow[]): OutboxRow[][] {
  const count = Math.ceil(rows.length / commandsPerRow);
  return Array.from({ length: count }, (_, index) => rows.slice(index * commandsPerRow, (index + 1) * commandsPerRow));
}

/** One range where the batch is a run of neighbours, which it mostly is: far cheaper than row by row. */
async function deleteRows(store: DeviceStore, rows: readonly OutboxRow[]): Promise<void> {
  const { outbox } = store.database;
  const orders = rows.map((row) => row.order as number);
  const [first, last] = [orders[0], orders.at(-1)];
  if (first === undefined || last === undefined) return;
  if (last - first + 1 === orders.length) await outbox.where("order").between(first, last, true, true).delete();
  else await outbox.bulkDelete(orders);
}

async function forgetAttempts(store: DeviceStore, rows: readonly OutboxRow[]): Promise<void> {
  const attempted = new Set(await readMeta(store.database, "attempted", []));
  for (const row of rows) attempted.delete(row.id);
  await writeMeta(store.database, "attempted", [...attempted]);
}

type Settled = ReadonlyMap<string, { row: OutboxRow; result: PushResult }[]>;

/** What settling changes beside the entries themselves, gathered so that it is written at once. */
type SideEffects = { outbox: OutboxRow[]; goneFromOutbox: number[]; goneShipments: string[] };

/**
 * Rows are worked out without waiting between them: Dexie loses its transaction after 100 awaits that aren't its
 * own, and what came after would be written outside it.
 */
async function settleShipments(store: DeviceStore, touched: Settled): Promise<void> {
  const { database } = store;
  const ids = [...touched].filter(([, group]) => !group.every(({ row }) => isNilReport(row))).map(([id]) => id);
  if (ids.length === 0) return;
  const effects: SideEffects = { outbox: [], goneFromOutbox: [], goneShipments: [] };
  const rows: ShipmentRow[] = [];
  for (const before of await rowsOf(database.shipments, ids)) {
    if (before === undefined) continue;
    let after = before;
    for (const { row, result } of touched.get(before.id) ?? []) {
      after = row.name.startsWith("v1.review.")
        ? withDecisionSettled(after, row, result, effects)
        : withContentSettled(store, after, row, result, effects);
    }
    rows.push(after);
  }
  await writeEffects(store, effects);
  if (rows.length > 0) await database.shipments.bulkPut(rows);
}

/**
 * Rows by id. Entries that were made one after the other lie side by side, and reading them at once is far
 * cheaper than one by one.
 */
async function rowsOf<Row extends { id: string }>(
  table: Table<Row, string>,
  ids: readonly string[],
): Promise<(Row | undefined)[]> {
  const sorted = [...ids].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const run = await table.where("id").between(first, last, true, true).limit(ids.length).toArray();
  const isWhole = run.every((row, index) => row.id === sorted[index]) && run.length === ids.length;
  return isWhole ? run : await table.bulkGet([...ids]);
}

async function writeEffects({ database }: DeviceStore, effects: SideEffects): Promise<void> {
  const { outbox, goneFromOutbox, goneShipments } = effects;
  if (outbox.length > 0) await database.outbox.bulkPut(outbox);
  if (goneFromOutbox.length > 0) await database.outbox.bulkDelete(goneFromOutbox);
  if (goneShipments.length > 0) await database.shipments.bulkDelete(goneShipments);
}

function withContentSettled(
  store: DeviceStore,
  entry: ShipmentRow,
  row: OutboxRow,
  result: PushResult,
  effects: SideEffects,
): ShipmentRow {
  if (result.outcome === "applied" || result.outcome === "already-applied") {
    if (row.offeredAgain === true) return entry;
    return {
      ...entry,
      delivery: "sent",
      state: "submitted",
      revision: result.revision,
      receivedAt: result.receivedAt,
      refusal: undefined,
    };
  }
  if (result.outcome === "refused" && result.code === "id-taken") return withNewId(store, entry, row, effects);
  const refusal = refusalOf(result);
  park(row, refusal, effects);
  return row.offeredAgain === true ? entry : { ...entry, delivery: "refused", refusal };
}

function withDecisionSettled(
  entry: ShipmentRow,
  row: OutboxRow,
  result: PushResult,
  effects: SideEffects,
): ShipmentRow {
  const isOurs = entry.decision?.commandId === row.id;
  if (result.outcome === "applied" || result.outcome === "already-applied") {
    // The pull that follows brings the decided record; until then the decision itself says what it will be.
    return isOurs ? { ...entry, decision: undefined, state: stateAfter(row) ?? entry.state } : entry;
  }
  const refusal = refusalOf(result);
  park(row, refusal, effects);
  return isOurs && entry.decision !== undefined ? { ...entry, decision: { ...entry.decision, refusal } } : entry;
}

function stateAfter(row: OutboxRow): ShipmentRow["state"] | undefined {
  switch (row.name) {
    case "v1.review.approve":
      return "approved";
    case "v1.review.return":
      return "returned";
    case "v1.review.reject":
      return "rejected";
    case "v1.review.reopen":
      return "submitted";
    default:
      return undefined;
  }
}

async function settleNilReports(store: DeviceStore, touched: Settled): Promise<void> {
  const { database } = store;
  const ids = [...touched].filter(([, group]) => group.some(({ row }) => isNilReport(row))).map(([id]) => id);
  if (ids.length === 0) return;
  const effects: SideEffects = { outbox: [], goneFromOutbox: [], goneShipments: [] };
  const rows: NilReportRow[] = [];
  for (const before of await rowsOf(database.nilReports, ids)) {
    if (before === undefined) continue;
    for (const { row, result } of touched.get(before.id) ?? []) {
      if (result.outcome === "applied" || result.outcome === "already-applied") {
        rows.push({ ...before, delivery: "sent", receivedAt: result.receivedAt, refusal: undefined });
        continue;
      }
      const refusal = refusalOf(result);
      park(row, refusal, effects);
      if (row.offeredAgain !== true) rows.push({ ...before, delivery: "refused", refusal });
    }
  }
  await writeEffects(store, effects);
  if (rows.length > 0) await database.nilReports.bulkPut(rows);
}

function isNilReport(row: OutboxRow): boolean {
  return row.name === "v1.nil-report.record";
}

function refusalOf(result: PushResult): Refusal {
  return result.outcome === "refused" ? { code: result.code, field: result.field } : { code: "conflict" };
}

function park(row: OutboxRow, refusal: Refusal, effects: SideEffects): void {
  // What was offered again and refused was decided otherwise meanwhile; nobody has to look at it.
  if (row.offeredAgain === true) effects.goneFromOutbox.push(row.order as number);
  else effects.outbox.push({ ...row, status: "parked", refusal });
}

/** Somebody else's record has this id: the entry gets another and goes out again by itself. */
function withNewId(store: DeviceStore, entry: ShipmentRow, row: OutboxRow, effects: SideEffects): ShipmentRow {
  const { randomBytes, clock } = store;
  const isFirst = row.name === "v1.shipment.record";
  const shipment: Shipment = isFirst ? { ...entry.shipment, id: newId(clock(), randomBytes) } : entry.shipment;
  const body = { shipment };
  effects.outbox.push({
    ...row,
    id: newId(clock(), randomBytes),
    entryId: shipment.id,
    body,
    hash: commandHash({ name: row.name, baseRevision: row.baseRevision, body }),
  });
  if (isFirst) effects.goneShipments.push(entry.id);
  return { ...entry, id: shipment.id, shipment, delivery: "queued" };
}

/** The server failed on this command alone, this round. After three such rounds it is parked in sight. */
async function noteFailureAlone(store: DeviceStore, row: OutboxRow): Promise<void> {
  const { database } = store;
  const failures = (row.failures ?? 0) + 1;
  const refusal: Refusal = { code: "server-cannot-store" };
  await database.transaction("rw", [database.outbox, database.shipments, database.nilReports], async () => {
    if (failures < failuresBeforeParking) {
      await database.outbox.put({ ...row, failures });
      return;
    }
    await database.outbox.put({ ...row, failures, status: "parked", refusal });
    if (isNilReport(row)) await database.nilReports.update(row.entryId, { delivery: "refused", refusal });
    else if (!row.name.startsWith("v1.review.")) {
      await database.shipments.update(row.entryId, { delivery: "refused", refusal });
    } else {
      const entry = await database.shipments.get(row.entryId);
      if (entry?.decision?.commandId === row.id) {
        await database.shipments.put({ ...entry, decision: { ...entry.decision, refusal } });
      }
    }
  });
}
