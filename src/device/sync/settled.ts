import { newId } from "../../domain/newId.ts";
import { commandHash } from "../../protocol/commandHash.ts";
import type { PushResult } from "../../protocol/sync.ts";
import type { OutboxRow, Refusal } from "../database.ts";
import type { DeviceStore } from "../deviceStore.ts";

/** The commands that were answered, by entry, in the order of their sending. */
export type Settled = ReadonlyMap<string, readonly { row: OutboxRow; result: PushResult }[]>;

/** What settling changes in the outbox, gathered so that it is written at once. */
type SideEffects = { outbox: OutboxRow[]; goneFromOutbox: number[] };

export type Answered = { row: OutboxRow; result: PushResult; effects: SideEffects };

export function newEffects(): SideEffects {
  return { outbox: [], goneFromOutbox: [] };
}

export async function writeEffects({ database }: DeviceStore, effects: SideEffects): Promise<void> {
  const { outbox, goneFromOutbox } = effects;
  if (outbox.length > 0) await database.outbox.bulkPut(outbox);
  if (goneFromOutbox.length > 0) await database.outbox.bulkDelete(goneFromOutbox);
}

/** A result that is a receipt: the office has what the command says. */
type Receipt = PushResult & { outcome: "applied" | "already-applied" | "conflict"; hash: string; receivedAt: string };

/**
 * True where the office has what the command says. A field that somebody else had set otherwise is kept there beside
 * theirs; an older server that gave no receipt for it has kept nothing.
 */
export function isReceived(result: PushResult): result is Receipt {
  if (result.outcome === "conflict") return result.hash !== undefined && result.receivedAt !== undefined;
  return result.outcome === "applied" || result.outcome === "already-applied";
}

export function refusalOf(result: PushResult): Refusal {
  if (result.outcome === "refused" && result.reason !== undefined) return { code: "declined", reason: result.reason };
  return result.outcome === "refused" ? { code: result.code, field: result.field } : { code: "conflict" };
}

export function park(row: OutboxRow, refusal: Refusal, effects: SideEffects): void {
  // What was offered again and refused was decided otherwise meanwhile; nobody has to look at it.
  if (row.offeredAgain === true) effects.goneFromOutbox.push(row.order as number);
  else effects.outbox.push({ ...row, status: "parked", refusal });
}

export function isIdTaken(result: PushResult): boolean {
  return result.outcome === "refused" && result.code === "id-taken";
}

/** The command anew, with another id, for other content. */
export function withBody(
  store: DeviceStore,
  row: OutboxRow,
  changed: { entryId: string; body: unknown; exporterId?: string },
): OutboxRow {
  const { name, baseRevision } = row;
  const hash = commandHash({ name, baseRevision, body: changed.body });
  return { ...row, ...changed, id: newId(store.clock(), store.randomBytes), hash };
}
