import { join } from "node:path";
import { argv, exit } from "node:process";
import { pathToFileURL } from "node:url";
import { installWhatIsMissing } from "./install.mjs";
import { giveUp, root, run } from "./run.mjs";

// Arguments go to the simulator: `npm run simulate -- --seeds 1000 --workers 2`. Built, since Node 20 runs no TypeScript.
await installWhatIsMissing();
const place = join(root, "node_modules/.cache/simulator");
const build = ["build", "--logLevel", "warn", "--ssr", join(root, "src/simulator/main.ts"), "--outDir", place];
if ((await run("vite", build)) !== 0) giveUp("The simulator can't be built: look above.");
// Dexie tells other processes of each write, and here there are none: a sixth of the time.
Reflect.deleteProperty(globalThis, "BroadcastChannel");
argv[1] = join(place, "main.js");
await import(pathToFileURL(argv[1]).href);
exit();
