import { defineConfig } from "playwright/test";
import { findBrowser } from "../.scripts/browser.mjs";
import { root } from "../.scripts/run.mjs";

const executablePath = await findBrowser();

export default defineConfig({
  testDir: ".",
  testMatch: "*.e2e.ts",
  outputDir: `${root}node_modules/.cache/e2e`,
  // A story mostly waits, for a network that is cut or for the ten seconds of an undo; two fill two cores.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // No test is about time, and machines are shared.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [
    ["list"],
    ["json", { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? `${root}node_modules/.cache/reports/e2e.json` }],
  ],
  use: {
    browserName: "chromium",
    locale: "id-ID",
    timezoneId: "Asia/Jakarta",
    trace: "off",
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      // Chromium's sandbox doesn't run as root, and calls home would disturb tests of being offline.
      chromiumSandbox: process.getuid?.() !== 0,
      args: [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        "--disable-dev-shm-usage",
      ],
    },
  },
});
