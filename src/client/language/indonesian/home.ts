import { formatCount } from "../format.ts";

const count = (number: number) => formatCount(number, { language: "id" });

/** Words of the first page of exporters and mentors. */
export const home = {
  title: "Beranda",
  greetings: {
    morning: (name: string) => `Selamat pagi, ${name}`,
    noon: (name: string) => `Selamat siang, ${name}`,
    afternoon: (name: string) => `Selamat sore, ${name}`,
    evening: (name: string) => `Selamat malam, ${name}`,
  },
  report: "Lapor ekspor",
  reportOnBehalf: "Lapor ekspor atas nama",
  recordVisit: "Catat kunjungan",
  allShipments: "Semua laporan ekspor",
  visitsToday: {
    title: "Kunjungi hari ini",
    none: "Tidak ada yang mendesak.",
    all: "Semua eksportir",
    more: (more: number) => `${count(more)} lagi di daftar eksportir`,
    reasons: {
      "follow-up": (days: number) =>
        days === 0 ? "Tindak lanjut jatuh tempo hari ini" : `Tindak lanjut terlambat ${count(days)} hari`,
      "never-visited": "Belum pernah dikunjungi",
      "long-ago": (days: number) => `${count(days)} hari tidak dikunjungi`,
      "month-missing": "Bulan lalu belum dilaporkan",
    },
  },
  due: { title: "Tindak lanjut", all: (total: number) => `Lihat ${count(total)}` },
  waiting: "Menunggu dikirim",
  latest: "Laporan terakhir",
  drafts: "Draf",
  more: (entries: number) => `${count(entries)} lagi`,

  month: {
    nothingReported: "Belum ada laporan.",
    reported: (shipments: number) => `${count(shipments)} laporan ekspor.`,
    nothingExported: "Dilaporkan: tidak ada ekspor.",
    deadline: (day: string) => `Batas lapor ${day}.`,
    deadlinePassed: (day: string) => `Batas lapor ${day} sudah lewat.`,
    sayNothingExported: "Tidak ada ekspor bulan ini",
    sayNothingExportedIn: (month: string) => `Tidak ada ekspor ${month}`,
  },

  year: {
    title: (year: number) => `Ekspor Anda ${year}`,
    none: (year: number) => `Belum ada ekspor pada ${year}.`,
    approved: (entries: number) => `Disetujui · ${count(entries)} laporan`,
    waiting: (entries: number) => `Menunggu · ${count(entries)} laporan`,
    bar: (amounts: { approved: string; waiting: string }) =>
      `Disetujui ${amounts.approved}, menunggu ${amounts.waiting}`,
    returnedNotCounted: "Laporan yang dikembalikan belum dihitung.",
    withoutRate: (entries: number) => `${count(entries)} laporan belum dihitung: kurs belum ada.`,
    adding: "Menghitung…",
  },

  exporters: { none: "Belum ada eksportir untuk Anda. Hubungi verifikator." },
};

export type HomeWords = typeof home;
