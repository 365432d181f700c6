import { toInstant } from "../../domain/days.ts";
import { keepSentForDays, PullAnswer, pullLimit } from "../../protocol/sync.ts";
import type { DeviceDatabase, OutboxRow, ShadowRow } from "../database.ts";
import type { DeviceStore } from "../deviceStore.ts";
import { readMeta, writeMeta } from "../store/meta.ts";
import { type Reading, readAnswer } from "./answers.ts";
import { applyChanges, type KnownChange, knownChanges, pulledTables } from "./applyChanges.ts";
import type { Network } from "./network.ts";

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
  let [cursor, epoch] = await Promise.all([readMeta(database, "cursor", "0"), readMeta(database, "epoch", "")]);
  let reading = await ask(store, network, { cursor, epoch });
  while (true) {
    if (reading.kind !== "ok") return isEpochChange(reading) ? { kind: "epoch-changed" } : reading;
    const { answer } = reading;
    if (epoch !== "" && answer.epoch !== epoch) return { kind: "captive" };
    const changes = knownChanges(answer.changes);
    if (changes === undefined) return unreadable;
    const isNew = changes.length > 0 || answer.cursor !== cursor || epoch === "";
    ({ cursor, epoch } = answer);
    if (answer.more) progress(changed + changes.length);
    const [next] = await Promise.all([
      answer.more ? ask(store, network, { cursor, epoch }) : undefined,
      isNew ? takeOver(database, answer, changes) : undefined,
    ]);
    changed += changes.length;
    if (next === undefined) return { kind: "complete", changed };
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

/**
 * Starts anew after the server's database, or this person's reach in it, became another: pulls from zero
 * beside what is shown, then swaps, and offers again what was sent lately. The outbox is not touched but for
 * that, and what is shown stays until the new copy is whole.
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
    const isFirst = shadow === undefined;
    shadow = { epoch: answer.epoch, cursor: answer.cursor };
    await keepInShadow(store, shadow, changes, isFirst);
    if (!answer.more) {
      await swap(store, shadow);
      return { kind: "complete", changed: changes.length };
    }
  }
}

async function keepInShadow(
  store: DeviceStore,
  position: { epoch: string; cursor: string },
  changes: readonly KnownChange[],
  isFirst: boolean,
): Promise<void> {
  const { database } = store;
  const rows: ShadowRow[] = changes.map((change) => ({ key: `${change.kind} ${change.id}`, ...change }));
  await database.transaction("rw", [database.shadow, database.meta], async () => {
    if (isFirst) await database.shadow.clear();
    await database.shadow.bulkPut(rows);
    await writeMeta(database, "shadow", position);
  });
}

async function swap(store: DeviceStore, position: { epoch: string; cursor: string }): Promise<void> {
  const { database } = store;
  const since = toInstant(store.clock() - keepSentForDays * 86_400_000);
  const tables = pulledTables(database);
  await database.transaction(
    "rw",
    [...tables, database.outbox, database.sentBatches, database.shadow, database.meta],
    async () => {
      const own = await database.shipments.toArray();
      const ownNilReports = await database.nilReports.toArray();
      const unsent = new Set((await database.outbox.toArray()).map((row) => row.entryId));
      const batches = await database.sentBatches.where("receivedAt").aboveOrEqual(since).toArray();
      const again: OutboxRow[] = batches
        .flatMap((batch) => batch.commands)
        .map((row) => ({ ...row, status: "waiting", offeredAgain: true, failures: undefined, notBefore: undefined }));
      const live = (await database.shadow.toArray()) as (ShadowRow & KnownChange)[];
      const liveIds = new Set(live.filter((row) => row.record !== null).map((row) => row.id));
      const againIds = new Set(again.filter((row) => !isDecision(row)).map((row) => row.entryId));
      for (const table of tables) await table.clear();
      // Entries that only this device still holds: unsent ones, and sent ones that the server has lost.
      const kept = own.filter((row) => !liveIds.has(row.id) && (unsent.has(row.id) || againIds.has(row.id)));
      await database.shipments.bulkPut(
        kept.map((row) => (row.delivery === "sent" ? { ...row, delivery: "queued" as const } : row)),
      );
      // Rows with a local change stand in for the lookup that puts it on top again.
      await database.shipments.bulkPut(own.filter((row) => liveIds.has(row.id) && unsent.has(row.id)));
      const keptNilReports = ownNilReports.filter(
        (row) => !liveIds.has(row.id) && (unsent.has(row.id) || againIds.has(row.id)),
      );
      await database.nilReports.bulkPut(
        keptNilReports.map((row) => (row.delivery === "sent" ? { ...row, delivery: "queued" as const } : row)),
      );
      await applyChanges(database, live);
      const lost = new Set(kept.map((row) => row.id).concat(keptNilReports.map((row) => row.id)));
      // Under their old order, so that they go before whatever was made since.
      await database.outbox.bulkPut(
        again.map((row) => ({ ...row, offeredAgain: lost.has(row.entryId) && !isDecision(row) ? undefined : true })),
      );
      await database.sentBatches.bulkDelete(batches.map((batch) => batch.order as number));
      await database.shadow.clear();
      await writeMeta(database, "shadow", undefined);
      await writeMeta(database, "cursor", position.cursor);
      await writeMeta(database, "epoch", position.epoch);
      await writeMeta(database, "complete", true);
    },
  );
}

function isDecision(row: OutboxRow): boolean {
  return row.name.startsWith("v1.review.");
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
