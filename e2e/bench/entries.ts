import { newId } from "../../src/domain/newId.ts";
import type { Shipment } from "../../src/domain/shipment.ts";
import { commandHash } from "../../src/protocol/commandHash.ts";

const start = Date.parse("2026-11-01T00:00:00.000Z");

/** The same for the same number, so that a run can name an entry again. */
function bytesOf(seed: number): (length: number) => Uint8Array {
  return (length) =>
    Uint8Array.from({ length }, (_, index) => (seed * 2_654_435_761 + index * 97) >>> ((index % 4) * 8));
}

/** An ordinary shipment of this year, different from the one before. */
function madeUpShipment(exporterId: string, index: number, today: string): Shipment {
  const fobValue = 100_000 + index * 37;
  const month = String(1 + (index % Number(today.slice(5, 7)))).padStart(2, "0");
  return {
    id: newId(start + index, bytesOf(index)),
    exporterId,
    declaration: "via-third-party",
    thirdPartyName: "Contoh Niaga Bersama",
    exportedOn: `${today.slice(0, 4)}-${month}-01`,
    invoiceNumber: `CBM-${String(index).padStart(5, "0")}`,
    destinationCountry: ["JP", "MY", "SA", "SG", "DE"][index % 5] ?? "JP",
    currency: "USD",
    fobValue,
    incoterm: "FOB",
    items: [
      {
        commodity: "batik-sarong",
        description: "Sarung batik cap",
        quantity: 10_000 * (100 + (index % 900)),
        unit: "PCE",
        netKg: 10_000 * (35 + (index % 300)),
        fobValue,
        originRegion: "3375",
      },
    ],
    source: "self-report",
  };
}

/** Rows as the device keeps them for entries that were handed in and wait. */
export function queuedRows(wanted: {
  exporterId: string;
  count: number;
  today: string;
  prefix: string;
  /** Where the numbering begins, for entries beside others. */
  from?: number;
}) {
  const { exporterId, count, today, prefix, from = 0 } = wanted;
  const shipments = [];
  const outbox = [];
  for (let index = from; index < from + count; index += 1) {
    const shipment = madeUpShipment(exporterId, index, today);
    const claimedAt = new Date(start + index).toISOString();
    const number = `${prefix}-${String(index + 1).padStart(4, "0")}`;
    const body = { shipment };
    shipments.push({
      id: shipment.id,
      exporterId,
      shipment,
      day: shipment.exportedOn,
      delivery: "queued",
      state: "none",
      revision: 1,
      number,
      savedAt: claimedAt,
    });
    outbox.push({
      id: newId(start + index, bytesOf(index + 500_000_000)),
      entryId: shipment.id,
      name: "v1.shipment.record",
      body,
      claimedAt,
      number,
      hash: commandHash({ name: "v1.shipment.record", body }),
      status: "waiting",
    });
  }
  return { shipments, outbox };
}

/** Drafts that were filled in to the end and wait on their check page to be sent. */
export function finishedDrafts(exporterId: string, count: number) {
  return Array.from({ length: count }, (_, index) => ({
    id: newId(start + index, bytesOf(index + 900_000_000)),
    kind: "shipment",
    values: {
      exporterId,
      source: "self-report",
      declaration: "via-third-party",
      thirdPartyName: "Contoh Niaga Bersama",
      exportedOn: "kemarin",
      invoiceNumber: `CNB-${String(index).padStart(5, "0")}`,
      "items.0.commodity": "batik-sarong",
      "items.0.quantity": "1.640",
      "items.0.unit": "PCE",
      "items.0.netKg": "574",
      destinationCountry: "JP",
      currency: "USD",
      fobValue: `${12_500 + index},75`,
    },
    step: 4,
    updatedAt: new Date(start + index).toISOString(),
  }));
}

/** A row as the device keeps it for an entry that the office holds. */
export function heldRow(
  exporterId: string,
  index: number,
  told: { today: string; state: "submitted" | "approved"; authorId: string },
) {
  const shipment = madeUpShipment(exporterId, index, told.today);
  const at = new Date(start + index).toISOString();
  const number = `CR-${String(index + 1).padStart(4, "0")}`;
  const { state, authorId } = told;
  const event = { event: "submit", revision: 1, at, byId: authorId, byName: "Contoh Ratna" };
  return {
    id: shipment.id,
    exporterId,
    shipment,
    day: shipment.exportedOn,
    delivery: "sent",
    state,
    revision: 1,
    number,
    savedAt: at,
    receivedAt: at,
    record: {
      shipment,
      revision: 1,
      number,
      authorId,
      authorName: "Contoh Ratna",
      claimedAt: at,
      recordedAt: at,
      hash: "0".repeat(64),
      state,
      conversion: { fobUsd: shipment.fobValue, fobIdr: shipment.fobValue * 16_000, rates: [] },
      outsideAssignment: false,
      history: [event],
    },
  };
}

/** Summaries of an office with 100,000 shipments: 60 exporters, 8 kinds of goods each, 24 months, two states. */
export function madeUpSummaries(exporterIds: readonly string[], today: string) {
  const year = Number(today.slice(0, 4));
  const goods = ["batik-sarong", "batik-fabric", "sarong", "other"];
  const rows = [];
  for (const exporterId of exporterIds) {
    for (let month = 0; month < 24; month += 1) {
      for (const commodity of goods) {
        for (const destination of ["JP", "MY"]) {
          for (const state of ["approved", "submitted"]) {
            const key = { month: `${year - 1 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}` };
            const entries = state === "approved" ? 7 : 2;
            rows.push({
              id: `${key.month}:${exporterId}:${commodity}:${destination}:${state}`,
              ...key,
              exporterId,
              commodity,
              destination,
              state,
              usd: entries * 1_250_075,
              idr: entries * 20_000_000_000,
              lines: entries,
              entries,
              entriesWithoutUsd: 0,
              entriesWithoutIdr: 0,
            });
          }
        }
      }
    }
  }
  return rows;
}

/** Puts rows into a device's database from outside, in a page of the app's address. */
export async function fillDatabase(told: {
  tables: Record<string, readonly unknown[]>;
  meta: Record<string, unknown>;
}): Promise<void> {
  const found = (await indexedDB.databases()).find(({ name }) => name?.startsWith("jejak-ekspor/"));
  if (found?.name === undefined) throw new Error("This page has no database of a person.");
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(found.name ?? "");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const names = [...Object.keys(told.tables), "meta"];
  const transaction = database.transaction(names, "readwrite");
  for (const [name, rows] of Object.entries(told.tables)) {
    for (const row of rows) transaction.objectStore(name).put(row);
  }
  for (const [key, value] of Object.entries(told.meta)) transaction.objectStore("meta").put({ key, value });
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
  });
  database.close();
}
