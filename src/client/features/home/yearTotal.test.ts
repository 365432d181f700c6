import { expect, test } from "vitest";
import type { ShipmentRow } from "../../../device/database.ts";
import { columnsOf } from "../../../device/store/entryTables.ts";
import { exporterId, newDevice, someShipment } from "../../../device/testing.ts";
import type { Shipment } from "../../../domain/shipment.ts";
import { readYearTotal } from "./yearTotal.ts";

const nothing = { entries: 0, usd: 0 };

async function totalOf(rows: ShipmentRow[]) {
  const { store } = await newDevice();
  await store.database.shipments.bulkPut(rows);
  return await readYearTotal(store.database, { exporterId, year: 2026 });
}

function row(
  told: Pick<ShipmentRow, "delivery" | "state">,
  shipment: Partial<Shipment> = {},
  conversion: { fobUsd?: number } | undefined = undefined,
): ShipmentRow {
  const made = someShipment({ fobValue: 100_00, ...shipment });
  return {
    shipment: made,
    ...columnsOf("shipment", made),
    ...told,
    revision: 1,
    savedAt: "2026-11-24T02:12:00.000Z",
    ...(conversion === undefined ? {} : { record: { conversion: { rates: [], ...conversion } } as never }),
  };
}

test("only approved entries count as realised, and waiting ones stand beside them", async () => {
  expect(
    await totalOf([
      row({ delivery: "sent", state: "approved" }),
      row({ delivery: "sent", state: "approved" }),
      row({ delivery: "sent", state: "submitted" }),
      row({ delivery: "queued", state: "none" }),
    ]),
  ).toEqual({
    approved: { entries: 2, usd: 200_00 },
    waiting: { entries: 2, usd: 200_00 },
    returned: 0,
    withoutRate: 0,
  });
});

test("what was rejected, refused or returned isn't counted, and a returned entry is said", async () => {
  expect(
    await totalOf([
      row({ delivery: "sent", state: "rejected" }),
      row({ delivery: "refused", state: "none" }),
      row({ delivery: "sent", state: "returned" }),
    ]),
  ).toEqual({ approved: nothing, waiting: nothing, returned: 1, withoutRate: 0 });
});

test("a returned entry waits again once its correction is handed in", async () => {
  expect(await totalOf([row({ delivery: "queued", state: "returned" })])).toMatchObject({
    waiting: { entries: 1, usd: 100_00 },
    returned: 0,
  });
});

test("other currencies count by the server's conversion, and are said while there is none", async () => {
  const euro = { currency: "EUR" };
  expect(
    await totalOf([
      row({ delivery: "sent", state: "approved" }, euro, { fobUsd: 110_00 }),
      row({ delivery: "sent", state: "submitted" }, euro, {}),
      // Changed on this device since: the old conversion is of other content.
      row({ delivery: "queued", state: "submitted" }, euro, { fobUsd: 110_00 }),
    ]),
  ).toEqual({
    approved: { entries: 1, usd: 110_00 },
    waiting: { entries: 2, usd: 0 },
    returned: 0,
    withoutRate: 2,
  });
});

test("another year and another exporter stay out of it", async () => {
  expect(
    await totalOf([
      row({ delivery: "sent", state: "approved" }, { exportedOn: "2025-12-31" }),
      row({ delivery: "sent", state: "approved" }, { exportedOn: "2027-01-01" }),
      row({ delivery: "sent", state: "approved" }, { exporterId: "01890000-0000-7000-8000-0000000000ff" }),
      row({ delivery: "sent", state: "approved" }, { exportedOn: "2026-01-01" }),
      row({ delivery: "sent", state: "approved" }, { exportedOn: "2026-12-31" }),
    ]),
  ).toMatchObject({ approved: { entries: 2 } });
});

test("more entries than are read at once add up as well", async () => {
  const rows = Array.from({ length: 620 }, () => row({ delivery: "sent", state: "approved" }));
  expect(await totalOf(rows)).toMatchObject({ approved: { entries: 620, usd: 62_000_00 } });
});
