import { expect, it } from "vitest";
import type { Database } from "./database/database.ts";
import { newTestDatabase } from "./database/testingDatabase.ts";
import type { ExampleSet } from "./example/prepareExample.ts";
import { putRecord } from "./offices/records.ts";
import { WrongSettings } from "./settings.ts";
import { inOffice, startAt, startTestServer } from "./testing.ts";
import { welcomeLines } from "./welcome.ts";

const link = /^(exporter|mentor|supervisor|admin|viewer)\tContoh [A-Z][a-z]+\thttp:\/\/localhost:8080\/masuk#\S+$/;

it("an empty server says how to make its office", async () => {
  const lines = await welcome(await emptyDatabase());
  expect(lines).toEqual([expect.stringMatching(/masih kosong/), expect.stringMatching(/^http:.*\/pasang#/)]);
});

it.each(["whole", "facts"] as const)("an example (%s) says its links, and nothing else", async (set) => {
  const database = await emptyDatabase();
  for (const start of [1, 2]) {
    const lines = await welcome(database, set);
    expect([start, lines.length, lines.filter((line) => link.test(line)).length]).toEqual([start, 5, 5]);
  }
});

it.each([
  [
    "whole",
    "facts",
    /data\/uji sudah berisi contoh lengkap\. .*DATA_DIR="data\/uji-facts" npm start -- --example=facts$/,
  ],
  ["facts", "whole", /data\/uji sudah berisi contoh fakta saja\. .*DATA_DIR="data\/uji-whole" npm start -- --example$/],
] as const)("a folder with the example %s says so where %s is asked for", async (held, asked, sentence) => {
  const database = await emptyDatabase();
  await welcome(database, held);
  const lines = await welcome(database, asked);
  expect(lines.filter((line) => link.test(line))).toHaveLength(5);
  expect(lines.filter((line) => !link.test(line))).toEqual([expect.stringMatching(sentence)]);
});

it.each([
  ["whole", /data\/uji berisi kantor contoh\. .*DATA_DIR="data\/uji" npm start -- --example$/],
  ["facts", /data\/uji berisi kantor contoh\. .*DATA_DIR="data\/uji" npm start -- --example=facts$/],
] as const)("a plain start on the example %s says what it is and how to come in", async (held, sentence) => {
  const database = await emptyDatabase();
  await welcome(database, held);
  expect(await welcome(database)).toEqual([expect.stringMatching(sentence)]);
});

it("a real office starts without a word, and is no place for an example", async () => {
  const server = await startTestServer();
  const real = { ...server.office, example: false };
  await inOffice(server, async (change) => void (await putRecord(change, "office", real.id, real)));
  expect(await welcome(server.database)).toEqual([]);
  await expect(welcome(server.database, "whole")).rejects.toThrow(WrongSettings);
});

async function welcome(database: Database, set?: ExampleSet): Promise<string[]> {
  const settings = { publicUrl: "http://localhost:8080", dataFolder: "data/uji" };
  return await welcomeLines(database, set, { settings, now: startAt, randomBytes });
}

let calls = 0;

function randomBytes(length: number): Uint8Array {
  calls += 1;
  return Uint8Array.from({ length }, (_, index) => (calls >> (8 * (index % 4))) & 0xff);
}

async function emptyDatabase(): Promise<Database> {
  return (await newTestDatabase()).database;
}
