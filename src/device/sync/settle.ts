import type { Table } from "dexie";
import { type Instant, toInstant } from "../../domain/days.ts";
import { newId } from "../../domain/newId.ts";
import type { EntryKind } from "../../domain/review.ts";
import { isDecision } from "../../protocol/commands.ts";
import { keepSentForDays, type PushResult } from "../../protocol/sync.ts";
import type { NilReportRow, OutboxRow, Refusal } from "../database.ts";
import type { DeviceStore } from "../deviceStore.ts";
import {
  asStored,
  type Contents,
  contentIn,
  contentOf,
  entryKinds,
  entryTable,
  type Rows,
  withContent,
} from "../store/entryTables.ts";
import { refreshFollowUps } from "../store/followUpRows.ts";
import { readMeta, writeMeta } from "../store/meta.ts";
import { askAgainAfter } from "../store/outbox.ts";
import { kindOfEntry } from "./commandKinds.ts";
import {
  type Answered,
  isIdTaken,
  isReceived,
  newEffects,
  park,
  refusalOf,
  type Settled,
  withBody,
  writeEffects,
} from "./settled.ts";
import { settleMasters } from "./settleMasters.ts";

/** Rounds in which the server fails on one command alone before that command is parked. */
const failuresBeforeParking = 3;

/** How long a command waits for what it speaks of to reach the server. Milliseconds. */
const longestWaiting = 7 * 86_400_000;

/**
 * Takes over an answer in one transaction: what is confirmed leaves the outbox and is kept for offering again,
 * what is refused is parked with its reason. What the server wants later stays, for a week.
 */
