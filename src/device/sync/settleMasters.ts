import { ExporterRecord, exporterOf } from "../../domain/exporter.ts";
import type { FollowUpRecord } from "../../domain/followUp.ts";
import { newId } from "../../domain/newId.ts";
import type { CommandBody } from "../../protocol/commands.ts";
import type { ExporterRow, FollowUpRow, OutboxRow } from "../database.ts";
import type { DeviceStore } from "../deviceStore.ts";
import { groupByEntry } from "../store/followUpRows.ts";
import { exporterRow, exportStopRow, followUpRow } from "../store/ownChanges.ts";
import { kindOfMaster, type MasterKind } from "./commandKinds.ts";
import { isIdTaken, isReceived, newEffects, park, refusalOf, type Settled, withBody, writeEffects } from "./settled.ts";

/**
 * Settles exporters, stops and follow-ups. Their rows are worked out anew from what the office holds and what is left
 * in the outbox; where a change was received and the pull that tells of it is still to come, its content stays shown.
 * An entry without results is worked out anew only.
 */
export async function settleMasters(store: DeviceStore, touched: Settled): Promise<void> {
  const { database } = store;
  const effects = newEffects();
  const renamed: { row: OutboxRow; from: string }[] = [];
  const received = new Map<string, { row: OutboxRow; revision: number; isFirst: boolean; current?: unknown }[]>();
  const ids = new Set<string>();
  for (const [id, group] of touched) {
    if (group.length === 0) ids.add(id);
    for (const { row, result } of group) {
      if (kindOfMaster(row) === undefined) continue;
      ids.add(id);
      if (isReceived(result)) {
        const current = result.outcome === "conflict" ? { current: result.current } : {};
        const isFirst = result.outcome !== "already-applied";
        const told = { row, revision: result.revision ?? 0, isFirst, ...current };
        received.set(id, [...(received.get(id) ?? []), told]);
      } else if (isIdTaken(result)) {
        if (row.name === "v1.exporter.record" || row.name === "v1.export-stop.record") renamed.push({ row, from: id });
        else effects.outbox.push({ ...row, id: newId(store.clock(), store.randomBytes) });
      } else {
        park(row, refusalOf(result), effects);
      }
    }
  }
  if (ids.size === 0) return;
  await writeEffects(store, effects);
  for (const { row, from } of renamed) await rename(store, row, from);
  const all = [...ids];
  const left = groupByEntry(await database.outbox.where("entryId").anyOf(all).sortBy("order"));
  const present = {
    exporter: await database.exporters.bulkGet(all),
    "export-stop": await database.exportStops.bulkGet(all),
    "follow-up": await database.followUps.bulkGet(all),
  };
  for (const row of present.exporter) {
    if (row === undefined) continue;
    const told = received.get(row.id) ?? [];
    const current = ExporterRecord.safeParse(told.findLast((one) => one.current !== undefined)?.current);
    const revision = Math.max(0, ...told.map((one) => one.revision));
    // A pull may have told of it before the receipt came.
    const isNew = told.length > 0 && revision > (row.record?.revision ?? 0);
    const record = !isNew ? row.record : current.success ? current.data : receivedExporter(row, revision);
    const next = exporterRow(record, left.get(row.id) ?? []);
    if (next !== undefined) await database.exporters.put({ ...next, awaitsPull: isNew ? 1 : row.awaitsPull });
  }
  for (const row of present["export-stop"]) {
    if (row === undefined) continue;
    const told = received.get(row.id) ?? [];
    const isGone = told.some((one) => one.row.name === "v1.export-stop.withdraw");
    const {
      delivery: _delivery,
      isWithdrawn: _isWithdrawn,
      savedAt: _savedAt,
      refusal: _refusal,
      awaitsPull,
      record,
      ...stop
    } = row;
    const isNew = told.length > 0 && record === undefined;
    const next = isGone ? undefined : exportStopRow(isNew ? stop : record, left.get(row.id) ?? []);
    if (next === undefined) await database.exportStops.delete(row.id);
    else await database.exportStops.put({ ...next, awaitsPull: isNew ? 1 : awaitsPull });
  }
  for (const row of present["follow-up"]) {
    if (row === undefined) continue;
    // One that was received before may have been told of by a pull since, as it is now.
    const isNew = (received.get(row.id) ?? []).some(({ isFirst }) => isFirst) && row.record?.doneOn !== row.doneOn;
    const record = isNew ? receivedFollowUp(row, store.session.person.id) : row.record;
    const next = followUpRow(row, record, left.get(row.id) ?? []);
    await database.followUps.put({ ...next, awaitsPull: isNew ? 1 : row.awaitsPull });
  }
}

// What the office has confirmed and no pull has told of yet: the next change of it stands on this.

function receivedExporter(row: ExporterRow, revision: number): ExporterRecord {
  const { changed, addedBy } = row.record ?? {};
  return {
    ...exporterOf(row),
    revision,
    ...(changed === undefined ? {} : { changed }),
    ...(addedBy === undefined ? {} : { addedBy }),
    conflicts: [...(row.conflicts ?? [])],
  };
}

function receivedFollowUp(row: FollowUpRow, authorId: string): FollowUpRecord {
  const { id, what, who, dueOn, exporterId, visitId, doneOn, doneNote, record } = row;
  return {
    ...{ id, what, who, dueOn, exporterId, visitId, authorId: record?.authorId ?? authorId },
    ...(doneOn === undefined ? {} : { doneOn }),
    ...(doneNote === undefined ? {} : { doneNote }),
  };
}

/**
 * Somebody else's record has the id of an exporter or a stop that was added here. It gets another and goes out again;
 * whatever is about the exporter never left before it, and follows it.
 */
async function rename(store: DeviceStore, row: OutboxRow, from: string): Promise<void> {
  const { database } = store;
  const to = newId(store.clock(), store.randomBytes);
  const renamed = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value).replaceAll(from, to)) as Value;
  const about = await database.outbox.where("entryId").equals(from).toArray();
  const dependent = kindOfMaster(row) === ("exporter" satisfies MasterKind) ? await dependents(store, from) : [];
  for (const command of [...about, ...dependent]) {
    const { entryId, exporterId, body } = command;
    const changed = { entryId: renamed(entryId), body: renamed(body) };
    await database.outbox.put(
      withBody(store, command, {
        ...changed,
        ...(exporterId === undefined ? {} : { exporterId: renamed(exporterId) }),
      }),
    );
  }
  const { shipments, visits, nilReports, exportStops, followUps, exporters, drafts } = database;
  for (const table of [exporters, exportStops]) {
    const gone = await table.get(from);
    if (gone === undefined) continue;
    await table.delete(from);
    await table.put(renamed(gone) as never);
  }
  for (const table of [shipments, visits, nilReports, exportStops, followUps, drafts]) {
    for (const each of await table.toArray()) {
      if (JSON.stringify(each).includes(from)) await table.put(renamed(each) as never);
    }
  }
  const again = (row.body as Partial<CommandBody<"v1.exporter.record">>).exporter;
  if (again === undefined) return;
  const left = await database.outbox.where("entryId").equals(to).sortBy("order");
  const next = exporterRow(undefined, left);
  if (next !== undefined) await database.exporters.put(next);
}

async function dependents(store: DeviceStore, exporterId: string): Promise<OutboxRow[]> {
  return await store.database.outbox.filter((row) => row.exporterId === exporterId).toArray();
}
