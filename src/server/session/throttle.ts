import { createHmac } from "node:crypto";
import RateLimiterRes from "rate-limiter-flexible/lib/RateLimiterRes.js";
import RateLimiterStoreAbstract from "rate-limiter-flexible/lib/RateLimiterStoreAbstract.js";
import type { Database } from "../database/database.ts";
import { RequestProblem } from "../http/problems.ts";

/** Within a minute; whoever goes beyond waits a minute, then two, four, … up to a quarter of an hour. */
const triesPerMinute = { account: 5, password: 5, address: 30, device: 5 } as const;
const firstWait = 60;
const longestWait = 900;
/** So long after the first wait, waits are short again. */
const forgottenAfter = 3600;

type Kind = keyof typeof triesPerMinute;

export class TooOften extends RequestProblem {
  readonly kind: Kind;
  /** True for the one try that a wait begins with. */
  readonly begins: boolean;

  constructor({ kind, begins, waitMs }: { kind: Kind; begins: boolean; waitMs: number }) {
    super("too-many-requests", { retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) });
    this.kind = kind;
    this.begins = begins;
  }
}

/** What a try is counted by. */
export type Bucket = readonly [kind: Kind, key: string];

export type Throttle = {
  /**
   * Counts a try before it is made, so that many at once are many.
   * @throws TooOften
   */
  take(buckets: readonly Bucket[]): Promise<void>;
  /** The try was somebody's who may: nothing of it is left. */
  giveBack(buckets: readonly Bucket[]): Promise<void>;
};

/**
 * Slows guessing and locks nobody out: waits end by themselves, and tries made meanwhile don't make them longer. Kept
 * in the database for all processes, under keys that say nothing without the secret. A password's key would otherwise
 * be a quick hash of it.
 */
export function newThrottle(database: Database, { clock, secret }: { clock: () => number; secret: string }): Throttle {
  const store = (points: number, duration: number) => new KeptLimiter(database, { clock, points, duration });
  const waits = store(Number.MAX_SAFE_INTEGER, forgottenAfter);
  const tries = Object.fromEntries(
    Object.entries(triesPerMinute).map(([kind, points]) => [kind, store(points, 60)]),
  ) as Record<Kind, KeptLimiter>;
  const keyOf = ([kind, key]: Bucket) => createHmac("sha256", secret).update(`${kind} ${key}`).digest("base64url");

  async function takeOne(bucket: Bucket): Promise<void> {
    const [kind] = bucket;
    const key = keyOf(bucket);
    const taken = await tries[kind].consume(key).catch((reason: unknown) => {
      if (reason instanceof RateLimiterRes) return reason;
      throw reason;
    });
    const beyond = taken.consumedPoints - triesPerMinute[kind];
    if (beyond <= 0) return;
    if (beyond > 1) throw new TooOften({ kind, begins: false, waitMs: taken.msBeforeNext });
    const { consumedPoints: count } = await waits.penalty(`waits ${key}`);
    const seconds = Math.min(firstWait * 2 ** (count - 1), longestWait);
    await tries[kind].block(key, seconds);
    throw new TooOften({ kind, begins: true, waitMs: seconds * 1000 });
  }

  return {
    async take(buckets) {
      // A look first: a try that has to wait costs no write, and doesn't count.
      for (const bucket of buckets) {
        const [kind] = bucket;
        const present = await tries[kind].get(keyOf(bucket));
        if (present !== null && present.consumedPoints > triesPerMinute[kind]) {
          throw new TooOften({ kind, begins: false, waitMs: present.msBeforeNext });
        }
      }
      for (const bucket of buckets) await takeOne(bucket);
    },
    async giveBack(buckets) {
      for (const bucket of buckets) {
        const [kind] = bucket;
        const key = keyOf(bucket);
        if (kind === "address" || kind === "password") await tries[kind].reward(key);
        else {
          await tries[kind].delete(key);
          await waits.delete(`waits ${key}`);
        }
      }
    },
  };
}

type Kept = { points: number; ends_at: number };

/** What rate-limiter-flexible asks of a store, by our table and our clock. */
class KeptLimiter extends RateLimiterStoreAbstract {
  readonly #database: Database;
  readonly #clock: () => number;
  readonly #points: number;
  #sweptAt = 0;

  constructor(
    database: Database,
    { clock, points, duration }: { clock: () => number; points: number; duration: number },
  ) {
    super({ storeClient: database, keyPrefix: "", points, duration });
    this.#database = database;
    this.#clock = clock;
    this.#points = points;
  }

  async _upsert(key: string, points: number, ms: number, replace: boolean): Promise<Kept> {
    const now = this.#clock();
    return await this.#database.write(async (tx) => {
      if (now - this.#sweptAt > 60_000) {
        this.#sweptAt = now;
        await tx.deleteFrom("throttle").where("ends_at", "<=", now).execute();
      }
      return await tx
        .insertInto("throttle")
        .values({ key_hash: key, points, ends_at: now + ms })
        .onConflict((conflict) =>
          conflict.column("key_hash").doUpdateSet((row) => {
            const given = { points: row.ref("excluded.points"), ends_at: row.ref("excluded.ends_at") };
            if (replace) return given;
            const hasEnded = row("throttle.ends_at", "<=", now);
            return {
              points: row
                .case()
                .when(hasEnded)
                .then(given.points)
                .else(row("throttle.points", "+", given.points))
                .end(),
              ends_at: row.case().when(hasEnded).then(given.ends_at).else(row.ref("throttle.ends_at")).end(),
            };
          }),
        )
        .returning(["points", "ends_at"])
        .executeTakeFirstOrThrow();
    });
  }

  async _get(key: string): Promise<Kept | null> {
    const now = this.#clock();
    const row = await this.#database.read((snapshot) =>
      snapshot
        .selectFrom("throttle")
        .select(["points", "ends_at"])
        .where("key_hash", "=", key)
        .where("ends_at", ">", now)
        .executeTakeFirst(),
    );
    return row ?? null;
  }

  async _delete(key: string): Promise<boolean> {
    await this.#database.write((tx) => tx.deleteFrom("throttle").where("key_hash", "=", key).execute());
    return true;
  }

  _getRateLimiterRes(_key: string, changed: number, { points, ends_at }: Kept): RateLimiterRes {
    const left = Math.max(0, ends_at - this.#clock());
    return new RateLimiterRes(Math.max(0, this.#points - points), left, points, points === changed);
  }
}
