import { toInstant, yearOf } from "../../domain/days.ts";
import { may, type Relation, type Subject } from "../../domain/permissions.ts";
import type { Person } from "../../domain/person.ts";
import { type RecordKind, recordKinds } from "../../protocol/changes.ts";
import { pullLimit } from "../../protocol/sync.ts";
import type { Snapshot } from "../database/database.ts";
import { inPortions } from "../database/inPortions.ts";
import type { AppContext, RouteParts } from "../http/environment.ts";
import { jsonResponse } from "../http/jsonResponse.ts";
import { RequestProblem } from "../http/problems.ts";
import { renewEpoch } from "../offices/epoch.ts";
import { changeOffice } from "../offices/officeChange.ts";
import { readCookie } from "../session/cookie.ts";
import { findSession, type SignedIn } from "../session/signedIn.ts";

/**
 * `GET /api/sync/pull?cursor=&limit=`: what changed since the cursor and this person may see. Devices add what
 * they know: `epoch=`, without which a cursor that doesn't name its epoch is of none, and `deviceId=`, by which they
 * get nothing by the cookie of another: two people on one phone share its cookies.
 */
export function pullRoute({ database, clock, rateLimit, randomBytes, pokes }: RouteParts) {
  /** The cursor each session got with its last unfinished page: going on from it is the same round. */
  const unfinished = new Map<string, string>();
  return async (context: AppContext): Promise<Response> => {
    const { tokenHash } = context.get("signedIn");
    const { cursor, limit, epoch, deviceId } = readQuery(context);
    if (unfinished.get(tokenHash) !== context.req.query("cursor")) rateLimit.count(`pull ${tokenHash}`);
    const token = readCookie(context) ?? "";
    const now = clock();
    const page = await database.read(async (snapshot) => {
      const signedIn = await findSession(snapshot, token, now);
      if (signedIn === undefined) throw new RequestProblem("sign-in-needed");
      if (deviceId !== undefined && deviceId !== signedIn.deviceId) throw new RequestProblem("wrong-device");
      const told = [cursor.epoch, epoch].filter((one) => one !== undefined);
      if (told.length === 0 ? cursor.sequence !== 0 : told.some((one) => one !== signedIn.epoch))
        throw new RequestProblem("epoch-changed");
      const thisYear = yearOf(toInstant(now));
      return (await readPage(snapshot, { signedIn, cursor, limit, thisYear })) ?? { setBackSince: signedIn };
    });
    if ("setBackSince" in page) {
      const { officeId, epoch: ended } = page.setBackSince;
      await changeOffice(database, officeId, async ({ tx }) => {
        // Looked up again: of several devices that find out at once, the first one does it.
        if ((await findSession(tx, token, now))?.epoch === ended) await renewEpoch(tx, officeId, randomBytes);
      });
      pokes.poke(officeId);
      throw new RequestProblem("epoch-changed");
    }
    if (page.more) unfinished.set(tokenHash, page.cursor);
    else unfinished.delete(tokenHash);
    // The bodies are JSON already; taking them apart to put them together again would be half of the work.
    const { epoch: pageEpoch, cursor: next, more } = page;
    const text = `{"epoch":"${pageEpoch}","changes":[${page.changes.join(",")}],"cursor":"${next}","more":${more}}`;
    return await jsonResponse(context, text);
  };
}

/**
 * Where a device stands in the life `epoch` of the database: every change up to `sequence` is behind it. During the
 * first pull, which leaves out old decided entries, `start` is the office's version when it began and `floor` where
 * the newest 20,000 decided entries begin; whatever changes after `start` is sent without regard to age.
 */
type Cursor = { epoch: string | undefined; sequence: number; start: number | undefined; floor: number };

const newestDecided = 20_000;

type PageWanted = { signedIn: SignedIn; cursor: Cursor; limit: number; thisYear: number };
type Page = { epoch: string; changes: string[]; cursor: string; more: boolean };

