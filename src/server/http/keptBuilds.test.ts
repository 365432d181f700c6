import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { expect, it, onTestFinished } from "vitest";
import { startTestServer } from "../testing.ts";
import { readWithOlderBuilds } from "./keptBuilds.ts";
import type { LogLine } from "./log.ts";

it("a page of the last two builds still finds its parts, squeezed too, and one of an older build doesn't", async () => {
  const office = newOffice();
  for (const build of ["one", "two", "three"]) await office.start(build);
  const { ask } = await office.start("three");
  for (const build of ["one", "two", "three"]) {
    expect(await ask(`/assets/app-${build}.js`)).toEqual([200, `run("${build}")`]);
  }
  const squeezed = await ask("/assets/app-one.js", { "Accept-Encoding": "br" });
  expect(squeezed).toEqual([200, brotliCompressSync('run("one")').toString()]);

  const { ask: later } = await office.start("four");
  expect((await later("/assets/app-one.js"))[0]).toBe(404);
  expect((await later("/assets/app-two.js"))[0]).toBe(200);
  expect(office.kept()).toHaveLength(3);
});

it("a missing part is never the app's page", async () => {
  const { ask } = await newOffice().start("one");
  const [status, body] = await ask("/assets/app-gone.js", { Accept: "text/html", "Sec-Fetch-Mode": "navigate" });
  expect([status, JSON.parse(body)]).toMatchObject([404, { code: "not-found" }]);
});

it("of an older build nothing else is handed out: page and service worker are the newest", async () => {
  const office = newOffice();
  await office.start("one");
  const { ask } = await office.start("two");
  expect(await ask("/")).toEqual([200, "page two"]);
  expect(await ask("/service-worker.js")).toEqual([200, "worker two"]);
  expect((await ask("/only-one.txt"))[0]).toBe(404);
});

it("a build that is started again, or gone back to, takes one place", async () => {
  const office = newOffice();
  for (const build of ["one", "two", "one", "one", "three", "four"]) await office.start(build);
  const { ask } = await office.start("four");
  const statuses = await Promise.all(
    ["one", "two", "three", "four"].map(async (b) => (await ask(`/assets/app-${b}.js`))[0]),
  );
  expect(statuses).toEqual([200, 404, 200, 200]);
});

it("a copy that was broken off is no build", async () => {
  const office = newOffice();
  mkdirSync(join(office.folder, "00000009-0123456789abcdef.1.part/assets"), { recursive: true });
  writeFileSync(join(office.folder, "00000009-0123456789abcdef.1.part/assets/app-half.js"), "ru");
  const { ask } = await office.start("one");
  expect((await ask("/assets/app-half.js"))[0]).toBe(404);
});

it("an app that can't be kept is served all the same, and the log says so", async () => {
  const office = newOffice();
  mkdirSync(dirname(office.folder), { recursive: true });
  writeFileSync(office.folder, "a file in the folder's place");
  const { ask } = await office.start("one");
  expect((await ask("/assets/app-one.js"))[0]).toBe(200);
  expect(office.lines).toMatchObject([{ level: "error", event: "build not kept" }]);
});

function newOffice() {
  const place = mkdtempSync(join(tmpdir(), "jejak-ekspor-"));
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  const folder = join(place, "data/builds");
  const lines: LogLine[] = [];
  const start = async (build: string) => {
    const client = join(place, build);
    mkdirSync(join(client, "assets"), { recursive: true });
    writeFileSync(join(client, "index.html"), `page ${build}`);
    writeFileSync(join(client, "service-worker.js"), `worker ${build}`);
    writeFileSync(join(client, `only-${build}.txt`), "");
    writeFileSync(join(client, `assets/app-${build}.js`), `run("${build}")`);
    writeFileSync(join(client, `assets/app-${build}.js.br`), brotliCompressSync(`run("${build}")`));
    const staticFiles = readWithOlderBuilds(client, folder, (line) => void lines.push(line));
    const server = await startTestServer({ staticFiles });
    const ask = async (path: string, headers: Record<string, string> = {}): Promise<[number, string]> => {
      const answer = await server.app.request(path, { headers });
      return [answer.status, await answer.text()];
    };
    return { ask };
  };
  return { folder, lines, start, kept: () => readdirSync(folder) };
}
