import { Dexie } from "dexie";
import type { DeviceDatabase, Draft, NilReportRow, OutboxRow, SentBatch } from "../../../device/database.ts";
import { readMeta } from "../../../device/store/meta.ts";
import { isDecision } from "../../../protocol/commands.ts";
import type { AnyEntryRow } from "../../entries/anyEntry.ts";

/** A command with the entry that it is about, as far as that is on this device. */
export type OutboxItem = {
  command: OutboxRow;
  entry: AnyEntryRow | undefined;
  nilReport: NilReportRow | undefined;
};

export type Outbox = {
  /** Refused, or given up by the server: somebody has to look at them. Oldest first. */
  parked: OutboxItem[];
  /** In the order of sending. */
  waiting: OutboxItem[];
  counts: { drafts: number; parked: number; waiting: number };
  /** Commands that may have reached the server and so can't be taken back. */
  attempted: ReadonlySet<string>;
};

/** The server has it, in the quarantine of the office, and it stays here until somebody has decided. */
export function isHeldByOffice({ status, quarantined }: OutboxRow): boolean {
  return status === "waiting" && quarantined !== undefined;
}

/** What has not been sent, the first `limit` of each kind. */
export async function readOutbox(database: DeviceDatabase, limit: number): Promise<Outbox> {
  const ofStatus = (status: OutboxRow["status"]) =>
    database.outbox.where("[status+order]").between([status, Dexie.minKey], [status, Dexie.maxKey]);
  const [parked, waiting, parkedCount, waitingCount, drafts, attempted] = await Promise.all([
    ofStatus("parked").limit(limit).toArray(),
    ofStatus("waiting").limit(limit).toArray(),
    ofStatus("parked").count(),
    ofStatus("waiting").count(),
    database.drafts.filter(isOfEntry).count(),
    readMeta(database, "attempted", []),
  ]);
  return {
    parked: await withEntries(database, parked),
    waiting: await withEntries(database, waiting),
    counts: { drafts, parked: parkedCount, waiting: waitingCount },
    attempted: new Set(attempted),
  };
}

export type SentItem = OutboxItem & { receivedAt: string };

/** What the server confirmed, last first; `total` only where all of it was read. */
export type Sent = { items: SentItem[]; total: number | undefined };

/** Rows of sent commands that are looked at, with up to 40 in each. */
const newestBatches = 40;

export async function readSent(database: DeviceDatabase, limit: number): Promise<Sent> {
  const batches = await database.sentBatches
    .orderBy("order")
    .reverse()
    .limit(newestBatches + 1)
    .toArray();
  const all = lastOfEachEntry(batches.slice(0, newestBatches));
  const shown = all.slice(0, limit);
  const items = await withEntries(
    database,
    shown.map(({ command }) => command),
  );
  return {
    items: items.map((item, index) => ({ ...item, receivedAt: shown[index]?.receivedAt ?? "" })),
    total: batches.length > newestBatches ? undefined : all.length,
  };
}

/** An entry that was corrected and sent again is one line, with what was sent last. */
function lastOfEachEntry(batches: readonly SentBatch[]): { command: OutboxRow; receivedAt: string }[] {
  const seen = new Set<string>();
  const last: { command: OutboxRow; receivedAt: string }[] = [];
  for (const { commands, receivedAt } of batches) {
    for (const command of commands.toReversed()) {
      const key = `${command.entryId} ${isDecision(command.name)}`;
      if (!seen.has(key)) last.push({ command, receivedAt });
      seen.add(key);
    }
  }
  return last;
}

async function withEntries(database: DeviceDatabase, commands: readonly OutboxRow[]): Promise<OutboxItem[]> {
  const ids = commands.map((command) => command.entryId);
  const [shipments, visits, nilReports] = await Promise.all([
    database.shipments.bulkGet(ids),
    database.visits.bulkGet(ids),
    database.nilReports.bulkGet(ids),
  ]);
  return commands.map((command, index) => ({
    command,
    entry: shipments[index] ?? visits[index],
    nilReport: nilReports[index],
  }));
}

/** An exporter's form is gone on with where it was begun; only what becomes an entry is listed here. */
export function isOfEntry(draft: Draft): boolean {
  return draft.kind !== "exporter";
}
