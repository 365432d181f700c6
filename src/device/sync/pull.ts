import { toInstant } from "../../domain/days.ts";
import { isDecision } from "../../protocol/commands.ts";
import { keepSentForDays, PullAnswer, pullLimit } from "../../protocol/sync.ts";
import type { DeviceDatabase, OutboxRow, ShadowRow } from "../database.ts";
import type { DeviceStore } from "../deviceStore.ts";
import { groupByEntry } from "../store/followUpRows.ts";
import { readMeta, writeMeta } from "../store/meta.ts";
import { exporterRow, exportStopRow, followUpRow } from "../store/ownChanges.ts";
import { type Reading, readAnswer } from "./answers.ts";
import { applyChanges, type KnownChange, knownChanges, pulledTables } from "./applyChanges.ts";
import { kindOfMaster } from "./commandKinds.ts";
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
      const unconfirmed = await database.outbox.orderBy("order").toArray();
      const unsent = new Set(unconfirmed.map((row) => row.entryId));
      const batches = await database.sentBatches.where("receivedAt").aboveOrEqual(since).toArray();
      const again: OutboxRow[] = batches
        .flatMap((batch) => batch.commands)
        .map((row) => ({ ...row, status: "waiting", offeredAgain: true, failures: undefined, notBefore: undefined }));
      const live = (await database.shadow.toArray()) as (ShadowRow & KnownChange)[];
      const liveIds = new Set(live.filter((row) => row.record !== null).map((row) => row.id));
      const againIds = new Set(again.filter((row) => !isDecision(row.name)).map((row) => row.entryId));
      // Entries that only this device still holds: unsent ones, and sent ones that the server has lost.
      const isKept = ({ id }: { id: string }) => !liveIds.has(id) && (unsent.has(id) || againIds.has(id));
      const lost = new Set<string>();
      const keep = <Row extends { id: string; delivery: string }>(rows: Row[]): Row[] =>
        rows.filter(isKept).map((row) => {
          lost.add(row.id);
          // What the office knew of it is gone: a correction is its first report again.
          const lostRow = { ...row, record: undefined, confirmed: undefined };
          return row.delivery === "sent" ? { ...lostRow, delivery: "queued" } : lostRow;
        });
      const { shipments, visits, nilReports, followUps } = database;
      const [ownShipments, ownVisits] = [await shipments.toArray(), await visits.toArray()];
      const [ownNilReports, ownFollowUps] = [await nilReports.toArray(), await followUps.toArray()];
      for (const table of tables) await table.clear();
      // Rows with a local change stand in for the lookup that puts it on top again.
      const standsIn = ({ id }: { id: string }) => liveIds.has(id) && unsent.has(id);
      await shipments.bulkPut([...keep(ownShipments), ...ownShipments.filter(standsIn)]);
      await visits.bulkPut([...keep(ownVisits), ...ownVisits.filter(standsIn)]);
      await nilReports.bulkPut(keep(ownNilReports));
      const keptVisits = ownVisits.filter(isKept);
      await followUps.bulkPut(ownFollowUps.filter(({ visitId }) => keptVisits.some(({ id }) => id === visitId)));
      await applyChanges(database, live);
      for (const row of again) if (!liveIds.has(row.entryId) && kindOfMaster(row) !== undefined) lost.add(row.entryId);
      // Under their old order, so that they go before whatever was made since.
      const offered = again.map((row) => ({
        ...row,
        offeredAgain: lost.has(row.entryId) && !isDecision(row.name) ? undefined : true,
      }));
      await database.outbox.bulkPut(offered);
      await restoreMasters(database, [...offered, ...unconfirmed], liveIds);
      await database.sentBatches.bulkDelete(batches.map((batch) => batch.order as number));
      await database.shadow.clear();
      await writeMeta(database, "shadow", undefined);
      await writeMeta(database, "cursor", position.cursor);
      await writeMeta(database, "epoch", position.epoch);
      await writeMeta(database, "complete", true);
    },
  );
}

/** Exporters and stops that only this device still holds, from the commands that made them. */
async function restoreMasters(
  database: DeviceDatabase,
  commands: readonly OutboxRow[],
  liveIds: ReadonlySet<string>,
): Promise<void> {
  const inOrder = [...commands].sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
  for (const [id, own] of groupByEntry(inOrder.filter((row) => !liveIds.has(row.entryId)))) {
    const exporter = exporterRow(undefined, own);
    if (exporter !== undefined) await database.exporters.put(exporter);
    const stop = exportStopRow(undefined, own);
    if (stop !== undefined) await database.exportStops.put(stop);
    const followUp = kindOfMaster({ name: own[0]?.name ?? "v1.exporter.record" }) === "follow-up";
    const row = followUp ? await database.followUps.get(id) : undefined;
    if (row !== undefined) await database.followUps.put(followUpRow(row, undefined, own));
  }
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
