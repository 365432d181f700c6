import type { OutboxRow } from "../device/database.ts";
import { may, type Relation } from "../domain/permissions.ts";
import { placingDay } from "../domain/placingDay.ts";
import type { ShipmentRecord } from "../domain/shipmentRecord.ts";
import { canonicalJson } from "../protocol/canonicalJson.ts";
import { type RecordKind, recordSchemas } from "../protocol/changes.ts";
import { commandHash } from "../protocol/commandHash.ts";
import type { PullAnswer } from "../protocol/sync.ts";
import { type Saved, tokensIn } from "./memory.ts";
import { asPreviousBuildKept } from "./previousBuild.ts";
import { wrongSums } from "./realisationSums.ts";
import type { SimulatedDevice } from "./simulatedDevice.ts";
import type { Simulation } from "./simulation.ts";

/** What is wrong after everything healed, by the classes that a set of things that were added can go wrong by. */
export type Findings = {
  /** Told as saved, and neither at the office nor parked in sight of who saved it. */
  lost: string[];
  /** There twice, or with an effect twice. */
  duplicated: string[];
  /** There, though nobody saved it, or somebody was told that it isn't, or may not have it. */
  phantom: string[];
  /** Still waiting. */
  undrained: string[];
  /** Sums that don't add up, devices that don't agree, and whatever broke on the way. */
  other: string[];
};

export async function findings(world: Simulation): Promise<Findings> {
  const office = await readOffice(world);
  const found: Findings = { lost: [], duplicated: [], phantom: [], undrained: [], other: [...world.broken] };
  for (const saved of world.memory.saved) checkSaved(saved, office, found);
  checkContents(world, office, found);
  for (const device of world.devices) {
    const outbox = device.outbox();
    for (const row of outbox) {
      if (!isInSight(row, outbox)) found.undrained.push(`${device.name}: ${row.name} of ${row.entryId}`);
    }
    await checkDevice(world, device, office, found);
  }
  found.other.push(...(await wrongSums(world)));
  return found;
}

type Revision = { entry_id: string; revision: number; body: string; author_id: string; hash: string };
type OfficeState = {
  revisions: Revision[];
  records: { id: string; kind: string; body: string; exporter_id: string | null; author_id: string | null }[];
  log: { id: string; name: string; hash: string; person_id: string; outcome: string }[];
  logById: Map<string, { outcome: string }>;
  assignments: { mentor_id: string; exporter_id: string; ended_at: string | null }[];
  people: { id: string; role: string; exporter_id: string | null }[];
  /** How often each token stands in the revisions of entries and in other records. */
  tokens: Map<string, number>;
};

async function readOffice(world: Simulation): Promise<OfficeState> {
  return await world.database.read(async (snapshot) => {
    const revisions = await snapshot
      .selectFrom("entry_revision")
      .select(["entry_id", "revision", "body", "author_id", "hash"])
      .execute();
    const records = await snapshot
      .selectFrom("record")
      .select(["id", "kind", "body", "exporter_id", "author_id"])
      .where("body", "is not", null)
      .execute();
    const logged = await snapshot
      .selectFrom("command_log")
      .select(["id", "name", "hash", "person_id", "result"])
      .execute();
    const log = logged.map(({ result, ...row }) => ({
      ...row,
      outcome: (JSON.parse(result) as { outcome: string }).outcome,
    }));
    const tokens = new Map<string, number>();
    const note = (text: string) => {
      for (const token of tokensIn(text)) tokens.set(token, (tokens.get(token) ?? 0) + 1);
    };
    for (const { body } of revisions) note(body);
    for (const { kind, body } of records) {
      if (kind !== "shipment" && kind !== "visit") note(body ?? "");
      // The last comment stands in the record beside its history.
      else for (const comment of commentsIn(body ?? "")) note(comment);
    }
    return {
      revisions,
      records: records as OfficeState["records"],
      log,
      logById: new Map(log.map((row) => [row.id, row])),
      assignments: await snapshot.selectFrom("assignment").select(["mentor_id", "exporter_id", "ended_at"]).execute(),
      people: await snapshot.selectFrom("person").select(["id", "role", "exporter_id"]).execute(),
      tokens,
    };
  });
}

function commentsIn(body: string): string[] {
  const { history } = JSON.parse(body) as { history: { comment?: string }[] };
  return history.flatMap(({ comment }) => comment ?? []);
}

