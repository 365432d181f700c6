import { afterEach, describe, expect, test } from "vitest";
import { isHsCode } from "../../../domain/reference/hs.ts";
import { Shipment } from "../../../domain/shipment.ts";
import { type DraftValues, type FormField, fieldOrder, longestTexts } from "../../entries/shipmentFields.ts";
import { shipmentToValues, valuesOfCopy } from "../../entries/shipmentValues.ts";
import { setLanguage } from "../../language/dictionary.ts";
import { draftToShipment } from "./shipmentDraft.ts";

afterEach(() => setLanguage("id"));

const today = "2026-11-24";
const id = "01930000-0000-7000-8000-000000000001";
const exporterId = "01930000-0000-7000-8000-000000000002";
const aju = "000030CONTOH20261118000392";

/** A draft in which every field of its kind of declaration is right. */
const filled: DraftValues = {
  exporterId,
  source: "self-report",
  declaration: "peb",
  exportedOn: "20/11/2026",
  pebRegistrationNumber: "000392",
  pebRegistrationDate: "19/11/2026",
  pebSubmissionNumber: aju,
  customsOffice: "Tanjung Emas",
  invoiceNumber: "CBM-031/XI/2026",
  "items.0.commodity": "batik-sarong",
  "items.0.hsCode": "621142",
  "items.0.description": "Sarung batik cap",
  "items.0.quantity": "1.640",
  "items.0.unit": "PCE",
  "items.0.netKg": "574",
  destinationCountry: "JP",
  currency: "USD",
  fobValue: "12.500,75",
  incoterm: "FOB",
  buyer: "Contoh Trading",
};

const onVisit = { source: "visit", toldBy: "Bu Ratna" };
const parcel = { declaration: "consignment-note", consignmentNoteNumber: "EE123456789ID" };
const thirdParty = { declaration: "via-third-party", thirdPartyName: "PT Contoh Dagang" };

function read(values: DraftValues, more: Partial<Parameters<typeof draftToShipment>[1]> = {}) {
  return draftToShipment({ ...filled, ...values }, { id, today, regionCode: "3375", isHsCode, ...more });
}

/** What stands in the record for a field of the form. */
function factOf(reading: ReturnType<typeof read>, field: FormField): unknown {
  const path = field.split(".");
  return path.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], reading.facts);
}

function wordsAt(reading: ReturnType<typeof read>, field: FormField): string | undefined {
  return reading.problems.find((problem) => problem.field === field)?.text;
}

/** What is typed into the field, or into several fields, and the words that it gets or what it is read as. */
type Case = [typed: string | DraftValues, expected: string | { reads: unknown }];
type Cases = Record<"empty" | "absurd" | "pasted money" | "one comma" | "future" | "contradictory", Case | Case[]>;

const long = (length: number) => "x".repeat(length);
const money = "US$ 12.500,75";

