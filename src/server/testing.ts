import { dirname } from "node:path";
import type { Hono } from "hono";
import { toInstant } from "../domain/days.ts";
import type { ExchangeRate } from "../domain/exchangeRate.ts";
import type { ExportStop } from "../domain/exportStop.ts";
import { newId, type RandomBytes } from "../domain/newId.ts";
import type { NilReport } from "../domain/nilReport.ts";
import type { Office } from "../domain/office.ts";
import type { Person, Role } from "../domain/person.ts";
import type { Shipment } from "../domain/shipment.ts";
import type { ShipmentRecord } from "../domain/shipmentRecord.ts";
import type { Visit } from "../domain/visit.ts";
import { type CommandBody, type CommandName, needsBaseRevision } from "../protocol/commands.ts";
import type { Session } from "../protocol/session.ts";
import type { PullAnswer, PushAnswer, PushResult, SentCommand } from "../protocol/sync.ts";
import { createApp } from "./app.ts";
import type { Database } from "./database/database.ts";
import { newTestDatabase, type TestDatabase } from "./database/testingDatabase.ts";
import type { AppParts, Environment } from "./http/environment.ts";
import { addAssignment, addPerson, createOffice } from "./offices/createOffice.ts";
import { changeOffice } from "./offices/officeChange.ts";
import { putRecord } from "./offices/records.ts";
import { photosInFolder } from "./photos/photoStore.ts";
import { createLink } from "./session/createLink.ts";
import { newSecret } from "./session/tokens.ts";

// For tests: an office with a person of each kind on a real database, and devices that speak HTTP to its app.

export const startAt = Date.parse("2026-11-24T02:12:00.000Z");

export type TestServer = {
  app: Hono<Environment>;
  database: Database;
  stored: TestDatabase;
  /** The database's file. */
  file: string;
  clock: { now: number };
  randomBytes: RandomBytes;
  newId: () => string;
  office: Office;
  exporters: { batik: string; rosin: string };
  people: Record<PersonKey, Person>;
  /** Signs a person in on a new device. */
  signIn: (who: PersonKey) => Promise<TestDevice>;
};

type PersonKey = "batikOwner" | "rosinOwner" | "batikMentor" | "rosinMentor" | "supervisor" | "admin" | "viewer";

export type TestDevice = {
  session: Session;
  cookie: string;
  request: (
    path: string,
    options?: { method?: string; headers?: Record<string, string>; body?: string | Uint8Array<ArrayBuffer> },
  ) => Promise<Response>;
  /** Sends a whole push request as it stands. */
  pushRequest: (request: unknown, headers?: Record<string, string>) => Promise<Response>;
  push: (...commands: SentCommand[]) => Promise<PushResult[]>;
  pull: (cursor?: string, limit?: number) => Promise<PullAnswer>;
  /** All that a fresh device would hold. */
  pullAll: (limit?: number) => Promise<PullAnswer["changes"]>;
};

/** @param parts of the app that the test wants its own */
export async function startTestServer(parts: Partial<AppParts> = {}): Promise<TestServer> {
  const stored = await newTestDatabase();
  const { database, file } = stored;
  const clock = { now: startAt };
  const randomBytes = seededBytes();
  const makeId = () => newId(clock.now, randomBytes);
  const app = createApp({
    database: stored.forApp,
    clock: () => clock.now,
    randomBytes,
    settings: { publicUrl: "http://localhost" },
    photos: photosInFolder(dirname(file)),
    ...parts,
  });
  const { office, exporters, people } = await makeOffice(database, makeId, { now: clock.now, randomBytes });
  const signIn = async (who: PersonKey) => {
    const tools = { officeId: office.id, personId: people[who].id, now: clock.now, randomBytes };
    const token = await database.write((tx) => createLink(tx, tools));
    return await signInByLink(app, { token, secret: newSecret(randomBytes) });
  };
  return { app, database, stored, file, clock, randomBytes, newId: makeId, office, exporters, people, signIn };
}

