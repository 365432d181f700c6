import { expect, test } from "vitest";
import { changesOf } from "./historyWords.ts";

const none = new Map<string, string>();

test("a change is told in the words and figures of its pages", () => {
  const line = {
    before: { usd: 2_618_000_000, role: "mentor", validTo: "2026-11-24" },
    after: { usd: 3_026_300_000, role: "supervisor", rateSeries: "kmk" },
  };
  expect(changesOf(line, none)).toEqual([
    { field: "US$", before: "US$26.180.000,00", after: "US$30.263.000,00" },
    { field: "Peran", before: "Pendamping", after: "Verifikator" },
    { field: "Berlaku sampai", before: "24 Nov 2026", after: "Kosong" },
    { field: "Kurs yang dipakai", before: "Kosong", after: "Pajak (KMK)" },
  ]);
});

test("an id is told by its name, and not at all where that stands beside it", () => {
  expect(changesOf({ before: null, after: { exporterId: "e1", exporterName: "CV Contoh" } }, none)).toEqual([
    { field: "Eksportir", before: undefined, after: "CV Contoh" },
  ]);
  expect(changesOf({ before: { exporterId: "e1" }, after: null }, new Map([["e1", "CV Contoh"]]))).toEqual([
    { field: "Eksportir", before: "CV Contoh", after: undefined },
  ]);
});

test("what is inside is told too", () => {
  const plan = { name: "RPJMD", fromYear: 2021, toYear: 2026 };
  expect(changesOf({ before: null, after: { id: "x", plan, monthlyShares: [833, 834] } }, none)).toEqual([
    { field: "Rencana", before: undefined, after: "Nama: RPJMD; Tahun pertama: 2021; Tahun terakhir: 2026" },
    { field: "Bagian per bulan", before: undefined, after: "8,33%, 8,34%" },
  ]);
});
