import { expect, test } from "vitest";
import type { ShipmentRow } from "../../../device/database.ts";
import { recordShipment } from "../../../device/store/shipments.ts";
import { newDevice, someShipment } from "../../../device/testing.ts";
import { readHomeLists } from "./homeLists.ts";

test("the last entries are those that stand in no other list, the newest first", async () => {
  const { store } = await newDevice();
  const { database } = store;
  const shipment = someShipment();
  await recordShipment(store, shipment);
  const row = (await database.shipments.get(shipment.id)) as ShipmentRow;
  const put = (number: number, different: Partial<ShipmentRow>) =>
    database.shipments.put({
      ...row,
      id: `01890000-0000-7000-8004-00000000000${number}`,
      savedAt: `2026-11-0${number}T01:00:00.000Z`,
      ...different,
    });
  for (const number of [1, 2, 3, 4, 5, 6]) await put(number, { delivery: "sent", state: "approved" });
  await put(7, { delivery: "sent", state: "returned" });
  await put(8, { delivery: "refused" });

  const { latest } = await readHomeLists(database, { withLatest: true });
  expect(latest.map(({ savedAt }) => savedAt.slice(8, 10))).toEqual(["06", "05", "04", "03", "02"]);
  expect((await readHomeLists(database)).latest).toEqual([]);
});
