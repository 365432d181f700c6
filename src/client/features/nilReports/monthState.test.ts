import { expect, test } from "vitest";
import type { NilReportRow } from "../../../device/database.ts";
import { recordNilReport } from "../../../device/store/nilReports.ts";
import { recordShipment } from "../../../device/store/shipments.ts";
import { exporterId, newDevice, someShipment } from "../../../device/testing.ts";
import { monthState } from "./monthState.ts";

const id = "01890000-0000-7000-8002-000000000001";
const nilReport = { id, exporterId, month: "2026-10", source: "self-report" as const };

test("a shipment of a month stands against reporting nothing, also on its first and last day", async () => {
  const { store } = await newDevice();
  for (const exportedOn of ["2026-08-01", "2026-10-31"]) await recordShipment(store, someShipment({ exportedOn }));
  const has = async (month: string) => (await monthState(store.database, exporterId, month)).shipment !== undefined;
  expect([await has("2026-07"), await has("2026-08"), await has("2026-09"), await has("2026-10")]).toEqual([
    false,
    true,
    false,
    true,
  ]);
});

test("a rejected shipment, and one of another exporter, do not stand against it", async () => {
  const { store } = await newDevice();
  const rejected = someShipment({ exportedOn: "2026-10-05" });
  await recordShipment(store, rejected);
  await store.database.shipments.update(rejected.id, { state: "rejected" });
  await recordShipment(store, someShipment({ exportedOn: "2026-10-06", exporterId: id }));
  expect((await monthState(store.database, exporterId, "2026-10")).shipment).toBeUndefined();
});

test("a nil report that was said stands until a shipment withdraws it", async () => {
  const { store } = await newDevice();
  await recordNilReport(store, nilReport);
  expect((await monthState(store.database, exporterId, "2026-10")).standing?.id).toBe(id);
  const row = (await store.database.nilReports.get(id)) as NilReportRow;
  const record = { nilReport, authorId: id, authorName: "Contoh", claimedAt: "", recordedAt: "", withdrawnBy: id };
  await store.database.nilReports.put({ ...row, delivery: "sent", record });
  const after = await monthState(store.database, exporterId, "2026-10");
  expect(after.standing).toBeUndefined();
  expect(after.others.map((other) => other.record?.withdrawnBy)).toEqual([id]);
});
