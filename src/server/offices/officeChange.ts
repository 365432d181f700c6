import type { ExchangeRate } from "../../domain/exchangeRate.ts";
import type { Office } from "../../domain/office.ts";
import type { Summary } from "../../domain/summary.ts";
import type { Database, Transaction } from "../database/database.ts";
import type { RecordRow } from "./records.ts";
import { writeSummaries } from "./summaries.ts";

/** One transaction that changes what the devices of an office hold. */
export type OfficeChange = {
  readonly tx: Transaction;
  readonly officeId: string;
  /** The last sequence number given out. */
  version: number;
  /** What was read or written once in this transaction; nobody else writes meanwhile. */
  readonly rows: Map<string, RecordRow | undefined>;
  readonly assignments: Map<string, Map<string, { ended: boolean }>>;
  office?: Office | undefined;
  rates?: ReadonlyMap<string, readonly ExchangeRate[]>;
  /** What the summaries and the used rates gain or lose, written once at the end. */
  readonly summaries: Map<string, Summary>;
  readonly usedRates: Map<string, number>;
};

export class NoSuchOffice extends Error {}

/**
 * Changes an office. Locks its counter before anything is read and writes the last number back at the end, so
 * that the order of sequence numbers is the order of commits (protocol/sync.ts).
 * @throws NoSuchOffice
 */
export async function changeOffice<Result>(
  database: Database,
  officeId: string,
  work: (change: OfficeChange) => Promise<Result>,
): Promise<Result> {
  return await database.write(async (tx) => changeOfficeWithin(tx, officeId, work));
}

/** As `changeOffice`, for a transaction that has just begun. */
export async function changeOfficeWithin<Result>(
  tx: Transaction,
  officeId: string,
  work: (change: OfficeChange) => Promise<Result>,
): Promise<Result> {
  const version = await lockOffice(tx, officeId);
  if (version === undefined) throw new NoSuchOffice(officeId);
  const change: OfficeChange = {
    tx,
    officeId,
    version,
    rows: new Map(),
    assignments: new Map(),
    summaries: new Map(),
    usedRates: new Map(),
  };
  const result = await work(change);
  await writeSummaries(change);
  if (change.version !== version) {
    await tx.updateTable("office").set({ version: change.version }).where("id", "=", officeId).execute();
  }
  return result;
}

/**
 * Has every other transaction that changes the office wait for the end of this one, and answers the last sequence
 * number given out. On PostgreSQL transactions run beside each other otherwise.
 */
export async function lockOffice(tx: Transaction, officeId: string): Promise<number | undefined> {
  const locked = await tx
    .updateTable("office")
    .set((row) => ({ version: row.ref("version") }))
    .where("id", "=", officeId)
    .returning("version")
    .executeTakeFirst();
  return locked?.version;
}
