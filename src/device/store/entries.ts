import { toInstant } from "../../domain/days.ts";
import type { EntryKind } from "../../domain/review.ts";
import type { CommandBody, CommandName } from "../../protocol/commands.ts";
import type { DeviceDatabase, EntryRow, OutboxRow } from "../database.ts";
import type { DeviceStore } from "../deviceStore.ts";
import {
  asStored,
  type Contents,
  columnsOf,
  entryTable,
  type Rows,
  recordNames,
  reviseNames,
  storedRevision,
  withContent,
} from "./entryTables.ts";
import { refreshFollowUps } from "./followUpRows.ts";
import { nextNumber } from "./numbering.ts";
import { commandsOf, newCommand, wasAttempted } from "./outbox.ts";

/**
 * Hands in a new entry: record and command in one flushed transaction. When this resolves, it may be said
 * to be saved on this device. The draft it was written in, of the same id, goes with it.
 * @returns the device number, `MP-0042`
 */
export async function recordEntry<Kind extends EntryKind>(
  store: DeviceStore,
  kind: Kind,
  content: Contents[Kind],
): Promise<string> {
  const { database } = store;
  const command = contentCommand(store, kind, content, undefined);
  return await database.transaction("rw", tablesOf(database, kind), async () => {
    const number = (await database.drafts.get(content.id))?.number ?? (await nextNumber(store));
    const row: EntryRow = {
      ...columnsOf(kind, content),
      delivery: "queued",
      state: "none",
      revision: 1,
      number,
      savedAt: command.claimedAt,
    };
    await entryTable(database, kind).add(row as Rows[Kind]);
    await database.outbox.add({ ...command, number });
    await database.drafts.delete(content.id);
    if (kind === "visit") await refreshFollowUps(database, content.id);
    return number;
  });
}

/**
 * Hands in a correction: the next revision of an entry that is the author's to change.
 * What was parked for this entry is replaced by it. A correction of an entry that the server never stored is
 * sent as its first report.
 * @returns false where the entry isn't here, or an earlier change of it still waits to be confirmed
 */
export async function reviseEntry<Kind extends EntryKind>(
  store: DeviceStore,
  kind: Kind,
  content: Contents[Kind],
): Promise<boolean> {
  const { database } = store;
  const before = await entryTable(database, kind).get(content.id);
  if (before === undefined) return false;
  const stored = storedRevision(before);
  const command = contentCommand(store, kind, content, stored);
  return await database.transaction("rw", tablesOf(database, kind), async () => {
    const unconfirmed = await commandsOf(store, content.id);
    if (unconfirmed.some((other) => other.status === "waiting")) return false;
    await database.outbox.bulkDelete(unconfirmed.map((other) => other.order as number));
    await entryTable(database, kind).put(
      withContent(kind, before, content, {
        delivery: "queued",
        revision: (stored ?? 0) + 1,
        savedAt: command.claimedAt,
        refusal: undefined,
      }),
    );
    await database.outbox.add({ ...command, number: before.number });
    await database.drafts.delete(content.id);
    if (kind === "visit") await refreshFollowUps(database, content.id);
    return true;
  });
}

/**
 * Takes back what was handed in but never sent: it becomes a draft again.
 * @param draft the form's values, to go on with
 * @returns false where it was sent meanwhile, and nothing changed
 */
export async function retractEntry(
  store: DeviceStore,
  kind: EntryKind,
  id: string,
  draft: { values: Record<string, string>; step: number },
): Promise<boolean> {
  const { database } = store;
  return await database.transaction("rw", tablesOf(database, kind), async () => {
    const row = await entryTable(database, kind).get(id);
    const commands = await commandsOf(store, id);
    if (row === undefined || commands.length === 0) return false;
    const stored = storedRevision(row);
    for (const command of commands) if (await wasAttempted(store, command.id)) return false;
    await database.outbox.bulkDelete(commands.map((command) => command.order as number));
    await putBack(database, kind, row);
    await database.drafts.put({
      id,
      kind,
      ...draft,
      updatedAt: toInstant(store.clock()),
      number: row.number,
      ...(stored === undefined ? {} : { corrects: { entryId: id, revision: stored } }),
    });
    return true;
  });
}

/**
 * Gives up a change that was refused, and shows again what the server holds.
 * @returns false where nothing of it is refused, or the server never had it
 */
export async function discardRefusedChange(store: DeviceStore, kind: EntryKind, id: string): Promise<boolean> {
  const { database } = store;
  return await database.transaction("rw", tablesOf(database, kind), async () => {
    const row = await entryTable(database, kind).get(id);
    if (row === undefined || storedRevision(row) === undefined || row.delivery !== "refused") return false;
    const parked = (await commandsOf(store, id)).filter((command) => command.status === "parked");
    await database.outbox.bulkDelete(parked.map((command) => command.order as number));
    await putBack(database, kind, row);
    return true;
  });
}

async function putBack<Kind extends EntryKind>(database: DeviceDatabase, kind: Kind, row: Rows[Kind]): Promise<void> {
  const table = entryTable(database, kind);
  const stored = asStored(kind, row);
  if (stored === undefined) await table.delete(row.id);
  else await table.put(stored);
  if (kind === "visit") await refreshFollowUps(database, row.id);
}

function tablesOf(database: DeviceDatabase, kind: EntryKind) {
  const common = [entryTable(database, kind), database.outbox, database.drafts, database.meta];
  return kind === "visit" ? [...common, database.followUps] : common;
}

/** @param stored the revision that the server holds, if it holds one */
function contentCommand<Kind extends EntryKind>(
  store: DeviceStore,
  kind: Kind,
  content: Contents[Kind],
  stored: number | undefined,
): OutboxRow {
  const name = stored === undefined ? recordNames[kind] : reviseNames[kind];
  const command = newCommand(store, {
    name: name as CommandName,
    body: { [kind]: content } as unknown as CommandBody<CommandName>,
    entryId: content.id,
    ...(stored === undefined ? {} : { baseRevision: stored }),
  });
  return { ...command, exporterId: content.exporterId };
}
