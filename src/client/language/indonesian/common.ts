import { formatCount } from "../format.ts";

/** Words of every page: roles, navigation, actions, lists, update, crash. */
export const common = {
  appName: "Jejak Ekspor",
  exampleOffice: "Kantor contoh",
  roles: {
    mentor: "Pendamping",
    exporter: "Eksportir",
    supervisor: "Verifikator",
    admin: "Admin",
    viewer: "Pimpinan",
  },
  navigation: {
    home: "Beranda",
    visits: "Kunjungan",
    exporters: "Eksportir",
    shipments: "Ekspor",
    outbox: "Kiriman",
    profile: "Saya",
    help: "Bantuan",
    queue: "Antrean",
    realisation: "Realisasi",
    reporting: "Kepatuhan",
    reports: "Laporan",
    data: "Data",
  },
  actions: {
    back: "Kembali",
    next: "Lanjut",
    cancel: "Batal",
    close: "Tutup",
    continue: "Lanjutkan",
    change: "Ubah",
    correct: "Perbaiki",
    remove: "Hapus",
    undo: "Urungkan",
    view: "Lihat",
    copy: "Salin",
    share: "Bagikan",
    print: "Cetak",
    done: "Selesai",
    search: "Cari",
    tryAgain: "Coba lagi",
    reload: "Muat ulang",
    retract: "Tarik kembali",
    pause: "Jeda",
  },
  optional: "(boleh dikosongkan)",
  notFilledIn: "Tidak diisi",
  today: "Hari ini",
  yesterday: "Kemarin",
  /** @param amountInWords from numberWords.ts */
  readBack: (amountInWords: string) => `Terbaca: ${amountInWords}`,
  yesCorrect: "Ya, sudah benar",
  muchLarger: (times: number) =>
    `Nilai ini ${formatCount(times, { language: "id" })} kali lebih besar dari biasanya. Sudah benar?`,
  list: {
    filter: "Saring",
    clearFilters: "Hapus saringan",
    nothingMatches: (query: string) => `Tidak ada hasil untuk '${query}'.`,
    others: "Lainnya",
    total: "Jumlah",
    showTable: "Lihat tabel",
  },
  /** @param moment as formatMoment gives it, without zone */
  dataAsOf: (moment: string) => `Data per ${moment}`,
  update: "Versi baru siap.",
  pageNotFound: "Halaman tidak ditemukan",
  crash: {
    text: "Ada gangguan pada aplikasi. Data di HP ini aman.",
    copyDetails: "Salin rincian",
  },
};

export type CommonWords = typeof common;