const table: Record<FormField, Cases> = {
  exporterId: {
    empty: ["", "Pilih eksportir."],
    absurd: ["bukan-eksportir", "Periksa eksportir."],
    "pasted money": [money, "Periksa eksportir."],
    "one comma": ["1,234", "Periksa eksportir."],
    future: ["25/11/2026", "Periksa eksportir."],
    contradictory: ["01930000-0000-4000-8000-000000000002", "Periksa eksportir."],
  },
  source: {
    empty: ["", "Pilih sumber."],
    absurd: ["mimpi", "Pilih sumber."],
    "pasted money": [money, "Pilih sumber."],
    "one comma": ["1,234", "Pilih sumber."],
    future: ["25/11/2026", "Pilih sumber."],
    contradictory: [{ source: "self-report", toldBy: "Bu Ratna" }, { reads: "self-report" }],
  },
  toldBy: {
    empty: [{ ...onVisit, toldBy: "" }, { reads: undefined }],
    absurd: [{ ...onVisit, toldBy: long(201) }, "Diceritakan oleh paling banyak 200 huruf. Sekarang 201."],
    "pasted money": [{ ...onVisit, toldBy: money }, { reads: money }],
    "one comma": [{ ...onVisit, toldBy: "1,234" }, { reads: "1,234" }],
    future: [{ ...onVisit, toldBy: "25/11/2026" }, { reads: "25/11/2026" }],
    contradictory: [{ source: "self-report", toldBy: "Bu Ratna" }, { reads: undefined }],
  },
  declaration: {
    empty: ["", "Pilih dokumen."],
    absurd: ["karcis", "Pilih dokumen."],
    "pasted money": [money, "Pilih dokumen."],
    "one comma": ["1,234", "Pilih dokumen."],
    future: ["25/11/2026", "Pilih dokumen."],
    contradictory: [{ ...parcel, thirdPartyName: "PT Contoh Dagang" }, { reads: "consignment-note" }],
  },
  exportedOn: {
    empty: [
      ["", { reads: undefined }],
      [
        { exportedOn: "", pebRegistrationNumber: "", pebRegistrationDate: "" },
        "Isi tanggal ekspor. Belum tahu? Isi nomor dan tanggal PEB.",
      ],
    ],
    absurd: [
      ["31/02/2026", "Tanggal ekspor tidak ada di kalender. Periksa hari dan bulannya."],
      ["minggu depan", "Tanggal ekspor ditulis seperti 24/11/2026."],
      ["20/11/1926", "Tanggal ekspor terlalu lama. Isi 01/01/2000 atau sesudahnya."],
      ["kemarin", { reads: "2026-11-23" }],
    ],
    "pasted money": [money, "Tanggal ekspor ditulis seperti 24/11/2026."],
    "one comma": ["1,234", "Tanggal ekspor ditulis seperti 24/11/2026."],
    future: [
      ["25/11/2026", "Tanggal ekspor tidak boleh setelah hari ini. Isi 24/11/2026 atau sebelumnya."],
      ["24/11/2026", { reads: today }],
    ],
    contradictory: [{ ...parcel, exportedOn: "" }, "Isi tanggal ekspor. Belum tahu? Isi nomor dan tanggal PEB."],
  },
  pebRegistrationNumber: {
    empty: [{ pebRegistrationNumber: "", pebRegistrationDate: "" }, { reads: undefined }],
    absurd: [
      ["392", "Nomor PEB terdiri dari 6 angka, misalnya 000392."],
      ["0003921", "Nomor PEB terdiri dari 6 angka, misalnya 000392."],
      ["000 392", { reads: "000392" }],
    ],
    "pasted money": [money, "Nomor PEB terdiri dari 6 angka, misalnya 000392."],
    "one comma": ["1,234", "Nomor PEB terdiri dari 6 angka, misalnya 000392."],
    future: ["25/11/2026", "Nomor PEB terdiri dari 6 angka, misalnya 000392."],
    contradictory: [{ pebRegistrationNumber: "" }, "Isi nomor PEB juga, atau kosongkan tanggal PEB."],
  },
  pebRegistrationDate: {
    empty: [{ pebRegistrationNumber: "", pebRegistrationDate: "" }, { reads: undefined }],
    absurd: [
      ["30/02/2026", "Tanggal PEB tidak ada di kalender. Periksa hari dan bulannya."],
      ["01/01/1999", "Tanggal PEB terlalu lama. Isi 01/01/2000 atau sesudahnya."],
    ],
    "pasted money": [money, "Tanggal PEB ditulis seperti 24/11/2026."],
    "one comma": ["1,234", "Tanggal PEB ditulis seperti 24/11/2026."],
    future: ["25/11/2026", "Tanggal PEB tidak boleh setelah hari ini. Isi 24/11/2026 atau sebelumnya."],
    contradictory: [{ pebRegistrationDate: "" }, "Isi tanggal PEB juga, atau kosongkan nomor PEB."],
  },
  pebSubmissionNumber: {
    empty: ["", { reads: undefined }],
    absurd: [
      ["12345", "Nomor pengajuan terdiri dari 26 huruf atau angka. Sekarang 5."],
      ["000030-CONTOH-20261118-000392", { reads: aju }],
      ["000030contoh20261118000392", { reads: aju }],
    ],
    "pasted money": [money, "Nomor pengajuan terdiri dari 26 huruf atau angka. Sekarang 11."],
    "one comma": ["1,234", "Nomor pengajuan terdiri dari 26 huruf atau angka. Sekarang 5."],
    future: ["25/11/2026", "Nomor pengajuan terdiri dari 26 huruf atau angka. Sekarang 8."],
    contradictory: [
      ["000020CONTOH20261118000392", "Nomor pengajuan ini bukan untuk PEB: huruf ke-5 dan ke-6 harus 30."],
      [
        "000030CONTOH20261399000392",
        "Nomor pengajuan memuat tanggal yang tidak ada (huruf ke-13 sampai ke-20). Periksa angkanya.",
      ],
    ],
  },
  customsOffice: {
    empty: ["", { reads: undefined }],
    absurd: [long(61), "Kantor pabean paling banyak 60 huruf. Sekarang 61."],
    "pasted money": [money, { reads: money }],
    "one comma": ["1,234", { reads: "1,234" }],
    future: ["25/11/2026", { reads: "25/11/2026" }],
    contradictory: [{ ...parcel, customsOffice: "Tanjung Emas" }, { reads: undefined }],
  },
  consignmentNoteNumber: {
    empty: [{ ...parcel, consignmentNoteNumber: "" }, { reads: undefined }],
    absurd: [{ ...parcel, consignmentNoteNumber: long(41) }, "Nomor CN paling banyak 40 huruf. Sekarang 41."],
    "pasted money": [{ ...parcel, consignmentNoteNumber: money }, { reads: money }],
    "one comma": [{ ...parcel, consignmentNoteNumber: "1,234" }, { reads: "1,234" }],
    future: [{ ...parcel, consignmentNoteNumber: "25/11/2026" }, { reads: "25/11/2026" }],
    contradictory: [{ consignmentNoteNumber: "EE123456789ID" }, { reads: undefined }],
  },
  thirdPartyName: {
    empty: [{ ...thirdParty, thirdPartyName: " " }, "Isi nama pihak ketiga."],
    absurd: [{ ...thirdParty, thirdPartyName: long(201) }, "Nama pihak ketiga paling banyak 200 huruf. Sekarang 201."],
    "pasted money": [{ ...thirdParty, thirdPartyName: money }, { reads: money }],
    "one comma": [{ ...thirdParty, thirdPartyName: "1,234" }, { reads: "1,234" }],
    future: [{ ...thirdParty, thirdPartyName: "25/11/2026" }, { reads: "25/11/2026" }],
    contradictory: [{ thirdPartyName: "PT Contoh Dagang" }, { reads: undefined }],
  },
  invoiceNumber: {
    empty: ["", { reads: undefined }],
    absurd: [long(61), "Nomor invoice paling banyak 60 huruf. Sekarang 61."],
    "pasted money": [money, { reads: money }],
    "one comma": ["1,234", { reads: "1,234" }],
    future: ["25/11/2026", { reads: "25/11/2026" }],
    contradictory: [{ invoiceNumber: "000392" }, { reads: "000392" }],
  },
  "items.0.commodity": {
    empty: ["", "Pilih komoditas."],
    absurd: ["unicorn", "Pilih komoditas."],
    "pasted money": [money, "Pilih komoditas."],
    "one comma": ["1,234", "Pilih komoditas."],
    future: ["25/11/2026", "Pilih komoditas."],
    contradictory: [{ "items.0.commodity": "other" }, { reads: "other" }],
  },
  "items.0.hsCode": {
    empty: ["", { reads: undefined }],
    absurd: [
      ["999998", "Kode HS 999998 tidak ada di BTKI 2022. Cari lagi, atau kosongkan."],
      ["62", "Kode HS terdiri dari 6 atau 8 angka, misalnya 6211.42."],
      ["6211.42", { reads: "621142" }],
      ["6211.42.10", { reads: "62114210" }],
    ],
    "pasted money": [money, "Kode HS terdiri dari 6 atau 8 angka, misalnya 6211.42."],
    "one comma": ["1,234", "Kode HS terdiri dari 6 atau 8 angka, misalnya 6211.42."],
    // Eight digits like a code of the tariff book, and in no edition of it.
    future: ["31/12/2026", "Kode HS 31122026 tidak ada di BTKI 2022. Cari lagi, atau kosongkan."],
    contradictory: [
      [
        { "items.0.hsCode": "041090", exportedOn: "20/11/2021", pebRegistrationDate: "19/11/2021" },
        "Kode HS 041090 tidak ada di BTKI 2017. Cari lagi, atau kosongkan.",
      ],
      [{ "items.0.hsCode": "041000" }, "Kode HS 041000 tidak ada di BTKI 2022. Cari lagi, atau kosongkan."],
    ],
  },
  "items.0.description": {
    empty: ["", { reads: undefined }],
    absurd: [
      [long(501), "Uraian barang paling banyak 500 huruf. Sekarang 501."],
      ["sarung\u0000 batik\ud800", { reads: "sarung batik" }],
    ],
    "pasted money": [money, { reads: money }],
    "one comma": ["1,234", { reads: "1,234" }],
    future: ["25/11/2026", { reads: "25/11/2026" }],
    contradictory: [
      { "items.0.commodity": "other", "items.0.description": "  " },
      "Isi uraian barang, karena barang ini tidak ada di daftar.",
    ],
  },
  "items.0.quantity": {
    empty: ["", "Isi jumlah."],
    absurd: [
      ["banyak", "Jumlah hanya boleh angka, misalnya 12.500,75."],
      ["0", "Jumlah harus lebih dari nol."],
      ["-5", "Jumlah tidak boleh kurang dari nol. Hapus tanda minus."],
      ["1,23456", "Jumlah paling banyak 4 angka di belakang koma."],
      ["999999999999999", "Jumlah terlalu besar. Periksa jumlah angkanya."],
    ],
    "pasted money": [money, "Jumlah hanya boleh angka, misalnya 12.500,75."],
    "one comma": [
      "1,234",
      "Jumlah bisa dibaca lain. Maksudnya 1.234 (seribu dua ratus tiga puluh empat) atau 1,234 (satu koma dua tiga empat)?",
    ],
    future: ["25/11/2026", "Jumlah hanya boleh angka, misalnya 12.500,75."],
    contradictory: [{ "items.0.quantity": "1.640 USD" }, "Jumlah hanya boleh angka, misalnya 12.500,75."],
  },
  "items.0.unit": {
    empty: ["", "Pilih satuan."],
    absurd: ["ZZZ", "Pilih satuan."],
    "pasted money": [money, "Pilih satuan."],
    "one comma": ["1,234", "Pilih satuan."],
    future: ["25/11/2026", "Pilih satuan."],
    // A carton is what goods are packed in, not what they are counted in.
    contradictory: [{ "items.0.unit": "CT" }, "Pilih satuan."],
  },
  "items.0.netKg": {
    empty: ["", { reads: undefined }],
    absurd: [
      ["ringan", "Berat bersih hanya boleh angka, misalnya 12.500,75."],
      ["0", "Berat bersih harus lebih dari nol."],
      ["-5", "Berat bersih tidak boleh kurang dari nol. Hapus tanda minus."],
      ["0,00001", "Berat bersih paling banyak 4 angka di belakang koma."],
      ["999999999999999", "Berat bersih terlalu besar. Periksa jumlah angkanya."],
    ],
    "pasted money": [money, "Berat bersih hanya boleh angka, misalnya 12.500,75."],
    "one comma": [
      "1,234",
      "Berat bersih bisa dibaca lain. Maksudnya 1.234 (seribu dua ratus tiga puluh empat) atau 1,234 (satu koma dua tiga empat)?",
    ],
    future: ["25/11/2026", "Berat bersih hanya boleh angka, misalnya 12.500,75."],
    contradictory: [{ "items.0.netKg": "574 EUR" }, "Berat bersih hanya boleh angka, misalnya 12.500,75."],
  },
  destinationCountry: {
    empty: ["", "Pilih negara tujuan."],
    absurd: ["XX", "Pilih negara tujuan."],
    "pasted money": [money, "Pilih negara tujuan."],
    "one comma": ["1,234", "Pilih negara tujuan."],
    future: ["25/11/2026", "Pilih negara tujuan."],
    contradictory: ["ID", "Negara tujuan tidak bisa Indonesia. Pilih negara lain."],
  },
  currency: {
    empty: ["", "Pilih valuta."],
    absurd: ["XYZ", "Pilih valuta."],
    "pasted money": [money, "Pilih valuta."],
    "one comma": ["1,234", "Pilih valuta."],
    future: ["25/11/2026", "Pilih valuta."],
    contradictory: [{ currency: "JPY" }, { reads: "JPY" }],
  },
  fobValue: {
    empty: ["", "Isi nilai ekspor."],
    absurd: [
      ["mahal", "Nilai ekspor hanya boleh angka, misalnya 12.500,75."],
      ["0", "Nilai ekspor harus lebih dari nol."],
      ["-12.500", "Nilai ekspor tidak boleh kurang dari nol. Hapus tanda minus."],
      ["12.500,755", "Nilai ekspor paling banyak 2 angka di belakang koma."],
      ["99999999999999999999", "Nilai ekspor terlalu besar. Periksa jumlah angkanya."],
      ["12.50.000", "Nilai ekspor hanya boleh angka, misalnya 12.500,75."],
    ],
    "pasted money": [
      [money, { reads: 1_250_075 }],
      ["USD 12,500.75", { reads: 1_250_075 }],
    ],
    "one comma": ["1,234", "Nilai ekspor bisa dibaca lain. Maksudnya US$1.234,00?"],
    future: ["25/11/2026", "Nilai ekspor hanya boleh angka, misalnya 12.500,75."],
    contradictory: [
      [
        { currency: "EUR", fobValue: money },
        "Tertulis USD, sedangkan valuta laporan ini EUR. Ganti valuta atau periksa nilainya.",
      ],
      [
        { fobValue: "Rp 180.000.000" },
        "Tertulis IDR, sedangkan valuta laporan ini USD. Ganti valuta atau periksa nilainya.",
      ],
      [{ currency: "JPY" }, "Nilai ekspor ditulis tanpa angka di belakang koma."],
      [
        { currency: "KWD", fobValue: "1,234" },
        "Nilai ekspor bisa dibaca lain. Maksudnya KWD\u00a01.234,000 atau KWD\u00a01,234?",
      ],
    ],
  },
  incoterm: {
    empty: ["", { reads: undefined }],
    absurd: [
      ["XXX", "Pilih cara penyerahan."],
      // "Lainnya" was picked, and then none.
      ["other", "Pilih cara penyerahan."],
    ],
    "pasted money": [money, "Pilih cara penyerahan."],
    "one comma": ["1,234", "Pilih cara penyerahan."],
    future: ["25/11/2026", "Pilih cara penyerahan."],
    // FOB is for the sea and a parcel goes by post: unusual, which the check page asks about, and no problem.
    contradictory: [{ ...parcel, incoterm: "FOB" }, { reads: "FOB" }],
  },
  buyer: {
    empty: ["", { reads: undefined }],
    absurd: [long(201), "Pembeli paling banyak 200 huruf. Sekarang 201."],
    "pasted money": [money, { reads: money }],
    "one comma": ["1,234", { reads: "1,234" }],
    future: ["25/11/2026", { reads: "25/11/2026" }],
    contradictory: [{ buyer: "Contoh Trading", destinationCountry: "SG" }, { reads: "Contoh Trading" }],
  },
};

