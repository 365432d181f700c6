/** Words of "nothing was exported this month". */
export const nilReports = {
  title: "Tidak ada ekspor",
  month: "Bulan",
  exporter: "Eksportir",
  meaning: (month: string) =>
    `Anda melaporkan bahwa tidak ada barang yang diekspor selama ${month}. Bulan itu dihitung sudah dilaporkan.`,
  later: "Jika ternyata ada ekspor di bulan itu, laporkan seperti biasa. Laporan nihil ini lalu tidak berlaku lagi.",
  send: "Laporkan tidak ada ekspor",

  chooseExporter: "Pilih eksportir.",
  tooOld: (month: string) => `${month} terlalu lama. Pilih bulan dari tahun 2000 atau sesudahnya.`,
  future: (month: string) => `${month} belum tiba. Pilih bulan ini atau sebelumnya.`,
  hasShipment: (month: string) => `${month} sudah ada laporan ekspornya, jadi tidak bisa dilaporkan nihil.`,

  saved: (number: string) => `Laporan nihil ${number} tersimpan di HP ini.`,
  refusedRemoved: "Hapus laporan nihil ini",
  notAllowed: "Akun ini tidak melapor ekspor.",
};

export type NilReportWords = typeof nilReports;
