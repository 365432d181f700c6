import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { beforeEach, expect, test } from "vitest";
import { DeviceDatabase, type ExportStopRow, type ShipmentRow, type VisitRow } from "../../../device/database.ts";
import { lastReportKey, readAllFacts, readProfile } from "./exporterFacts.ts";

let database: DeviceDatabase;
beforeEach(async () => {
  database = new DeviceDatabase("test", { indexedDB: new IDBFactory(), IDBKeyRange });
  await database.exporters.bulkAdd([
    { id: "e1", name: "Contoh B", commodities: [], destinations: [], delivery: "sent" },
    { id: "e2", name: "Contoh A", commodities: [], destinations: [], delivery: "sent" },
  ]);
});

const shipment = (id: string, day: string, state: ShipmentRow["state"]) =>
  ({ id, exporterId: "e1", day, state, delivery: "sent", revision: 1, savedAt: "" }) as ShipmentRow;
const stop = (more: Partial<ExportStopRow>): ExportStopRow => ({
  id: "s1",
  exporterId: "e1",
  kind: "stop",
  wholeExporter: true,
  commodities: [],
  destinations: [],
  from: "2026-10",
  toldBy: "Contoh",
  toldOn: "2026-11-01",
  delivery: "sent",
  ...more,
});

test("a rejected shipment makes no exporter active", async () => {
  await database.shipments.bulkAdd([shipment("1", "2026-11-02", "rejected")]);
  expect((await readProfile(database, "e1")).facts).toMatchObject({ status: "prospective", lastShipmentOn: undefined });
  await database.shipments.add(shipment("2", "2026-09-02", "submitted"));
  expect((await readProfile(database, "e1")).facts).toMatchObject({ status: "active", lastShipmentOn: "2026-09-02" });
});

test("a withdrawn stop no longer counts", async () => {
  await database.shipments.add(shipment("2", "2026-09-02", "approved"));
  await database.exportStops.add(stop({}));
  expect((await readProfile(database, "e1")).facts?.status).toBe("stopped");
  await database.exportStops.put(stop({ isWithdrawn: true }));
  expect((await readProfile(database, "e1")).facts?.status).toBe("active");
});

test("shipments that only the summary tells of count as well", async () => {
  const summary = {
    exporterId: "e1",
    commodity: "other",
    destination: "JP",
    state: "approved",
    usd: 1,
    idr: 1,
  } as const;
  const counts = { lines: 1, entries: 1, entriesWithoutUsd: 0, entriesWithoutIdr: 0 };
  await database.summaries.bulkAdd([
    { id: "b", month: "2023-05", ...summary, ...counts },
    { id: "a", month: "2022-03", ...summary, ...counts },
  ]);
  const facts = (await readProfile(database, "e1")).facts;
  expect(facts).toMatchObject({ status: "active", lastSummaryMonth: "2023-05" });
  await database.shipments.add(shipment("2", "2023-05-09", "approved"));
  expect((await readProfile(database, "e1")).facts).toMatchObject({
    lastShipmentOn: "2023-05-09",
    lastSummaryMonth: undefined,
  });
});

test("exporters come by name, with their last visit and nil month", async () => {
  await database.visits.add({ id: "v", exporterId: "e2", day: "2026-11-03", state: "none" } as VisitRow);
  await database.nilReports.add({ id: "n", exporterId: "e2", month: "2026-10" } as never);
  const all = await readAllFacts(database);
  expect(all.map(({ row }) => row.id)).toEqual(["e2", "e1"]);
  expect(all[0]).toMatchObject({ lastVisitOn: "2026-11-03", lastNilMonth: "2026-10" });
  expect(all.map(lastReportKey)).toEqual(["2026-10-31", ""]);
});

test("an exporter that isn't on this device has no profile", async () => {
  expect((await readProfile(database, "other")).facts).toBeUndefined();
});
