import { defineConfig } from "playwright/test";
import { root } from "../../.scripts/run.mjs";
import stories from "../playwright.config.ts";

/** Measures one thing at a time, in the browser that the stories run in. */
export default defineConfig({
  ...stories,
  testDir: ".",
  outputDir: `${root}node_modules/.cache/bench`,
  testMatch: "*.bench.ts",
  workers: 1,
  timeout: 600_000,
  reporter: "list",
});
