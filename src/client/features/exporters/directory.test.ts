import { expect, test } from "vitest";
import type { ExporterStatus } from "../../../domain/exportStop.ts";
import { directoryHref, directoryQueryOf, narrowDirectory } from "./directory.ts";
import type { ExporterFacts } from "./exporterFacts.ts";

function facts(
  name: string,
  status: ExporterStatus,
  more: Partial<Omit<ExporterFacts, "row">> & { row?: Partial<ExporterFacts["row"]> } = {},
): ExporterFacts {
  return {
    status,
    lastVisitOn: undefined,
    lastShipmentOn: undefined,
    lastSummaryMonth: undefined,
    lastNilMonth: undefined,
    ...more,
    row: { id: name, name, commodities: [], destinations: [], delivery: "sent", ...more.row },
  };
}

const all = [
  facts("Contoh Batik", "active", {
    row: { contactName: "Ibu Sari", businessId: "1234567890123", kelurahan: "33.75.01.1002" },
    lastVisitOn: "2026-10-01",
    lastShipmentOn: "2026-11-02",
  }),
  facts("Contoh Ikan", "stopped", { row: { commodities: ["frozen-fish"] }, lastNilMonth: "2026-11" }),
  facts("Contoh Anyam", "prospective", { lastVisitOn: "2026-09-01" }),
];
const namesFor = (query: Record<string, string>) =>
  narrowDirectory(all, directoryQueryOf(query)).shown.map(({ row }) => row.name);

test.each([
  ["batik", ["Contoh Batik"]],
  ["sari", ["Contoh Batik"]],
  ["12345", ["Contoh Batik"]],
  ["medono", ["Contoh Batik"]],
  ["zzz", []],
])("a search for %s finds %j", (cari, names) => {
  expect(namesFor({ cari })).toEqual(names);
});

test("the list is narrowed by status, with counts of what the search finds", () => {
  expect(namesFor({ status: "calon" })).toEqual(["Contoh Anyam"]);
  expect(narrowDirectory(all, directoryQueryOf({ cari: "contoh", status: "aktif" })).counts).toEqual({
    active: 1,
    prospective: 1,
    stopped: 1,
  });
});

test("who was never visited, or never reported, comes first", () => {
  expect(namesFor({})).toEqual(["Contoh Anyam", "Contoh Batik", "Contoh Ikan"]);
  expect(namesFor({ urut: "kunjungan" })).toEqual(["Contoh Ikan", "Contoh Anyam", "Contoh Batik"]);
  expect(namesFor({ urut: "laporan" })).toEqual(["Contoh Anyam", "Contoh Batik", "Contoh Ikan"]);
});

test("the address tells the filter and reads it back", () => {
  const query = { search: "batik cap", status: "stopped", order: "report" } as const;
  const href = directoryHref(query);
  expect(href).toBe("/eksportir?cari=batik+cap&status=berhenti&urut=laporan");
  expect(directoryQueryOf(Object.fromEntries(new URL(href, "http://x").searchParams))).toEqual(query);
  expect(directoryHref({ search: "", status: undefined, order: "name" })).toBe("/eksportir");
});
