import { isDecision } from "../../protocol/commands.ts";
import type { DeviceDatabase, OutboxRow, ShadowRow } from "../database.ts";
import type { DeviceStore } from "../deviceStore.ts";
import { groupByEntry } from "../store/followUpRows.ts";
import { readMeta, writeMeta } from "../store/meta.ts";
import { exporterRow, exportStopRow, followUpRow } from "../store/ownChanges.ts";
import { applyChanges, type KnownChange, pulledTables } from "./applyChanges.ts";
import { kindOfEntry, kindOfMaster } from "./commandKinds.ts";

/**
 * Puts the copy that was pulled anew in the place of the old one, and offers again all that was sent lately. What the
 * new copy lacks of this device's own stays: it was never sent, or the server has lost it.
 * @returns false, with nothing changed, where the copy isn't at `position` any more: another tab has seen to it
 */
export async function swap(store: DeviceStore, position: ShadowPosition): Promise<boolean> {
  const { database } = store;
  const tables = pulledTables(database);
  return await database.transaction(
    "rw",
    [...tables, database.outbox, database.sentBatches, database.shadow, database.meta],
    async () => {
      if (!(await isShadowAt(database, position))) return false;
      const live = ((await database.shadow.toArray()) as (ShadowRow & KnownChange)[]).filter(
        (row) => row.record !== null,
      );
      const recordsById = new Map(live.map(({ id, record }) => [id, record as object]));
      // What was offered again after the last change, and has not gone out since, may be lost this time.
      const reoffered: OutboxRow[] = [];
      const unconfirmed = (await database.outbox.orderBy("order").toArray()).map((row) => {
        if (row.offeredAgain !== true) return row;
        const again = offered(row, recordsById.get(row.entryId));
        reoffered.push(again);
        return again;
      });
      // A decision about an entry that isn't this person's to see any more is sent, and keeps nothing here.
      const unsent = new Set(unconfirmed.filter((row) => !isDecision(row.name)).map((row) => row.entryId));
      const decided = new Set(unconfirmed.map((row) => row.entryId));
      // All that is kept. How long that is was told by the server's clock: this device's may be years off.
      const batches = await database.sentBatches.toArray();
      const sent = batches.flatMap((batch) => batch.commands);
      // Under their old order, so that they go before whatever was made since.
      const again = sent.map((row) => offered(row, recordsById.get(row.entryId)));
      const lost = new Set(sent.filter((row) => !isDecision(row.name)).map((row) => row.entryId));
      const isKept = ({ id }: { id: string }) => !recordsById.has(id) && (unsent.has(id) || lost.has(id));
      const { shipments, visits, nilReports, followUps } = database;
      const [ownShipments, ownVisits] = [await shipments.toArray(), await visits.toArray()];
      const [ownNilReports, ownFollowUps] = [await nilReports.toArray(), await followUps.toArray()];
      for (const table of tables) await table.clear();
      // Rows with a local change stand in for the lookup that puts it on top again.
      const standsIn = ({ id }: { id: string }) => recordsById.has(id) && decided.has(id);
      await shipments.bulkPut([...ownShipments.filter(isKept).map(asNeverStored), ...ownShipments.filter(standsIn)]);
      await visits.bulkPut([...ownVisits.filter(isKept).map(asNeverStored), ...ownVisits.filter(standsIn)]);
      await nilReports.bulkPut(ownNilReports.filter(isKept).map(asNeverStored));
      const keptVisits = new Set(ownVisits.filter(isKept).map(({ id }) => id));
      const ofKeptVisits = ownFollowUps.filter(({ id, visitId }) => !recordsById.has(id) && keptVisits.has(visitId));
      await followUps.bulkPut(ofKeptVisits.map((row) => ({ ...row, record: undefined, awaitsPull: undefined })));
      await database.outbox.bulkPut([...again, ...reoffered]);
      // They were sent before: the office may have them, so they can't be taken back.
      const attempted = await readMeta(database, "attempted", []);
      await writeMeta(database, "attempted", [...new Set([...attempted, ...again.map(({ id }) => id)])]);
      await applyChanges(database, live);
      await restoreMasters(
        database,
        [...again, ...unconfirmed].filter((row) => !recordsById.has(row.entryId)),
      );
      await database.sentBatches.bulkDelete(batches.map((batch) => batch.order as number));
      await database.shadow.clear();
      await writeMeta(database, "shadow", undefined);
      await writeMeta(database, "cursor", position.cursor);
      await writeMeta(database, "epoch", position.epoch);
      await writeMeta(database, "complete", true);
      return true;
    },
  );
}

/** How far the copy that is pulled anew has come. */
export type ShadowPosition = { epoch: string; cursor: string };

/** Whether the copy stands where it did; undefined: not begun. Call inside a transaction. */
export async function isShadowAt(database: DeviceDatabase, position: ShadowPosition | undefined): Promise<boolean> {
  const now = await readMeta(database, "shadow", undefined);
  return now?.epoch === position?.epoch && now?.cursor === position?.cursor;
}

/**
 * A command that was sent, to be sent again. Where the office still has what it brought, nobody has to look at the
 * answer; where that was lost, it is as if it had never been sent.
 * @param record what the office holds of its entry
 */
function offered(row: OutboxRow, record: object | undefined): OutboxRow {
  const isThere = isDecision(row.name) || (record !== undefined && covers(record, row));
  return {
    ...row,
    status: "waiting",
    offeredAgain: isThere ? true : undefined,
    failures: undefined,
    notBefore: undefined,
  };
}

/**
 * Whether a record is what a command made of it, or newer. Only of entries is that known: the revision that came after
 * a backup was put back may be somebody else's, so the next one must be of this content.
 */
function covers(record: object, row: OutboxRow): boolean {
  if (kindOfEntry(row) === undefined) return true;
  const { revision, hash } = record as { revision: number; hash: string };
  const own = (row.baseRevision ?? 0) + 1;
  return revision > own || (revision === own && hash === row.hash);
}

/** What the office knew of an entry that it lost is gone: a correction is its first report again. */
function asNeverStored<Row extends { delivery: "queued" | "refused" | "sent" }>(row: Row): Row {
  const delivery = row.delivery === "sent" ? "queued" : row.delivery;
  return { ...row, delivery, record: undefined, confirmed: undefined, awaitsPull: undefined };
}

/** Exporters, stops and follow-ups that only this device still holds, from the commands that made them. */
async function restoreMasters(database: DeviceDatabase, commands: readonly OutboxRow[]): Promise<void> {
  const inOrder = [...commands].sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
  for (const [id, own] of groupByEntry(inOrder)) {
    const exporter = exporterRow(undefined, own);
    if (exporter !== undefined) await database.exporters.put(exporter);
    const stop = exportStopRow(undefined, own);
    if (stop !== undefined) await database.exportStops.put(stop);
    const isFollowUp = own.some((command) => kindOfMaster(command) === "follow-up");
    const row = isFollowUp ? await database.followUps.get(id) : undefined;
    if (row !== undefined) await database.followUps.put(followUpRow(row, undefined, own));
  }
}
