import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { dirname, join } from "node:path";
import { argv, execPath, exit } from "node:process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import pg from "pg";
import { buildIfStale } from "./build.mjs";
import { installWhatIsMissing } from "./install.mjs";
import { copyCluster, freePort, makeCluster, removeCluster, startCluster } from "./postgres.mjs";
import { giveUp, root } from "./run.mjs";

/**
 * @typedef {{ cookie: string, session: { deviceId: string, epoch: string, person: { exporterId: string } } }} Device
 * @typedef {{ port: number, end: () => Promise<void> }} App
 */

// A failover: devices push through two processes of the app to a primary and its synchronous standby; in the middle the
// primary is killed and the standby promoted. Whatever was acknowledged must be there once.
// `npm run cluster -- --commands 2000`

const commands = Number(argv[argv.indexOf("--commands") + 1] ?? "") || 2_000;
const devices = 8;
const batch = 5;

/** Runs the failover and answers what became of the commands. */
async function failOver() {
  const ports = [await freePort(), await freePort()];
  const { primary, standby, relay, folder } = await startPair(ports);
  const hosts = ports.map((port) => `127.0.0.1:${port}`).join(",");
  const url = `postgres://office@${hosts}/postgres`;
  /** @type {App[]} */
  const apps = [];
  try {
    apps.push(await startApp(url, join(folder, "app"), "--example=facts"));
    apps.push(await startApp(url, join(folder, "app")));
    const paired = await Promise.all(Array.from({ length: devices }, (_, index) => pair(url, apps, index)));
    console.log(`${commands} commands of ${devices} devices, two processes, primary and synchronous standby …`);

    const progress = { acknowledged: /** @type {string[]} */ ([]), retried: 0, firstAfter: 0 };
    const pushing = paired.map((device, index) => pushAll(device, { apps, index, progress }));
    while (progress.acknowledged.length < commands / 3) await pause(5);
    // What is committed from here on reaches the primary's disk alone: it may be lost, so nobody may hear of it.
    relay.cut();
    await pause(500);
    const killedAt = performance.now();
    killAll(primary.pid);
    await primary.kill("SIGKILL");
    const acknowledgedBefore = progress.acknowledged.length;
    progress.firstAfter = 0;
    await ask(standby.url, "select pg_promote(true)");
    const promotedAt = performance.now();
    await Promise.all(pushing);

    const found = await count(standby.url, progress.acknowledged);
    // Ends with its own words where the history isn't whole.
    await operate(url, join(folder, "app"), "verify-audit");
    const pulled = await pullShipments(apps[1] ?? giveUp("No app."), paired[0] ?? giveUp("No device."));
    const doubledOnDevice = pulled.length - new Set(pulled).size;
    return {
      commands,
      acknowledged: progress.acknowledged.length,
      acknowledgedBeforeTheKill: acknowledgedBefore,
      attemptsRepeated: progress.retried,
      secondsToPromote: seconds(promotedAt - killedAt),
      secondsToNextReceipt: seconds(progress.firstAfter - killedAt),
      ...found,
      doubled: found.doubled + doubledOnDevice,
    };
  } finally {
    for (const app of apps) await app.end();
    await standby.kill("SIGINT");
    await primary.kill("SIGKILL");
    removeCluster(join(folder, "data"));
  }
}

/** @param {number[]} ports */
async function startPair([first = 0, second = 0]) {
  const data = makeCluster();
  const folder = dirname(data);
  const copy = join(folder, "standby");
  copyCluster(data, copy);
  const relay = await startRelay(first);
  const from = `host=127.0.0.1 port=${relay.port} user=office application_name=standby`;
  appendFileSync(join(copy, "postgresql.auto.conf"), `primary_conninfo = '${from}'\n`);
  writeFileSync(join(copy, "standby.signal"), "");
  const primary = await startCluster(data, { port: first, settings: { synchronous_standby_names: "standby" } });
  const standby = await startCluster(copy, { port: second });
  for (let tries = 0; tries < 300; tries += 1) {
    const [row] = await ask(primary.url, "select sync_state from pg_stat_replication");
    if (row?.sync_state === "sync") return { primary, standby, relay, folder };
    await pause(100);
  }
  return giveUp("The standby didn't catch up with the primary.");
}

