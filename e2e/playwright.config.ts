import { defineConfig } from "playwright/test";
import { findBrowser } from "../.scripts/browser.mjs";
import { root } from "../.scripts/run.mjs";

const executablePath = await findBrowser();

export default defineConfig({
  testDir: ".",
  testMatch: "*.e2e.ts",
  outputDir: `${root}node_modules/.cache/e2e`,
  // Two browsers, two servers and the runner are much for two cores; a run that nobody waits for takes them in turn.
  workers: process.env.CI === undefined ? 2 : 1,
  retries: 0,
  forbidOnly: true,
  timeout: 30_000,
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
