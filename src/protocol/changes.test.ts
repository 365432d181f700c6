import { describe, expect, test } from "vitest";
import { type RecordKind, recordSchemas } from "./changes.ts";

const id = "01890000-0000-7000-8000-000000000001";
const at = "2026-11-24T02:14:00.000Z";

/** A whole record of each kind, with everything that can be nested in it. */
const records: Record<RecordKind, object> = {
  office: {
    id,
    name: "Dinas Contoh",
    shortName: "Dinas",
    city: "Kota Contoh",
    timeZone: "Asia/Jakarta",
    rateSeries: "fixed",
    reportingDeadlineDay: 10,
    plan: { name: "RPJMD", fullName: "Rencana", fromYear: 2021, toYear: 2026 },
    example: true,
  },
  exporter: {
    id,
    name: "Contoh Batik",
    commodities: ["batik-sarong"],
    destinations: [
      { kind: "country", code: "JP" },
      { kind: "region", code: "150" },
      { kind: "open", asStated: "negara Arab" },
    ],
  },
  shipment: {
    shipment: {
      id,
      exporterId: id,
      declaration: "peb",
      exportedOn: "2026-11-20",
      destinationCountry: "JP",
      currency: "USD",
      fobValue: 100,
      items: [{ commodity: "gum-rosin", quantity: 10_000, unit: "KGM", fobValue: 100 }],
      source: "self-report",
    },
    revision: 1,
    authorId: id,
    authorName: "Contoh Ratna",
    claimedAt: at,
    recordedAt: at,
    hash: "0",
    state: "submitted",
    conversion: {
      fobUsd: 100,
      rates: [
        {
          currency: "USD",
          per: 1,
          rupiah: 1,
          series: "fixed",
          source: "Contoh",
          validFrom: "2026-01-01",
          validTo: "2026-12-31",
        },
      ],
    },
    outsideAssignment: false,
    history: [{ event: "submit", revision: 1, at, byId: id, byName: "Contoh Ratna" }],
  },
  "nil-report": {
    nilReport: { id, exporterId: id, month: "2026-10", source: "phone" },
    authorId: id,
    authorName: "Contoh Dewi",
    claimedAt: at,
    recordedAt: at,
  },
  visit: {
    visit: {
      id,
      exporterId: id,
      visitedOn: "2026-11-20",
      kind: "visit",
      metWith: [{ name: "Contoh Ratna", role: "Pemilik" }],
      topics: ["logistics"],
      obstacles: ["quality"],
      followUps: [{ id, what: "Kirim contoh barang", who: "exporter", dueOn: "2026-12-01" }],
    },
    revision: 1,
    authorId: id,
    authorName: "Contoh Dewi",
    claimedAt: at,
    recordedAt: at,
    hash: "0",
    state: "submitted",
    outsideAssignment: false,
    history: [{ event: "submit", revision: 1, at, byId: id, byName: "Contoh Dewi" }],
  },
  "follow-up": {
    ...{ id, what: "Kirim contoh barang", who: "exporter", dueOn: "2026-12-01" },
    ...{ exporterId: id, visitId: id, authorId: id },
  },
  "export-stop": {
    id,
    exporterId: id,
    kind: "stop",
    wholeExporter: true,
    commodities: [{ asStated: "sarden", commodity: "canned-sardines" }],
    destinations: [{ kind: "country", code: "SG" }],
    reason: "destination-restriction",
    from: "2021-S2",
    toldBy: "Contoh Dewi",
    toldOn: "2022-01-21",
  },
  target: { id, year: 2026, usd: 100 },
  "stated-figure": {
    id,
    year: 2021,
    usd: 100,
    source: "Contoh",
    statedOn: "2022-01-21",
    excess: { usd: 1, approximate: true, asStated: "sekitar" },
    sectors: [{ asStated: "piyama", commodity: "pyjamas" }],
  },
  "exchange-rate": {
    id,
    series: "fixed",
    currency: "USD",
    per: 1,
    rupiah: 1,
    validFrom: "2026-01-01",
    validTo: "2026-12-31",
    source: "Contoh",
  },
  summary: {
    month: "2026-10",
    exporterId: id,
    commodity: "pyjamas",
    destination: "JP",
    state: "approved",
    usd: 1,
    idr: 1,
    lines: 1,
    entries: 1,
    entriesWithoutUsd: 0,
    entriesWithoutIdr: 0,
  },
};

describe("an older device reads what a newer server says", () => {
  test.each(Object.entries(records))(
    "of a record of kind %s, with keys it doesn't know at every depth",
    (kind, record) => {
      const schema = recordSchemas[kind as RecordKind];
      const known = schema.safeParse(record);
      expect(known.success).toBe(true);
      expect(known.data).toEqual(record);
      const newer = schema.safeParse(withUnknownKeys(record));
      expect(newer.success).toBe(true);
      expect(newer.data).toEqual(record);
    },
  );
});

function withUnknownKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withUnknownKeys);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([key, member]) => [key, withUnknownKeys(member)]);
  return { ...Object.fromEntries(members), unknownToThisDevice: { much: 1 } };
}
