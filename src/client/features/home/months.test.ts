import { expect, test } from "vitest";
import { recordNilReport } from "../../../device/store/nilReports.ts";
import { recordShipment } from "../../../device/store/shipments.ts";
import { exporterId, newDevice, someShipment } from "../../../device/testing.ts";
import { deadlineOf } from "../../../domain/reportingDeadline.ts";
import { readMonths } from "./months.ts";

const asked = { exporterId, today: "2026-11-24", deadlineDay: 10 };
const nilReport = (month: string) => ({
  id: `01890000-0000-7000-8002-0000000000${month.slice(5)}`,
  exporterId,
  month,
  source: "self-report" as const,
});

test.each([
  ["2026-11", 10, "2026-12-10"],
  ["2026-12", 5, "2027-01-05"],
])("%s is to be reported by day %i of the month after it", (month, day, deadline) => {
  expect(deadlineOf(month, day)).toBe(deadline);
});

test("who has never reported isn't asked about last month after its deadline", async () => {
  const { store } = await newDevice();
  const months = async (today: string) =>
    (await readMonths(store.database, { ...asked, today })).map(({ month }) => month);
  expect(await months("2026-11-24")).toEqual(["2026-11"]);
  expect(await months("2026-11-10")).toEqual(["2026-10", "2026-11"]);
});

test("last month is shown until it is reported", async () => {
  const { store } = await newDevice();
  await recordShipment(store, someShipment({ exportedOn: "2026-08-03" }));
  expect(await readMonths(store.database, asked)).toMatchObject([{ month: "2026-10" }, { month: "2026-11" }]);
  await recordNilReport(store, nilReport("2026-10"));
  expect(await readMonths(store.database, asked)).toMatchObject([{ month: "2026-11", saidNothingExported: false }]);
});

test("a month tells its shipments, and that nothing was exported", async () => {
  const { store } = await newDevice();
  await recordShipment(store, someShipment({ exportedOn: "2026-11-01" }));
  await recordShipment(store, someShipment({ exportedOn: "2026-11-30" }));
  expect(await readMonths(store.database, asked)).toMatchObject([{ month: "2026-11", shipments: 2 }]);
  const other = await newDevice();
  await recordNilReport(other.store, nilReport("2026-11"));
  expect(await readMonths(other.store.database, asked)).toMatchObject([
    { month: "2026-11", shipments: 0, saidNothingExported: true },
  ]);
});

test("a report that the office or the server turned down reports nothing", async () => {
  const { store } = await newDevice();
  await recordShipment(store, someShipment({ exportedOn: "2026-11-01" }));
  await store.database.shipments
    .toCollection()
    .modify({ delivery: "sent", state: "rejected", receivedAt: "2026-11-24T02:12:00.000Z" });
  await recordNilReport(store, nilReport("2026-11"));
  await store.database.nilReports.toCollection().modify({ delivery: "refused" });
  expect(await readMonths(store.database, asked)).toMatchObject([{ shipments: 0, saidNothingExported: false }]);
});
