import type { DeviceDatabase, OutboxRow } from "../database.ts";
import { readMeta } from "./meta.ts";
import { followUpRow } from "./ownChanges.ts";

/**
 * Works out the follow-ups of a visit anew after this device changed the visit: those it names, and those that the
 * office has of it. One that was taken out stays until the office says that it is gone. Call inside a transaction.
 */
export async function refreshFollowUps(database: DeviceDatabase, visitId: string): Promise<void> {
  const [row, present] = await Promise.all([
    database.visits.get(visitId),
    database.followUps.where("visitId").equals(visitId).toArray(),
  ]);
  const named = new Map((row?.visit.followUps ?? []).map((followUp) => [followUp.id, followUp]));
  const ids = new Set([...named.keys(), ...present.map(({ id }) => id)]);
  const commands = groupByEntry(
    await database.outbox
      .where("entryId")
      .anyOf([...ids])
      .sortBy("order"),
  );
  const recordOf = new Map(present.map((each) => [each.id, each.record]));
  const gone: string[] = [];
  for (const id of ids) {
    const record = recordOf.get(id);
    const told = named.get(id) ?? record;
    if (told === undefined) {
      gone.push(id);
      continue;
    }
    const exporterId = row?.exporterId ?? record?.exporterId ?? "";
    await database.followUps.put(followUpRow({ ...told, exporterId, visitId }, record, commands.get(id) ?? []));
  }
  if (gone.length > 0) {
    await database.followUps.bulkDelete(gone);
    // Whatever was ticked off in what was taken out goes with it, unless the office may have been told of it.
    const attempted = new Set(await readMeta(database, "attempted", []));
    const commands = await database.outbox.where("entryId").anyOf(gone).toArray();
    const unsent = commands.filter(({ id }) => !attempted.has(id));
    await database.outbox.bulkDelete(unsent.map(({ order }) => order as number));
  }
}

export function groupByEntry(commands: readonly OutboxRow[]): Map<string, OutboxRow[]> {
  const groups = new Map<string, OutboxRow[]>();
  for (const command of commands) {
    const group = groups.get(command.entryId);
    if (group === undefined) groups.set(command.entryId, [command]);
    else group.push(command);
  }
  return groups;
}
