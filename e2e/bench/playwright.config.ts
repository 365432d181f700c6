import { defineConfig } from "playwright/test";
import stories from "../playwright.config.ts";

/** Measures one thing at a time, in the browser that the stories run in. */
export default defineConfig({
  ...stories,
  testDir: ".",
  testMatch: "*.bench.ts",
  workers: 1,
  timeout: 600_000,
  reporter: "list",
});
