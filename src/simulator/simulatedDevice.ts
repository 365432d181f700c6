import { forceCloseDatabase, IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { DeviceDatabase, databaseName, type OutboxRow } from "../device/database.ts";
import type { DeviceStore } from "../device/deviceStore.ts";
import type { Person, Role } from "../domain/person.ts";
import type { Session } from "../protocol/session.ts";
import type { Activity } from "./activity.ts";
import { Life, makeMortal } from "./mortalStorage.ts";
import { layOutAsPreviousBuild } from "./previousBuild.ts";
import type { Random } from "./random.ts";

/** One open page of the app, with a connection to the database of its own. */
export type Tab = { database: DeviceDatabase; store: DeviceStore; isSyncing: boolean };

/** A phone or a laptop with what lies on it; its app starts, dies and starts again. */
export class SimulatedDevice {
  readonly name: string;
  readonly person: Person;
  /** Which build runs on it: the present one, or the one before. */
  build: "present" | "previous";
  readonly #activity: Activity;
  readonly #random: Random;
  readonly #trueTime: () => number;
  #indexedDB = new IDBFactory();
  session: Session;
  cookie: string;
  /** By how much its clock is wrong, in milliseconds. */
  skew = 0;
  isSignedIn = true;
  /** Whether one page's round keeps another's from starting, as Web Locks do. */
  hasLocks: boolean;
  life: Life;
  tabs: Tab[] = [];
  #roundRuns = { in: new Set<Life>() };

  constructor(given: {
    name: string;
    person: Person;
    build: "present" | "previous";
    session: Session;
    cookie: string;
    hasLocks: boolean;
    activity: Activity;
    random: Random;
    trueTime: () => number;
  }) {
    this.name = given.name;
    this.person = given.person;
    this.build = given.build;
    this.session = given.session;
    this.cookie = given.cookie;
    this.hasLocks = given.hasLocks;
    this.#activity = given.activity;
    this.#random = given.random;
    this.#trueTime = given.trueTime;
    this.life = new Life(given.activity);
    this.life.end();
  }

  /** As the device knows it; the office may have given the person another. */
  get role(): Role {
    return this.session.person.role;
  }

  get isRunning(): boolean {
    return !this.life.isOver;
  }

  now(): number {
    return this.#trueTime() + this.skew;
  }

  /** Starts the app, after it was closed or had died. */
  async start(): Promise<void> {
    if (this.isRunning) return;
    for (const { database } of this.tabs) database.close();
    this.tabs = [];
    this.life = new Life(this.#activity);
    await this.openTab();
  }

  async openTab(): Promise<void> {
    const database = new DeviceDatabase(databaseName(this.#account), {
      indexedDB: this.#indexedDB as IDBFactory,
      IDBKeyRange,
    });
    makeMortal(database, this.life);
    const opened = await this.#activity.during(async () => await database.open());
    const store: DeviceStore = {
      database: opened as DeviceDatabase,
      session: this.session,
      clock: () => this.now(),
      randomBytes: this.#random.bytes,
    };
    this.tabs.push({ database, store, isSyncing: false });
  }

  /** The person signed in again: the pages go on with what they are told of the session. */
  beginSession(session: Session, cookie: string): void {
    this.cookie = cookie;
    this.isSignedIn = true;
    this.refreshSession(session);
  }

  refreshSession(session: Session): void {
    this.session = session;
    for (const tab of this.tabs) tab.store = { ...tab.store, session };
  }

  /** The present build takes over what the previous one left, its queue with it. */
  async update(): Promise<void> {
    this.life.end();
    for (const { database } of this.tabs) database.close();
    this.tabs = [];
    const indexedDB = new IDBFactory();
    const name = databaseName(this.#account);
    await this.#activity.during(async () => {
      await layOutAsPreviousBuild(name, indexedDB as IDBFactory, (table) => this.rowsOf<object>(table), {
        IDBKeyRange,
      });
    });
    this.#indexedDB = indexedDB;
    this.build = "present";
    await this.start();
  }

  /** The browser ends its connections to the database, as some do after a while in the background. */
  loseConnections(): void {
    for (const { database } of this.tabs) {
      const connection = database.backendDB() as IDBDatabase | null;
      if (connection !== null) forceCloseDatabase(connection as never);
    }
  }

  alone = async <Result>(round: () => Promise<Result>): Promise<Result | undefined> => {
    if (!this.hasLocks) return await round();
    const { life } = this;
    if (this.#roundRuns.in.has(life)) return undefined;
    this.#roundRuns.in.add(life);
    try {
      return await round();
    } finally {
      this.#roundRuns.in.delete(life);
    }
  };

  /** What lies in a table, read past the code under test: as it is on the disk at this moment. Only to be looked at. */
  rowsOf<Row>(table: string): Row[] {
    const raw = (this.#indexedDB as unknown as RawFactory)._databases.get(databaseName(this.#account));
    const records = raw?.rawObjectStores.get(table)?.records;
    return records === undefined ? [] : Array.from(records.values(), ({ value }) => value as Row);
  }

  outbox(): OutboxRow[] {
    return this.rowsOf<OutboxRow>("outbox");
  }

  get #account() {
    return { officeId: this.session.office.id, personId: this.person.id };
  }
}

/** How fake-indexeddb keeps a database. */
type RawFactory = {
  _databases: Map<string, { rawObjectStores: Map<string, { records: { values(): Iterable<{ value: unknown }> } }> }>;
};
