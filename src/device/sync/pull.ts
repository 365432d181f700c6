import type { Table } from "dexie";
import { PullAnswer, pullLimit } from "../../protocol/sync.ts";
import type { DeviceDatabase, ShadowRow } from "../database.ts";
import type { DeviceStore } from "../deviceStore.ts";
import { readMeta, writeMeta } from "../store/meta.ts";
import { type Reading, readAnswer } from "./answers.ts";
import { applyChanges, type KnownChange, knownChanges, pulledTables } from "./applyChanges.ts";
import type { Network } from "./network.ts";
import { isShadowAt, type ShadowPosition, swap } from "./swap.ts";

export type PullOutcome =
  | { kind: "complete"; changed: number }
  | Exclude<Reading<never>, { kind: "ok" }>
  | { kind: "epoch-changed" };

/** Our server, with a record that this build can't read: it is too old, and a newer one goes on from here. */
const unreadable = { kind: "problem", status: 200, code: undefined } as const;

/**
 * Takes over everything that changed since the last pull. Rows and cursor go in one transaction, and the next
 * page is asked for while it is written.
 * @param progress told how many records came so far, while more are to come
 */
export async function pull(
  store: DeviceStore,
  network: Network,
  progress: (received: number) => void,
): Promise<PullOutcome> {
  const { database } = store;
  let changed = 0;
  const untold = await awaitingPull(database);
  let [cursor, epoch] = await Promise.all([readMeta(database, "cursor", "0"), readMeta(database, "epoch", "")]);
  let isFirst = epoch === "";
  // Told at sign-in; another one since then means another role or reach, and that has to be noticed.
  if (isFirst) epoch = store.session.epoch;
  let reading = await ask(store, network, { cursor, epoch });
  while (true) {
    if (reading.kind !== "ok") return isEpochChange(reading) ? { kind: "epoch-changed" } : reading;
    const { answer } = reading;
    if (answer.epoch !== epoch) return { kind: "captive" };
    const changes = knownChanges(answer.changes);
    if (changes === undefined) return unreadable;
    const isNew = changes.length > 0 || answer.cursor !== cursor || isFirst;
    isFirst = false;
    ({ cursor, epoch } = answer);
    if (answer.more) progress(changed + changes.length);
    const [next] = await Promise.all([
      answer.more ? ask(store, network, { cursor, epoch }) : undefined,
      isNew ? takeOver(database, answer, changes) : undefined,
    ]);
    changed += changes.length;
    if (next === undefined) {
      await dropUnseen(database, untold);
      return { kind: "complete", changed };
    }
    reading = next;
  }
}

async function takeOver(
  database: DeviceDatabase,
  { cursor, epoch, more }: PullAnswer,
  changes: readonly KnownChange[],
): Promise<void> {
  await database.transaction("rw", [...pulledTables(database), database.outbox, database.meta], async () => {
    await applyChanges(database, changes);
    await writeMeta(database, "cursor", cursor);
    await writeMeta(database, "epoch", epoch);
    if (!more) await writeMeta(database, "complete", true);
  });
}

type Untold = { table: Table<{ id: string; awaitsPull?: 1 | undefined }, string>; ids: string[] }[];

/** What the office has confirmed before this pull began and no pull has told of. */
async function awaitingPull(database: DeviceDatabase): Promise<Untold> {
  const { shipments, visits, nilReports, followUps, exporters, exportStops } = database;
  const tables = [
    shipments,
    visits,
    nilReports,
    followUps,
    exporters,
    exportStops,
  ] as unknown as Untold[number]["table"][];
  return await Promise.all(
    tables.map(async (table) => ({ table, ids: await table.where("awaitsPull").equals(1).primaryKeys() })),
  );
}

/**
 * What the office has and this complete pull didn't tell of isn't this person's to see any more: they sent it from
 * before their role or their assignments changed. It goes, unless something of it is still to be sent.
 */
