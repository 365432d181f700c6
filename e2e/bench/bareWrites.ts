import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import type { Office } from "../support/office.ts";

/** The number of the office's last change. */
export function sequenceOf(office: Office): number {
  const database = new DatabaseSync(join(office.folder, "office.sqlite"), { readOnly: true });
  const { version } = database.prepare("select version from office").get() as { version: number };
  database.close();
  return version;
}

/**
 * Writes the rows that the measured commands brought again, into a database like it, by prepared statements alone.
 * @param before the sequence that the office had before them
 * @param batch commands in one transaction
 */
export async function bareCommandsPerSecond(
  office: Office,
  { before, batch }: { before: number; batch: number },
): Promise<number> {
  const source = new DatabaseSync(join(office.folder, "office.sqlite"), { readOnly: true });
  const schema = source
    .prepare("select sql from sqlite_master where sql is not null and name not like 'sqlite_%' order by type = 'index'")
    .all() as { sql: string }[];
  const all = (sql: string, ...values: unknown[]) => source.prepare(sql).all(...values) as Record<string, unknown>[];
  const records = all("select * from record where sequence > ? and kind = 'shipment' order by sequence", before);
  const idsOf = new Set(records.map((row) => row.id));
  const revisions = all("select * from entry_revision order by rowid").filter((row) => idsOf.has(row.entry_id));
  const log = all("select * from command_log order by rowid desc limit ?", records.length).reverse();
  const referredTo = {
    office: all("select * from office"),
    record: all("select * from record where kind = 'exporter'"),
    person: all("select * from person"),
    device: all("select * from device"),
  };
  source.close();

  const folder = await mkdtemp(join(tmpdir(), "jejak-ekspor-bare-"));
  const target = new DatabaseSync(join(folder, "bare.sqlite"));
  target.exec(
    "pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -16384; pragma foreign_keys = on",
  );
  const insert = (table: string, row: Record<string, unknown>) => {
    const columns = Object.keys(row);
    return target.prepare(`insert into ${table} (${columns.join(", ")}) values (${columns.map(() => "?").join(", ")})`);
  };
  for (const { sql } of schema) target.exec(sql);
  // What the rows refer to.
  target.exec("pragma foreign_keys = off");
  for (const [table, rows] of Object.entries(referredTo)) {
    for (const row of rows) insert(table, row).run(...Object.values(row));
  }
  target.exec("pragma foreign_keys = on");
  const [record, revision, command] = [records[0], revisions[0], log[0]];
  if (record === undefined || revision === undefined || command === undefined) throw new Error("Nothing was written.");
  const statements = {
    record: insert("record", record),
    revision: insert("entry_revision", revision),
    log: insert("command_log", command),
  };
  const startedAt = performance.now();
  for (let from = 0; from < records.length; from += batch) {
    target.exec("begin immediate");
    for (let index = from; index < Math.min(from + batch, records.length); index += 1) {
      statements.record.run(...Object.values(records[index] ?? {}));
      statements.revision.run(...Object.values(revisions[index] ?? {}));
      statements.log.run(...Object.values(log[index] ?? {}));
    }
    target.exec("commit");
  }
  const took = (performance.now() - startedAt) / 1_000;
  target.close();
  await rm(folder, { recursive: true, force: true });
  return records.length / took;
}

/** Of a process, as the kernel counts it. */
export function highestMegabytes(pid: number): number {
  const [, kilobytes = "0"] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) / 1_000;
}
