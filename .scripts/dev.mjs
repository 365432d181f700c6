import { argv, exit } from "node:process";
import { installWhatIsMissing } from "./install.mjs";
import { run } from "./run.mjs";

// Arguments go to Vite: `npm run dev -- --host`.
await installWhatIsMissing();
exit(await run("vite", argv.slice(2)));
