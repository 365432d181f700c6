import type { DBCore, DBCoreTable, Dexie } from "dexie";
import type { Activity } from "./activity.ts";

/**
 * One life of a device's app, from its start to its end. Everything it does to the world passes here and is
 * counted, so that it can end between any two steps: what was asked for then is never answered, and a transaction
 * that runs is undone.
 */
export class Life {
  readonly #activity: Activity;
  readonly #transactions = new Set<IDBTransaction>();
  #stepsLeft = Infinity;
  #writesUntilFull = Infinity;
  isOver = false;
  /** Taken so far. */
  steps = 0;
  /** How often the storage said that it is full. */
  onFull: () => void = () => {};

  constructor(activity: Activity) {
    this.#activity = activity;
  }

  endAfter(steps: number): void {
    this.#stepsLeft = steps;
  }

  /** The storage is full at the next write but so many. */
  fullAfter(writes: number): void {
    this.#writesUntilFull = writes;
  }

  end(): void {
    this.isOver = true;
    for (const transaction of this.#transactions) abort(transaction);
  }

  /** One step; false where it was the last one, or the life is over already. */
  step(): boolean {
    this.#activity.note();
    this.steps += 1;
    if (this.isOver) return false;
    this.#stepsLeft -= 1;
    if (this.#stepsLeft < 0) this.end();
    return !this.isOver;
  }

  /** Work of the storage. Many rows at once take many turns of the event loop, in which nothing else is noted. */
  underWay<Answer>(work: Promise<Answer>): Promise<Answer> {
    return this.#activity.underWay(work);
  }

  watch(transaction: IDBTransaction): void {
    this.#transactions.add(transaction);
    const ended = () => {
      this.#activity.note();
      this.#transactions.delete(transaction);
    };
    transaction.addEventListener("abort", ended);
    // Dying here leaves a transaction that stands, and nobody who was told.
    transaction.addEventListener("complete", () => {
      ended();
      this.step();
    });
  }

  /** Whether this write finds the storage full; its transaction then goes as a whole. */
  isFull(transaction: IDBTransaction): boolean {
    this.#writesUntilFull -= 1;
    if (this.#writesUntilFull >= 0) return false;
    this.#writesUntilFull = Infinity;
    this.onFull();
    abort(transaction);
    return true;
  }
}

export function never<Result>(): Promise<Result> {
  return new Promise(() => {});
}

/** Puts a life between an app and its database. Call before the database is opened. */
export function makeMortal(database: Dexie, life: Life): void {
  database.use({
    stack: "dbcore",
    name: "mortal",
    create: (core: DBCore): DBCore => {
      const tables = new Map<string, DBCoreTable>();
      return {
        ...core,
        transaction(stores, mode, options) {
          const transaction = core.transaction(stores, mode, options);
          life.watch(transaction as IDBTransaction);
          if (!life.step()) abort(transaction as IDBTransaction);
          return transaction;
        },
        table: (name) => {
          const table = tables.get(name) ?? mortalTable(core.table(name), life);
          tables.set(name, table);
          return table;
        },
      };
    },
  });
}

function mortalTable(table: DBCoreTable, life: Life): DBCoreTable {
  const guarded =
    <Request, Answer>(operation: (request: Request) => Promise<Answer>) =>
    (request: Request): Promise<Answer> =>
      life.step() ? life.underWay(operation(request)) : never<Answer>();
  return {
    ...table,
    get: guarded(table.get),
    getMany: guarded(table.getMany),
    query: guarded(table.query),
    openCursor: guarded(table.openCursor),
    count: guarded(table.count),
    mutate: guarded((request) => {
      if (life.isFull(request.trans as IDBTransaction)) {
        return Promise.reject(new DOMException("The storage is full", "QuotaExceededError"));
      }
      return table.mutate(request);
    }),
  };
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It had ended already.
  }
}
