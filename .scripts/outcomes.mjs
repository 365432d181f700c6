/**
 * What a suite came to. A complaint names something that should have run and didn't, and counts as a
 * failure: a suite that runs nothing must never look like one that passes.
 *
 * @typedef {{ passed: number, failed: number, complaints: string[] }} Outcome
 */

/** @returns {Outcome} */
export function checkerOutcome(/** @type {number} */ exitCode) {
  return exitCode === 0 ? { passed: 1, failed: 0, complaints: [] } : { passed: 0, failed: 1, complaints: [] };
}

/**
 * @typedef {{ status: string }} VitestResult
 * @typedef {{ numPassedTests: number, numFailedTests: number,
 *   testResults: { name: string, assertionResults: VitestResult[] }[] }} VitestReport
 *
 * @param {VitestReport | undefined} report
 * @param {number} exitCode
 * @param {readonly string[]} files those that the suite should run, as the report's names end
 * @returns {Outcome}
 */
export function vitestOutcome(report, exitCode, files) {
  const counts = { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 };
  const ran = report?.testResults.filter((file) =>
    file.assertionResults.some(({ status }) => /passed|failed/.test(status)),
  );
  return withComplaints(
    counts,
    exitCode,
    files,
    ran?.map((file) => file.name),
  );
}

/**
 * @typedef {{ file: string, suites?: PlaywrightSuite[], specs: { tests: { status: string }[] }[] }} PlaywrightSuite
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number }, suites: PlaywrightSuite[] }} PlaywrightReport
 *
 * @param {PlaywrightReport | undefined} report
 * @param {number} exitCode
 * @param {readonly string[]} files those that the suite should run, as the report's names end
 * @returns {Outcome}
 */
export function playwrightOutcome(report, exitCode, files) {
  const { expected = 0, unexpected = 0, flaky = 0 } = report?.stats ?? {};
  const ran = report?.suites.filter((suite) => testsOf(suite).some(({ status }) => status !== "skipped"));
  return withComplaints(
    { passed: expected, failed: unexpected + flaky },
    exitCode,
    files,
    ran?.map((suite) => `e2e/${suite.file}`),
  );
}

/** @returns {{ status: string }[]} */
function testsOf(/** @type {PlaywrightSuite} */ suite) {
  return [...suite.specs.flatMap((spec) => spec.tests), ...(suite.suites ?? []).flatMap(testsOf)];
}

/**
 * @param {{ passed: number, failed: number }} counts
 * @param {number} exitCode
 * @param {readonly string[]} files
 * @param {readonly string[] | undefined} ran
 * @returns {Outcome}
 */
function withComplaints({ passed, failed }, exitCode, files, ran) {
  const complaints = [];
  if (ran === undefined) complaints.push("it left no report");
  else if (files.length === 0) complaints.push("it has no tests");
  else
    complaints.push(
      ...files.filter((file) => !ran.some((name) => name.endsWith(file))).map((file) => `${file} ran no test`),
    );
  if (exitCode !== 0 && failed === 0 && complaints.length === 0) complaints.push("it failed outside its tests");
  return { passed, failed: failed + complaints.length, complaints };
}
