import { afterEach, describe, expect, test } from "vitest";
import type { Visit } from "../../../domain/visit.ts";
import { setLanguage } from "../../language/dictionary.ts";
import {
  readVisitDraft,
  rowsOf,
  sectionOf,
  toggled,
  type VisitValues,
  visitToValues,
  withoutRow,
} from "./visitDraft.ts";

afterEach(() => setLanguage("id"));

const today = "2026-11-24";
const id = "01930000-0000-7000-8000-000000000001";
const exporterId = "01930000-0000-7000-8000-000000000002";
const followUpId = "01930000-0000-7000-8000-000000000003";

/** A draft in which every field is right. */
const filled: VisitValues = {
  exporterId,
  visitedOn: "20/11/2026",
  startedAt: "9.30",
  kind: "visit",
  place: "Jalan Contoh 5",
  kelurahan: "33.75.01.1001",
  "metWith.0.name": "Contoh Ratna",
  "metWith.0.role": "Pemilik",
  topics: "production,finance",
  condition: "Pesanan naik.",
  exportTrend: "up",
  workers: "1.250",
  turnoverIdr: "Rp 12.500.000,50",
  obstacles: "buyer-lost",
  obstacleNote: "Kapal jarang.",
  recommendation: "Bandingkan forwarder.",
  "followUps.0.id": followUpId,
  "followUps.0.what": "Bandingkan dua forwarder",
  "followUps.0.who": "mentor",
  "followUps.0.dueOn": "27/11/2026",
};

const visit: Visit = {
  id,
  exporterId,
  visitedOn: "2026-11-20",
  startedAt: "09:30",
  kind: "visit",
  place: "Jalan Contoh 5",
  kelurahan: "33.75.01.1001",
  metWith: [{ name: "Contoh Ratna", role: "Pemilik" }],
  topics: ["production", "finance"],
  condition: "Pesanan naik.",
  exportTrend: "up",
  workers: 1250,
  turnoverIdr: 1_250_000_050,
  obstacles: ["buyer-lost"],
  obstacleNote: "Kapal jarang.",
  recommendation: "Bandingkan forwarder.",
  followUps: [{ id: followUpId, what: "Bandingkan dua forwarder", who: "mentor", dueOn: "2026-11-27" }],
};

function read(values: VisitValues) {
  return readVisitDraft({ ...filled, ...values }, { id, today });
}

/** What is typed into the field, and the words that it gets or what it is read as. */
type Case = [typed: string, expected: string | { reads: unknown }];
type Cases = Record<"empty" | "too long" | "wrong" | "emoji" | "whitespace", Case | Case[]>;

const long = (length: number) => "x".repeat(length);
const blank = " \t\n ";

/** A field that takes any text up to a length. */
const words = (label: string, limit: number, without: string | { reads: unknown }): Cases => ({
  empty: ["", without],
  "too long": [
    [long(limit), { reads: long(limit) }],
    [long(limit + 1), `${label} paling panjang ${limit} huruf.`],
  ],
  // What comes along with a pasted text: a control character, half of a surrogate pair.
  wrong: [
    ["Ra\u0000tna\u001f", { reads: "Ratna" }],
    ["Ratna\ud83d", { reads: "Ratna" }],
  ],
  emoji: ["Ratna 🧵", { reads: "Ratna 🧵" }],
  whitespace: [
    [blank, without],
    ["  Ratna  ", { reads: "Ratna" }],
  ],
});

/** A field in which one of a few is picked. */
const picked = (told: { empty: string | { reads: unknown }; wrong: string }): Cases => ({
  empty: ["", told.empty],
  "too long": [long(300), told.wrong],
  wrong: ["karcis", told.wrong],
  emoji: ["🧵", told.wrong],
  whitespace: [blank, told.wrong],
});

