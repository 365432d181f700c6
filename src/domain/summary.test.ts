import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Conversion } from "./conversion.ts";
import { ReviewState } from "./reviewState.ts";
import type { Shipment } from "./shipment.ts";
import { plus, summaryId, summaryOf } from "./summary.ts";

const exporterId = "0193a0a0-0000-7000-8000-000000000002";

function shipment(
  items: readonly (readonly [commodity: string, fobValue: number])[],
  change: Partial<Shipment> = {},
): Shipment {
  return {
    id: "0193a0a0-0000-7000-8000-000000000001",
    exporterId,
    declaration: "peb",
    exportedOn: "2022-03-14",
    destinationCountry: "JP",
    currency: "USD",
    fobValue: items.reduce((sum, [, value]) => sum + value, 0),
    items: items.map(([commodity, fobValue]) => ({ commodity, fobValue, quantity: 10_000, unit: "PCE" })),
    source: "self-report",
    ...change,
  };
}

const converted = (change: Partial<Conversion> = {}): Conversion => ({
  fobUsd: 100_00,
  fobIdr: 1_440_000_00,
  rates: [],
  ...change,
});

describe("what a shipment adds to the year's figures", () => {
  test("stands under its month, exporter, commodity, destination and state", () => {
    const rows = summaryOf({ shipment: shipment([["seaweed", 100_00]]), conversion: converted(), state: "approved" });
    expect(rows).toEqual([
      {
        month: "2022-03",
        exporterId,
        commodity: "seaweed",
        destination: "JP",
        state: "approved",
        usd: 100_00,
        idr: 1_440_000_00,
        lines: 1,
        entries: 1,
        entriesWithoutUsd: 0,
        entriesWithoutIdr: 0,
      },
    ]);
  });

  test("is nothing while it is returned or rejected", () => {
    for (const state of ReviewState.options) {
      const rows = summaryOf({ shipment: shipment([["seaweed", 100_00]]), conversion: converted(), state });
      expect(rows).toHaveLength(state === "approved" || state === "submitted" ? 1 : 0);
    }
  });

  test("lies in the month of the declaration where no export date is known", () => {
    const { exportedOn: _, ...undated } = shipment([["seaweed", 100_00]]);
    const told = { ...undated, pebRegistrationNumber: "000418", pebRegistrationDate: "2022-02-28" };
    expect(summaryOf({ shipment: told, conversion: converted(), state: "approved" })[0]?.month).toBe("2022-02");
    expect(summaryOf({ shipment: undated, conversion: converted(), state: "approved" })).toEqual([]);
  });

  test("counts a shipment of two commodities once, in the row of its first line", () => {
    const rows = summaryOf({
      shipment: shipment([
        ["seaweed", 75_00],
        ["pyjamas", 25_00],
      ]),
      conversion: converted(),
      state: "submitted",
    });
    expect(rows.map(({ commodity, entries, lines, usd, idr }) => [commodity, entries, lines, usd, idr])).toEqual([
      ["seaweed", 1, 1, 75_00, 1_080_000_00],
      ["pyjamas", 0, 1, 25_00, 360_000_00],
    ]);
  });

  test("joins lines of the same commodity", () => {
    const rows = summaryOf({
      shipment: shipment([
        ["seaweed", 75_00],
        ["seaweed", 25_00],
      ]),
      conversion: converted(),
      state: "approved",
    });
    expect(rows).toMatchObject([{ commodity: "seaweed", entries: 1, lines: 2, usd: 100_00 }]);
  });

  test("tells what has no rate yet instead of counting it as zero", () => {
    const rows = summaryOf({
      shipment: shipment([["seaweed", 100_00]]),
      conversion: { fobUsd: 100_00, rates: [] },
      state: "approved",
    });
    expect(rows).toMatchObject([{ usd: 100_00, idr: 0, entriesWithoutUsd: 0, entriesWithoutIdr: 1 }]);
  });

  test("adds up to its value, whatever the lines", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("seaweed", "pyjamas", "other"), fc.integer({ min: 1, max: 10 ** 11 })), {
          minLength: 1,
          maxLength: 50,
        }),
        fc.integer({ min: 0, max: 9_000_000_000_000_000 }),
        (items, fobIdr) => {
          const fobUsd = items.reduce((sum, [, value]) => sum + value, 0);
          const rows = summaryOf({
            shipment: shipment(items),
            conversion: { fobUsd, fobIdr, rates: [] },
            state: "approved",
          });
          const sum = (of: "usd" | "idr" | "entries" | "lines") => rows.reduce((total, row) => total + row[of], 0);
          expect([sum("usd"), sum("idr"), sum("entries"), sum("lines")]).toEqual([fobUsd, fobIdr, 1, items.length]);
          expect(rows.every((row) => row.usd >= 0 && row.idr >= 0)).toBe(true);
        },
      ),
    );
  });
});

test("what was added is taken away again without a rest", () => {
  const entry = { shipment: shipment([["seaweed", 100_00]]), conversion: converted() };
  const [row] = summaryOf({ ...entry, state: "approved" });
  if (row === undefined) throw new Error("An approved shipment adds a row.");
  expect(plus(plus(row, row, 1), row, -1)).toEqual(row);
  expect(plus(row, row, -1)).toMatchObject({ usd: 0, idr: 0, entries: 0, lines: 0 });
});

test("two states of the same goods stand apart", () => {
  const key = { month: "2022-03", exporterId, commodity: "seaweed", destination: "JP" };
  expect(summaryId({ ...key, state: "approved" })).not.toBe(summaryId({ ...key, state: "submitted" }));
});
