import { expect, test } from "vitest";
import { recordVisit } from "../../../device/store/visits.ts";
import { exporterId, newDevice } from "../../../device/testing.ts";
import type { Visit } from "../../../domain/visit.ts";
import { beginVisit } from "./beginVisit.ts";

const visit: Visit = {
  id: "01890000-0000-7000-8003-000000000001",
  exporterId,
  visitedOn: "2026-10-01",
  kind: "phone",
  metWith: [{ name: "Contoh Wati", role: "Pemilik" }],
  topics: ["production"],
  condition: "Pesanan naik.",
  workers: 12,
  obstacles: [],
  followUps: [],
};

async function deviceWithExporter() {
  const { store } = await newDevice();
  await store.database.exporters.put({
    id: exporterId,
    name: "Contoh Batik",
    commodities: [],
    destinations: [],
    contactName: "Contoh Ratna",
    address: "Jalan Contoh 5",
    kelurahan: "33.75.01.1001",
    delivery: "sent",
  });
  return store;
}

test("a first visit begins with today and what the exporter's record says", async () => {
  const store = await deviceWithExporter();
  const draft = await store.database.drafts.get((await beginVisit(store, exporterId)) ?? "");
  expect(draft?.values).toEqual({
    exporterId,
    visitedOn: "24/11/2026",
    kind: "visit",
    place: "Jalan Contoh 5",
    kelurahan: "33.75.01.1001",
    "metWith.0.name": "Contoh Ratna",
  });
});

test("the next visit begins with how, whom and how many last time, and without what was found then", async () => {
  const store = await deviceWithExporter();
  await recordVisit(store, visit);
  const draft = await store.database.drafts.get((await beginVisit(store, exporterId)) ?? "");
  expect(draft?.values).toEqual({
    exporterId,
    visitedOn: "24/11/2026",
    kind: "phone",
    place: "Jalan Contoh 5",
    kelurahan: "33.75.01.1001",
    "metWith.0.name": "Contoh Wati",
    "metWith.0.role": "Pemilik",
    workers: "12",
  });
});

test("no draft is left behind for an exporter that isn't on this device", async () => {
  const store = await deviceWithExporter();
  expect(await beginVisit(store, "01890000-0000-7000-8000-00000000000f")).toBeUndefined();
  expect(await store.database.drafts.count()).toBe(0);
});