/** Undefined where the cursor is ahead of the database: it was set back to a backup since the cursor was given. */
async function readPage(
  snapshot: Snapshot,
  { signedIn: { officeId, person, epoch }, cursor, limit, thisYear }: PageWanted,
): Promise<Page | undefined> {
  const { version } = await snapshot
    .selectFrom("office")
    .select("version")
    .where("id", "=", officeId)
    .executeTakeFirstOrThrow();
  if (Math.max(cursor.sequence, cursor.start ?? 0) > version) return undefined;
  const reach = await reachOf(snapshot, officeId, person);
  const first = cursor.sequence === 0 && cursor.start === undefined;
  const start = first ? version : cursor.start;
  const floor = first && reach.kinds.includes("shipment") ? await decidedFloor(snapshot, officeId) : cursor.floor;
  const sequences = await sequencesAfter(snapshot, {
    officeId,
    reach,
    from: { sequence: cursor.sequence, start: start ?? 0, floor },
    limit: limit + 1,
    oldestMonth: `${thisYear - 1}-01`,
  });
  const more = sequences.length > limit;
  const sent = sequences.slice(0, limit);
  const last = more ? (sent.at(-1) ?? 0) : version;
  const inFirstPull = more && start !== undefined && last < start;
  return {
    epoch,
    changes: await readChanges(snapshot, officeId, sent),
    cursor: `${epoch}~${inFirstPull ? `${last}.${start}.${floor}` : last}`,
    more,
  };
}

type Reach = {
  /** Kinds of which the person sees every record of the office. */
  kinds: RecordKind[];
  /** Kinds of which the person sees those of these exporters. */
  kindsOfExporters: RecordKind[];
  exporterIds: string[];
  /** Kinds of which the person sees those that they reported themselves. */
  kindsOfAuthor: RecordKind[];
  authorId: string;
};

async function reachOf(snapshot: Snapshot, officeId: string, person: Person): Promise<Reach> {
  const readable = (relation: Relation) =>
    recordKinds.filter((kind) => may({ role: person.role, relation, subject: kind satisfies Subject, action: "read" }));
  const kinds = readable("office");
  const kindsOfExporters = readable(person.role === "mentor" ? "assigned" : "own").filter(
    (kind) => !kinds.includes(kind),
  );
  return {
    kinds,
    kindsOfExporters,
    exporterIds: await exportersOf(snapshot, officeId, person),
    kindsOfAuthor: readable("author").filter((kind) => !kinds.includes(kind)),
    authorId: person.id,
  };
}

async function exportersOf(snapshot: Snapshot, officeId: string, person: Person): Promise<string[]> {
  if (person.exporterId !== undefined) return [person.exporterId];
  if (person.role !== "mentor") return [];
  const rows = await snapshot
    .selectFrom("assignment")
    .select("exporter_id")
    .where("office_id", "=", officeId)
    .where("mentor_id", "=", person.id)
    .where("ended_at", "is", null)
    .execute();
  return rows.map((row) => row.exporter_id);
}

type From = { sequence: number; start: number; floor: number };
type SequencesWanted = { officeId: string; reach: Reach; from: From; limit: number; oldestMonth: string };

/**
 * The next sequence numbers that the person sees. Each kind and state is read along its own index for at most
 * `limit` rows, so that a page costs the same in a large office as in a small one.
 */
async function sequencesAfter(snapshot: Snapshot, wanted: SequencesWanted): Promise<number[]> {
  const { officeId, reach, from, limit, oldestMonth } = wanted;
  const along = (kind: RecordKind, state: string, after: number, until?: { start: number }) => {
    const rows = snapshot
      .selectFrom("record")
      .select("sequence")
      .where("office_id", "=", officeId)
      .where("kind", "=", kind)
      .where("state", "=", state)
      .where("sequence", ">", after);
    const within =
      until === undefined ? rows : rows.where("sequence", "<=", until.start).where("month", ">=", oldestMonth);
    return within.orderBy("sequence").limit(limit);
  };
  const found: number[] = [];
  const collect = async (query: { execute(): Promise<{ sequence: number }[]> }) => {
    for (const { sequence } of await query.execute()) found.push(sequence);
  };
  for (const kind of reach.kinds) {
    for (const state of statesByKind[kind] ?? [""]) {
      if (isEntry(kind) && decidedStates.has(state)) {
        const windowFrom = Math.max(from.sequence, from.floor);
        if (windowFrom < from.start) await collect(along(kind, state, windowFrom, from));
        await collect(along(kind, state, Math.max(from.sequence, from.start)));
      } else {
        await collect(along(kind, state, from.sequence));
      }
    }
  }
  if (reach.kindsOfExporters.length > 0) {
    // One by one: for a list of exporters SQLite would walk through all that changed in the office.
    for (const exporterId of reach.exporterIds) {
      await collect(
        snapshot
          .selectFrom("record")
          .select("sequence")
          .where("office_id", "=", officeId)
          .where("exporter_id", "=", exporterId)
          .where("kind", "in", reach.kindsOfExporters)
          .where("sequence", ">", from.sequence)
          .orderBy("sequence")
          .limit(limit),
      );
    }
  }
  if (reach.kindsOfAuthor.length > 0) {
    await collect(
      snapshot
        .selectFrom("record")
        .select("sequence")
        .where("office_id", "=", officeId)
        .where("author_id", "=", reach.authorId)
        .where("kind", "in", reach.kindsOfAuthor)
        .where("sequence", ">", from.sequence)
        .orderBy("sequence")
        .limit(limit),
    );
  }
  // What a person reported of an exporter they still have was found by both.
  return [...new Set(found)].sort((a, b) => a - b).slice(0, limit);
}

