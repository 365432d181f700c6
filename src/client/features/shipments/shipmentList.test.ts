import { expect, test } from "vitest";
import type { DeviceDatabase } from "../../../device/database.ts";
import { recordShipment } from "../../../device/store/shipments.ts";
import { exporterId, newDevice, someShipment } from "../../../device/testing.ts";
import { toInstant } from "../../../domain/days.ts";
import { countShipments, type ListStatus, listShipments } from "./shipmentList.ts";

const names = new Map([[exporterId, "Contoh Batik Melati"]]);

async function someShipments() {
  const device = await newDevice();
  const { store } = device;
  const now = store.clock();
  const add = async (minute: number, different: Parameters<typeof someShipment>[0], changed: object) => {
    device.setClock(now + minute * 60_000);
    const shipment = someShipment(different);
    await recordShipment(store, shipment);
    await store.database.shipments.update(shipment.id, changed);
  };
  const receivedAt = toInstant(now);
  await add(0, { destinationCountry: "MY" }, { delivery: "sent", state: "returned", receivedAt });
  await add(1, { pebRegistrationNumber: "000392" }, { delivery: "sent", state: "approved", receivedAt });
  await add(2, {}, { delivery: "queued", state: "returned", receivedAt });
  await add(3, {}, { delivery: "refused", state: "none" });
  await add(4, {}, { delivery: "sent", state: "submitted", receivedAt });
  return store.database;
}

async function numbers(database: DeviceDatabase, query: { status?: ListStatus; search?: string; limit?: number }) {
  const all = { status: query.status, search: query.search ?? "", limit: query.limit ?? 50 };
  const { rows, hasMore } = await listShipments(database, all, names);
  return { numbers: rows.map((row) => row.number), hasMore };
}

test("the newest comes first, page by page", async () => {
  const database = await someShipments();
  expect(await numbers(database, { limit: 2 })).toEqual({ numbers: ["CR-0005", "CR-0004"], hasMore: true });
  expect((await numbers(database, { limit: 5 })).hasMore).toBe(false);
});

test("what waits to be sent stands under that, whatever the office said before", async () => {
  const database = await someShipments();
  const listed: Partial<Record<ListStatus, string[]>> = {
    queued: ["CR-0003"],
    refused: ["CR-0004"],
    returned: ["CR-0001"],
    sent: ["CR-0005"],
    approved: ["CR-0002"],
    rejected: [],
  };
  for (const [status, expected] of Object.entries(listed)) {
    expect((await numbers(database, { status: status as ListStatus })).numbers).toEqual(expected);
  }
});

test("the counts beside the statuses are those of the lists", async () => {
  expect(await countShipments(await someShipments())).toEqual({
    queued: 1,
    refused: 1,
    returned: 1,
    sent: 1,
    approved: 1,
    rejected: 0,
  });
});

test.each([
  ["malaysia", ["CR-0001"]],
  ["000392", ["CR-0002"]],
  ["cr-0003", ["CR-0003"]],
  ["melati jepang", ["CR-0005", "CR-0004", "CR-0003", "CR-0002"]],
  ["belanda", []],
])("searching %s finds %j", async (search, expected) => {
  expect((await numbers(await someShipments(), { search })).numbers).toEqual(expected);
});
