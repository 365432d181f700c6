import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "./run.mjs";

// A checker that passes says little until it has been seen to fail. So each rule is broken here on purpose,
// in a file of its own, in a copy of the project's settings; one run of each checker must find them all, and
// nothing in the files that keep the rules.

/** The table of import directions: who may import whom. */
const mayImport: Record<string, readonly string[]> = {
  domain: [],
  protocol: ["domain"],
  device: ["domain", "protocol"],
  client: ["domain", "protocol", "device"],
  worker: ["domain", "protocol", "device"],
  server: ["domain", "protocol"],
  simulator: ["domain", "protocol", "device", "server"],
};
const folders = Object.keys(mayImport);
const projects = folders.filter((folder) => existsSync(join(root, "src", folder, "tsconfig.json")));
const pairs = folders.flatMap((from) => folders.filter((to) => to !== from).map((to) => ({ from, to })));
const probeOf = ({ from, to }: { from: string; to: string }) => `src/${from}/imports-${to}.ts`;

/** What breaks a rule of Biome: the rule, the file, and what stands in it. */
const lintFaults: [rule: string, file: string, text: string][] = [
  ...folders.map((folder) => imports(`src/${folder}/zodWhole.ts`, "zod")),
  imports("e2e/zodWhole.e2e.ts", "zod"),
  imports("e2e/story.e2e.ts", "../src/domain/thing.ts"),
  imports("e2e/bench/device.ts", "../../src/device/thing.ts"),
  imports("e2e/chaos/server.ts", "../../src/server/thing.ts"),
  imports("src/client/features/shipments/other.ts", "../review/thing.ts"),
  imports("src/client/features/shipments/around.ts", "../../features/review/thing.ts"),
  imports("src/client/features/shipments/parts/other.ts", "../../review/thing.ts"),
  imports("src/client/ui/feature.ts", "../features/review/thing.ts"),
  imports("src/client/ui/device.ts", "../../device/thing.ts"),
  imports("src/server/shipments/other.ts", "../review/thing.ts"),
  imports("src/server/shipments/dialect.ts", "@photostructure/sqlite"),
  imports("src/server/dialect.ts", "@photostructure/sqlite"),
  imports("src/server/shipments/dialectOfCluster.ts", "pg"),
  imports("src/server/dialectOfCluster.ts", "pg"),
  ...["domain", "protocol", "device/sync"].flatMap((folder): [string, string, string][] => [
    ["plugin", `src/${folder}/dateNow.ts`, "export const now = () => Date.now();"],
    ["plugin", `src/${folder}/newDate.ts`, "export const now = () => new Date();"],
    ["plugin", `src/${folder}/random.ts`, "export const chance = () => Math.random();"],
    ["noRestrictedGlobals", `src/${folder}/timer.ts`, "export const later = (act: () => void) => setTimeout(act, 1);"],
    ["noRestrictedGlobals", `src/${folder}/network.ts`, 'export const ask = () => fetch("/");'],
    ["noRestrictedGlobals", `src/${folder}/crypto.ts`, "export const id = () => crypto.randomUUID();"],
  ]),
  ["noNodejsModules", "src/domain/node.ts", 'export { readFileSync } from "node:fs";'],
  ["noNodejsModules", "src/device/node.ts", 'export { readFileSync } from "node:fs";'],
  ["noImportCycles", "src/device/cycle.ts", 'import { back } from "./cycleBack.ts";\nexport const there = () => back;'],
  [
    "noImportCycles",
    "src/device/cycleBack.ts",
    'import { there } from "./cycle.ts";\nexport const back = () => there;',
  ],
  ["noDefaultExport", "src/server/defaultExport.ts", "export default 1;"],
  ["noReExportAll", "src/domain/index.ts", 'export * from "./thing.ts";'],
  ["useImportExtensions", "src/domain/extension.ts", 'import { thing } from "./thing";\nexport const same = thing;'],
  ["noExplicitAny", "src/domain/any.ts", "export const loose = (value: any) => value;"],
  ["noTsIgnore", "src/domain/tsIgnore.ts", "// @ts-ignore\nexport const wrong: string = 1;"],
  ["noFocusedTests", "src/domain/focused.test.ts", 'import { test } from "vitest";\ntest.only("one", () => {});'],
  ["noSkippedTests", "src/domain/skipped.test.ts", 'import { test } from "vitest";\ntest.skip("one", () => {});'],
  [
    "noDangerouslySetInnerHtml",
    "src/client/ui/Html.tsx",
    "export const Html = ({ html }: { html: string }) => <p dangerouslySetInnerHTML={{ __html: html }} />;",
  ],
  ["format", "src/domain/format.ts", "export  const spaced = 'x'"],
];

