import { formatCount } from "../format.ts";

const count = (number: number) => formatCount(number, { language: "id" });

/** Words of the dashboard (ux.md section 7) and of the entries behind its numbers. Amounts and days come formatted. */
export const realisation = {
  title: (year: number) => `Realisasi ${year}`,
  nothingApproved: (period: string) => `Belum ada ekspor disetujui pada ${period}.`,
  noTarget: (year: number) => `Target ${year} belum diisi.`,
  toQueue: "Buka antrean",
  year: "Tahun",
  period: "Periode",
  wholeYear: "Tahun",
  chooseMonth: "Bulan",
  measure: "Mata uang",
  measures: { usd: "US$", idr: "Rp" },
  semesters: { 1: "Semester I", 2: "Semester II" },
  semesterOf: (semester: { name: string; year: number }) => `${semester.name} ${semester.year}`,
  month: "Bulan",
  semester: "Semester",
  realised: "Realisasi",
  target: "Target",
  achievement: "Capaian",
  short: "Kurang",
  over: "Lebih",
  difference: "Selisih",
  approved: "Disetujui",
  waiting: "Menunggu",
  pace: "Laju",
  paceOn: (day: string) => `Laju ${day}`,
  before: "Tahun lalu",
  item: "Bagian",
  value: "Nilai",
  currencies: { usd: "Dolar AS", idr: "Rupiah" },
  againstTarget: "Realisasi terhadap target",
  perMonth: "Per bulan",
  perSemester: "Per semester",
  counting: "Cara hitung",
  monthly: "Bulanan",
  cumulative: "Kumulatif",
  exporters: "Eksportir",
  commodities: "Komoditas",
  destinations: "Negara tujuan",
  share: "bagian",
  othersOf: (rest: number) => `Lainnya (${count(rest)})`,
  seeAll: {
    exporter: (all: number) => `Lihat semua ${count(all)} eksportir`,
    commodity: (all: number) => `Lihat semua ${count(all)} komoditas`,
    destination: (all: number) => `Lihat semua ${count(all)} negara`,
  },
  seeTop: "Lihat 10 teratas",
  provisional: "Angka sementara",
  provisionalWhy: "Angka sementara: masih ada laporan yang menunggu, atau Desember masih bisa dilaporkan.",
  /** @param figures formatted; `difference` without sign */
  belowTarget: (figures: { percent: string; difference: string }) =>
    `Realisasi ${figures.percent} dari target; kurang ${figures.difference}.`,
  aboveTarget: (figures: { percent: string; difference: string }) =>
    `Realisasi ${figures.percent} dari target; lebih ${figures.difference}.`,
  withWaiting: (percent: string) => `Dengan yang menunggu: ${percent}.`,
  realisedOnly: (value: string) => `Realisasi ${value}.`,
  waitingEntries: (waiting: { value: string; entries: number }) =>
    `Menunggu diperiksa: ${waiting.value} dari ${count(waiting.entries)} laporan; belum dihitung.`,
  targetOf: (target: { usd: string; idr: string | undefined; plan: string | undefined }) =>
    `Target ${target.usd}${target.idr === undefined ? "" : ` atau ${target.idr}`}${target.plan === undefined ? "" : `, ${target.plan}`}.`,
  targetRose: (change: { year: number; percent: string; before: number; target: string }) =>
    `Target ${change.year} naik ${change.percent} dari target ${change.before} (${change.target}).`,
  targetFell: (change: { year: number; percent: string; before: number; target: string }) =>
    `Target ${change.year} turun ${change.percent} dari target ${change.before} (${change.target}).`,
  targetBelowRealised: (change: { year: number; percent: string; before: number; realised: string }) =>
    `Target ${change.year} lebih rendah ${change.percent} dari realisasi ${change.before} (${change.realised}).`,
  targetAboveRealised: (change: { year: number; percent: string; before: number; realised: string }) =>
    `Target ${change.year} lebih tinggi ${change.percent} dari realisasi ${change.before} (${change.realised}).`,
  withoutRate: (entries: number) => `tanpa ${count(entries)} entri yang belum berkurs`,
  rate: (rate: { rupiah: string; per: number; currency: string; source: string; from: string; to: string }) =>
    `Kurs: ${rate.rupiah} untuk ${rate.per === 1 ? "" : `${rate.per} `}${rate.currency} (${rate.source}), berlaku ${rate.from} sampai ${rate.to}.`,
  rateRange: (rate: { lowest: string; highest: string; currency: string; series: string; rates: number }) =>
    `Kurs: ${rate.lowest} sampai ${rate.highest} untuk ${rate.currency}, ${count(rate.rates)} kurs ${rate.series}.`,
  noRate: "Kurs belum ada untuk tahun ini.",
  monthsReached: (months: { reached: number; of: number; target: string | undefined }) =>
    `${count(months.reached)} dari ${count(months.of)} bulan mencapai target bulanan${months.target === undefined ? "nya" : ` ${months.target}`}.`,
  largestMonth: (month: { name: string; value: string }) => `Bulan terbesar ${month.name}, ${month.value}.`,
  nothingByMonth: "Belum ada yang disetujui.",
  cumulativeReached: (reached: { month: string; value: string }) => `Sampai ${reached.month}: ${reached.value}.`,
  semesterAgainstHalf: (half: { semester: string; isShort: boolean; difference: string }) =>
    `${half.semester} ${half.isShort ? "kurang" : "lebih"} ${half.difference}.`,
  largest: (row: { name: string; share: string }) => `Terbesar: ${row.name}, ${row.share}.`,

  stated: {
    link: (year: number) => `Tahun ${year}: angka yang diumumkan`,
    title: "Angka yang diumumkan",
    mark: "Angka yang diumumkan",
    entriesTitle: "Angka dari laporan",
    both: "Angka yang diumumkan dan angka dari laporan berdiri sendiri-sendiri dan tidak dijumlahkan.",
    figures: "Target dan realisasi",
    told: "Menurut pengumuman",
    day: "Tanggal",
    by: "Oleh",
    source: "Sumber",
    words: "Bunyinya",
    exporters: "Jumlah eksportir",
    plan: "Rencana",
    sectors: "Sektor komoditas",
    excess: "Kelebihan menurut pengumuman",
    excessOf: (excess: { usd: string; idr: string | undefined; approximate: boolean }) =>
      `${excess.approximate ? "sekitar " : ""}${excess.usd}${excess.idr === undefined ? "" : ` atau ${excess.idr}`}`,
    excessDiffers: (excess: { usd: string; idr: string | undefined }) =>
      `Selisih kedua angka di atas ${excess.usd}${excess.idr === undefined ? "" : ` atau ${excess.idr}`}.`,
    impliedRate: (rate: string) => `Kurs tidak disebut; angka realisasi berarti sekitar ${rate} untuk US$1.`,
    noBreakdown:
      "Pengumuman tidak menyebut nilai per bulan, semester, eksportir, komoditas, dan negara tujuan, jadi tidak ditampilkan.",
    noRupiah: "Pengumuman tidak menyebut nilai rupiah.",
    openSource: "Buka sumbernya",
  },

  stops: {
    title: (year: number) => `Eksportir yang berhenti pada ${year}`,
    none: (year: number) => `Tidak ada eksportir yang tercatat berhenti pada ${year}.`,
    count: (exporters: number) => `${count(exporters)} eksportir`,
    exporter: "Eksportir",
    commodity: "Komoditas",
    destinations: "Tujuan",
    reason: "Alasan",
    since: "Sejak",
    /** Goods or destinations only: the exporter goes on with others. */
    partly: "sebagian",
    resumed: "sudah ekspor lagi",
    reasonAsStated: "Alasan menurut sumbernya:",
    toldBy: (told: { by: string; day: string }) => `Menurut ${told.by}, ${told.day}.`,
  },

  entries: {
    title: "Laporan di balik angka",
    back: "Kembali ke realisasi",
    approvedIn: (period: string) => `Disetujui, ${period}`,
    waitingIn: (period: string) => `Menunggu, ${period}`,
    filters: "Saringan",
    removeFilter: (filter: string) => `Hapus saringan ${filter}`,
    sum: "Jumlah",
    entries: (entries: number) => `${count(entries)} laporan`,
    list: "Laporan",
    none: "Tidak ada laporan.",
    more: "Tampilkan lebih banyak",
    notAllHere:
      "Tidak semua laporan ada di perangkat ini: yang sudah diputuskan disimpan untuk tahun ini dan tahun lalu, 20.000 yang terbaru. Jumlahnya tetap dari semua laporan.",
    partOf: (whole: string) => `bagian dari ${whole}`,
  },
};

export type RealisationWords = typeof realisation;
