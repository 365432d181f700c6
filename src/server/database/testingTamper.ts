import { DatabaseSync } from "@photostructure/sqlite";

/** For tests: does to a database what somebody with the file and its password could do. */
export function tamperWith(file: string, sql: string): void {
  const sqlite = new DatabaseSync(file);
  try {
    sqlite.exec("pragma foreign_keys = off");
    sqlite.exec(sql);
  } finally {
    sqlite.close();
  }
}
