import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Tests of the server that are about SQLite itself; all others run on PostgreSQL as well. */
export const aboutSqlite = [
  "src/server/backup/backup.test.ts",
  "src/server/database/damagedFile.test.ts",
  "src/server/database/database.test.ts",
  "src/server/database/fullDisk.test.ts",
  "src/server/database/queryPlans.test.ts",
];

/** Tests that are about PostgreSQL itself. */
export const aboutPostgres = "src/server/database/postgres/**/*.test.ts";

/**
 * Every file of the project that looks like a test, under the name of the suite that runs it.
 *
 * @param {string} root
 * @returns {Map<string | undefined, string[]>}
 */
export function testFilesBySuite(root) {
  const found = new Map();
  for (const folder of ["src", ".scripts", "e2e"]) {
    for (const name of readdirSync(join(root, folder), { recursive: true })) {
      const file = `${folder}/${String(name).replaceAll("\\", "/")}`;
      if (!/\.(test|spec|e2e)\.[cm]?[jt]sx?$/.test(file)) continue;
      for (const suite of suitesOf(file)) found.set(suite, [...(found.get(suite) ?? []), file]);
    }
  }
  return found;
}

/**
 * The suites that run a test file; undefined when none would.
 *
 * @param {string} file from the project's folder
 * @returns {(string | undefined)[]}
 */
export function suitesOf(file) {
  if (/^\.scripts\/[^/]+\.test\.ts$/.test(file)) return ["gates"];
  if (/^e2e\/[^/]+\.e2e\.ts$/.test(file)) return ["e2e"];
  const folder = /^src\/(?:([^/]+)\/)?.*\.test\.tsx?$/.exec(file)?.[1];
  if (folder !== "server") return [folder === "simulator" ? folder : folder && "unit"];
  if (file.startsWith("src/server/database/postgres/")) return ["postgres"];
  return aboutSqlite.includes(file) ? ["server"] : ["server", "postgres"];
}
