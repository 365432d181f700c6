import { copyFileSync, existsSync, rmSync } from "node:fs";
import type { Hono } from "hono";
import type { RandomBytes } from "../domain/newId.ts";
import { createApp } from "../server/app.ts";
import { type Database, openDatabase } from "../server/database/database.ts";
import type { Environment } from "../server/http/environment.ts";

/** Where a server dies: before a transaction began, within it, or after its commit and before the answer. */
export type CrashPoint = "before" | "inside" | "after-commit";

export type ServerRequest = { method: string; path: string; headers: Record<string, string>; body?: string };
export type ServerAnswer = { status: number; headers: Headers; text: string };

class ServerDied extends Error {}

export type ServerParts = {
  file: string;
  clock: () => number;
  randomBytes: RandomBytes;
  /** Wraps the database, for bugs that are planted there. */
  wrapDatabase?: ((database: Database) => Database) | undefined;
  /** Told of what nobody should ever see: an error of the server itself. */
  onException: (text: string) => void;
};

/** The real app on a real SQLite file, which can die at any transaction, and be set back to a backup. */
export class SimulatedServer {
  readonly #parts: ServerParts;
  #database: Database;
  #app: Hono<Environment>;
  /** Grows with each life, so that what runs on from an earlier one is known as dead. */
  #life = 0;
  #crash: { point: CrashPoint; inWrites: number } | undefined;
  #isOpen = true;
  isUp = true;

  constructor(parts: ServerParts) {
    this.#parts = parts;
    this.#database = openDatabase(parts.file);
    this.#app = this.#newApp();
  }

  /** The database beside the app, for setting up and for looking at. */
  get database(): Database {
    return this.#database;
  }

  /** The next transaction but so many is the last. */
  crashSoon(point: CrashPoint, inWrites: number): void {
    this.#crash = { point, inWrites };
  }

  /** Starts where it is down, and dies no more. */
  async heal(): Promise<void> {
    this.#crash = undefined;
    await this.start();
  }

  /** What comes back; undefined where the server is down, or died on it. */
  async handle({ method, path, headers, body }: ServerRequest): Promise<ServerAnswer | undefined> {
    if (!this.isUp) return undefined;
    const life = this.#life;
    const request = new Request(`http://localhost${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    const response = await this.#app.fetch(request);
    const text = await response.text();
    return this.isUp && this.#life === life ? { status: response.status, headers: response.headers, text } : undefined;
  }

  async start(): Promise<void> {
    if (this.isUp) return;
    await this.close();
    this.#begin();
  }

  /** Does nothing where it is closed already. */
  async close(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    await this.#database.close();
  }

  async backUp(copy: string): Promise<void> {
    await this.close();
    copyFileSync(this.#parts.file, copy);
    this.#begin();
  }

  async restore(copy: string): Promise<void> {
    await this.close();
    for (const suffix of ["-wal", "-shm"]) rmSync(this.#parts.file + suffix, { force: true });
    if (!existsSync(copy)) throw new Error("there is no backup");
    copyFileSync(copy, this.#parts.file);
    this.#begin();
  }

  #begin(): void {
    this.#database = openDatabase(this.#parts.file);
    this.#isOpen = true;
    this.#life += 1;
    this.#crash = undefined;
    this.isUp = true;
    this.#app = this.#newApp();
  }

  #newApp(): Hono<Environment> {
    const { clock, randomBytes, wrapDatabase = (database) => database, onException } = this.#parts;
    return createApp({
      database: wrapDatabase(this.#mortal(this.#database)),
      clock,
      randomBytes,
      settings: { publicUrl: "http://localhost" },
      log: (line) => {
        const { event, error } = line as { event?: string; error?: string };
        if (event === "exception" && !String(error).includes(ServerDied.name)) onException(String(error));
      },
    });
  }

  /** The database of one life: once that is over, it does nothing any more. */
  #mortal(database: Database): Database {
    const life = this.#life;
    const alive = () => {
      if (this.#life !== life || !this.isUp) throw new ServerDied(ServerDied.name);
    };
    return {
      dialect: database.dialect,
      read: async (work) => {
        alive();
        return await database.read(work);
      },
      write: async (work) => {
        alive();
        const point = this.#crashNow();
        if (point === "before") this.#die();
        const result = await database.write(async (tx) => {
          alive();
          const result = await work(tx);
          if (point === "inside") this.#die();
          return result;
        });
        if (point === "after-commit") this.#die();
        return result;
      },
      close: () => database.close(),
    };
  }

  #crashNow(): CrashPoint | undefined {
    if (this.#crash === undefined) return undefined;
    if (this.#crash.inWrites > 0) {
      this.#crash.inWrites -= 1;
      return undefined;
    }
    const { point } = this.#crash;
    this.#crash = undefined;
    return point;
  }

  #die(): never {
    this.isUp = false;
    throw new ServerDied(ServerDied.name);
  }
}
