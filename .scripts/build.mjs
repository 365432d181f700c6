import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { installWhatIsMissing } from "./install.mjs";
import { giveUp, root, run } from "./run.mjs";

const sources = ["src", "public", "package.json", "package-lock.json", "tsconfig.json", "vite.config.ts"];
const scripts = [".scripts/build.mjs", ".scripts/chunks.ts", ".scripts/referenceLists.ts"];
const stamp = join(root, "dist/sources.sha256");

/** Builds app and server into `dist`, unless it was made of exactly these sources. */
export async function buildIfStale() {
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== hashOfSources()) await build();
}

/**
 * Builds apart and swaps at the end, so that a failed build leaves the last good one, and two at once
 * don't mix.
 */
export async function build() {
  const hash = hashOfSources();
  const place = join(root, `node_modules/.cache/build-${process.pid}`);
  const env = { NODE_ENV: "production" };
  const vite = (/** @type {string} */ part, /** @type {string[]} */ ...options) =>
    run("vite", ["build", "--logLevel", "warn", "--outDir", join(place, part), ...options], { env });

  console.log("Building app and server …");
  if ((await vite("client")) !== 0 || (await vite("server", "--ssr")) !== 0) {
    rmSync(place, { recursive: true, force: true });
    giveUp("The build failed: look above.");
  }
  await compressFiles(join(place, "client"));
  writeFileSync(join(place, "sources.sha256"), hash);
  swapIn(place);
}

function swapIn(/** @type {string} */ place) {
  const old = `${place}-old`;
  if (existsSync(join(root, "dist"))) renameSync(join(root, "dist"), old);
  renameSync(place, join(root, "dist"));
  rmSync(old, { recursive: true, force: true });
}

function hashOfSources() {
  const hash = createHash("sha256");
  const files = sources
    .flatMap((source) => filesIn(join(root, source)))
    .concat(scripts.map((file) => join(root, file)));
  for (const file of files.sort()) {
    if (/\.test\.tsx?$/.test(file) || !existsSync(file)) continue;
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  return hash.digest("hex");
}

/**
 * The files of a folder and its folders; a file alone is its own list.
 *
 * @param {string} path
 * @returns {string[]}
 */
function filesIn(path) {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path).flatMap((name) => filesIn(join(path, name)));
  } catch {
    return [path];
  }
}

/** Puts a `.br` and a `.gz` beside each file that becomes smaller by it, so that serving costs no work. */
async function compressFiles(/** @type {string} */ folder) {
  const brotli = promisify(brotliCompress);
  const texts = filesIn(folder).filter((file) => /\.(css|html|js|json|svg|txt|webmanifest)$/.test(file));
  await Promise.all(
    texts.map(async (file) => {
      const plain = readFileSync(file);
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length };
      const [br, gz] = await Promise.all([brotli(plain, { params }), promisify(gzip)(plain, { level: 9 })]);
      if (br.length < plain.length) writeFileSync(`${file}.br`, br);
      if (gz.length < plain.length) writeFileSync(`${file}.gz`, gz);
    }),
  );
}

/** Tells the weight of the first load and of all that is kept for offline, both as brotli. */
function reportWeights() {
  const client = join(root, "dist/client");
  const weight = (/** @type {string} */ file) => {
    const path = join(client, file);
    return readFileSync(existsSync(`${path}.br`) ? `${path}.br` : path).length;
  };
  const sum = (/** @type {Iterable<string>} */ files) =>
    [...new Set(files)].reduce((total, file) => total + weight(file), 0);
  const kB = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`;

  const page = readFileSync(join(client, "index.html"), "utf8");
  const forAll = [...page.matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)].map(([, file = ""]) => file);
  const worker = readFileSync(join(client, "service-worker.js"), "utf8");
  const kept = [...worker.matchAll(/\burl:\s*["'`]([^"'`]+)["'`]|"url":\s*"([^"]+)"/g)].map(([, a, b]) => a ?? b ?? "");
  const [ofExporter, ofMentor] = ["exporter", "mentor"].map((home) => {
    const files = readdirSync(join(client, "assets")).filter((file) =>
      new RegExp(`^${home}-.*\\.(js|css)$`).test(file),
    );
    return kB(sum([...forAll, ...files.map((file) => `assets/${file}`)]));
  });
  console.log(`First load of an exporter / a mentor, scripts and styles: ${ofExporter} / ${ofMentor} of 60 kB.`);
  console.log(`Kept for offline: ${kB(sum(kept))} of 500 kB in ${new Set(kept).size} files.`);
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  await installWhatIsMissing();
  await build();
  reportWeights();
}
