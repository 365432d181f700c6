import type { RefusalCode } from "../../../protocol/refusals.ts";
import { midSentence } from "../midSentence.ts";

/**
 * What is wrong and what to do, by the field's own label (ux.md section 8). The same text stands in the summary and at
 * the field. `label` as printed above the field, days and sizes as formatted.
 */
export const errors = {
  summary: (count: number) => `Ada ${count} hal yang perlu diperbaiki`,
  titlePrefix: "Perlu diperbaiki: ",

  empty: (label: string) => `Isi ${midSentence(label)}.`,
  choice: (label: string) => `Pilih ${midSentence(label)}.`,

  /** By `problem` of parseAmount. */
  amount: {
    format: (label: string) => `${label} hanya boleh angka, misalnya 12.500,75.`,
    tooManyDecimals: (label: string, decimals: number) =>
      decimals === 0
        ? `${label} ditulis tanpa angka di belakang koma.`
        : `${label} paling banyak ${decimals} angka di belakang koma.`,
    tooLarge: (label: string) => `${label} terlalu besar. Periksa jumlah angkanya.`,
    negative: (label: string) => `${label} tidak boleh kurang dari nol. Hapus tanda minus.`,
    notPositive: (label: string) => `${label} harus lebih dari nol.`,
    /** @param readings formatted, one or two */
    ambiguous: (label: string, readings: readonly string[]) =>
      `${label} bisa dibaca lain. Maksudnya ${readings.join(" atau ")}?`,
    otherCurrency: (typed: string, chosen: string) =>
      `Tertulis ${typed}, sedangkan valuta laporan ini ${chosen}. Ganti valuta atau periksa nilainya.`,
  },

  /** By `problem` of parseDay, and by the rules of days. */
  day: {
    format: (label: string) => `${label} ditulis seperti 24/11/2026.`,
    impossible: (label: string) => `${label} tidak ada di kalender. Periksa hari dan bulannya.`,
    future: (label: string, today: string) => `${label} tidak boleh setelah hari ini. Isi ${today} atau sebelumnya.`,
  },

  file: {
    tooLarge: (size: string, limit: string) => `Berkas ${size} terlalu besar. Pilih berkas di bawah ${limit}.`,
  },

  sending: {
    noAnswer: (clock: string) =>
      `Belum terkirim: server tidak menjawab. Data aman di HP ini dan akan dicoba lagi pukul ${clock}.`,
    signInNeeded: "Belum terkirim: masuk lagi untuk mengirim. Data aman di HP ini.",
    otherNetwork: "Belum terkirim: jaringan ini minta masuk dulu. Buka halaman masuk jaringannya, lalu coba lagi.",
    conflict: "Laporan ini sudah diubah di perangkat lain. Pilih versi yang dipakai.",
  },

  notSaved: "Belum tersimpan. Isian masih ada di sini. Coba lagi.",
  storageFull: "Memori HP penuh. Kirim laporan yang menunggu atau hapus foto di HP, lalu coba lagi.",

  /** What the server said, and the next step. `label` of the field that the server named, if any. */
  refusals: {
    invalid: (label?: string) =>
      label === undefined
        ? { what: "Server menolak laporan ini: isinya belum lengkap.", next: "Periksa isinya lalu kirim lagi." }
        : {
            what: `Server menolak laporan ini: ${midSentence(label)} belum benar.`,
            next: `Ubah ${midSentence(label)} lalu kirim lagi.`,
          },
    "not-found": () => ({
      what: "Server menolak laporan ini: datanya tidak ada pada dinas atau bukan untuk Anda.",
      next: "Hubungi verifikator.",
    }),
    "id-taken": () => ({
      what: "Server menolak laporan ini: tandanya sudah dipakai laporan lain.",
      next: "Buka laporan ini lalu kirim lagi.",
    }),
    "number-taken": () => ({
      what: "Server menolak laporan ini: nomor PEB sudah dipakai.",
      next: "Ubah nomor PEB lalu kirim lagi.",
    }),
    stale: () => ({
      what: "Keputusan ini belum dipakai: laporannya sudah diperbaiki.",
      next: "Periksa versi terbaru lalu putuskan lagi.",
    }),
    decided: () => ({
      what: "Server menolak perubahan ini: laporannya sudah diputuskan.",
      next: "Lihat keputusannya. Tulisan Anda tetap ada sebagai draf.",
    }),
    "no-rate": () => ({
      what: "Laporan ini belum bisa disetujui: kursnya belum ada.",
      next: "Isi kurs untuk tanggal itu lalu setujui lagi.",
    }),
    "month-has-shipment": () => ({
      what: "Server menolak laporan ini: bulan itu sudah ada ekspornya.",
      next: "Hapus laporan nihil ini.",
    }),
    "month-has-nil-report": () => ({
      what: "Server menolak laporan ini: bulan itu sudah dilaporkan nihil.",
      next: "Hapus laporan nihil ini.",
    }),
    done: () => ({
      what: "Server menolak perubahan ini: sudah dikerjakan orang lain.",
      next: "Lihat keadaannya yang terbaru.",
    }),
  } satisfies Record<RefusalCode, (label?: string) => { what: string; next: string }>,
};

export type ErrorWords = typeof errors;