const rows = fieldOrder.flatMap((field) =>
  Object.entries(table[field]).flatMap(([what, cases]) => {
    const list = (Array.isArray(cases[1]) ? cases : [cases]) as Case[];
    return list.map(([typed, expected]) => ({ field, what, typed, expected }));
  }),
);

test("the table has every field of the form in every kind of wrong", () => {
  expect(Object.keys(table)).toEqual(fieldOrder);
  expect(rows.length).toBeGreaterThanOrEqual(fieldOrder.length * 6);
});

describe.each(rows)("$field, $what: $typed", ({ field, typed, expected }) => {
  const values = typeof typed === "string" ? { [field]: typed } : typed;

  if (typeof expected === "string") {
    test(`is told: ${expected}`, () => {
      const reading = read(values);
      expect(wordsAt(reading, field)).toBe(expected);
      expect(reading.shipment).toBeUndefined();
    });
  } else {
    test(`is read as ${String(expected.reads)}`, () => {
      const reading = read(values);
      expect(wordsAt(reading, field)).toBeUndefined();
      expect(factOf(reading, field)).toBe(expected.reads);
    });
  }
});

test.each<[FormField, DraftValues, string]>([
  ["fobValue", { fobValue: "" }, "Enter the export value."],
  ["fobValue", { fobValue: "mahal" }, "The export value must be a number, like 12,500.75."],
  ["exportedOn", { exportedOn: "25/11/2026" }, "The export date cannot be after today. Enter 24/11/2026 or earlier."],
  ["destinationCountry", { destinationCountry: "" }, "Choose the destination."],
  ["pebRegistrationNumber", { pebRegistrationNumber: "392" }, "The PEB number has 6 digits, like 000392."],
  [
    "items.0.quantity",
    { "items.0.quantity": "1,234" },
    "The quantity can be read in another way. Did you mean 1,234 (one thousand two hundred thirty-four) or 1.234 (one point two three four)?",
  ],
  [
    "fobValue",
    { currency: "EUR", fobValue: money },
    "It says USD, but the currency of this report is EUR. Change the currency or check the value.",
  ],
  ["buyer", { buyer: long(1201) }, "The buyer can have at most 200 characters. It has 1,201 now."],
])("in English, %s of %j is told: %s", async (field, values, expected) => {
  await setLanguage("en");
  expect(wordsAt(read(values), field)).toBe(expected);
});

