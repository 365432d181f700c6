import { describe, expect, test } from "vitest";
import type { Exporter } from "./exporter.ts";
import { differingFields, mergeExporter } from "./mergeExporter.ts";

const id = "01890000-0000-7000-8000-000000000001";
const before: Exporter = {
  id,
  name: "Contoh Batik",
  phone: "0285123456",
  size: { basis: "sales", idr: 100 },
  commodities: ["batik-sarong"],
  destinations: [{ kind: "country", code: "JP" }],
};

describe("two people change an exporter", () => {
  test("different fields: both changes stand", () => {
    const current = { ...before, phone: "0285999999" };
    const after = { ...before, address: "Jalan Contoh 1" };
    expect(mergeExporter({ before, after, current })).toEqual({
      exporter: { ...before, phone: "0285999999", address: "Jalan Contoh 1" },
      changed: ["address"],
      conflicts: [],
    });
  });

  test("the same field to different words: the first stands, the other is told", () => {
    const current = { ...before, name: "Contoh Batik Satu" };
    const merged = mergeExporter({ before, after: { ...before, name: "Contoh Batik Dua" }, current });
    expect(merged).toEqual({
      exporter: current,
      changed: [],
      conflicts: [{ field: "name", value: "Contoh Batik Dua" }],
    });
  });

  test("the same field to the same words: nothing is to be told", () => {
    const current = { ...before, name: "Contoh Batik Satu" };
    expect(mergeExporter({ before, after: current, current })).toEqual({
      exporter: current,
      changed: [],
      conflicts: [],
    });
  });

  test("one empties what the other changed: both are told of", () => {
    const { phone: _gone, ...after } = before;
    const current = { ...before, phone: "0285999999" };
    expect(mergeExporter({ before, after, current }).conflicts).toEqual([{ field: "phone", value: undefined }]);
  });

  test("one empties a field that the other left alone: it is empty", () => {
    const { phone: _gone, ...after } = before;
    expect(mergeExporter({ before, after, current: before }).exporter).toEqual(after);
  });

  test("capital and sales are one statement, so half of each never comes out", () => {
    const current: Exporter = { ...before, size: { basis: "capital", idr: 5 } };
    const after: Exporter = { ...before, size: { basis: "sales", idr: 7 } };
    expect(mergeExporter({ before, after, current })).toMatchObject({
      exporter: { size: { basis: "capital", idr: 5 } },
      conflicts: [{ field: "size" }],
    });
  });

  test("each adds a destination and one takes one out: the sets merge", () => {
    const current: Exporter = {
      ...before,
      destinations: [
        { kind: "country", code: "JP" },
        { kind: "country", code: "MY" },
      ],
    };
    const after: Exporter = { ...before, destinations: [{ kind: "region", code: "150" }] };
    expect(mergeExporter({ before, after, current })).toMatchObject({
      exporter: {
        destinations: [
          { kind: "country", code: "MY" },
          { kind: "region", code: "150" },
        ],
      },
      conflicts: [],
    });
  });
});

test("fields that differ are named, whatever the order of their members", () => {
  expect(differingFields(before, { ...before, size: { idr: 100, basis: "sales" } })).toEqual([]);
  expect(differingFields(before, { ...before, commodities: [] })).toEqual(["commodities"]);
});
