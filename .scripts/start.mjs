import { createServer } from "node:net";
import { argv, chdir, env } from "node:process";
import { fileURLToPath } from "node:url";
import { buildIfStale } from "./build.mjs";
import { installWhatIsMissing } from "./install.mjs";
import { giveUp, root } from "./run.mjs";

await installWhatIsMissing();
await refuseUsedPort(Number(env.PORT || 8080));
await buildIfStale();

// The server runs in this process: signals, arguments and exit code are its own. (`exec` in package.json has the
// shell make way for it; else npm's signals end with the shell.)
const server = new URL("../dist/server/main.js", import.meta.url);
chdir(root);
argv[1] = fileURLToPath(server);
await import(server.href);
if (env.npm_lifecycle_event !== undefined) stopWithoutParent(process.ppid);

/** A killed npm must not leave a server behind that holds port and data. */
function stopWithoutParent(/** @type {number} */ parent) {
  setInterval(() => process.ppid === parent || process.kill(process.pid, "SIGTERM"), 500).unref();
}

/** Before the build, so that nobody waits for it to hear this. */
function refuseUsedPort(/** @type {number} */ port) {
  return new Promise((resolve) => {
    const probe = createServer().once("error", (error) => {
      if (!("code" in error) || error.code !== "EADDRINUSE") return resolve(undefined);
      giveUp(`Port ${port} is in use: stop what uses it, or choose another, as in PORT=${port + 1} npm start.`);
    });
    // a port that is none is the server's to name, with its other settings
    if (!(port > 0 && port < 65536)) return resolve(undefined);
    probe.listen(port, env.HOST || "0.0.0.0", () => probe.close(resolve));
  });
}
