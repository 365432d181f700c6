import { argv, exit } from "node:process";
import { findOrInstallBrowser } from "./browser.mjs";
import { buildIfStale } from "./build.mjs";
import { installWhatIsMissing } from "./install.mjs";
import { run } from "./run.mjs";

// Arguments go to Playwright: `npm run bench -- server`.
await installWhatIsMissing();
await buildIfStale();
const env = { CHROMIUM_PATH: await findOrInstallBrowser() };
exit(await run("playwright", ["test", "--config", "e2e/bench/playwright.config.ts", ...argv.slice(2)], { env }));
