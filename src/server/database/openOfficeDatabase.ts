import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Settings } from "../settings.ts";
import { type Database, openDatabase } from "./database.ts";
import { openPostgres } from "./postgres/openPostgres.ts";

/**
 * Opens the database that the settings name: PostgreSQL where they do, else SQLite in the data folder, which is made.
 * @throws UnusableDatabase
 */
export async function openOfficeDatabase({
  dataFolder,
  postgres,
}: Pick<Settings, "dataFolder" | "postgres">): Promise<Database> {
  // Nobody else on this machine reads it.
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  if (postgres !== undefined) return await openPostgres(postgres.url, postgres);
  return openDatabase(join(dataFolder, "office.sqlite"));
}