/** What the compiler must refuse beyond import directions: a world that the folder doesn't know. */
const typeFaults: [file: string, text: string][] = [
  ["src/domain/dom.ts", "export const title = () => document.title;"],
  ["src/protocol/dom.ts", "export const title = () => document.title;"],
  ["src/device/dom.ts", "export const title = () => document.title;"],
  ["src/domain/process.ts", "export const home = () => process.env.HOME;"],
  ["src/client/process.ts", "export const home = () => process.env.HOME;"],
  ["src/server/dom.ts", "export const title = () => document.title;"],
  ["src/domain/index-signature.ts", "export const first = (words: string[]): string => words[0];"],
  ["src/domain/unused.ts", "const unused = 1;\nexport const used = 2;"],
];

/** What keeps the rules, close to what breaks them. */
const allowed: [file: string, text: string][] = [
  ["src/domain/miniZod.ts", importing("zod/mini")],
  ["src/domain/givenTime.ts", "export const later = (now: number) => new Date(now + 1).toISOString();"],
  ["src/device/sync/time.test.ts", "export const now = Date.now();"],
  ["src/device/store/time.ts", "export const now = () => Date.now();"],
  ["src/client/features/shipments/own.ts", importing("./parts/thing.ts")],
  ["src/client/features/shipments/parts/own.ts", importing("../thing.ts")],
  ["src/client/features/shipments/shared.ts", importing("../../ui/thing.ts")],
  ["src/client/features/shipments/parts/shared.ts", importing("../../../../device/thing.ts")],
  ["src/server/shipments/shared.ts", importing("../database/thing.ts")],
  ["src/server/shipments/domain.ts", importing("../../domain/thing.ts")],
  ["src/server/sync/feature.ts", importing("../shipments/thing.ts")],
  ["src/server/database/dialect.ts", importing("@photostructure/sqlite")],
  ["src/server/database/postgres/dialect.ts", importing("pg")],
  ["e2e/bench/domain.ts", importing("../../src/domain/thing.ts")],
  ["e2e/chaos/protocol.ts", importing("../../src/protocol/thing.ts")],
];

const copy = mkdtempSync(join(tmpdir(), "gates-"));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

beforeAll(() => {
  const settings = [".biome.jsonc", ".gitignore", ".knip.jsonc", "package.json", "tsconfig.json", "vite.config.ts"];
  for (const file of [...settings, ".scripts", "e2e/tsconfig.json"])
    cpSync(join(root, file), join(copy, file), { recursive: true });
  for (const folder of projects)
    cpSync(join(root, "src", folder, "tsconfig.json"), join(copy, "src", folder, "tsconfig.json"));
  linkPackages();
  for (const { from, to } of pairs) write(probeOf({ from, to }), importing(`../${to}/thing.ts`));
  for (const folder of folders) write(`src/${folder}/thing.ts`, thing);
  for (const folder of ["client/features/review", "client/features/shipments", "client/features/shipments/parts"]) {
    write(`src/${folder}/thing.ts`, thing);
  }
  for (const folder of ["client/ui", "server/database", "server/review", "server/shipments"])
    write(`src/${folder}/thing.ts`, thing);
  for (const [file, text] of allowed) write(file, text);
});

describe("the compiler", () => {
  let output: string;
  beforeAll(() => {
    for (const [file, text] of typeFaults) write(file, text);
    output = runTool("typescript/bin/tsc", "--build", "--pretty", "false");
    for (const [file] of typeFaults) rmSync(join(copy, file));
  }, 60_000);

  test.each(pairs.filter(({ from }) => projects.includes(from)))(
    "lets $from import $to only as the table says",
    (pair) => {
      expect(refuses(probeOf(pair))).toBe(!mayImport[pair.from]?.includes(pair.to));
    },
  );

  test.each(typeFaults)("refuses %s", (file) => {
    expect(refuses(file)).toBe(true);
  });

  function refuses(file: string) {
    return output.split("\n").some((line) => line.startsWith(`${file}(`) && line.includes("): error TS"));
  }
});

