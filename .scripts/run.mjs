import { spawn } from "node:child_process";
import { delimiter } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the commands run, from wherever they are called. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Runs a command (of the system or of `node_modules/.bin`) and answers its exit code: 127 when there
 * is no such command, 124 when it was stopped for taking longer than `limitMs`. What stops this
 * process stops the command too.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, limitMs?: number }} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, { env = {}, limitMs } = {}) {
  const path = [fileURLToPath(new URL("../node_modules/.bin", import.meta.url)), process.env.PATH].join(delimiter);
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, PATH: path, ...env },
      shell: process.platform === "win32",
    });
    let isLate = false;
    const timer = setTimeout(
      () => {
        isLate = true;
        child.kill();
      },
      limitMs ?? 2 ** 31 - 1,
    );
    const stop = (/** @type {NodeJS.Signals} */ signal) => {
      child.kill(signal);
      process.exit(1);
    };
    process.once("SIGTERM", stop).once("SIGINT", stop);

    const end = (/** @type {number} */ code) => {
      clearTimeout(timer);
      process.off("SIGTERM", stop).off("SIGINT", stop);
      resolve(code);
    };
    child.once("error", () => end(127));
    child.once("close", (code) => end(isLate ? 124 : (code ?? 1)));
  });
}

/**
 * Says what happened and what to do, and leaves.
 *
 * @param {string} message
 * @returns {never}
 */
export function giveUp(message) {
  console.error(`\n${message}`);
  process.exit(1);
}