/** States that a kind's rows can have; the empty one is that of a tombstone. */
const entryStates = ["", "submitted", "returned", "approved", "rejected"];
const statesByKind: Partial<Record<RecordKind, readonly string[]>> = {
  shipment: entryStates,
  visit: entryStates,
  "nil-report": ["", "standing", "withdrawn"],
};
const decidedStates = new Set(["approved", "rejected"]);

function isEntry(kind: RecordKind): boolean {
  return kind === "shipment" || kind === "visit";
}

/** The sequence number below which lie all decided entries but the newest 20,000; 0 where there are fewer. */
async function decidedFloor(snapshot: Snapshot, officeId: string): Promise<number> {
  const newest: number[] = [];
  for (const kind of ["shipment", "visit"] as const) {
    for (const state of decidedStates) {
      const rows = await snapshot
        .selectFrom("record")
        .select("sequence")
        .where("office_id", "=", officeId)
        .where("kind", "=", kind)
        .where("state", "=", state)
        .orderBy("sequence", "desc")
        .limit(newestDecided + 1)
        .execute();
      for (const { sequence } of rows) newest.push(sequence);
    }
  }
  return newest.sort((a, b) => b - a)[newestDecided] ?? 0;
}

async function readChanges(snapshot: Snapshot, officeId: string, sequences: number[]): Promise<string[]> {
  const changes: string[] = [];
  for (const portion of inPortions(sequences)) {
    const rows = await snapshot
      .selectFrom("record")
      .select(["sequence", "kind", "id", "body"])
      .where("office_id", "=", officeId)
      .where("sequence", "in", portion)
      .orderBy("sequence")
      .execute();
    for (const { sequence, kind, id, body } of rows) {
      changes.push(`{"sequence":${sequence},"kind":"${kind}","id":${JSON.stringify(id)},"record":${body ?? "null"}}`);
    }
  }
  return changes;
}

function readQuery(context: AppContext): {
  cursor: Cursor;
  limit: number;
  epoch: string | undefined;
  deviceId: string | undefined;
} {
  const { cursor, limit, epoch, deviceId } = context.req.query();
  // A parameter without a value is one that wasn't given.
  return {
    cursor: readCursor(cursor || "0"),
    limit: readLimit(limit || String(pullLimit)),
    epoch: epoch || undefined,
    deviceId,
  };
}

/** `0`, or what an earlier page gave: `<epoch>~<sequence>`, in a first pull `<epoch>~<sequence>.<start>.<floor>`. */
function readCursor(text: string): Cursor {
  const parts = /^(?:([\w.]{1,100})~)?(\d{1,15})(?:\.(\d{1,15})\.(\d{1,15}))?$/.exec(text);
  const [, epoch, sequence, start, floor] = parts ?? [];
  if (sequence === undefined) throw new RequestProblem("bad-request", { field: "cursor" });
  return {
    epoch,
    sequence: Number(sequence),
    start: start === undefined ? undefined : Number(start),
    floor: Number(floor ?? 0),
  };
}

/** Whoever asks for more than a page may hold gets a page. */
function readLimit(text: string): number {
  const rows = /^\d+$/.test(text) ? Math.min(Number(text), pullLimit) : 0;
  if (rows < 1) throw new RequestProblem("bad-request", { field: "limit" });
  return rows;
}