/** @returns {Promise<App>} */
async function startApp(/** @type {string} */ url, /** @type {string} */ folder, /** @type {string[]} */ ...args) {
  const port = await freePort();
  const app = spawn(execPath, ["--disable-proto=delete", "dist/server/main.js", ...args], {
    cwd: root,
    env: { ...process.env, ...environment(url, folder), PORT: String(port), HOST: "127.0.0.1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise((resolve) => app.once("close", resolve));
  process.once("exit", () => app.kill("SIGKILL"));
  let said = "";
  app.stderr.on("data", (text) => {
    said = (said + text).slice(-5_000);
  });
  for await (const line of createInterface({ input: app.stdout })) {
    if (line.startsWith("Jejak Ekspor: ")) break;
  }
  if (app.exitCode !== null) giveUp(`The app didn't start:\n${said}`);
  app.stdout.resume();
  const end = async () => {
    app.kill("SIGTERM");
    await ended;
  };
  return { port, end };
}

/** Invites somebody for the business of the example and signs them in. */
async function pair(/** @type {string} */ url, /** @type {App[]} */ apps, /** @type {number} */ index) {
  const folder = join(root, "node_modules/.cache");
  const invited = await operate(url, folder, "invite", "exporter", `Contoh ${index + 1}`, "--exporter", "Contoh Usaha");
  const token = invited.trim().split("#")[1] ?? giveUp(`No link in: ${invited}`);
  const body = { token, secret: randomBytes(32).toString("base64url"), deviceName: `HP ${index + 1}` };
  const answer = await request(apps, index, "/api/sign-in/link", { body });
  if (answer.status !== 200) giveUp(`No session: ${await answer.text()}`);
  const cookie = answer.headers.get("Set-Cookie")?.split(";")[0] ?? "";
  return /** @type {Device} */ ({ cookie, session: await answer.json() });
}

/**
 * Sends a device's share, each batch until it is answered, as devices do.
 *
 * @param {Device} device
 * @param {{ apps: App[], index: number, progress: { acknowledged: string[], retried: number, firstAfter: number } }} run
 */
async function pushAll(device, { apps, index, progress }) {
  const { deviceId, epoch, person } = device.session;
  const share = Math.floor(commands / devices) + (index < commands % devices ? 1 : 0);
  for (let sent = 0; sent < share; sent += batch) {
    const made = Array.from({ length: Math.min(batch, share - sent) }, () => someCommand(person.exporterId));
    const body = { protocol: 1, deviceId, epoch, lastNumber: 0, unsent: made.length, commands: made };
    for (let attempt = 0; ; attempt += 1) {
      if (attempt > 300) giveUp("A batch wasn't answered after 300 attempts.");
      const results = await receipts(apps, index + attempt, { body, cookie: device.cookie });
      if (results !== undefined) {
        for (const { id, outcome } of results) {
          if (outcome !== "applied" && outcome !== "already-applied") giveUp(`${id} was answered with ${outcome}.`);
          progress.acknowledged.push(id);
        }
        progress.firstAfter ||= performance.now();
        break;
      }
      progress.retried += 1;
      await pause(200);
    }
  }
}

/**
 * @param {App[]} apps
 * @param {number} place
 * @param {{ body: object, cookie: string }} sent
 * @returns {Promise<{ id: string, outcome: string }[] | undefined>} undefined where there was no answer that counts
 */
async function receipts(apps, place, sent) {
  try {
    const answer = await request(apps, place, "/api/sync/push", sent);
    if (answer.status === 200) {
      const { results } = /** @type {{ results: { id: string, outcome: string }[] }} */ (await answer.json());
      return results;
    }
    const { status } = answer;
    if (status !== 503 && status !== 429) giveUp(`A push was answered with ${status}: ${await answer.text()}`);
  } catch {
    // No connection, or none to the end.
  }
  return undefined;
}

/**
 * @param {App[]} apps
 * @param {number} place which of them
 * @param {string} path
 * @param {{ body?: object, cookie?: string }} [sent]
 */
function request(apps, place, path, { body, cookie } = {}) {
  const { port } = apps[place % apps.length] ?? giveUp("No app.");
  return fetch(`http://localhost:${port}${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: {
      "Content-Type": "application/json",
      "X-Jejak-Ekspor": "1",
      ...(cookie !== undefined && { Cookie: cookie }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** Ids of the shipments that a new device would hold, as often as it is told of them. */
async function pullShipments(/** @type {App} */ app, /** @type {Device} */ { cookie }) {
  /** @type {string[]} */
  const ids = [];
  for (let cursor = "0"; ; ) {
    const answer = await request([app], 0, `/api/sync/pull?cursor=${cursor}&limit=500`, { cookie });
    if (answer.status !== 200) giveUp(`A pull was answered with ${answer.status}.`);
    /** @type {{ changes: { kind: string, id: string }[], cursor: string, more: boolean }} */
    const page = JSON.parse(await answer.text());
    for (const { kind, id } of page.changes) if (kind === "shipment") ids.push(id);
    if (!page.more) return ids;
    cursor = page.cursor;
  }
}

/** What the new primary holds of what was acknowledged. */
async function count(/** @type {string} */ url, /** @type {string[]} */ acknowledged) {
  const [row] = await ask(
    url,
    `select (select count(*) from unnest($1::text[]) as sent (id) where not exists
        (select from command_log l join entry_revision r on r.office_id = l.office_id and r.hash = l.hash
          where l.id = sent.id)) as lost,
      (select count(*) - count(distinct hash) from entry_revision) as doubled,
      (select count(*) from entry_revision) as entries`,
    [acknowledged],
  );
  const { lost, doubled, entries } = row ?? giveUp("The new primary counts nothing.");
  const repeated = acknowledged.length - new Set(acknowledged).size;
  return { entries: Number(entries), lost: Number(lost), doubled: Number(doubled) + repeated };
}

function someCommand(/** @type {string} */ exporterId) {
  const at = new Date();
  const yesterday = new Date(at.getTime() - 86_400_000).toISOString().slice(0, 10);
  const value = 1_000 + (randomBytes(2).readUInt16BE() % 50_000);
  const item = { commodity: "batik-sarong", quantity: 1_000_000, unit: "PCE", fobValue: value };
  const shipment = {
    id: newId(),
    exporterId,
    declaration: "peb",
    exportedOn: yesterday,
    destinationCountry: "JP",
    currency: "USD",
    fobValue: value,
    items: [item],
    source: "self-report",
  };
  return { id: newId(), name: "v1.shipment.record", claimedAt: at.toISOString(), body: { shipment } };
}

function newId() {
  const hex = Date.now().toString(16).padStart(12, "0") + randomBytes(10).toString("hex");
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  return id.slice(0, 36);
}

/** Not waited for by blocking: the line to the standby runs in this process, and commits wait for it. */
async function operate(/** @type {string} */ url, /** @type {string} */ folder, /** @type {string[]} */ ...args) {
  const env = { ...process.env, ...environment(url, folder) };
  try {
    const { stdout } = await promisify(execFile)(execPath, ["dist/server/operate.js", ...args], { cwd: root, env });
    return stdout;
  } catch (error) {
    return giveUp(`${args[0]} failed:\n${/** @type {{ stderr?: string }} */ (error).stderr}`);
  }
}

function environment(/** @type {string} */ url, /** @type {string} */ folder) {
  return { DATABASE_URL: url, DATA_DIR: folder, PUBLIC_URL: "", BACKUP_HOURS: "0" };
}

/**
 * @param {string} url
 * @param {string} text
 * @param {unknown[]} [values]
 * @returns {Promise<Record<string, unknown>[]>}
 */
async function ask(url, text, values = []) {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query(text, values);
  await client.end();
  return rows;
}

/** The line between primary and standby: what is on it when it is cut never arrives. */
async function startRelay(/** @type {number} */ target) {
  const port = await freePort();
  let isCut = false;
  const server = createServer((client) => {
    const upstream = connect(target, "127.0.0.1");
    for (const [from, to] of /** @type {const} */ ([
      [client, upstream],
      [upstream, client],
    ])) {
      from.on("data", (bytes) => void (isCut || to.write(bytes)));
      from.on("error", () => {}).on("close", () => to.destroy());
    }
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", () => resolve(undefined)));
  server.unref();
  const cut = () => {
    isCut = true;
  };
  return { port, cut };
}

/** PostgreSQL's own processes, which would outlive it for a moment, as they don't on a machine that fails. */
function killAll(/** @type {number} */ pid) {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ");
    for (const one of [pid, ...children.filter(Boolean).map(Number)]) process.kill(one, "SIGKILL");
  } catch {
    // Not on this system, or gone already.
  }
}

function pause(/** @type {number} */ milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function seconds(/** @type {number} */ milliseconds) {
  return Math.round(milliseconds / 10) / 100;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  await installWhatIsMissing();
  await buildIfStale();
  const outcome = await failOver();
  console.log(JSON.stringify(outcome));
  const { acknowledged, lost, doubled } = outcome;
  exit(acknowledged === commands && lost === 0 && doubled === 0 ? 0 : 1);
}
