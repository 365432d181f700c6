import { expect, test } from "vitest";
import type { ExportStop } from "../../../domain/exportStop.ts";
import { endsStop } from "./endsStop.ts";

function told(given: Partial<ExportStop>): ExportStop {
  return {
    id: "00000000-0000-7000-8000-000000000001",
    exporterId: "00000000-0000-7000-8000-000000000002",
    kind: "stop",
    wholeExporter: false,
    commodities: [],
    destinations: [],
    from: "2026-03",
    toldBy: "Contoh",
    toldOn: "2026-11-01",
    ...given,
  };
}

const goods = (...codes: string[]) => ({ commodities: codes.map((commodity) => ({ asStated: commodity, commodity })) });
const to = (...codes: string[]): Pick<ExportStop, "destinations"> => ({
  destinations: codes.map((code) => ({ kind: "country", code })),
});
const arab: Pick<ExportStop, "destinations"> = { destinations: [{ kind: "open", asStated: "negara Arab" }] };
const arabAgain: Pick<ExportStop, "destinations"> = { destinations: [{ kind: "open", asStated: "Negara Arab" }] };
const whole = { wholeExporter: true };

test.each<[string, Partial<ExportStop>, Partial<ExportStop>, boolean]>([
  ["all by all", whole, whole, true],
  ["some goods by all", goods("batik"), whole, true],
  ["all by some goods", whole, goods("batik"), false],
  ["goods by the same goods", goods("batik"), goods("batik", "sarung"), true],
  ["goods by other goods", goods("batik"), goods("sarung"), false],
  ["two goods by one of them", goods("batik", "sarung"), goods("batik"), false],
  ["goods to a country by the goods", { ...goods("batik"), ...to("JP") }, goods("batik"), true],
  ["goods to a country by the country", { ...goods("batik"), ...to("JP") }, to("JP"), true],
  ["the goods everywhere by one country", goods("batik"), { ...goods("batik"), ...to("JP") }, false],
  ["a country by another", to("JP"), to("SG"), false],
  ["a destination in the words it was told in", arab, arabAgain, true],
  ["all from the same month", whole, { ...whole, from: "2026-03" }, true],
  ["all by what resumed before", whole, { ...whole, from: "2026-02" }, false],
  ["all by another exporter", whole, { ...whole, exporterId: "00000000-0000-7000-8000-000000000003" }, false],
])("a stop of %s", (_, stopped, resumed, ends) => {
  expect(endsStop(told({ kind: "resume", ...resumed }), told(stopped))).toBe(ends);
});

test("a stop ends no stop", () => {
  expect(endsStop(told(whole), told(whole))).toBe(false);
});
