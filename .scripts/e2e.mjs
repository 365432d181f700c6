import { argv, exit } from "node:process";
import { findOrInstallBrowser } from "./browser.mjs";
import { buildIfStale } from "./build.mjs";
import { installWhatIsMissing } from "./install.mjs";
import { run } from "./run.mjs";

// Arguments go to Playwright: `npm run e2e -- offline --headed`.
await installWhatIsMissing();
await buildIfStale();
const env = { CHROMIUM_PATH: await findOrInstallBrowser() };
exit(await run("playwright", ["test", "--config", "e2e/playwright.config.ts", ...argv.slice(2)], { env }));
