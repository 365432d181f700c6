import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import type { Server } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createApp } from "./app.ts";
import { lastBackupAt, scheduleBackups } from "./backup/scheduleBackups.ts";
import type { Database } from "./database/database.ts";
import { UnusableDatabase } from "./database/migrations.ts";
import { openOfficeDatabase } from "./database/openOfficeDatabase.ts";
import { openNotices } from "./database/postgres/notices.ts";
import type { ExampleSet } from "./example/prepareExample.ts";
import { readWithOlderBuilds } from "./http/keptBuilds.ts";
import { listen } from "./http/listen.ts";
import { jsonLines } from "./http/log.ts";
import { photosInFolder } from "./photos/photoStore.ts";
import { schedulePhotoSweeps } from "./photos/sweepPhotos.ts";
import { readSettings, type Settings, WrongSettings } from "./settings.ts";
import { newPokes } from "./sync/pokes.ts";
import { welcomeLines } from "./welcome.ts";

const clock = () => Date.now();
const random = (length: number) => new Uint8Array(randomBytes(length));
const log = jsonLines((text) => process.stderr.write(text), clock);

try {
  const example = readArguments(process.argv.slice(2));
  await start(readSettings(process.env, { example: example !== undefined }), example);
} catch (error) {
  if (!(error instanceof WrongSettings || error instanceof UnusableDatabase)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/** `--example` starts with the example office, `--example=facts` with one that lacks the made-up set. */
function readArguments(given: string[]): ExampleSet | undefined {
  const [argument, ...more] = given;
  if (argument === undefined) return undefined;
  if (argument === "--example" && more.length === 0) return "whole";
  if (argument === "--example=facts" && more.length === 0) return "facts";
  throw new WrongSettings(`Expected --example or no argument at all, got "${given.join(" ")}"`);
}

async function start(settings: Settings, example: ExampleSet | undefined): Promise<void> {
  const database = await openOfficeDatabase(settings);
  const notices = settings.postgres && openNotices(settings.postgres.url);
  const pokes = newPokes(notices);
  const photos = photosInFolder(settings.dataFolder);
  // Built, this file lies in dist/server, the app beside it in dist/client.
  const clientFolder = fileURLToPath(new URL("../client/", import.meta.url));
  const app = createApp({
    database,
    clock,
    randomBytes: random,
    settings,
    pokes,
    log,
    lastBackupAt: () => lastBackupAt(settings.dataFolder),
    photos,
    staticFiles: existsSync(clientFolder)
      ? readWithOlderBuilds(clientFolder, join(settings.dataFolder, "builds"), log)
      : undefined,
  });
  const welcome = await welcomeLines(database, example, { settings, now: clock(), randomBytes: random });
  const server = listen(app, settings, (port) => {
    log({ level: "info", event: `listening on port ${port}` });
    scheduleBackups(settings, { program: fileURLToPath(new URL("operate.js", import.meta.url)), clock, log });
    schedulePhotoSweeps({ database, photos, clock, log });
    process.stdout.write(`Jejak Ekspor: ${settings.publicUrl}\n`);
    for (const line of welcome) process.stdout.write(`${line}\n`);
  });
  const endStreams = () => {
    pokes.close();
    void notices?.close();
  };
  server.on("error", (error) => {
    process.stderr.write(`The server can't listen on port ${settings.port}: ${error.message}\n`);
    process.exit(1);
  });
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => void stop(server, { database, endStreams }));
  }
}

/** Takes no more requests, finishes those that run, closes the database; leaves within 10 s in any case. */
async function stop(
  server: Server,
  { database, endStreams }: { database: Database; endStreams: () => void },
): Promise<void> {
  log({ level: "info", event: "stopping" });
  setTimeout(() => process.exit(1), 9_000).unref();
  const closed = new Promise((resolve) => server.close(resolve));
  endStreams();
  server.closeIdleConnections();
  // A connection that is kept open for a next request counts as idle only once its answer has left.
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  await closed;
  clearInterval(idle);
  await database.close();
  process.exit(0);
}
