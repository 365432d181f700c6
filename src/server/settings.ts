import * as z from "zod/mini";
import { hostsOf } from "./database/postgres/hosts.ts";

export type Settings = {
  port: number;
  host: string;
  publicUrl: string;
  /** For the database, unless PostgreSQL keeps it; for photos and backups. */
  dataFolder: string;
  /** Where PostgreSQL keeps the data, and how many connections this process opens to it. */
  postgres?: { url: string; connections: number } | undefined;
  /** Hours between the copies that the server makes by itself, 0 for none; how many of them are kept. */
  backups: { everyHours: number; keep: number };
  /** Proxies before this server whose X-Forwarded-For counts. */
  trustProxy: number;
  serverSecret: string | undefined;
};

/** Settings that can't be used; the message names each with what was expected. */
export class WrongSettings extends Error {}

const schema = z.object({
  PORT: z._default(
    z.string().check(
      z.regex(/^\d{1,5}$/),
      z.refine((port) => Number(port) <= 65_535),
    ),
    "8080",
  ),
  HOST: z._default(z.string().check(z.regex(/^[A-Za-z0-9.:-]+$/)), "0.0.0.0"),
  PUBLIC_URL: z.optional(z.string().check(z.refine(isAddress))),
  DATA_DIR: z.optional(z.string().check(z.minLength(1))),
  DATABASE_URL: z.optional(z.string().check(z.refine((url) => hostsOf(url) !== undefined))),
  DATABASE_CONNECTIONS: z._default(z.string().check(z.regex(/^([2-9]|[1-9]\d{1,2})$/)), "10"),
  BACKUP_HOURS: z._default(z.string().check(z.regex(/^\d{1,3}$/)), "24"),
  BACKUP_KEEP: z._default(z.string().check(z.regex(/^[1-9]\d{0,3}$/)), "14"),
  TRUST_PROXY: z._default(z.string().check(z.regex(/^\d$/)), "0"),
  SERVER_SECRET: z.optional(z.string().check(z.minLength(32))),
});

/** An address of a database holds its password. */
const secrets = new Set(["DATABASE_URL", "SERVER_SECRET"]);

const expected: Record<string, string> = {
  PORT: "a port number from 0 to 65535, such as 8080",
  HOST: "an address to listen on, such as 127.0.0.1",
  PUBLIC_URL: "the address people open, without a path, such as https://ekspor.example.go.id",
  DATA_DIR: "a folder for the data, such as ./data",
  DATABASE_URL: "an address of PostgreSQL, such as postgres://user:password@host:5432/office",
  DATABASE_CONNECTIONS: "how many connections to PostgreSQL this process may open, from 2 to 999, such as 10",
  BACKUP_HOURS: "hours between two backups, such as 24, or 0 for none",
  BACKUP_KEEP: "how many backups are kept, such as 14",
  TRUST_PROXY: "how many proxies stand before this server, such as 1, or 0 for none",
  SERVER_SECRET: "32 random characters or more, the same for all processes of a server",
};

/**
 * The settings of this process, from its environment.
 * @throws WrongSettings
 */
export function readSettings(environment: NodeJS.ProcessEnv, { example = false } = {}): Settings {
  // An empty variable is one that isn't set, as in a file of settings with blanks.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))];
    throw new WrongSettings(
      names
        // What holds a secret isn't repeated.
        .map((name) => `${name}: expected ${expected[name]}${secrets.has(name) ? "" : `, got "${given[name]}"`}`)
        .join("\n"),
    );
  }
  const { PORT, HOST, PUBLIC_URL, DATA_DIR, DATABASE_URL, BACKUP_HOURS, BACKUP_KEEP, TRUST_PROXY, SERVER_SECRET } =
    parsed.data;
  return {
    port: Number(PORT),
    host: HOST,
    publicUrl: PUBLIC_URL === undefined ? `http://localhost:${PORT}` : new URL(PUBLIC_URL).origin,
    dataFolder: DATA_DIR ?? (example ? "./data/example" : "./data"),
    postgres:
      DATABASE_URL === undefined
        ? undefined
        : { url: DATABASE_URL, connections: Number(parsed.data.DATABASE_CONNECTIONS) },
    backups: { everyHours: example ? 0 : Number(BACKUP_HOURS), keep: Number(BACKUP_KEEP) },
    trustProxy: Number(TRUST_PROXY),
    serverSecret: SERVER_SECRET,
  };
}

function isAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return ["http:", "https:"].includes(url.protocol) && url.pathname === "/" && url.search === "" && url.hash === "";
}
