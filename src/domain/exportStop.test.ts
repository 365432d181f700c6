import { describe, expect, test } from "vitest";
import { type ExportStop, exporterStatus, firstDayOf, Period } from "./exportStop.ts";

const stop = (from: string, change: Partial<ExportStop> = {}): ExportStop => ({
  id: "0193a0a0-0000-7000-8000-000000000001",
  exporterId: "0193a0a0-0000-7000-8000-000000000002",
  kind: "stop",
  wholeExporter: true,
  commodities: [],
  destinations: [],
  reason: "destination-restriction",
  from,
  toldBy: "Kepala dinas",
  toldOn: "2022-01-21",
  ...change,
});

test.each([
  ["2021", "2021-01-01"],
  ["2021-S1", "2021-01-01"],
  ["2021-S2", "2021-07-01"],
  ["2021-10", "2021-10-01"],
  ["2021-10-05", "2021-10-05"],
])("the period %s begins on %s", (period, day) => {
  expect(Period.safeParse(period).success).toBe(true);
  expect(firstDayOf(period)).toBe(day);
});

test("a period is a year, a semester, a month or a day", () => {
  for (const other of ["2021-S3", "2021-13", "2021-Q1", "2021-10-32", "21", ""]) {
    expect(Period.safeParse(other).success).toBe(false);
  }
});

describe("an exporter", () => {
  test("without shipment and stop is prospective", () => {
    expect(exporterStatus({ stops: [], lastShipmentOn: undefined })).toBe("prospective");
  });

  test("with a shipment is active", () => {
    expect(exporterStatus({ stops: [], lastShipmentOn: "2021-03-01" })).toBe("active");
  });

  test("that stopped after its last shipment is stopped", () => {
    expect(exporterStatus({ stops: [stop("2021-S2")], lastShipmentOn: "2021-06-30" })).toBe("stopped");
    expect(exporterStatus({ stops: [stop("2021-S2")], lastShipmentOn: undefined })).toBe("stopped");
  });

  test("that shipped again after it stopped is active", () => {
    expect(exporterStatus({ stops: [stop("2021-S2")], lastShipmentOn: "2021-07-01" })).toBe("active");
  });

  test("that resumed is active before its first new shipment", () => {
    const told = [stop("2021-S2"), stop("2022-03", { kind: "resume" })];
    expect(exporterStatus({ stops: told, lastShipmentOn: "2021-05-01" })).toBe("active");
    expect(exporterStatus({ stops: told.toReversed(), lastShipmentOn: "2021-05-01" })).toBe("active");
  });

  test("that stopped again is stopped again", () => {
    const told = [stop("2021-S2"), stop("2022-03", { kind: "resume" }), stop("2022-09-14")];
    expect(exporterStatus({ stops: told, lastShipmentOn: "2022-08-30" })).toBe("stopped");
  });

  test("that stopped one destination or one kind of goods only stays active", () => {
    const told = [stop("2021-S2", { wholeExporter: false })];
    expect(exporterStatus({ stops: told, lastShipmentOn: "2021-05-01" })).toBe("active");
  });
});
