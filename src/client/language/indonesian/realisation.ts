/** Words of the dashboard (ux.md section 7). */
export const realisation = {
  title: (year: number) => `Realisasi ${year}`,
  nothingApproved: (year: number) => `Belum ada ekspor disetujui pada ${year}.`,
  noTarget: (year: number) => `Target ${year} belum diisi.`,
  year: "Tahun",
  semesters: { 1: "Semester I", 2: "Semester II" },
  month: "Bulan",
  realised: "Realisasi",
  target: "Target",
  achievement: "Capaian",
  short: "Kurang",
  over: "Lebih",
  approved: "Disetujui",
  waiting: "Menunggu",
  pace: "Laju",
  perMonth: "Per bulan",
  perSemester: "Per semester",
  monthly: "Bulanan",
  cumulative: "Kumulatif",
  exporters: "Eksportir",
  commodities: "Komoditas",
  destinations: "Negara tujuan",
  provisional: "Angka sementara",
  /** @param figures formatted; `difference` without sign */
  belowTarget: (figures: { percent: string; difference: string }) =>
    `Realisasi ${figures.percent} dari target; kurang ${figures.difference}.`,
  aboveTarget: (figures: { percent: string; difference: string }) =>
    `Realisasi ${figures.percent} dari target; lebih ${figures.difference}.`,
  withWaiting: (percent: string) => `Dengan yang menunggu: ${percent}.`,
};

export type RealisationWords = typeof realisation;
