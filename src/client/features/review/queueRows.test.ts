import { describe, expect, test } from "vitest";
import type { DeviceDatabase, ShipmentRow, VisitRow } from "../../../device/database.ts";
import { columnsOf } from "../../../device/store/entryTables.ts";
import { decideEntry } from "../../../device/store/review.ts";
import { exporterId, newDevice, someShipment } from "../../../device/testing.ts";
import type { ReviewState } from "../../../domain/review.ts";
import type { Visit } from "../../../domain/visit.ts";
import { countQueue, matcher, readDecisions, readQueue } from "./queueRows.ts";

const otherExporter = "01890000-0000-7000-8000-000000000009";
const exporters = [
  { id: exporterId, name: "Contoh Getah Pinus", commodities: [], destinations: [] },
  { id: otherExporter, name: "Contoh Batik Melati", commodities: [], destinations: [] },
];

const receivedAt = (minute: number) => `2026-11-24T02:${String(minute).padStart(2, "0")}:00.000Z`;

function entry(
  minute: number,
  different: { state?: ReviewState; number?: string; exporterId?: string } = {},
): ShipmentRow {
  const { state = "submitted", number, ...shipment } = different;
  const made = someShipment(shipment);
  return {
    shipment: made,
    ...columnsOf("shipment", made),
    delivery: "sent",
    state,
    revision: 1,
    // By phones whose clocks run the other way round.
    savedAt: receivedAt(59 - minute),
    receivedAt: receivedAt(minute),
    ...(number === undefined ? {} : { number }),
  };
}

function visitEntry(minute: number): VisitRow {
  const visit: Visit = {
    id: `01890000-0000-7000-8002-${String(minute).padStart(12, "0")}`,
    exporterId,
    visitedOn: "2026-11-20",
    kind: "visit",
    metWith: [{ name: "Contoh Ratna" }],
    topics: ["logistics"],
    obstacles: [],
    followUps: [],
  };
  return {
    visit,
    ...columnsOf("visit", visit),
    delivery: "sent",
    state: "submitted",
    revision: 1,
    savedAt: receivedAt(minute),
    receivedAt: receivedAt(minute),
  };
}

async function deviceWith(rows: ShipmentRow[]) {
  const { store } = await newDevice();
  await store.database.shipments.bulkPut(rows);
  return store;
}

const everything = { status: "submitted", kind: "all", order: "oldest", matches: undefined, limit: 50 } as const;
const minutesOf = async (database: DeviceDatabase, wanted: Partial<Parameters<typeof readQueue>[1]>) =>
  (await readQueue(database, { ...everything, ...wanted })).rows.map((row) => Number(row.receivedAt?.slice(14, 16)));

describe("the queue", () => {
  test("holds what waits, by the time the server received it", async () => {
    const { database } = await deviceWith([entry(3), entry(1), entry(2, { state: "approved" })]);
    expect(await minutesOf(database, {})).toEqual([1, 3]);
    expect(await minutesOf(database, { order: "newest" })).toEqual([3, 1]);
    expect(await minutesOf(database, { status: "approved" })).toEqual([2]);
  });

  test("holds visits among shipments, or one kind alone", async () => {
    const { database } = await deviceWith([entry(1), entry(3)]);
    await database.visits.bulkPut([visitEntry(2), visitEntry(4)]);
    expect(await minutesOf(database, {})).toEqual([1, 2, 3, 4]);
    expect(await minutesOf(database, { order: "newest", limit: 3 })).toEqual([4, 3, 2]);
    expect(await minutesOf(database, { kind: "visit" })).toEqual([2, 4]);
    expect(await minutesOf(database, { kind: "shipment" })).toEqual([1, 3]);
    expect(await countQueue(database, { status: "submitted", kind: "visit" })).toBe(2);
  });

  test("reads no more than is shown, and says that there is more", async () => {
    const { database } = await deviceWith([entry(1), entry(2), entry(3)]);
    const first = await readQueue(database, { ...everything, limit: 2 });
    expect([first.rows.length, first.more]).toEqual([2, true]);
    const all = await readQueue(database, { ...everything, limit: 3 });
    expect([all.rows.length, all.more]).toEqual([3, false]);
  });

  test("newest first keeps later arrivals out until they are asked for, and counts them", async () => {
    const { database } = await deviceWith([entry(1), entry(2), entry(3)]);
    expect(await minutesOf(database, { order: "newest", upTo: receivedAt(2) })).toEqual([2, 1]);
    expect(await countQueue(database, { status: "submitted", kind: "all", after: receivedAt(2) })).toBe(1);
    expect(await countQueue(database, { status: "submitted", kind: "all" })).toBe(3);
  });

  test("is searched by part of an exporter's name or of a number", async () => {
    const { database } = await deviceWith([
      entry(1, { number: "CGP-0012" }),
      entry(2, { exporterId: otherExporter, number: "CBM-0007" }),
      entry(3),
    ]);
    const found = (search: string) => minutesOf(database, { matches: matcher(search, exporters) });
    expect(await found("melati")).toEqual([2]);
    expect(await found("contoh get")).toEqual([1, 3]);
    expect(await found("cgp-0012")).toEqual([1]);
    expect(await found("0007")).toEqual([2]);
    expect(await found("tenun")).toEqual([]);
    expect(await found("  ")).toEqual([1, 2, 3]);
  });
});

describe("this device's decisions", () => {
  test("that wait are counted, a reopening apart", async () => {
    const waiting = entry(1);
    const approved = entry(2, { state: "approved" });
    const store = await deviceWith([waiting, approved]);
    await decideEntry(store, { kind: "shipment", id: waiting.id, revision: 1, decision: "approve" });
    await decideEntry(store, {
      kind: "shipment",
      id: approved.id,
      revision: 1,
      decision: "reopen",
      comment: "Keliru.",
    });
    expect(await readDecisions(store.database)).toEqual({ pending: 1, refused: [] });
  });

  test("that the server refused are told with their entries", async () => {
    const row = entry(1);
    const store = await deviceWith([row]);
    await decideEntry(store, { kind: "shipment", id: row.id, revision: 1, decision: "approve" });
    await store.database.outbox.toCollection().modify({ status: "parked", refusal: { code: "stale" } });
    await store.database.shipments.toCollection().modify((held) => {
      if (held.decision !== undefined) held.decision.refusal = { code: "stale" };
    });
    const { pending, refused } = await readDecisions(store.database);
    expect(pending).toBe(0);
    expect(refused.map(({ id }) => id)).toEqual([row.id]);
  });
});
