import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { DatabaseSync } from "@photostructure/sqlite";
import { Office, type Role } from "../support/office.ts";
import { expect, test } from "../support/stories.ts";
import type { Session } from "./device.ts";
import { queuedRows } from "./entries.ts";
import { median, report } from "./figures.ts";

const batch = 500;
const measured = 10_000;
const small = 1_000;
const large = 100_000;

test("the server alone: commands, pulls and a dashboard in a small and in a large office", async () => {
  test.setTimeout(900_000);
  const office = await Office.open({ set: "facts" });
  const author = await Client.signIn(office, "exporter");
  const supervisor = await Client.signIn(office, "supervisor");

  await author.push(0, small);
  const few = await lookUps(office, { author, supervisor });

  const before = sequenceOf(office);
  const batches = author.batches(small, measured);
  const startedAt = performance.now();
  for (const each of batches) await author.send(each);
  const took = (performance.now() - startedAt) / 1_000;
  const bare = await bareCommandsPerSecond(office, before);
  report({
    what: "commands through HTTP, batches of 500",
    value: measured / took,
    unit: "commands/s",
    baseline: { what: "prepared statements, same rows", value: bare },
    budget: [{ leastOfBaseline: 0.4 }, { least: 2_000 }],
  });

  await author.push(small + measured, large - small - measured);
  const many = await lookUps(office, { author, supervisor });
  for (const name of ["pull of 100 changes", "dashboard by month", "dashboard by commodity"] as const) {
    report({
      what: `${name}, 100,000 shipments`,
      value: many[name],
      unit: "ms",
      baseline: { what: "1,000 shipments", value: few[name] },
    });
  }
  report({
    what: "memory of the server at its highest (RSS)",
    value: highestMegabytes(office.pid),
    unit: "MB",
    budget: { most: 300 },
  });
  await office.close();
});

/** Milliseconds of what should cost the same however many shipments the office has; medians. */
async function lookUps(office: Office, { author, supervisor }: { author: Client; supervisor: Client }) {
  const { epoch } = supervisor.session;
  const cursor = sequenceOf(office) - 100;
  const pull = `/api/sync/pull?cursor=${cursor}&limit=500&epoch=${encodeURIComponent(epoch)}`;
  const year = new Date().getFullYear();
  const changes = (JSON.parse(await supervisor.get(pull)) as { changes: unknown[] }).changes.length;
  expect(changes).toBeGreaterThan(50);
  expect(author.session.person.role).toBe("exporter");
  return {
    "pull of 100 changes": await time(() => supervisor.get(pull)),
    "dashboard by month": await time(() => supervisor.get(`/api/realisation?year=${year}&by=month`)),
    "dashboard by commodity": await time(() => supervisor.get(`/api/realisation?year=${year}&by=commodity`)),
  };
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 25; run += 1) {
    const startedAt = performance.now();
    await work();
    times.push(performance.now() - startedAt);
  }
  return median(times);
}

type Batch = { body: Uint8Array<ArrayBuffer>; size: number };

/** A signed-in device that speaks HTTP without a browser. */
class Client {
  private constructor(
    private readonly url: string,
    private readonly cookie: string,
    readonly session: Session,
  ) {}

  static async signIn(office: Office, role: Role): Promise<Client> {
    const token = new URL(office.link(role)).hash.slice(1);
    const response = await fetch(`${office.url}/api/sign-in/link`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Jejak-Ekspor": "1" },
      body: JSON.stringify({ token, secret: "s".repeat(43), deviceName: "bench" }),
    });
    expect(response.status).toBe(200);
    const cookie = response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    return new Client(office.url, cookie, (await response.json()) as Session);
  }

  async get(path: string): Promise<string> {
    const response = await fetch(`${this.url}${path}`, { headers: { Cookie: this.cookie, "X-Jejak-Ekspor": "1" } });
    if (response.status === 429) return await this.waited(response, () => this.get(path));
    expect(response.status).toBe(200);
    return await response.text();
  }

  async push(from: number, count: number): Promise<void> {
    for (let at = from; at < from + count; at += batch) {
      for (const each of this.batches(at, Math.min(batch, from + count - at))) await this.send(each);
    }
  }

  /** Requests with made-up shipments as a device makes them, compressed. */
  batches(from: number, count: number): Batch[] {
    const { deviceId, epoch, person, numberPrefix: prefix } = this.session;
    const today = new Date().toISOString().slice(0, 10);
    const made: Batch[] = [];
    for (let at = from; at < from + count; at += batch) {
      const size = Math.min(batch, from + count - at);
      const { outbox } = queuedRows({ exporterId: person.exporterId ?? "", count: size, today, prefix, from: at });
      const commands = outbox.map(({ id, name, number, claimedAt, body }) => ({ id, name, number, claimedAt, body }));
      const request = { protocol: 1, deviceId, epoch, lastNumber: at + size, unsent: 0, commands };
      made.push({ body: gzipSync(JSON.stringify(request)), size });
    }
    return made;
  }

  async send(given: Batch): Promise<void> {
    const response = await fetch(`${this.url}/api/sync/push`, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "Content-Encoding": "gzip",
        "X-Jejak-Ekspor": "1",
        Cookie: this.cookie,
      },
      body: given.body,
    });
    if (response.status === 429) return await this.waited(response, () => this.send(given));
    const { results } = (await response.json()) as { results: { outcome: string }[] };
    expect(results.filter(({ outcome }) => outcome === "applied")).toHaveLength(given.size);
  }

  private async waited<Result>(response: Response, again: () => Promise<Result>): Promise<Result> {
    await new Promise((resolve) => setTimeout(resolve, Number(response.headers.get("Retry-After")) * 1_000 + 100));
    return await again();
  }
}

function sequenceOf(office: Office): number {
  const database = new DatabaseSync(join(office.folder, "office.sqlite"), { readOnly: true });
  const { version } = database.prepare("select version from office").get() as { version: number };
  database.close();
  return version;
}

/** Writes the rows that the measured commands brought again, into a database like it, by prepared statements alone. */
async function bareCommandsPerSecond(office: Office, before: number): Promise<number> {
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

function highestMegabytes(pid: number): number {
  const [, kilobytes = "0"] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) / 1_000;
}