export async function settleResults(
  store: DeviceStore,
  batch: readonly OutboxRow[],
  { results, receivedAt }: { results: ReadonlyMap<string, PushResult>; receivedAt: Instant },
): Promise<void> {
  const { database } = store;
  const settled: OutboxRow[] = [];
  const postponed: OutboxRow[] = [];
  const confirmed: OutboxRow[] = [];
  const touched = new Map<string, { row: OutboxRow; result: PushResult }[]>();
  for (const sent of batch) {
    const told = results.get(sent.id) as PushResult;
    const result = withoutEndlessWaiting(sent, told, receivedAt);
    // The office didn't decide otherwise, it has nothing of this: so it is put before its author.
    const row = result === told ? sent : { ...sent, offeredAgain: undefined };
    if (result.outcome === "retry" && result.quarantined !== undefined) {
      const { receivedAt: quarantinedAt } = result.quarantined;
      postponed.push({ ...row, quarantined: { receivedAt: quarantinedAt, askAgainAt: store.clock() + askAgainAfter } });
      continue;
    }
    if (result.outcome === "retry") {
      if (row.postponedAt === undefined) postponed.push({ ...row, postponedAt: receivedAt });
      continue;
    }
    settled.push(row);
    if (isReceived(result)) confirmed.push(row);
    const group = touched.get(row.entryId);
    if (group === undefined) touched.set(row.entryId, [{ row, result }]);
    else group.push({ row, result });
  }
  const forgetBefore = toInstant(Date.parse(receivedAt) - keepSentForDays * 86_400_000);
  await database.transaction("rw", [...settledTables(database), database.sentBatches, database.meta], async () => {
    await deleteRows(store, confirmed);
    if (postponed.length > 0) await database.outbox.bulkPut(postponed);
    if (confirmed.length > 0) {
      await database.sentBatches.bulkAdd(portionsOf(confirmed).map((commands) => ({ receivedAt, commands })));
      await database.sentBatches.where("receivedAt").below(forgetBefore).delete();
    }
    await forgetAttempts(store, settled);
    for (const kind of entryKinds) await settleEntries(store, kind, touched);
    await settleNilReports(store, touched);
    await settleMasters(store, touched);
  });
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

/**
 * What a command speaks of may never come: the entry was lost with its author's phone. After a week of waiting
 * for it the command is put before the person. A server that is too old for a command is waited for without end.
 */
function withoutEndlessWaiting(row: OutboxRow, result: PushResult, receivedAt: Instant): PushResult {
  if (result.outcome !== "retry" || result.waitsFor === "newer-server" || row.postponedAt === undefined) return result;
  const waited = Date.parse(receivedAt) - Date.parse(row.postponedAt);
  return waited > longestWaiting ? { id: row.id, outcome: "refused", code: "not-found" } : result;
}

/** Outbox and every table whose rows an answer may change. */
function settledTables(database: DeviceStore["database"]): Table[] {
  const { outbox, shipments, visits, nilReports, followUps, exporters, exportStops, drafts } = database;
  return [outbox, shipments, visits, nilReports, followUps, exporters, exportStops, drafts];
}

/**
 * Rows are worked out without waiting between them: Dexie loses its transaction after 100 awaits that aren't its
 * own, and what came after would be written outside it.
 */
async function settleEntries<Kind extends EntryKind>(store: DeviceStore, kind: Kind, touched: Settled): Promise<void> {
  const { database } = store;
  const table = entryTable(database, kind);
  const ids = [...touched].filter(([, [first]]) => first && kindOfEntry(first.row) === kind).map(([id]) => id);
  if (ids.length === 0) return;
  const effects = newEffects();
  const rows: Rows[Kind][] = [];
  const gone: string[] = [];
  const here = new Set<string>();
  for (const before of await rowsOf(table, ids)) {
    if (before === undefined) continue;
    here.add(before.id);
    let after = before;
    for (const { row, result } of touched.get(before.id) ?? []) {
      const answered = { row, result, effects };
      after = isDecision(row.name)
        ? withDecisionSettled(store, after, answered)
        : withContentSettled(store, kind, after, answered);
    }
    if (after.id !== before.id) gone.push(before.id);
    rows.push(after);
  }
  parkWithoutRow(
    ids.filter((id) => !here.has(id)),
    touched,
    effects,
  );
  await writeEffects(store, effects);
  if (gone.length > 0) await table.bulkDelete(gone);
  if (rows.length > 0) await table.bulkPut(rows);
  if (kind === "visit") for (const { id } of rows) await refreshFollowUps(database, id);
}

/** What is refused of an entry that isn't this person's to see any more still has to come before their eyes. */
function parkWithoutRow(ids: readonly string[], touched: Settled, effects: ReturnType<typeof newEffects>): void {
  for (const { row, result } of ids.flatMap((id) => touched.get(id) ?? [])) {
    if (!isReceived(result)) park(row, refusalOf(result), effects);
  }
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

function withContentSettled<Kind extends EntryKind>(
  store: DeviceStore,
  kind: Kind,
  entry: Rows[Kind],
  answered: Answered,
): Rows[Kind] {
  const { row, result, effects } = answered;
  if (result.outcome === "applied" || result.outcome === "already-applied") {
    if (row.offeredAgain === true) return entry;
    // A receipt that was lost and asked for again may come after a pull that told what the office said since: then
    // that is the newer one.
    const content = contentIn(kind, row) ?? contentOf(kind, entry);
    const { revision, receivedAt } = result;
    const confirmed = { revision, content, savedAt: row.claimedAt, receivedAt };
    return asStored(kind, { ...entry, confirmed }) ?? entry;
  }
  if (isIdTaken(result)) return withNewId(store, kind, entry, answered);
  const refusal = refusalOf(result);
  park(row, refusal, effects);
  return row.offeredAgain === true ? entry : { ...entry, delivery: "refused", refusal };
}

function withDecisionSettled<Kind extends EntryKind>(
  store: DeviceStore,
  entry: Rows[Kind],
  answered: Answered,
): Rows[Kind] {
  const { row, result, effects } = answered;
  const isOurs = entry.decision?.commandId === row.id;
  if (result.outcome === "applied" || result.outcome === "already-applied") {
    // The pull that follows brings the decided record; until then the decision itself says what it will be.
    return isOurs ? { ...entry, decision: undefined, state: stateAfter(row) ?? entry.state } : entry;
  }
  if (isIdTaken(result)) {
    const again = { ...row, id: newId(store.clock(), store.randomBytes) };
    effects.outbox.push(again);
    return isOurs && entry.decision !== undefined
      ? { ...entry, decision: { ...entry.decision, commandId: again.id } }
      : entry;
  }
  const refusal = refusalOf(result);
  park(row, refusal, effects);
  return isOurs && entry.decision !== undefined ? { ...entry, decision: { ...entry.decision, refusal } } : entry;
}

function stateAfter(row: OutboxRow): Rows[EntryKind]["state"] | undefined {
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
  const effects = newEffects();
  const rows: NilReportRow[] = [];
  const goneNilReports: string[] = [];
  const here = new Set<string>();
  for (const before of await rowsOf(database.nilReports, ids)) {
    if (before === undefined) continue;
    here.add(before.id);
    for (const { row, result } of touched.get(before.id) ?? []) {
      if (isReceived(result)) {
        const { receivedAt } = result;
        const awaitsPull = before.record === undefined ? 1 : undefined;
        rows.push({ ...before, delivery: "sent", receivedAt, refusal: undefined, awaitsPull });
        continue;
      }
      if (isIdTaken(result)) {
        const id = newId(store.clock(), store.randomBytes);
        const nilReport = { ...before.nilReport, id };
        effects.outbox.push(withBody(store, row, { entryId: id, body: { nilReport } }));
        goneNilReports.push(before.id);
        rows.push({ ...before, id, nilReport, delivery: "queued" });
        continue;
      }
      const refusal = refusalOf(result);
      park(row, refusal, effects);
      if (row.offeredAgain !== true) rows.push({ ...before, delivery: "refused", refusal });
    }
  }
  parkWithoutRow(
    ids.filter((id) => !here.has(id)),
    touched,
    effects,
  );
  await writeEffects(store, effects);
  if (goneNilReports.length > 0) await database.nilReports.bulkDelete(goneNilReports);
  if (rows.length > 0) await database.nilReports.bulkPut(rows);
}

function isNilReport(row: OutboxRow): boolean {
  return row.name === "v1.nil-report.record";
}

/** Somebody else's record has an id of this entry: it gets another and goes out again by itself. */
function withNewId<Kind extends EntryKind>(
  store: DeviceStore,
  kind: Kind,
  entry: Rows[Kind],
  { row, result, effects }: Answered,
): Rows[Kind] {
  const made = () => newId(store.clock(), store.randomBytes);
  const before = contentOf(kind, entry);
  const [, place] = /^followUps\.(\d+)\.id$/.exec((result.outcome === "refused" && result.field) || "") ?? [];
  let content: Contents[Kind];
  if (place !== undefined && "followUps" in before) {
    const followUps = before.followUps.map((each, index) => (index === Number(place) ? { ...each, id: made() } : each));
    content = { ...before, followUps };
  } else {
    const isFirst = row.baseRevision === undefined;
    content = { ...before, id: isFirst ? made() : before.id };
  }
  effects.outbox.push(withBody(store, row, { entryId: content.id, body: { [kind]: content } }));
  return withContent(kind, entry, content, { delivery: "queued" });
}

/** The server failed on this command alone, this round. After three such rounds it is parked in sight. */
export async function settleFailure(store: DeviceStore, row: OutboxRow): Promise<void> {
  const { database } = store;
  const failures = (row.failures ?? 0) + 1;
  const refusal: Refusal = { code: "server-cannot-store" };
  await database.transaction("rw", settledTables(database), async () => {
    if (failures < failuresBeforeParking) {
      await database.outbox.put({ ...row, failures });
      return;
    }
    if (row.offeredAgain === true) {
      // The entry is at the server, as the pull told; only this old command isn't.
      await database.outbox.delete(row.order as number);
      return;
    }
    await database.outbox.put({ ...row, failures, status: "parked", refusal });
    const kind = kindOfEntry(row);
    if (isNilReport(row)) await database.nilReports.update(row.entryId, { delivery: "refused", refusal });
    else if (kind === undefined) await settleMasters(store, new Map([[row.entryId, []]]));
    else {
      const table = entryTable(database, kind) as Table<Rows[EntryKind], string>;
      const entry = await table.get(row.entryId);
      if (entry === undefined) return;
      if (!isDecision(row.name)) await table.put({ ...entry, delivery: "refused", refusal });
      else if (entry.decision?.commandId === row.id) {
        await table.put({ ...entry, decision: { ...entry.decision, refusal } });
      }
    }
  });
}
