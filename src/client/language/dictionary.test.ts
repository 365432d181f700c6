import { effect } from "@preact/signals";
import { afterEach, describe, expect, test } from "vitest";
import { setLanguage, words } from "./dictionary.ts";
import { english } from "./english.ts";
import { indonesian } from "./indonesian.ts";

afterEach(() => setLanguage("id"));

test("words follow the language of the page, and so does what shows them", async () => {
  const shown: string[] = [];
  const stop = effect(() => {
    shown.push(words(indonesian.common).navigation.home);
  });
  await setLanguage("en");
  await setLanguage("id");
  stop();
  expect(shown).toEqual(["Beranda", "Home", "Beranda"]);
});

test("every feature has its words in English", () => {
  expect(english.map(({ source }) => source)).toEqual(Object.values(indonesian));
});

test("every feature's file is in the dictionary", () => {
  const files = Object.keys(import.meta.glob("./{indonesian,english}/*.ts"));
  const features = Object.keys(indonesian);
  expect(files.sort()).toEqual(
    [
      ...features.map((feature) => `./english/${feature}.ts`),
      ...features.map((feature) => `./indonesian/${feature}.ts`),
    ].sort(),
  );
});

describe.each(Object.entries(indonesian).map(([feature, source], index) => ({ feature, source, index })))(
  "the words of $feature",
  ({ source, index }) => {
    const translation = english[index]?.translation ?? {};

    test("have the same keys and kinds in both languages", () => {
      expect(shapeOf(translation)).toEqual(shapeOf(source));
    });

    test("are nowhere empty, loose at the ends or doubly spaced", () => {
      const texts = [...textsOf(source), ...textsOf(translation)];
      expect(texts.length).toBeGreaterThan(0);
      for (const text of texts) {
        expect(text.trim()).not.toBe("");
        expect(text).not.toMatch(/^\s| {2}|undefined|\[object|NaN/);
      }
    });

    test("avoid what ux.md section 8 rules out", () => {
      for (const text of textsOf(source)) expect(text).not.toMatch(/\b(maaf|mohon|silakan|tidak valid)\b|!/i);
      for (const text of textsOf(translation)) expect(text).not.toMatch(/\b(sorry|please|invalid)\b|!/i);
    });
  },
);

describe("errors say what ux.md section 8 says", () => {
  const { errors } = indonesian;
  const inEnglish = english.find(({ source }) => source === errors)?.translation as typeof errors;

  test.each([
    [errors.empty("Nilai ekspor"), "Isi nilai ekspor."],
    [inEnglish.empty("Export value"), "Enter the export value."],
    [errors.amount.format("Nilai ekspor"), "Nilai ekspor hanya boleh angka, misalnya 12.500,75."],
    [inEnglish.amount.format("Export value"), "The export value must be a number, like 12,500.75."],
    [
      errors.day.future("Tanggal kirim", "24/11/2026"),
      "Tanggal kirim tidak boleh setelah hari ini. Isi 24/11/2026 atau sebelumnya.",
    ],
    [
      inEnglish.day.future("Shipment date", "24/11/2026"),
      "The shipment date cannot be after today. Enter 24/11/2026 or earlier.",
    ],
    [errors.choice("Negara tujuan"), "Pilih negara tujuan."],
    [inEnglish.choice("Destination"), "Choose the destination."],
    [errors.empty("NIB"), "Isi NIB."],
    [errors.empty("Nomor PEB"), "Isi nomor PEB."],
    [errors.file.tooLarge("18 MB", "10 MB"), "Berkas 18 MB terlalu besar. Pilih berkas di bawah 10 MB."],
    [
      errors.sending.noAnswer("09.20"),
      "Belum terkirim: server tidak menjawab. Data aman di HP ini dan akan dicoba lagi pukul 09.20.",
    ],
    [errors.summary(2), "Ada 2 hal yang perlu diperbaiki"],
  ])("%s", (text, expected) => {
    expect(text).toBe(expected);
  });

  test("a refusal names the reason and the next step", () => {
    const { refused } = indonesian.sync.chips;
    expect(refused.line(errors.refusals["number-taken"]())).toBe(
      "Server menolak laporan ini: nomor PEB sudah dipakai. Ubah nomor PEB lalu kirim lagi.",
    );
    expect(refused.line(errors.refusals.invalid("Nilai FOB"))).toBe(
      "Server menolak laporan ini: nilai FOB belum benar. Ubah nilai FOB lalu kirim lagi.",
    );
  });
});

test.each([
  [indonesian.sync.pill.allSent("09.12"), "Semua terkirim · 09.12"],
  [indonesian.sync.pill.offline(3), "Tanpa internet · 3 menunggu dikirim"],
  [indonesian.sync.pill.sending({ done: 2, total: 5 }), "Mengirim 2 dari 5…"],
  [indonesian.sync.pill.notSent(3), "3 belum terkirim · Coba lagi"],
  [indonesian.sync.pill.needsAttention(1), "1 perlu dilihat"],
  [indonesian.sync.pill.storageAlmostFull("40 MB"), "Memori HP hampir penuh · 40 MB tersisa"],
  [indonesian.sync.pill.preparing(60), "Menyiapkan data… 60%"],
])("the sync pill says %s", (text, expected) => {
  expect(text).toBe(expected);
});

/** Keys with the kind of what they hold, so that a missing or swapped word shows. */
function shapeOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}

/** Every text of a dictionary; functions get a stand-in that serves as text, number, list, object and function alike. */
function textsOf(value: unknown): string[] {
  if (value === standIn || typeof value === "string") return [String(value)];
  if (typeof value === "function") return textsOf(value(...Array.from({ length: value.length || 1 }, () => standIn)));
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(textsOf);
  return [];
}

const standIn: unknown = new Proxy(() => {}, {
  get(_target, key) {
    if (key === Symbol.toPrimitive) return (hint: string) => (hint === "number" ? 7 : "Contoh");
    if (key === Symbol.iterator) return () => "Contoh"[Symbol.iterator]();
    return standIn;
  },
  apply: () => standIn,
});