async function dropUnseen(database: DeviceDatabase, untold: Untold): Promise<void> {
  for (const { table, ids } of untold) {
    if (ids.length === 0) continue;
    await database.transaction("rw", [table, database.outbox], async () => {
      const unsent = new Set((await database.outbox.where("entryId").anyOf(ids).toArray()).map((row) => row.entryId));
      const rows = await table.bulkGet(ids);
      const gone = rows.flatMap((row) => (row?.awaitsPull === 1 && !unsent.has(row.id) ? [row.id] : []));
      await table.bulkDelete(gone);
    });
  }
  // One that stays for what is still to be sent has no record that anybody will tell of.
  const followUpIds = untold.find(({ table }) => table.name === "followUps")?.ids ?? [];
  await database.followUps
    .where("id")
    .anyOf(followUpIds)
    .filter((row) => row.awaitsPull === 1)
    .modify({ record: undefined, awaitsPull: undefined });
  const goneVisits = untold.find(({ table }) => table.name === "visits")?.ids ?? [];
  const stillHere = new Set(await database.visits.where("id").anyOf(goneVisits).primaryKeys());
  await database.followUps
    .where("visitId")
    .anyOf(goneVisits.filter((id) => !stillHere.has(id)))
    .filter((row) => row.record === undefined)
    .delete();
}

/**
 * Starts anew after the server's database, or this person's reach in it, became another: pulls from zero
 * beside what is shown, then swaps, and offers again what was sent lately. The outbox is not touched but for
 * that, and what is shown stays until the new copy is whole.
 *
 * Two tabs may be at it at once where the browser has no locks: each page is kept only where the one before it is the
 * last of the copy still, else this round goes on from where the other is.
 */
export async function pullAnew(store: DeviceStore, network: Network): Promise<PullOutcome> {
  const { database } = store;
  let shadow = await readMeta(database, "shadow", undefined);
  while (true) {
    const reading = await ask(store, network, shadow ?? { cursor: "0", epoch: "" });
    if (isEpochChange(reading)) {
      // It changed again while it was being copied.
      await database.transaction("rw", [database.shadow, database.meta], async () => {
        await database.shadow.clear();
        await writeMeta(database, "shadow", undefined);
      });
      if (shadow === undefined) return { kind: "captive" };
      shadow = undefined;
      continue;
    }
    if (reading.kind !== "ok") return reading;
    const { answer } = reading;
    const changes = knownChanges(answer.changes);
    if (changes === undefined) return unreadable;
    if (shadow !== undefined && answer.epoch !== shadow.epoch) return { kind: "captive" };
    const next = { epoch: answer.epoch, cursor: answer.cursor };
    const isOurs =
      (await keepInShadow(store, { before: shadow, next, changes })) && (answer.more || (await swap(store, next)));
    if (isOurs && !answer.more) return { kind: "complete", changed: changes.length };
    shadow = isOurs ? next : await readMeta(database, "shadow", undefined);
    // The other has swapped it in.
    if (!isOurs && shadow === undefined) return { kind: "complete", changed: 0 };
  }
}

/** @returns false, with nothing kept, where another round has moved the copy on from `before` */
async function keepInShadow(
  { database }: DeviceStore,
  page: { before: ShadowPosition | undefined; next: ShadowPosition; changes: readonly KnownChange[] },
): Promise<boolean> {
  const { before, next, changes } = page;
  const rows: ShadowRow[] = changes.map((change) => ({ key: `${change.kind} ${change.id}`, ...change }));
  return await database.transaction("rw", [database.shadow, database.meta], async () => {
    if (!(await isShadowAt(database, before))) return false;
    if (before === undefined) await database.shadow.clear();
    await database.shadow.bulkPut(rows);
    await writeMeta(database, "shadow", next);
    return true;
  });
}

async function ask(
  { session }: DeviceStore,
  network: Network,
  position: { cursor: string; epoch: string },
): Promise<Reading<PullAnswer>> {
  const query = new Map([
    // Another person on this phone may have signed in since: their records must not come in here.
    ["deviceId", session.deviceId],
    ["cursor", position.cursor],
    ["limit", String(pullLimit)],
  ]);
  if (position.epoch !== "") query.set("epoch", position.epoch);
  const text = [...query].map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join("&");
  return readAnswer(await network.get(`/api/sync/pull?${text}`), PullAnswer);
}

function isEpochChange(reading: Reading<unknown>): boolean {
  return reading.kind === "problem" && reading.code === "epoch-changed";
}