async function makeOffice(database: Database, makeId: () => string, tools: { now: number; randomBytes: RandomBytes }) {
  const office: Office = {
    id: makeId(),
    name: "Dinas Contoh",
    shortName: "Dinas",
    city: "Kota Contoh",
    timeZone: "Asia/Jakarta",
    rateSeries: "fixed",
    reportingDeadlineDay: 10,
    example: true,
  };
  const exporters = { batik: makeId(), rosin: makeId() };
  const person = (name: string, role: Role, exporterId?: string): Person => ({
    id: makeId(),
    name,
    role,
    ...(exporterId && { exporterId }),
  });
  const people: Record<PersonKey, Person> = {
    batikOwner: person("Contoh Ratna", "exporter", exporters.batik),
    rosinOwner: person("Contoh Slamet", "exporter", exporters.rosin),
    batikMentor: person("Contoh Dewi", "mentor"),
    rosinMentor: person("Contoh Agus", "mentor"),
    supervisor: person("Contoh Budi", "supervisor"),
    admin: person("Contoh Arif", "admin"),
    viewer: person("Contoh Pimpinan", "viewer"),
  };
  await database.write((tx) =>
    createOffice(tx, office, tools, async (change) => {
      for (const [name, id] of Object.entries(exporters)) {
        await putRecord(change, "exporter", id, { id, name: `Contoh ${name}`, commodities: [], destinations: [] });
      }
      for (const somebody of Object.values(people)) await addPerson(change, somebody);
      const at = toInstant(tools.now);
      await addAssignment(change, { mentorId: people.batikMentor.id, exporterId: exporters.batik, at });
      await addAssignment(change, { mentorId: people.rosinMentor.id, exporterId: exporters.rosin, at });
      const rate = dollarRate(makeId());
      await putRecord(change, "exchange-rate", rate.id, rate);
    }),
  );
  return { office, exporters, people };
}

/** 14,400 rupiah for a dollar, in every year that tests speak of. */
function dollarRate(id: string): ExchangeRate {
  return {
    id,
    series: "fixed",
    currency: "USD",
    per: 1,
    rupiah: 144_000_000,
    validFrom: "2000-01-01",
    validTo: "2030-12-31",
    source: "Ditetapkan kantor",
  };
}

let servers = 0;

/** Bytes that differ at every call and on every server of a test, and are the same at every run. */
function seededBytes(): RandomBytes {
  servers += 1;
  let state = 0x9e3779b9 ^ (servers << 8);
  return (length) =>
    Uint8Array.from({ length }, () => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return state & 0xff;
    });
}

export const writeHeaders = { "Content-Type": "application/json", "X-Jejak-Ekspor": "1" };

/** What is told apart by the answer to a sign-in; the cookie is the browser's. */
export async function signInByLink(
  app: Hono<Environment>,
  {
    token,
    secret,
    path = "/api/sign-in/link",
    more = {},
  }: { token: string; secret: string; path?: string; more?: object },
): Promise<TestDevice> {
  const answer = await app.request(path, {
    method: "POST",
    headers: writeHeaders,
    body: JSON.stringify({ token, secret, deviceName: "HP uji", ...more }),
  });
  if (answer.status !== 200) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers.get("Set-Cookie")?.split(";")[0] ?? "";
  return deviceWith(app, { cookie, session: (await answer.json()) as Session });
}