function checkSaved(saved: Saved, office: OfficeState, found: Findings): void {
  const { token, device, kind, told, fate } = saved;
  const words = `${kind} ${token} of ${device.name}`;
  const there = office.tokens.get(token) ?? 0;
  const isAct = kind === "act";
  const isEntry = kind === "shipment" || kind === "visit";
  const isDecision = isAct && (saved.content as { decision?: unknown }).decision !== undefined;
  if (there > 1 && (isEntry || isDecision)) {
    found.duplicated.push(`${words} is there ${there} times`);
  }
  const logged = saved.commandId === undefined ? undefined : office.logById.get(saved.commandId);
  const isReceived = logged?.outcome === "applied" || logged?.outcome === "conflict";
  const isThere = isAct ? isReceived : there > 0 || (!isEntry && isReceived);
  if (told === "not-saved" && isThere) found.phantom.push(`${words} is there, though its author was told it isn't`);
  if (told === "saved" && fate === "taken-back" && isThere) found.phantom.push(`${words} is there, though taken back`);
  if (told !== "saved" || fate !== "standing" || isThere) return;
  // A refusal that was given is an answer too.
  if (isAct && logged !== undefined) return;
  const outbox = device.outbox();
  const isParked = outbox.some((row) => isOf(row, saved) && isInSight(row, outbox));
  if (!isParked) found.lost.push(words);
}

/** Refused and told so; or about an exporter that was, and leaves with it once that is mended. */
function isInSight(row: OutboxRow, outbox: readonly OutboxRow[]): boolean {
  const isRefused = (id: string) =>
    outbox.some(({ name, entryId, status }) => name === "v1.exporter.record" && entryId === id && status === "parked");
  return (
    row.status === "parked" || (row.exporterId !== undefined && isRefused(row.exporterId)) || isRefused(row.entryId)
  );
}

function isOf(row: OutboxRow, saved: Saved): boolean {
  return row.id === saved.commandId || JSON.stringify(row.body).includes(saved.token);
}

/** Whoever is named as the author of something at the office saved exactly that. */
function checkContents(world: Simulation, office: OfficeState, found: Findings): void {
  const byToken = new Map(world.memory.saved.map((saved) => [saved.token, saved]));
  const seen = new Map<string, number>();
  for (const { entry_id, revision, body, author_id, hash } of office.revisions) {
    const [token = ""] = tokensIn(body);
    const saved = byToken.get(token);
    const words = `revision ${revision} of ${entry_id} (${token})`;
    const key = `${entry_id} ${revision}`;
    seen.set(key, (seen.get(key) ?? 0) + 1);
    if ((seen.get(key) ?? 0) > 1) found.duplicated.push(`${words} is kept twice`);
    if (saved === undefined) {
      found.phantom.push(`${words} was saved by nobody`);
      continue;
    }
    if (author_id !== saved.device.person.id) found.phantom.push(`${words} stands under another's name`);
    const stored: unknown = JSON.parse(body);
    // An id that was taken is the one thing that a device changes by itself.
    const told = { ...(saved.content as object), id: entry_id };
    if (canonicalJson(stored) !== canonicalJson(told)) found.other.push(`${words} isn't what was saved`);
    const kind = saved.kind as "shipment" | "visit";
    const command =
      revision === 1
        ? { name: `v1.${kind}.record`, body: { [kind]: told } }
        : { name: `v1.${kind}.revise`, baseRevision: revision - 1, body: { [kind]: told } };
    if (commandHash(command) !== hash) found.other.push(`${words} has another hash than its content`);
  }
}

/** Kinds, and the table that a device keeps each in. */
const tables: Record<RecordKind, string> = {
  office: "offices",
  exporter: "exporters",
  shipment: "shipments",
  "nil-report": "nilReports",
  visit: "visits",
  "follow-up": "followUps",
  "export-stop": "exportStops",
  target: "targets",
  "stated-figure": "statedFigures",
  "exchange-rate": "exchangeRates",
  summary: "summaries",
};