const table: Record<string, Cases> = {
  exporterId: picked({ empty: "Pilih eksportir.", wrong: "Eksportir belum benar. Periksa isinya." }),
  visitedOn: {
    empty: ["", "Isi tanggal kunjungan."],
    "too long": [long(300), "Tanggal kunjungan ditulis seperti 24/11/2026."],
    wrong: [
      ["31/02/2026", "Tanggal kunjungan tidak ada di kalender. Periksa hari dan bulannya."],
      ["25/11/2026", "Tanggal kunjungan tidak boleh setelah hari ini. Isi 24/11/2026 atau sebelumnya."],
      ["31/12/1999", "Tanggal kunjungan terlalu lama. Isi 01/01/2000 atau sesudahnya."],
      ["kemarin", { reads: "2026-11-23" }],
      ["24/11/2026", { reads: today }],
    ],
    emoji: ["🧵", "Tanggal kunjungan ditulis seperti 24/11/2026."],
    whitespace: [
      [blank, "Isi tanggal kunjungan."],
      [" 20/11/2026 ", { reads: "2026-11-20" }],
    ],
  },
  startedAt: {
    empty: ["", { reads: undefined }],
    "too long": [long(300), "Jam mulai ditulis seperti 09.30."],
    wrong: [
      ["24.00", "Jam mulai ditulis seperti 09.30."],
      ["9.60", "Jam mulai ditulis seperti 09.30."],
      ["pagi", "Jam mulai ditulis seperti 09.30."],
      ["9", { reads: "09:00" }],
      ["0930", { reads: "09:30" }],
      ["23:59", { reads: "23:59" }],
    ],
    emoji: ["🕘", "Jam mulai ditulis seperti 09.30."],
    whitespace: [
      [blank, { reads: undefined }],
      [" 9.05 ", { reads: "09:05" }],
    ],
  },
  kind: picked({ empty: "Pilih cara.", wrong: "Pilih cara." }),
  place: words("Tempat", 300, { reads: undefined }),
  kelurahan: picked({ empty: { reads: undefined }, wrong: "Kelurahan belum benar. Periksa isinya." }),
  "metWith.0.name": words("Nama", 120, "Isi nama."),
  "metWith.0.role": words("Jabatan", 120, { reads: undefined }),
  topics: picked({ empty: "Pilih topik.", wrong: "Topik belum benar. Periksa isinya." }),
  condition: words("Kondisi usaha", 2000, { reads: undefined }),
  exportTrend: picked({ empty: { reads: undefined }, wrong: "Pilih tren ekspor." }),
  workers: {
    empty: ["", { reads: undefined }],
    "too long": ["1234567", "Tenaga kerja hanya boleh angka bulat, misalnya 25."],
    wrong: [
      ["-5", "Tenaga kerja hanya boleh angka bulat, misalnya 25."],
      ["12,5", "Tenaga kerja hanya boleh angka bulat, misalnya 25."],
      ["dua puluh", "Tenaga kerja hanya boleh angka bulat, misalnya 25."],
      ["0", { reads: 0 }],
      ["1.250", { reads: 1250 }],
    ],
    emoji: ["🧵", "Tenaga kerja hanya boleh angka bulat, misalnya 25."],
    whitespace: [
      [blank, { reads: undefined }],
      [" 25 ", { reads: 25 }],
    ],
  },
  turnoverIdr: {
    empty: ["", { reads: undefined }],
    "too long": ["99999999999999999999", "Omzet bulan lalu terlalu besar. Periksa jumlah angkanya."],
    wrong: [
      ["mahal", "Omzet bulan lalu hanya boleh angka, misalnya 12.500,75."],
      ["-1", "Omzet bulan lalu tidak boleh kurang dari nol. Hapus tanda minus."],
      ["12.500,755", "Omzet bulan lalu paling banyak 2 angka di belakang koma."],
      ["1,234", "Omzet bulan lalu bisa dibaca lain. Maksudnya Rp1.234?"],
      ["USD 500", "Tertulis USD, sedangkan valuta laporan ini IDR. Ganti valuta atau periksa nilainya."],
      ["0", { reads: 0 }],
      ["Rp 50.000,-", { reads: 5_000_000 }],
    ],
    emoji: ["🧵", "Omzet bulan lalu hanya boleh angka, misalnya 12.500,75."],
    whitespace: [
      [blank, { reads: undefined }],
      [" 50.000 ", { reads: 5_000_000 }],
    ],
  },
  obstacles: picked({ empty: { reads: undefined }, wrong: "Kendala belum benar. Periksa isinya." }),
  obstacleNote: words("Keterangan kendala", 2000, { reads: undefined }),
  recommendation: words("Rekomendasi", 2000, { reads: undefined }),
  "followUps.0.what": words("Yang disepakati", 500, "Isi yang disepakati."),
  "followUps.0.who": picked({ empty: "Pilih dikerjakan oleh.", wrong: "Pilih dikerjakan oleh." }),
  "followUps.0.dueOn": {
    empty: ["", "Isi selesai paling lambat."],
    "too long": [long(300), "Selesai paling lambat ditulis seperti 24/11/2026."],
    wrong: [
      ["31/02/2027", "Selesai paling lambat tidak ada di kalender. Periksa hari dan bulannya."],
      ["19/11/2026", "Tenggat tidak boleh sebelum tanggal kunjungan."],
      ["20/11/2026", { reads: "2026-11-20" }],
    ],
    emoji: ["🧵", "Selesai paling lambat ditulis seperti 24/11/2026."],
    whitespace: [blank, "Isi selesai paling lambat."],
  },
};

