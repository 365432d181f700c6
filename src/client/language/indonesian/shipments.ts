/** Words of shipments: home of the exporter, form, check page, nil report. */
export const shipments = {
  report: "Lapor ekspor",
  nothingExported: "Tidak ada ekspor bulan ini",
  nothingReported: (month: string) => `Belum ada laporan ${month}.`,
  reportingDeadline: (day: string) => `Batas lapor ${day}.`,
  approved: "Disetujui",
  waiting: "Menunggu",
  returnedNotCounted: "Laporan yang dikembalikan belum dihitung.",
  lastUsed: "Terakhir dipakai",

  step: (step: { number: number; of: number }) => `Langkah ${step.number} dari ${step.of}`,
  steps: {
    documents: "Tanggal & dokumen",
    goods: "Barang",
    value: "Negara tujuan & nilai",
    attachments: "Lampiran",
  },

  checkTitle: "Periksa laporan",
  send: "Kirim laporan",
  copyAsNew: "Salin jadi laporan baru",
};

export type ShipmentWords = typeof shipments;