test("a filled-in draft is a shipment with one goods line of the office's region", () => {
  expect(read({}).problems).toEqual([]);
  expect(read({}).shipment).toEqual({
    id,
    exporterId,
    source: "self-report",
    declaration: "peb",
    exportedOn: "2026-11-20",
    pebRegistrationNumber: "000392",
    pebRegistrationDate: "2026-11-19",
    pebSubmissionNumber: aju,
    customsOffice: "Tanjung Emas",
    invoiceNumber: "CBM-031/XI/2026",
    destinationCountry: "JP",
    currency: "USD",
    fobValue: 1_250_075,
    incoterm: "FOB",
    buyer: "Contoh Trading",
    items: [
      {
        originRegion: "3375",
        commodity: "batik-sarong",
        hsCode: "621142",
        description: "Sarung batik cap",
        quantity: 16_400_000,
        unit: "PCE",
        netKg: 5_740_000,
        fobValue: 1_250_075,
      },
    ],
  });
});

test("an empty draft tells what is needed, in the order of the form", () => {
  const reading = draftToShipment({}, { id, today });
  expect(reading.problems.map((problem) => problem.text)).toEqual([
    "Pilih eksportir.",
    "Pilih sumber.",
    "Pilih dokumen.",
    "Isi tanggal ekspor. Belum tahu? Isi nomor dan tanggal PEB.",
    "Pilih komoditas.",
    "Isi jumlah.",
    "Pilih satuan.",
    "Pilih negara tujuan.",
    "Pilih valuta.",
  ]);
});

