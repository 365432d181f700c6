import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import preact from "@preact/preset-vite";
import { VitePWA } from "vite-plugin-pwa";
import { defineConfig } from "vitest/config";
import { chunkNames } from "./.scripts/chunks.ts";
import { devServer } from "./.scripts/devServer.ts";
import { referenceLists } from "./.scripts/referenceLists.ts";
import { aboutPostgres, aboutSqlite } from "./.scripts/testFiles.mjs";

const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8")) as { version: string };
const onPostgres = process.env.TEST_DATABASE === "postgres";
const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** `0.1.0+1a2b3c4d`: the version, and what tells two builds of it apart on the devices that the office sees. */
function buildVersion(): string {
  const hash = createHash("sha256");
  const folder = file("src");
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of files.map((entry) => `${entry.parentPath}/${entry.name}`).sort()) hash.update(readFileSync(path));
  return `${version}+${hash.digest("hex").slice(0, 8)}`;
}

/**
 * One configuration for the three things Vite makes here: the app (`vite build`), the server as one
 * Node file (`vite build --ssr`, since Node 20 runs no TypeScript), and the tests.
 */
export default defineConfig(({ command, isSsrBuild }) => ({
  root: "src/client",
  publicDir: "../../public",
  define: {
    "import.meta.env.VITE_APP_VERSION": JSON.stringify(command === "build" ? buildVersion() : version),
  },
  // Dexie's own wrapper brings a build for browsers of 2015, which is slower and 1.5 kB larger.
  resolve: { alias: [{ find: /^dexie$/, replacement: "dexie/dist/modern/dexie.mjs" }] },
  plugins: [
    referenceLists(),
    preact(),
    devServer(),
    !isSsrBuild &&
      VitePWA({
        strategies: "injectManifest",
        srcDir: "../worker",
        filename: "service-worker.ts",
        registerType: "prompt",
        injectRegister: false,
        manifest: false,
        injectManifest: {
          globPatterns: ["**/*.{js,css,html,svg,woff2,webmanifest}", "icons/*.png"],
          globIgnores: ["screenshots/**"],
          // The worker is a build of its own, and its domain code reads reference lists too.
          buildPlugins: { vite: [referenceLists()] },
        },
      }),
  ],
  build: isSsrBuild
    ? {
        outDir: "../../dist/server",
        emptyOutDir: true,
        target: "node20",
        copyPublicDir: false,
        minify: false,
        sourcemap: true,
        rolldownOptions: { input: { main: file("src/server/main.ts"), operate: file("src/server/operate.ts") } },
      }
    : {
        outDir: "../../dist/client",
        emptyOutDir: true,
        target: ["chrome111", "safari16.4"],
        sourcemap: false,
        // All files are on the device after the first visit; preloading hints are only for those before it.
        modulePreload: {
          polyfill: false,
          resolveDependencies: (_file, needed) => needed.filter((each) => each.endsWith(".css")),
        },
        rolldownOptions: {
          output: {
            codeSplitting: {
              groups: [{ name: chunkNames(), debugName: "chunks" }],
              includeDependenciesRecursively: false,
            },
          },
        },
      },
  ssr: { noExternal: true, external: ["@node-rs/argon2", "@photostructure/sqlite", "pg"] },
  test: {
    // Vitest takes Vite's root, where tests elsewhere would silently not run.
    root: file("."),
    include: ["src/**/*.test.{ts,tsx}", ".scripts/*.test.ts"],
    // The server's tests run twice: `TEST_DATABASE=postgres npx vitest run src/server/sync`.
    exclude: ["**/node_modules/**", ...(onPostgres ? aboutSqlite : [aboutPostgres])],
    globalSetup: onPostgres ? [file(".scripts/postgresForTests.mjs")] : [],
    allowOnly: false,
    // No test is about time, and machines are shared.
    testTimeout: 30_000,
    // Vitest empties style sheets, even as text; the contrast of the colours is tested.
    css: { include: /style\/tokens\.css/ },
  },
}));
