import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./run.mjs";

const text = readFileSync(join(root, "SECURITY.md"), "utf8");

/** OWASP ASVS 5.0.0: the level of each requirement of a section, in their order. Level 3 isn't told of. */
const levelsOfSection: Record<string, string> = {
  ...{ "1.1": "22", "1.2": "1111122223", "1.3": "112222222223", "1.4": "222", "1.5": "123" },
  ...{ "2.1": "122", "2.2": "112", "2.3": "12223", "2.4": "23" },
  ...{ "3.1": "3", "3.2": "113", "3.3": "12223", "3.4": "11222233", "3.5": "11122333", "3.6": "3", "3.7": "22333" },
  ...{ "4.1": "12233", "4.2": "23333", "4.3": "22", "4.4": "1222" },
  ...{ "5.1": "2", "5.2": "112333", "5.3": "113", "5.4": "222" },
  ...{ "6.1": "122", "6.2": "111111112222", "6.3": "11223333", "6.4": "112233", "6.5": "22222333", "6.6": "2223" },
  ...{ "6.7": "33", "6.8": "2222" },
  ...{ "7.1": "222", "7.2": "1111", "7.3": "22", "7.4": "11222", "7.5": "223", "7.6": "22" },
  ...{ "8.1": "1233", "8.2": "1123", "8.3": "133", "8.4": "23" },
  ...{ "9.1": "111", "9.2": "1222" },
  ...{ "10.1": "22", "10.2": "223", "10.3": "22223", "10.4": "1111122222233333", "10.5": "22222", "10.6": "22" },
  ...{ "10.7": "222" },
  ...{ "11.1": "2233", "11.2": "22233", "11.3": "11233", "11.4": "1222", "11.5": "23", "11.6": "23", "11.7": "33" },
  ...{ "12.1": "12233", "12.2": "11", "12.3": "22223" },
  ...{ "13.1": "2333", "13.2": "222223", "13.3": "2233", "13.4": "1222233" },
  ...{ "14.1": "22", "14.2": "12223333", "14.3": "122" },
  ...{ "15.1": "12233", "15.2": "12233", "15.3": "1222222", "15.4": "3333" },
  ...{ "16.1": "2", "16.2": "22222", "16.3": "2222", "16.4": "222", "16.5": "2223" },
  ...{ "17.1": "23", "17.2": "22223333", "17.3": "22" },
};

const levelOf = new Map(
  Object.entries(levelsOfSection).flatMap(([section, levels]) =>
    [...levels].map((level, index): [string, string] => [`${section}.${index + 1}`, level]),
  ),
);

const statuses = ["met", "deviated", "not met", "n/a"] as const;

type Row = { numbers: string[]; levels: string; status: string; where: string };

const rows = rowsIn(text);

test("each requirement of levels 1 and 2 stands in one row, with its level", () => {
  const told = rows.flatMap(({ numbers }) => numbers);
  const wanted = [...levelOf].filter(([, level]) => level !== "3").map(([number]) => number);
  expect(told.filter((number, index) => told.indexOf(number) !== index)).toEqual([]);
  expect([...told].sort()).toEqual(wanted.sort());
  for (const { numbers, levels } of rows) {
    const right = [...new Set(numbers.map((number) => levelOf.get(number)))].sort().join(", ");
    expect([numbers, levels]).toEqual([numbers, right]);
  }
});

test("the counts in the head are those of the rows", () => {
  const counted = ["1", "2"].map((level) => {
    const count = (status: string) =>
      rows
        .filter((row) => row.status === status)
        .flatMap(({ numbers }) => numbers)
        .filter((number) => levelOf.get(number) === level).length;
    const counts = statuses.map(count);
    return [level, ...counts, counts.reduce((sum, each) => sum + each, 0)].map(String);
  });
  expect(cellsOf(text).filter(([level, ...counts]) => /^[12]$/.test(level ?? "") && counts.length === 5)).toEqual(
    counted,
  );
});

test("every row has a status, and what is met says where", () => {
  expect(rows.filter(({ status }) => !statuses.some((known) => known === status))).toEqual([]);
  const isAnywhere = (where: string) => pathsIn(where).length > 0 || /\bbelow\b/.test(where);
  expect(rows.filter(({ status, where }) => status === "met" && !isAnywhere(where))).toEqual([]);
});

test("every file and folder that it names is there", () => {
  expect(pathsIn(text).length).toBeGreaterThan(50);
  expect([...new Set(pathsIn(text))].filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

// Raised with each weakness that is published. Those of 2026 that are known were mended by these versions.
test.each([
  ["hono", [4, 13, 5]],
  ["@hono/node-server", [1, 19, 15]],
] as const)("%s is newer than its last published weakness", (name, floor) => {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const version: string = lock.packages[`node_modules/${name}`].version;
  const [given = [], least = []] = [version.split(".").map(Number), [...floor]];
  const firstOther = given.findIndex((part, index) => part !== least[index]);
  expect(firstOther === -1 || (given[firstOther] ?? 0) > (least[firstOther] ?? 0), version).toBe(true);
});

function cellsOf(markdown: string): string[][] {
  return markdown
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) =>
      line
        .slice(1, line.lastIndexOf("|"))
        .split("|")
        .map((cell) => cell.trim()),
    );
}

/** Rows that begin with a number of three parts: `1.2.3`, `1.2.3–5`, or several of them with commas between. */
function rowsIn(markdown: string): Row[] {
  return cellsOf(markdown)
    .filter(([first]) => /^\d+\.\d+\.\d+/.test(first ?? ""))
    .map(([first = "", levels = "", , status = "", where = ""]) => ({
      numbers: first.split(", ").flatMap(numbersOf),
      levels,
      status,
      where,
    }));
}

function numbersOf(range: string): string[] {
  const [, section, from = "", to = from] = /^(\d+\.\d+)\.(\d+)(?:–(\d+))?$/.exec(range) ?? [];
  if (section === undefined) throw new Error(`"${range}" is no number of a requirement`);
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => `${section}.${Number(from) + index}`);
}

/** What stands in backquotes and looks like a file or a folder of the project. */
function pathsIn(markdown: string): string[] {
  const folders = readdirSync(root, { withFileTypes: true }).flatMap((each) => (each.isDirectory() ? [each.name] : []));
  return [...markdown.matchAll(/`([^`\s]+)`/g)]
    .map(([, quoted = ""]) => quoted)
    .filter(
      (quoted) =>
        /^[^/:]*\.(md|jsonc?|ts)$/.test(quoted) ||
        /^[^/:][^:]*\/[^:]*\.\w{2,5}$/.test(quoted) ||
        (quoted.includes("/") && folders.includes(quoted.split("/")[0] ?? "")),
    );
}