test("two fields that are wrong are both told, and neither hides a rule that a third one breaks", () => {
  const reading = read({ fobValue: "", destinationCountry: "", exportedOn: "25/11/2026" });
  expect(reading.problems.map((problem) => problem.field)).toEqual(["exportedOn", "destinationCountry", "fobValue"]);
});

test("picking one meaning of an ambiguous number settles it", () => {
  const problem = read({ "items.0.quantity": "1,234" }).problems[0];
  const meanings = problem?.choices?.map(({ values }) => read(values).facts.items[0]?.quantity);
  expect(meanings).toEqual([12_340_000, 12_340]);
});

test("where dollars leave one meaning, the other choice leads back into the field", () => {
  const choices = read({ fobValue: "1,234" }).problems[0]?.choices;
  expect(choices).toEqual([
    { label: "US$1.234,00", values: { fobValue: "1.234,00" } },
    { label: "Bukan, saya tulis lagi", values: {} },
  ]);
});

test("a pasted currency can be taken over, or the chosen one kept", () => {
  const problem = read({ fobValue: "EUR 500" }).problems[0];
  const settled = problem?.choices?.map(({ values }) => read({ fobValue: "EUR 500", ...values }).shipment);
  expect(settled?.map((shipment) => [shipment?.currency, shipment?.fobValue])).toEqual([
    ["EUR", 50_000],
    ["USD", 50_000],
  ]);
});

