import type { Declaration } from "../../../domain/shipment.ts";
import type { VisitKind } from "../../../domain/visit.ts";

const visitKinds: Record<VisitKind, string> = {
  visit: "Kunjungan",
  phone: "Telepon",
  online: "Daring",
  event: "Acara",
};

/** Words of an entry wherever it is shown: rows of lists, the entry's page, the review desk. */
export const entries = {
  /** Title of a shipment's row: `US$12.500,75 ke Jepang`. */
  valueTo: (value: string, country: string) => `${value} ke ${country}`,
  /** Title of a visit's row: `Kunjungan 20 Nov 2026`. */
  visitOn: (kind: string, day: string) => `${kind} ${day}`,
  visitKinds,
  visitApproved: "Sudah diperiksa verifikator.",
  draftOfVisit: "Draf laporan kunjungan",
  shipmentOnBehalf: "Ekspor atas nama",
  shipmentOf: "Ekspor",
  nilReportOf: (month: string) => `Tidak ada ekspor ${month}`,
  nilReport: "Laporan nihil",
  /** Second line of a nil report that the server has: nobody reviews it. */
  nilReportReceived: (moment: string) => `Diterima server ${moment}. Tidak perlu diperiksa.`,
  nilReportWithdrawn: "Tidak berlaku lagi: bulan ini ada laporan ekspor.",
  seeShipment: "Lihat laporan ekspornya",
  draftOf: "Draf laporan ekspor",
  draftOfCorrection: "Draf perbaikan",
  draftAtStep: (step: { number: number; of: number }) => `Sampai langkah ${step.number} dari ${step.of}`,
  deleteDraft: "Hapus draf",
  deleteDraftQuestion: "Hapus draf ini?",
  deleteDraftExplained: "Yang sudah diisi di draf ini hilang. Laporan lain tidak berubah.",
  toCorrect: "Perlu diperbaiki:",
  number: (number: string) => `Nomor ${number}`,

  tooLateToRetract: "Mungkin sudah sampai di server; tunggu jawabannya.",

  /** What the server can't say itself, beside `errors.refusals`. */
  /** By somebody of the office, out of the quarantine. */
  declined: (reason: string) => ({
    what: "Dinas tidak menerima kiriman ini.",
    next: `Alasan: ${reason}`,
  }),
  parked: {
    conflict: {
      what: "Laporan ini sudah diubah di perangkat lain.",
      next: "Buka laporan ini, periksa isinya, lalu kirim lagi.",
    },
    "business-id-taken": {
      what: "Server menolak data ini: NIB sudah dipakai eksportir lain.",
      next: "Periksa NIB-nya. Kalau usahanya sama, pakai eksportir yang sudah ada.",
    },
    "server-cannot-store": {
      what: "Server berkali-kali gagal menyimpan laporan ini.",
      next: "Periksa isinya lalu kirim lagi, atau hubungi verifikator.",
    },
  },

  timeline: {
    savedHere: "Tersimpan di HP ini",
    acceptedBy: (by: string) => `Diterima dari karantina oleh ${by}`,
    submit: (by: string) => `Dikirim oleh ${by}`,
    revise: (change: { by: string; revision: number }) => `Perbaikan ke-${change.revision} dikirim oleh ${change.by}`,
    approve: (by: string) => `Disetujui oleh ${by}`,
    return: (by: string) => `Dikembalikan oleh ${by}`,
    reject: (by: string) => `Ditolak oleh ${by}`,
    reopen: (by: string) => `Dibuka kembali oleh ${by}`,
  },

  /** Sections and fields of a shipment that `reference` doesn't name. */
  sections: { documents: "Tanggal & dokumen", goods: "Barang", value: "Negara tujuan & nilai" },
  toldBy: "Diceritakan oleh",
  source: "Sumber",
  sources: {
    "self-report": "Eksportir sendiri",
    visit: "Kunjungan",
    phone: "Telepon",
    "e-ska": "e-SKA",
    customs: "Bea Cukai",
  },
  declaration: "Dokumen",
  declarations: {
    peb: "PEB",
    "consignment-note": "Consignment note (barang kiriman)",
    "via-third-party": "Lewat pihak ketiga",
  } satisfies Record<Declaration, string>,
  thirdParty: "Nama pihak ketiga",
  consignmentNote: "Nomor CN",
  customsOffice: "Kantor pabean",
  invoice: "Nomor invoice",
  clearanceNote: "Nomor NPE",
  /** `000392, 29 Okt 2026`. */
  numberAndDay: (number: string, day: string) => `${number}, ${day}`,
  note: "Catatan",
  goodsLine: (number: number) => `Barang ${number}`,
  inRupiah: "Nilai rupiah",
  inDollars: "Nilai dolar",
  /** Under a converted value. */
  rate: (rate: { currency: string; per: number; rupiah: string; series: string; from: string; to: string }) =>
    `Kurs ${rate.series}: ${rate.per} ${rate.currency} = ${rate.rupiah}, berlaku ${rate.from} sampai ${rate.to}`,
  rateSeries: { fixed: "tetap", kmk: "pajak (KMK)", "bi-middle": "tengah BI" },
};

export type EntryWords = typeof entries;