const rows = Object.entries(table).flatMap(([field, kinds]) =>
  Object.entries(kinds).flatMap(([what, cases]) => {
    const list = (Array.isArray(cases[0]) ? cases : [cases]) as Case[];
    return list.map(([typed, expected]) => ({ field, what, typed, shown: typed.slice(0, 40), expected }));
  }),
);

/** What stands in the record for a field of the form; lists that are empty hold nothing. */
function factOf(reading: ReturnType<typeof read>, field: string): unknown {
  const value = field
    .split(".")
    .reduce<unknown>((held, key) => (held as Record<string, unknown> | undefined)?.[key], reading.facts);
  return Array.isArray(value) && value.length === 0 ? undefined : value;
}

test("the table has every field that the form has", () => {
  expect(Object.keys(table).sort()).toEqual(
    Object.keys(filled)
      .filter((field) => field !== "followUps.0.id")
      .sort(),
  );
});

describe.each(rows)("$field, $what: $shown", ({ field, typed, expected }) => {
  if (typeof expected === "string") {
    test(`is told: ${expected}`, () => {
      const reading = read({ [field]: typed });
      expect(reading.faults.find((fault) => fault.field === field)?.text).toBe(expected);
      expect(reading.visit).toBeUndefined();
    });
  } else {
    test(`is read as ${String(expected.reads).slice(0, 40)}`, () => {
      const reading = read({ [field]: typed });
      expect(reading.faults).toEqual([]);
      expect(factOf(reading, field)).toBe(expected.reads);
    });
  }
});

test("a filled-in draft is a visit", () => {
  expect(read({})).toMatchObject({ facts: visit, faults: [], visit });
});

test("an empty draft tells what is needed, in the order of the form", () => {
  expect(readVisitDraft({}, { id, today }).faults.map(({ text }) => text)).toEqual([
    "Pilih eksportir.",
    "Isi tanggal kunjungan.",
    "Pilih cara.",
    "Isi nama orang yang ditemui.",
    "Pilih topik.",
  ]);
});

test("a visit put into the form is read back as the same visit, in either language", async () => {
  for (const language of ["id", "en"] as const) {
    await setLanguage(language);
    expect(readVisitDraft(visitToValues(visit), { id, today }).visit).toEqual(visit);
  }
});

test("rows that are left empty are left out", () => {
  const empty = { "metWith.1.name": "", "followUps.1.id": id, "followUps.1.what": "", "followUps.1.dueOn": "" };
  expect(read(empty).visit).toEqual(visit);
});

test("a follow-up in which something is missing keeps its place, and nothing is put in its stead", () => {
  const { "followUps.0.who": _who, ...others } = filled;
  const second = { "followUps.3.what": "Kirim contoh", "followUps.3.who": "office", "followUps.3.dueOn": "01/12/2026" };
  const { facts, followUpRows } = readVisitDraft({ ...others, ...second }, { id, today });
  expect(followUpRows).toMatchObject([
    { place: 0, number: 1 },
    { place: 3, number: 2, followUp: { what: "Kirim contoh", who: "office", dueOn: "2026-12-01" } },
  ]);
  expect(followUpRows[0]?.followUp).toBeUndefined();
  expect(facts.followUps).toHaveLength(1);
});

test("a role without a name is told at its row", () => {
  expect(read({ "metWith.1.role": "Istri" }).faults).toEqual([{ field: "metWith.1.name", text: "Isi nama." }]);
});

test("that nobody was met is told at a row that is there", () => {
  const { "metWith.0.name": _name, "metWith.0.role": _role, ...others } = filled;
  const reading = readVisitDraft({ ...others, "metWith.2.name": "" }, { id, today });
  expect(reading.faults).toEqual([{ field: "metWith.2.name", text: "Isi nama orang yang ditemui." }]);
});

test("a row that goes takes all its fields and leaves the others their places", () => {
  const values = { ...filled, "followUps.1.what": "Kirim contoh", "followUps.10.what": "Hubungi pembeli" };
  expect(withoutRow(values, "followUps", 1)).toEqual({ "followUps.1.what": undefined });
  expect(rowsOf(values, "followUps")).toEqual([0, 1, 10]);
});

test("a code is picked and left out again", () => {
  expect(toggled(undefined, "finance")).toBe("finance");
  expect(toggled("finance", "quality")).toBe("finance,quality");
  expect(toggled("finance,quality", "finance")).toBe("quality");
});

test.each([
  ["exporterId", 1],
  ["metWith.2.role", 1],
  ["topics", 2],
  ["obstacleNote", 2],
  ["followUps.0.dueOn", 3],
] as const)("%s stands in section %i", (field, section) => {
  expect(sectionOf(field)).toBe(section);
});
