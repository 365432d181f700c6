import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./run.mjs";

const texts = trackedFiles().filter((file) => !/\.(png|jpe?g|webp|ico|woff2|pdf|gz|br|zip|xlsx)$/.test(file));
const others = texts.filter((file) => !import.meta.url.endsWith(file));

const fetchedFrom = /"resolved": "(?!file:)/;
const machinePlace = /(?<![\w.:*$}-]|\w\/)\/(work|root|home|Users)\/\w/;
const registry = new RegExp(
  [
    new URL(process.env.npm_config_registry ?? "https://registry.npmjs.org").hostname.replaceAll(".", "\\."),
    "\\bregistry\\.[a-z0-9-]+\\.[a-z]",
    "npmmirror\\.",
    "artifactory\\.",
  ].join("|"),
);

test("the lock names no place that packages were fetched from, so that any registry serves", () => {
  expect(linesWith(fetchedFrom, ["package-lock.json"])).toEqual([]);
});

test("no file names a package registry", () => {
  expect(linesWith(registry, others)).toEqual([]);
});

test("no file names a place on the machine it was made on", () => {
  const withoutHashes = others.filter((file) => file !== "package-lock.json");
  expect(linesWith(machinePlace, withoutHashes)).toEqual([]);
});

test.each([
  [fetchedFrom, '      "resolved": "https://example.org/vite.tgz",'],
  [registry, "registry=https://registry.npmjs.org/"],
  [registry, "npm_config_registry=https://registry.example.org npm install"],
  [machinePlace, "cd /work/main && npm test"],
  [machinePlace, 'const data = "/root/data";'],
  [machinePlace, "file:///home/somebody/data"],
])("%s finds %s", (pattern, line) => {
  expect(line).toMatch(pattern);
});

function linesWith(pattern: RegExp, files: readonly string[]): string[] {
  return files.flatMap((file) =>
    readFileSync(join(root, file), "utf8")
      .split("\n")
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim().slice(0, 120)}`] : [])),
  );
}

/** As git has them, with what isn't added yet; without git, all but what is installed or made. */
function trackedFiles(): string[] {
  try {
    const options = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
    return execFileSync("git", options, { cwd: root, encoding: "utf8", stdio: "pipe" })
      .split("\0")
      .filter((file) => file !== "" && existsSync(join(root, file)));
  } catch {
    const made = /^(node_modules|data|dist|\.git)(\/|$)/;
    return readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll("\\", "/"))
      .filter((file) => !made.test(file));
  }
}