/** A device that has synced holds what the server would send it afresh, and nothing that its person may not see. */
async function checkDevice(
  world: Simulation,
  device: SimulatedDevice,
  office: OfficeState,
  found: Findings,
): Promise<void> {
  const fresh = await pullAfresh(world, device);
  for (const [kind, table] of Object.entries(tables) as [RecordKind, string][]) {
    const held = heldRecords(device, kind, table);
    const sent = fresh.get(kind) ?? new Map<string, string>();
    for (const [id, record] of held) {
      if (!mayRead(office, device, kind, id))
        found.phantom.push(`${device.name} holds ${kind} ${id}, not theirs to see`);
      // The first pull leaves out what was decided and is old; a device that saw it being decided keeps it.
      if (!sent.has(id) && isOldAndDecided(record)) continue;
      if (!sent.has(id)) found.other.push(`${device.name} holds ${kind} ${id}, which the server wouldn't send it`);
      else if (sent.get(id) !== record) {
        found.other.push(`${device.name} holds another ${kind} than the server: ${record} and ${sent.get(id)}`);
      }
    }
    // A follow-up's delivery is that of what was done with it; where its visit waits, it has nothing to say.
    for (const id of kind === "follow-up" ? [] : saidToBeSent(device, table)) {
      if (!sent.has(id)) found.other.push(`${device.name} says that ${kind} ${id} was sent, and will never hear of it`);
    }
    for (const id of sent.keys()) if (!held.has(id)) found.other.push(`${device.name} lacks ${kind} ${id}`);
  }
}

/** Rows that wait for the record that a pull was to bring. */
function saidToBeSent(device: SimulatedDevice, table: string): string[] {
  return device
    .rowsOf<{ id: string; delivery?: string; record?: unknown }>(table)
    .filter(({ delivery, record }) => delivery === "sent" && record === undefined)
    .map(({ id }) => id);
}

function isOldAndDecided(record: string): boolean {
  const { state, shipment } = JSON.parse(record) as Partial<ShipmentRecord>;
  return (state === "approved" || state === "rejected") && (shipment ? (placingDay(shipment) ?? "") : "") < "2025";
}

function heldRecords(device: SimulatedDevice, kind: RecordKind, table: string): Map<string, string> {
  const held = new Map<string, string>();
  const keepsRecord = ["shipment", "nil-report", "visit", "follow-up", "exporter", "export-stop"].includes(kind);
  for (const row of device.rowsOf<{ id: string; record?: unknown }>(table)) {
    const record = keepsRecord ? row.record : row;
    if (record !== undefined) held.set(row.id, asKept(kind, record));
  }
  return held;
}

function asKept(kind: RecordKind, record: unknown): string {
  const kept = recordSchemas[kind].parse(record) as { conflicts?: unknown[] };
  // No conflict, said in two ways.
  return canonicalJson(kept.conflicts?.length === 0 ? { ...kept, conflicts: undefined } : kept);
}

async function pullAfresh(world: Simulation, device: SimulatedDevice): Promise<Map<RecordKind, Map<string, string>>> {
  const fresh = new Map<RecordKind, Map<string, string>>();
  for (let cursor = "0"; ; ) {
    const path = `/api/sync/pull?cursor=${encodeURIComponent(cursor)}&limit=500`;
    const answer = await world.server.handle({ method: "GET", path, headers: { Cookie: device.cookie } });
    if (answer?.status !== 200) {
      world.broken.push(`${device.name} can't pull afresh: ${answer?.status} ${answer?.text}`);
      return fresh;
    }
    const page = JSON.parse(answer.text) as PullAnswer;
    for (const { kind, id, record } of page.changes) {
      const known = kind as RecordKind;
      const ofKind = fresh.get(known) ?? new Map<string, string>();
      fresh.set(known, ofKind);
      const kept = device.build === "previous" ? asPreviousBuildKept(kind, record) : record;
      if (kept !== null && kept !== undefined) ofKind.set(id, asKept(known, kept));
    }
    if (!page.more) return fresh;
    cursor = page.cursor;
  }
}

/** By the permission table, from who the person is to the record; apart from how the server finds what to send. */
function mayRead(office: OfficeState, device: SimulatedDevice, kind: RecordKind, id: string): boolean {
  const person = office.people.find((somebody) => somebody.id === device.person.id);
  const record = office.records.find((one) => one.id === id);
  if (person === undefined || record === undefined) return false;
  const role = person.role as SimulatedDevice["person"]["role"];
  const relations: Relation[] = ["office"];
  if (record.exporter_id !== null && record.exporter_id === person.exporter_id) relations.push("own");
  const assigned = office.assignments.some(
    ({ mentor_id, exporter_id, ended_at }) =>
      mentor_id === person.id && exporter_id === record.exporter_id && ended_at === null,
  );
  if (assigned) relations.push("assigned");
  if (record.author_id === person.id) relations.push("author");
  return relations.some((relation) => may({ role, relation, subject: kind, action: "read" }));
}
