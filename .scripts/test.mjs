import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { argv, exit } from "node:process";
import { installWhatIsMissing } from "./install.mjs";
import { checkerOutcome, playwrightOutcome, vitestOutcome } from "./outcomes.mjs";
import { giveUp, root, run } from "./run.mjs";
import { testFilesBySuite } from "./testFiles.mjs";

/** @typedef {import("./outcomes.mjs").Outcome} Outcome */

/** @type {Record<string, () => Promise<Outcome>>} */
const suites = {
  types: async () => checkerOutcome(await run("tsc", ["--build"])),
  lint: async () => checkerOutcome(await run("biome", ["check", "--error-on-warnings"])),
  unused: async () => checkerOutcome(await run("knip", [])),
  unit: () => runVitest("unit", "src", "--exclude", "**/src/{server,simulator}/**"),
  server: () => runVitest("server", "src/server"),
  postgres: () => runVitest("postgres", "src/server"),
  ...(existsSync(join(root, "src/simulator")) && { simulator: () => runVitest("simulator", "src/simulator") }),
  gates: () => runVitest("gates", ".scripts"),
  e2e: runPlaywright,
};

const chosen = argv.length > 2 ? argv.slice(2) : Object.keys(suites);
const unknown = chosen.filter((name) => suites[name] === undefined);
if (unknown.length > 0)
  giveUp(`No suite is called ${unknown.join(", ")}; there are ${Object.keys(suites).join(", ")}.`);

await installWhatIsMissing();
const filesBySuite = testFilesBySuite(root);
const homeless = (filesBySuite.get(undefined) ?? []).map((file) => `${file} belongs to no suite`);
const outcomes = [{ name: "files", seconds: 0, passed: 0, failed: homeless.length, complaints: homeless }];
for (const name of chosen) {
  console.log(`\n── ${name}`);
  const startedAt = performance.now();
  const outcome = await outcomeOf(name);
  outcomes.push({ name, seconds: (performance.now() - startedAt) / 1000, ...outcome });
}

console.log("");
for (const { name, seconds, passed, failed, complaints } of outcomes.filter((each) => each.passed + each.failed > 0)) {
  console.log(`${name.padEnd(10)} ${passed} passed, ${failed} failed in ${seconds.toFixed(1)} s`);
  for (const complaint of complaints) console.log(`           ${complaint}`);
}
const passed = outcomes.reduce((total, outcome) => total + outcome.passed, 0);
const failed = outcomes.reduce((total, outcome) => total + outcome.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
exit(failed > 0 ? 1 : 0);

/** A suite that breaks is a failure of its own; the others still run. */
async function outcomeOf(/** @type {string} */ name) {
  try {
    return (await suites[name]?.()) ?? checkerOutcome(1);
  } catch (error) {
    console.error(error);
    return checkerOutcome(1);
  }
}

/** @returns {Promise<Outcome>} */
async function runVitest(/** @type {string} */ name, /** @type {string[]} */ ...filters) {
  const report = reportFile(name);
  const reporters = ["--reporter", "default", "--reporter", "json", `--outputFile.json=${report}`];
  const env = { TEST_DATABASE: name === "postgres" ? "postgres" : "sqlite" };
  const exitCode = await run("vitest", ["run", ...reporters, ...filters], { env });
  return vitestOutcome(readReport(report), exitCode, filesBySuite.get(name) ?? []);
}

/** @returns {Promise<Outcome>} */
async function runPlaywright() {
  const report = reportFile("e2e");
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const exitCode = await run(process.execPath, [".scripts/e2e.mjs"], { env });
  return playwrightOutcome(readReport(report), exitCode, filesBySuite.get("e2e") ?? []);
}

/** Where a suite's report goes; one of an earlier run must not stand for this one. */
function reportFile(/** @type {string} */ name) {
  const folder = join(root, "node_modules/.cache/reports");
  const file = join(folder, `${name}.json`);
  mkdirSync(folder, { recursive: true });
  rmSync(file, { force: true });
  return file;
}

function readReport(/** @type {string} */ file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}