test("an HS code is taken in good faith while the list isn't loaded", () => {
  expect(read({ "items.0.hsCode": "999998" }, { isHsCode: undefined }).problems).toEqual([]);
});

test("a shipment put into the form is read back as the same shipment, in either language", async () => {
  const shipment = read({}).shipment as Shipment;
  const uneven = {
    ...shipment,
    fobValue: 123_456_789_012,
    items: [{ ...(shipment.items[0] as Shipment["items"][0]) }],
  };
  uneven.items[0] = { ...(shipment.items[0] as Shipment["items"][0]), fobValue: 123_456_789_012, quantity: 12_345 };
  for (const language of ["id", "en"] as const) {
    await setLanguage(language);
    expect(draftToShipment(shipmentToValues(uneven), { id, today, isHsCode, regionCode: "3375" }).shipment).toEqual(
      uneven,
    );
  }
});

test("a correction keeps what the form doesn't ask for", () => {
  const before = { ...(read({}).shipment as Shipment), freight: 40_000, loadingPort: "IDTGM", note: "Lewat Semarang" };
  const after = read({ fobValue: "13.000" }, { corrects: before }).shipment;
  expect(after).toEqual({ ...before, fobValue: 1_300_000, items: [{ ...before.items[0], fobValue: 1_300_000 }] });
});

