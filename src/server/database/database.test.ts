import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import { sql } from "kysely";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Database, openDatabase } from "./database.ts";
import { DatabaseProblem } from "./databaseProblem.ts";
import { migrate, migrations, UnusableDatabase } from "./migrations.ts";

describe("a commit", () => {
  it("is on the disk before it is told of, on every connection that writes", async () => {
    const folder = newFolder();
    const first = open(join(folder, "office.sqlite"));
    const second = open(join(folder, "office.sqlite"));
    const commits = 20;
    const addOffices = async (database: Database, name: string) => {
      for (let index = 0; index < commits; index += 1) await addOffice(database, `${name}-${index}`);
    };
    if (spawnSync("strace", ["-V"]).error !== undefined) {
      // Without a tracer: NORMAL shows itself after the first write only (faults.md M6).
      for (const database of [first, second]) {
        await addOffice(database, `office-${Math.random()}`);
        expect(await pragma(database, "synchronous")).toBe(2);
      }
      return;
    }
    expect(await flushesDuring(folder, () => addOffices(first, "a"))).toBeGreaterThanOrEqual(commits);
    expect(await flushesDuring(folder, () => addOffices(second, "b"))).toBeGreaterThanOrEqual(commits);
  });

  it("is all that another connection sees of a transaction", async () => {
    const database = open(join(newFolder(), "office.sqlite"));
    const inside = newSignal();
    const goOn = newSignal();
    const writing = database.write(async (tx) => {
      await tx.insertInto("office").values({ id: "a", epoch: "e", created_at: "" }).execute();
      inside.give();
      await goOn.given;
    });
    await inside.given;

    expect(await countOffices(database)).toBe(0);
    goOn.give();
    await writing;
    expect(await countOffices(database)).toBe(1);
  });

  it("doesn't come of a transaction that throws", async () => {
    const database = open(join(newFolder(), "office.sqlite"));
    const failing = database.write(async (tx) => {
      await tx.insertInto("office").values({ id: "a", epoch: "e", created_at: "" }).execute();
      throw new Error("planted");
    });
    await expect(failing).rejects.toThrow("planted");
    expect(await countOffices(database)).toBe(0);
  });

  it("that finds no room is undone, told as such, and the next one works again", async () => {
    const database = open(join(newFolder(), "office.sqlite"));
    const pages = Number(await pragma(database, "page_count"));
    await database.write(async (tx) => {
      await sql`pragma max_page_count = ${sql.lit(pages + 2)}`.execute(tx);
    });
    const large = database.write(async (tx) => {
      await tx
        .insertInto("office")
        .values({ id: "a", epoch: "x".repeat(100_000), created_at: "" })
        .execute();
    });
    const problem = await large.catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(DatabaseProblem);
    expect(problem).toMatchObject({ kind: "full" });

    await database.write(async (tx) => {
      await sql`pragma max_page_count = 1000000`.execute(tx);
    });
    await addOffice(database, "b");
    expect(await countOffices(database)).toBe(1);
    expect(await pragma(database, "integrity_check")).toBe("ok");
  });

  it("waits for a commit of another process instead of failing", async () => {
    const file = join(newFolder(), "office.sqlite");
    const database = open(file);
    const script = `
      const { DatabaseSync } = await import(${JSON.stringify(import.meta.resolve("@photostructure/sqlite"))});
      const sqlite = new DatabaseSync(process.argv[1]);
      sqlite.exec("begin immediate");
      console.log("locked");
      setTimeout(() => sqlite.exec("commit"), 400);`;
    const other = spawn(process.execPath, ["--input-type=module", "-e", script, file], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await new Promise((resolve) => other.stdout.once("data", resolve));

    await addOffice(database, "a");

    expect(await countOffices(database)).toBe(1);
  });
});

describe("an opened database", () => {
  it("can't be written through its reading side", async () => {
    const database = open(join(newFolder(), "office.sqlite"));
    const writing = database.read(async (snapshot) => {
      await sql`delete from office`.execute(snapshot as Parameters<Parameters<Database["write"]>[0]>[0]);
    });
    await expect(writing).rejects.toThrow(/readonly/);
  });

  it("keeps its rules: foreign keys, types, no trust in the schema", async () => {
    const database = open(join(newFolder(), "office.sqlite"));
    expect(await pragma(database, "foreign_keys")).toBe(1);
    expect(await pragma(database, "trusted_schema")).toBe(0);
    expect(await pragma(database, "journal_mode")).toBe("wal");
    const tables = await database.read((snapshot) => sql`pragma table_list`.execute(snapshot as never));
    const loose = (tables.rows as { name: string; strict: number; type: string }[]).filter(
      ({ name, strict, type }) => type === "table" && !name.startsWith("sqlite_") && strict === 0,
    );
    expect(loose).toEqual([]);
  });

  it("leads every key and index with the office", async () => {
    const file = join(newFolder(), "office.sqlite");
    await openDatabase(file).close();
    const sqlite = new DatabaseSync(file);
    onTestFinished(() => sqlite.close());
    const tables = sqlite.prepare("select name from sqlite_schema where type = 'table'").all() as { name: string }[];
    const serverWide = new Set(["office", "office_code", "set_up", "sign_in_code", "schema_version", "throttle"]);
    for (const { name } of tables.filter((table) => !serverWide.has(table.name))) {
      const indexes = sqlite.prepare(`select name from pragma_index_list('${name}')`).all() as { name: string }[];
      expect(indexes.length).toBeGreaterThan(0);
      for (const index of indexes) {
        const columns = sqlite.prepare(`select name from pragma_index_info('${index.name}') order by seqno`).all();
        expect([name, index.name, (columns[0] as { name: string }).name]).toEqual([name, index.name, "office_id"]);
      }
    }
  });

  it.each(["header", "page"])("is refused with a sentence where its %s is damaged", async (part) => {
    const file = join(newFolder(), "office.sqlite");
    const database = openDatabase(file);
    for (let index = 0; index < 200; index += 1) await addOffice(database, `office-${index}`);
    await database.close();
    const bytes = readFileSync(file);
    if (part === "header") bytes.fill(0x55, 0, 100);
    else bytes.fill(0x55, 4096, 4096 + 2000);
    writeFileSync(file, bytes);
    const before = readFileSync(file);

    expect(() => openDatabase(file)).toThrow(UnusableDatabase);
    expect(() => openDatabase(file)).toThrow(/is damaged/);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it("is refused where a newer program wrote it", async () => {
    const file = join(newFolder(), "office.sqlite");
    await openDatabase(file).close();
    const sqlite = new DatabaseSync(file);
    sqlite.exec("insert into schema_version values (999, '')");
    sqlite.close();
    expect(() => openDatabase(file)).toThrow(/schema 999/);
  });
});

describe("a migration", () => {
  const next = {
    version: (migrations.at(-1)?.version ?? 0) + 1,
    statements: [
      "create table extra (a text) strict",
      "insert into extra values ('x')",
      "alter table office add column b text",
    ],
  };
  const steps = [...migrations, next];
  const newest = steps.at(-1)?.version;
  // Bookkeeping makes more statements than the steps have.
  const total = countStatements();

  it(`goes on where it was killed, at each of its ${total} statements`, () => {
    for (let kill = 1; kill <= total; kill += 1) {
      const folder = newFolder();
      const file = join(folder, "office.sqlite");
      const sqlite = new DatabaseSync(file);
      sqlite.exec("pragma journal_mode = wal");
      let executed = 0;
      const killed = () => {
        migrate(
          {
            exec(text) {
              if (executed >= kill) throw new Error("killed");
              executed += 1;
              if (executed === kill) {
                // What a kill leaves: the files as they are, mid-statement and without a rollback.
                if (text !== "commit") sqlite.exec(text);
                for (const end of ["", "-wal", "-shm"])
                  copyIfThere(`${file}${end}`, `${join(folder, "left.sqlite")}${end}`);
                throw new Error("killed");
              }
              sqlite.exec(text);
            },
            get: (text) => sqlite.prepare(text).get(),
          },
          steps,
        );
      };
      expect(killed).toThrow("killed");
      sqlite.close();

      const left = new DatabaseSync(join(folder, "left.sqlite"));
      migrate({ exec: (text) => left.exec(text), get: (text) => left.prepare(text).get() }, steps);
      expect(left.prepare("select max(version) as version from schema_version").get()).toMatchObject({
        version: newest,
      });
      expect(left.prepare("select count(*) as rows from extra").get()).toMatchObject({ rows: 1 });
      expect(left.prepare("select b from office").all()).toEqual([]);
      left.close();
    }
  });

  it("to the second schema finds who reported each entry first", () => {
    const sqlite = new DatabaseSync(":memory:");
    onTestFinished(() => sqlite.close());
    const connection = { exec: (text: string) => sqlite.exec(text), get: (text: string) => sqlite.prepare(text).get() };
    migrate(connection, migrations.slice(0, 1));
    sqlite.exec("insert into office (id, epoch, created_at) values ('office', 'e', '')");
    const insert = sqlite.prepare(
      "insert into record (office_id, id, kind, sequence, body) values ('office', ?, ?, ?, ?)",
    );
    const revised = { authorId: "owner", history: [{ byId: "mentor" }, { byId: "owner" }] };
    insert.run("1", "shipment", 1, JSON.stringify(revised));
    insert.run("2", "nil-report", 2, JSON.stringify({ authorId: "mentor" }));
    insert.run("3", "shipment", 3, null);
    insert.run("4", "exporter", 4, "{}");
    migrate(connection);
    expect(sqlite.prepare("select author_id from record order by sequence").all()).toMatchObject([
      { author_id: "mentor" },
      { author_id: "mentor" },
      { author_id: null },
      { author_id: null },
    ]);
  });

  function countStatements(): number {
    const sqlite = new DatabaseSync(":memory:");
    let executed = 0;
    const exec = (text: string) => {
      executed += 1;
      sqlite.exec(text);
    };
    migrate({ exec, get: (text) => sqlite.prepare(text).get() }, steps);
    sqlite.close();
    return executed;
  }
});

function copyIfThere(from: string, to: string): void {
  try {
    copyFileSync(from, to);
  } catch {
    // The log and its index aren't there before the first write.
  }
}

function newSignal(): { given: Promise<void>; give: () => void } {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "jejak-ekspor-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function open(file: string): Database {
  const database = openDatabase(file);
  onTestFinished(() => database.close());
  return database;
}

async function addOffice(database: Database, id: string): Promise<void> {
  await database.write(async (tx) => {
    await tx.insertInto("office").values({ id, epoch: "e", created_at: "" }).execute();
  });
}

async function countOffices(database: Database): Promise<number> {
  return await database.read(async (snapshot) => (await snapshot.selectFrom("office").select("id").execute()).length);
}

async function pragma(database: Database, name: string): Promise<unknown> {
  const { rows } = await database.write((tx) => sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(tx));
  return Object.values(rows[0] ?? {})[0];
}

/** How often this process asks the disk to keep what it wrote while something runs. */
async function flushesDuring(folder: string, work: () => Promise<void>): Promise<number> {
  const trace = join(folder, `trace-${Math.random()}`);
  const options = ["-f", "-e", "trace=fsync,fdatasync", "-o", trace, "-p", String(process.pid)];
  const tracer: ChildProcess = spawn("strace", options, { stdio: ["ignore", "ignore", "pipe"] });
  await new Promise<void>((resolve, reject) => {
    tracer.stderr?.on("data", (text: Buffer) => {
      if (text.includes("attached")) resolve();
    });
    tracer.once("exit", () => reject(new Error("strace ended before it attached")));
  });
  await work();
  const ended = new Promise((resolve) => tracer.once("exit", resolve));
  tracer.kill("SIGINT");
  await ended;
  return readFileSync(trace, "utf8").match(/f(data)?sync\(/g)?.length ?? 0;
}
