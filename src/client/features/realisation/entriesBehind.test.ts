import { describe, expect, test } from "vitest";
import type { ShipmentRow } from "../../../device/database.ts";
import { columnsOf } from "../../../device/store/entryTables.ts";
import { exporterId, newDevice, someShipment } from "../../../device/testing.ts";
import type { ReviewState } from "../../../domain/review.ts";
import type { Shipment } from "../../../domain/shipment.ts";
import { plus, type Summary, summaryId, summaryOf } from "../../../domain/summary.ts";
import { entriesBehind, isIncomplete, sumBehind } from "./entriesBehind.ts";
import type { EntriesFilter } from "./realisationQuery.ts";

const filter: EntriesFilter = { year: 2026, period: "year", state: "approved", measure: "usd" };

function entry(state: ReviewState, different: Partial<Shipment> = {}): ShipmentRow {
  const shipment = someShipment({ fobValue: 100_00, ...different });
  const [first] = shipment.items;
  if (different.items === undefined && first !== undefined)
    shipment.items = [{ ...first, fobValue: shipment.fobValue }];
  return {
    shipment,
    ...columnsOf("shipment", shipment),
    delivery: "sent",
    state,
    revision: 1,
    savedAt: "2026-11-24T02:12:00.000Z",
    record: {
      shipment,
      revision: 1,
      authorId: "",
      authorName: "Contoh Ratna",
      claimedAt: "2026-11-24T02:12:00.000Z",
      recordedAt: "2026-11-24T02:12:00.000Z",
      hash: "",
      state,
      conversion: { fobUsd: shipment.fobValue, fobIdr: shipment.fobValue * 14_400, rates: [] },
      outsideAssignment: false,
      history: [],
    },
  };
}

/** A device with the summaries of all entries, of which it holds some. */
async function deviceWith(entries: readonly ShipmentRow[], held: readonly ShipmentRow[] = entries) {
  const { database } = (await newDevice()).store;
  const summaries = new Map<string, Summary>();
  for (const { record } of entries) {
    if (record === undefined) continue;
    for (const row of summaryOf({
      shipment: record.shipment as Shipment,
      conversion: record.conversion,
      state: record.state,
    })) {
      const before = summaries.get(summaryId(row));
      summaries.set(summaryId(row), before === undefined ? row : plus(before, row, 1));
    }
  }
  await database.summaries.bulkPut([...summaries].map(([id, row]) => ({ id, ...row })));
  await database.shipments.bulkPut([...held]);
  return database;
}

const twoGoods: Partial<Shipment> = {
  exportedOn: "2026-05-01",
  destinationCountry: "DE",
  items: [
    { commodity: "gum-rosin", quantity: 1, unit: "KGM", fobValue: 75_00 },
    { commodity: "seaweed", quantity: 1, unit: "KGM", fobValue: 25_00 },
  ],
};

describe("the entries behind a number", () => {
  const entries = [
    entry("approved", { exportedOn: "2026-11-02" }),
    entry("approved", twoGoods),
    entry("submitted", { exportedOn: "2026-11-03" }),
    entry("returned", { exportedOn: "2026-11-04" }),
    entry("approved", { exportedOn: "2025-12-31" }),
  ];

  test.each([
    ["of a year", {}, 2, 200_00],
    ["of a semester", { period: "S1" }, 1, 100_00],
    ["of a month", { period: "11" }, 1, 100_00],
    ["of what waits", { state: "submitted" }, 1, 100_00],
    ["of a destination", { destination: "JP" }, 1, 100_00],
    ["of an exporter", { exporterId }, 2, 200_00],
    ["of another exporter", { exporterId: "nobody" }, 0, 0],
    ["of a commodity, with only its part of a mixed shipment", { commodity: "seaweed" }, 1, 25_00],
  ] as [string, Partial<EntriesFilter>, number, number][])("%s add up to it", async (_, narrowed, count, usd) => {
    const database = await deviceWith(entries);
    const found = await entriesBehind(database, { ...filter, ...narrowed }, 50);
    expect(found.entries).toHaveLength(count);
    expect(found.entries.reduce((sum, { part }) => sum + part.usd, 0)).toBe(usd);
    expect((await sumBehind(database, { ...filter, ...narrowed })).usd).toBe(usd);
  });

  test("come latest first, a page at a time", async () => {
    const database = await deviceWith(entries);
    const { entries: first, more } = await entriesBehind(database, filter, 1);
    expect([first[0]?.row.day, more]).toEqual(["2026-11-02", true]);
  });
});

describe("a number of which entries are missing here", () => {
  test("keeps its sum, and says so once all that are here were read", async () => {
    const here = entry("approved");
    const database = await deviceWith([here, entry("approved")], [here]);
    const { usd, lines } = await sumBehind(database, filter);
    const { entries: listed } = await entriesBehind(database, filter, 50);
    expect([usd, listed.length]).toEqual([200_00, 1]);
    expect(isIncomplete({ filter, currentYear: 2026, lines, listed })).toBe(true);
    expect(isIncomplete({ filter, currentYear: 2026, lines, listed: undefined })).toBe(false);
  });

  test("says so at once for decided entries of years that devices don't hold", () => {
    expect(isIncomplete({ filter: { ...filter, year: 2024 }, currentYear: 2026, lines: 1, listed: undefined })).toBe(
      true,
    );
    expect(isIncomplete({ filter: { ...filter, year: 2025 }, currentYear: 2026, lines: 1, listed: undefined })).toBe(
      false,
    );
    expect(isIncomplete({ filter: { ...filter, year: 2024 }, currentYear: 2026, lines: 0, listed: [] })).toBe(false);
  });
});
