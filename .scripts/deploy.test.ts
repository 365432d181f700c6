import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { validate } from "dockerfile-utils";
import { expect, onTestFinished, test } from "vitest";
import { root } from "./run.mjs";

const dockerfile = readFileSync(join(root, ".deploy/Dockerfile"), "utf8");

test("the Dockerfile is one, as its linter sees it", () => {
  expect(validate(dockerfile).map(({ message }) => message)).toEqual([]);
  expect(validate("FROM node\nRUM npm ci\n").map(({ message }) => message)).toEqual(["Unknown instruction: RUM"]);
});

test("the image's last stage brings no build tools, runs as nobody special, and stops by SIGTERM", () => {
  const stages = dockerfile.split(/^FROM /m).slice(1);
  const last = stages.at(-1) ?? "";
  expect(stages.length).toBeGreaterThan(1);
  expect(last).not.toMatch(/npm (ci|install)/);
  expect(last.match(/^USER .*$/gm)).toEqual(["USER node"]);
  expect(last).toMatch(/^CMD \["node", /m);
});

test("what the Dockerfile copies is there, and what .dockerignore lets in is enough to build from", () => {
  const ignored = readFileSync(join(root, ".dockerignore"), "utf8").trim().split("\n");
  const sent = ignored.filter((line) => line.startsWith("!")).map((line) => line.slice(1));
  const folder = mkdtempSync(join(tmpdir(), "jejak-ekspor-image-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const path of sent) cpSync(join(root, path), join(folder, path), { recursive: true });
  // All that the build reads besides them is installed by the lock.
  execFileSync("ln", ["-s", join(root, "node_modules"), join(folder, "node_modules")]);
  execFileSync(
    process.execPath,
    [
      join(folder, "node_modules/vite/bin/vite.js"),
      "build",
      "--ssr",
      "--logLevel",
      "warn",
      "--outDir",
      join(folder, "out"),
    ],
    { cwd: folder },
  );
  expect(readFileSync(join(folder, "out/main.js"), "utf8")).toContain("listening on port");
});
