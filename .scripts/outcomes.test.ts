import { describe, expect, test } from "vitest";
import { checkerOutcome, playwrightOutcome, vitestOutcome } from "./outcomes.mjs";
import { suitesOf } from "./testFiles.mjs";

const file = "src/domain/money.test.ts";

function vitestReport(name: string, ...statuses: string[]) {
  return {
    numPassedTests: statuses.filter((status) => status === "passed").length,
    numFailedTests: statuses.filter((status) => status === "failed").length,
    testResults: [{ name: `/somewhere/${name}`, assertionResults: statuses.map((status) => ({ status })) }],
  };
}

function playwrightReport(name: string, ...statuses: string[]) {
  const count = (status: string) => statuses.filter((each) => each === status).length;
  return {
    stats: { expected: count("expected"), unexpected: count("unexpected"), flaky: count("flaky") },
    suites: [
      { file: name, specs: [], suites: [{ file: name, specs: [{ tests: statuses.map((status) => ({ status })) }] }] },
    ],
  };
}

test("a checker counts one, by its exit code", () => {
  expect(checkerOutcome(0)).toEqual({ passed: 1, failed: 0, complaints: [] });
  expect(checkerOutcome(127)).toEqual({ passed: 0, failed: 1, complaints: [] });
});

describe("a suite of vitest", () => {
  test("counts the tests of its report", () => {
    const outcome = vitestOutcome(vitestReport(file, "passed", "passed", "failed"), 1, [file]);
    expect(outcome).toEqual({ passed: 2, failed: 1, complaints: [] });
  });

  test.each([
    ["leaves no report", undefined, 0, [file], "it left no report"],
    ["has no tests", vitestReport(file), 0, [], "it has no tests"],
    ["doesn't reach a file", vitestReport("src/domain/days.test.ts", "passed"), 0, [file], `${file} ran no test`],
    ["can't load a file", vitestReport(file), 1, [file], `${file} ran no test`],
    ["skips a whole file", vitestReport(file, "skipped"), 0, [file], `${file} ran no test`],
    ["breaks after its tests", vitestReport(file, "passed"), 1, [file], "it failed outside its tests"],
  ])("fails when it %s", (_, report, exitCode, files, complaint) => {
    expect(vitestOutcome(report, exitCode, files)).toMatchObject({ failed: 1, complaints: [complaint] });
  });
});

describe("a suite of Playwright", () => {
  const story = "e2e/offline.e2e.ts";

  test("counts the tests of its report, a flaky one as failed", () => {
    const report = playwrightReport("offline.e2e.ts", "expected", "expected", "flaky", "unexpected", "skipped");
    expect(playwrightOutcome(report, 1, [story])).toEqual({ passed: 2, failed: 2, complaints: [] });
  });

  test.each([
    ["leaves no report", undefined, 1, [story], "it left no report"],
    ["has no tests", playwrightReport("offline.e2e.ts"), 1, [], "it has no tests"],
    ["skips a whole file", playwrightReport("offline.e2e.ts", "skipped"), 0, [story], `${story} ran no test`],
  ])("fails when it %s", (_, report, exitCode, files, complaint) => {
    expect(playwrightOutcome(report, exitCode, files)).toMatchObject({ failed: 1, complaints: [complaint] });
  });
});

test.each([
  ["src/domain/reference/units.test.ts", "unit"],
  ["src/client/ui/Button.test.tsx", "unit"],
  ["src/server/sync/push.test.ts", "server", "postgres"],
  ["src/server/database/fullDisk.test.ts", "server"],
  ["src/server/database/postgres/retries.test.ts", "postgres"],
  ["src/simulator/run.test.ts", "simulator"],
  [".scripts/gates.test.ts", "gates"],
  ["e2e/offline.e2e.ts", "e2e"],
  ["src/domain/units.spec.ts", undefined],
  ["src/domain/units.test.js", undefined],
  ["e2e/offline.test.ts", undefined],
  ["e2e/chaos/kill.e2e.ts", undefined],
])("%s is run by the suite %s", (name, ...suites) => {
  expect(suitesOf(name ?? "")).toEqual(suites);
});