test("a correction stays with its exporter and keeps its other goods lines", () => {
  const one = read({}).shipment as Shipment;
  const line = one.items[0] as Shipment["items"][0];
  const before = {
    ...one,
    fobValue: 2_000_000,
    items: [
      { ...line, fobValue: 1_250_075 },
      { ...line, fobValue: 749_925 },
    ],
  };
  const other = { exporterId: "01930000-0000-7000-8000-00000000000f" };
  const after = read({ ...other, fobValue: "21.000" }, { corrects: before }).shipment;
  expect(after?.exporterId).toBe(exporterId);
  expect(after?.items.map((item) => item.fobValue)).toEqual([1_350_075, 749_925]);
  expect(wordsAt(read({ fobValue: "7.000" }, { corrects: before }), "fobValue")).toBe(
    "Nilai ekspor lebih kecil dari nilai barang lain di laporan ini. Periksa nilainya.",
  );
});

test("a net weight above the gross weight of the corrected report is told at its field", () => {
  const before = { ...(read({}).shipment as Shipment), netKg: 5_740_000, grossKg: 6_000_000 };
  const reading = read({ "items.0.netKg": "700" }, { corrects: before });
  expect(wordsAt(reading, "items.0.netKg")).toBe(
    "Berat bersih lebih besar dari berat kotor di laporan ini. Periksa beratnya.",
  );
});

test("a copy leaves out the day and the numbers of the papers", () => {
  const values = valuesOfCopy(read({}).shipment as Shipment);
  expect(Object.keys(values)).not.toEqual(expect.arrayContaining(["exportedOn"]));
  expect(values).toMatchObject({ declaration: "peb", fobValue: "12.500,75", "items.0.commodity": "batik-sarong" });
  expect(read({}).problems.length).toBe(0);
  expect(draftToShipment(values, { id, today, isHsCode }).problems.map((problem) => problem.field)).toEqual([
    "exportedOn",
  ]);
});

test.each(Object.entries(longestTexts))(
  "the record takes %s up to %i characters, as the form says",
  (field, longest) => {
    const key = field.split(".").at(-1) as string;
    const parse = (length: number) => {
      const shipment = read({}).shipment as Shipment;
      const text = { [key]: long(length) };
      const changed = field.startsWith("items.")
        ? { ...shipment, items: [{ ...shipment.items[0], ...text }] }
        : { ...shipment, ...text };
      return Shipment.safeParse(changed).success;
    };
    expect([parse(longest), parse(longest + 1)]).toEqual([true, false]);
  },
);