describe("Biome", () => {
  let diagnostics: { category: string; severity: string; location: { path: string } }[];
  beforeAll(() => {
    for (const [, file, text] of lintFaults) write(file, text);
    const output = runTool("@biomejs/biome/bin/biome", "check", "--reporter=json", "--max-diagnostics=none");
    diagnostics = JSON.parse(output.slice(output.indexOf("{"))).diagnostics;
    for (const [, file] of lintFaults) rmSync(join(copy, file));
  }, 60_000);

  test.each(pairs)("lets $from import $to only as the table says", (pair) => {
    const isAllowed = mayImport[pair.from]?.includes(pair.to);
    expect(rulesBrokenIn(probeOf(pair)).includes("noRestrictedImports")).toBe(!isAllowed);
  });

  test.each(lintFaults)("%s finds %s", (rule, file) => {
    expect(rulesBrokenIn(file)).toContain(rule);
  });

  test.each(allowed)("has nothing against %s", (file) => {
    expect(rulesBrokenIn(file)).toEqual([]);
  });

  function rulesBrokenIn(file: string) {
    const found = diagnostics.filter(({ location, severity }) => location.path === file && severity !== "info");
    return found.map(({ category }) => category.split("/").at(-1));
  }
});

describe("knip", () => {
  let issues: { file: string; [kind: string]: unknown }[];
  beforeAll(() => {
    write("src/domain/nobodyImportsThis.ts", thing);
    write("src/domain/halfUsed.ts", "export const used = 1;\nexport const unused = 2;");
    write(
      "src/server/main.ts",
      `${importing("../domain/halfUsed.ts", "used")}\nimport "package-not-listed";\nconsole.log(probe);`,
    );
    const settings = JSON.parse(readFileSync(join(copy, "package.json"), "utf8"));
    settings.dependencies["package-nobody-uses"] = "1.0.0";
    write("package.json", JSON.stringify(settings));
    issues = JSON.parse(runTool("knip/bin/knip.js", "--reporter", "json", "--no-progress")).issues;
  }, 60_000);

  test.each([
    ["files", "src/domain/nobodyImportsThis.ts", "src/domain/nobodyImportsThis.ts"],
    ["exports", "src/domain/halfUsed.ts", "unused"],
    ["unlisted", "src/server/main.ts", "package-not-listed"],
    ["dependencies", "package.json", "package-nobody-uses"],
  ])("finds unused or missing %s", (kind, file, name) => {
    expect(namesOf(kind, file)).toContain(name);
  });

  test("has nothing against what is used", () => {
    expect(namesOf("exports", "src/domain/halfUsed.ts")).toEqual(["unused"]);
    expect(namesOf("files", "src/server/main.ts")).toEqual([]);
  });

  function namesOf(kind: string, file: string) {
    const found = issues.find((issue) => issue.file === file)?.[kind] as { name: string }[] | undefined;
    return found?.map(({ name }) => name) ?? [];
  }
});

const thing = "export const thing = 1;";

function importing(from: string, name = "thing") {
  return `import { ${name} } from "${from}";\nexport const probe = ${name};`;
}

function imports(file: string, from: string): [string, string, string] {
  return ["noRestrictedImports", file, importing(from)];
}

function write(file: string, text: string) {
  mkdirSync(dirname(join(copy, file)), { recursive: true });
  writeFileSync(join(copy, file), `${text}\n`);
}

/** A folder of links, not a link to the folder: what the checkers keep in it must not mix with the project's own. */
function linkPackages() {
  mkdirSync(join(copy, "node_modules"));
  for (const name of readdirSync(join(root, "node_modules"))) {
    if (!name.startsWith(".")) symlinkSync(join(root, "node_modules", name), join(copy, "node_modules", name));
  }
}

/** What a checker prints, by its entry in node_modules. Throws when it passes: there is always something to find here. */
function runTool(entry: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "node_modules", entry), ...args], {
    cwd: copy,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) throw new Error(`${entry} passed, with every rule broken\n${stdout}${stderr}`);
  return stdout;
}
