import { readdirSync } from "node:fs";
import { join } from "node:path";

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
      const suite = suiteOf(file);
      found.set(suite, [...(found.get(suite) ?? []), file]);
    }
  }
  return found;
}

/**
 * The suite that runs a test file; undefined when none would.
 *
 * @param {string} file from the project's folder
 */
export function suiteOf(file) {
  if (/^\.scripts\/[^/]+\.test\.ts$/.test(file)) return "gates";
  if (/^e2e\/[^/]+\.e2e\.ts$/.test(file)) return "e2e";
  const folder = /^src\/(?:([^/]+)\/)?.*\.test\.tsx?$/.exec(file)?.[1];
  return folder === "server" || folder === "simulator" ? folder : folder && "unit";
}
