import { existsSync } from "node:fs";
import { argv, chdir } from "node:process";
import { fileURLToPath } from "node:url";
import { build } from "./build.mjs";
import { installWhatIsMissing } from "./install.mjs";
import { root } from "./run.mjs";

// An operation runs the build that the office runs, even when the sources have moved on since.
const operations = new URL("../dist/server/operate.js", import.meta.url);
await installWhatIsMissing();
if (!existsSync(operations)) await build();
chdir(root);
argv[1] = fileURLToPath(operations);
await import(operations.href);