/** A device that is signed in already, as it speaks to an app. */
export function deviceWith(
  app: Hono<Environment>,
  { cookie, session }: { cookie: string; session: Session },
): TestDevice {
  const device: TestDevice = {
    session,
    cookie,
    request: async (path, options = {}) =>
      await app.request(path, { ...options, headers: { Cookie: cookie, ...options.headers } }),
    pushRequest: async (request, headers = {}) =>
      await device.request("/api/sync/push", {
        method: "POST",
        headers: { ...writeHeaders, ...headers },
        body:
          request instanceof Uint8Array
            ? new Uint8Array(request)
            : typeof request === "string"
              ? request
              : JSON.stringify(request),
      }),
    push: async (...commands) => {
      const answer = await device.pushRequest(pushOf(session, commands));
      if (answer.status !== 200) throw new Error(`push: ${answer.status} ${await answer.text()}`);
      return ((await answer.json()) as PushAnswer).results;
    },
    pull: async (cursor = "0", limit = 500) => {
      const answer = await device.request(`/api/sync/pull?cursor=${cursor}&limit=${limit}`);
      if (answer.status !== 200) throw new Error(`pull: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as PullAnswer;
    },
    pullAll: async (limit = 500) => {
      const changes: PullAnswer["changes"] = [];
      for (let cursor = "0"; ; ) {
        const page = await device.pull(cursor, limit);
        changes.push(...page.changes);
        if (!page.more) return changes;
        cursor = page.cursor;
      }
    },
  };
  return device;
}

export function pushOf(session: Session, commands: unknown[]) {
  return {
    protocol: 1,
    deviceId: session.deviceId,
    epoch: session.epoch,
    lastNumber: 0,
    unsent: commands.length,
    commands,
  };
}

let made = 0;

/** An id of the form that devices make, another one at each call. */
export function someId(): string {
  made += 1;
  return newId(startAt, (length) => Uint8Array.from({ length }, (_, index) => (made >> (8 * (index % 4))) & 0xff));
}

/** 100 sarongs for 1,500 dollars to Japan on 2 November 2026. */
export function someShipment(exporterId: string, different: Partial<Shipment> = {}): Shipment {
  return {
    id: someId(),
    exporterId,
    declaration: "peb",
    exportedOn: "2026-11-02",
    destinationCountry: "JP",
    currency: "USD",
    fobValue: 150_000,
    items: [{ commodity: "batik-sarong", quantity: 1_000_000, unit: "PCE", fobValue: 150_000 }],
    source: "self-report",
    ...different,
  };
}

export function command<Name extends CommandName>(
  name: Name,
  body: CommandBody<Name>,
  different: Partial<SentCommand> = {},
): SentCommand {
  return {
    id: someId(),
    name,
    claimedAt: toInstant(startAt - 60_000),
    ...(needsBaseRevision(name) && { baseRevision: 1 }),
    body,
    ...different,
  };
}

export function record(exporterId: string, different: Partial<Shipment> = {}): SentCommand {
  return command("v1.shipment.record", { shipment: someShipment(exporterId, different) });
}

export function nilReport(exporterId: string, month: string): SentCommand {
  const report: NilReport = { id: someId(), exporterId, month, source: "self-report" };
  return command("v1.nil-report.record", { nilReport: report });
}

/** A call about logistics with one follow-up, on 20 November 2026. */
export function someVisit(exporterId: string, different: Partial<Visit> = {}): Visit {
  return {
    id: someId(),
    exporterId,
    visitedOn: "2026-11-20",
    kind: "phone",
    metWith: [{ name: "Contoh Ratna" }],
    topics: ["logistics"],
    obstacles: [],
    followUps: [{ id: someId(), what: "Kirim contoh barang", who: "exporter", dueOn: "2026-12-01" }],
    ...different,
  };
}

/** The exporter stopped exporting in the first half of 2026. */
export function someStop(exporterId: string, different: Partial<ExportStop> = {}): ExportStop {
  return {
    id: someId(),
    exporterId,
    kind: "stop",
    wholeExporter: true,
    commodities: [],
    destinations: [],
    reason: "demand-drop",
    from: "2026-S1",
    toldBy: "Contoh Ratna",
    toldOn: "2026-11-20",
    ...different,
  };
}

export function shipmentIn(sent: SentCommand): Shipment {
  return (sent.body as { shipment: Shipment }).shipment;
}

/** The state of a shipment as a person sees it. */
export async function shipmentAt(device: TestDevice, id: string): Promise<ShipmentRecord | undefined> {
  return (await device.pullAll()).find((change) => change.id === id)?.record as ShipmentRecord | undefined;
}

/** Changes the office from outside, as an admin's page would. */
export async function inOffice(
  { database, office }: TestServer,
  work: Parameters<typeof changeOffice<unknown>>[2],
): Promise<void> {
  await changeOffice(database, office.id, work);
}

/** Posts to /api/data as a page of the office's data does. */
export async function postData(
  device: TestDevice,
  what: string,
  body: unknown,
): Promise<{ status: number; body: unknown }> {
  const answer = await device.request(`/api/data/${what}`, {
    method: "POST",
    headers: writeHeaders,
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === "" ? undefined : JSON.parse(text) };
}
