import { formatCount } from "../format.ts";

const count = (number: number) => formatCount(number, { language: "id" });

/** Words of the review desk (ux.md section 6). */
export const review = {
  waiting: (entries: number) => `${count(entries)} menunggu diperiksa`,
  nothingWaiting: (moment: string) => `Tidak ada yang menunggu. Terakhir diperiksa ${moment}.`,
  /** Before the first round with the server. */
  nothingHere: "Tidak ada yang menunggu.",
  none: {
    approved: "Belum ada yang disetujui.",
    returned: "Tidak ada yang dikembalikan.",
    rejected: "Tidak ada yang ditolak.",
  },
  seeRealisation: "Lihat realisasi",

  search: "Cari eksportir atau nomor",
  clearSearch: "Hapus pencarian",
  status: "Status",
  statuses: { submitted: "Menunggu", approved: "Disetujui", returned: "Dikembalikan", rejected: "Ditolak" },
  kind: "Jenis",
  kinds: { all: "Semua jenis", shipment: "Ekspor", visit: "Kunjungan" },
  order: "Urutan",
  orders: { oldest: "Terlama dulu", newest: "Terbaru dulu" },
  entries: "Laporan",
  more: "Tampilkan lebih banyak",
  newer: (entries: number) => `${count(entries)} laporan baru · Tampilkan`,
  ages: {
    now: "baru saja",
    minutes: (minutes: number) => `${count(minutes)} menit`,
    hours: (hours: number) => `${count(hours)} jam`,
    days: (days: number) => `${count(days)} hari`,
  },
  warnings: (warnings: number) => `${count(warnings)} perlu dilihat`,
  keys: { region: "Tombol pintas", move: "pindah", open: "buka", search: "cari" },

  chooseEntry: "Pilih laporan di daftar.",
  notHere: "Laporan ini tidak ada di perangkat ini.",
  value: "Nilai FOB",
  report: "Laporan",
  checks: "Pemeriksaan otomatis",
  checked: (found: { warnings: number; good: number }) =>
    `${count(found.warnings)} perlu dilihat, ${count(found.good)} baik`,
  check: {
    documents: { good: "Nomor dokumen ada", bad: "Nomor dokumen belum diisi" },
    "declaration-day": {
      good: "Tanggal ekspor sesuai PEB",
      early: "Tanggal ekspor sebelum tanggal PEB",
      late: "Tanggal ekspor lebih dari 7 hari setelah PEB",
    },
    age: { good: "Ekspor dalam setahun terakhir", bad: "Ekspor lebih dari setahun lalu" },
    incoterm: { good: "Incoterm sesuai cara pengangkutan", bad: "Incoterm hanya untuk angkutan laut" },
    weights: { good: "Berat barang sama dengan beratnya", bad: "Jumlah berat barang tidak sama dengan berat bersih" },
    outcome: { good: "Kondisi usaha ditulis", bad: "Kondisi usaha dan tren ekspor belum ditulis" },
    "follow-ups": { good: "Kendala punya tindak lanjut", bad: "Ada kendala tanpa tindak lanjut" },
    "visit-age": {
      good: "Dilaporkan dalam 30 hari",
      bad: "Dilaporkan lebih dari 30 hari setelah kunjungan",
    },
    rate: { good: "Kurs ada", bad: "Kurs belum ada" },
  },
  noRate: (wanted: { currency: string; day: string }) =>
    `Belum bisa disetujui: kurs ${wanted.currency} untuk ${wanted.day} belum ada. Nilainya dihitung begitu kurs itu diisi.`,
  noRupiah: "Nilai rupiahnya dihitung begitu kurs untuk tanggal itu diisi. Nilai dolarnya sudah pasti.",
  conversion: "Nilai tukar",
  history: "Riwayat",
  author: "Pengirim",
  mentor: "Pendamping",
  metWith: "Ditemui",
  number: "Nomor",
  /** Beside the author, where the moments of phone and server don't go together. */
  clock: {
    ahead: (moment: { phone: string; server: string }) =>
      `Jam HP pengirim berbeda: disimpan ${moment.phone} menurut HP, diterima ${moment.server} menurut server.`,
    early: (moment: { phone: string; server: string }) =>
      `Jam HP pengirim berbeda, atau laporan lama menunggu internet: disimpan ${moment.phone} menurut HP, diterima ${moment.server} menurut server.`,
  },
  newRevision: "Laporan ini baru saja diperbaiki. Yang tampil masih versi sebelumnya.",
  seeNewRevision: "Lihat versi terbaru",

  approve: "Setujui",
  returnEntry: "Kembalikan",
  reject: "Tolak",
  reopen: "Buka kembali",
  comment: "Komentar",
  dialog: {
    return: {
      title: (exporter: string) => `Kembalikan laporan ${exporter}`,
      hint: "Tulis apa yang perlu diperbaiki. Pengirim membacanya.",
    },
    reject: {
      title: (exporter: string) => `Tolak laporan ${exporter}`,
      hint: "Tulis alasannya. Pengirim membacanya.",
    },
    reopen: {
      title: (exporter: string) => `Buka kembali laporan ${exporter}`,
      hint: "Tulis alasannya. Laporan menunggu lagi dan tidak dihitung sampai disetujui.",
    },
  },
  insert: "Sisipkan kalimat",
  /** In both dialogs. */
  returnOrReject:
    "Tolak hanya untuk laporan yang tidak boleh dihitung (ganda, bukan ekspor). Yang bisa diperbaiki: Kembalikan.",
  presets: {
    shipment: [
      "Foto kurang jelas.",
      "Nilai tidak sama dengan PEB.",
      "Dokumen belum dilampirkan.",
      "Negara tujuan belum benar.",
      "Tanggal di luar periode.",
    ],
    visit: [
      "Hasil kunjungan belum jelas.",
      "Kendala belum ditulis.",
      "Tindak lanjut belum diisi.",
      "Yang ditemui belum lengkap.",
      "Tanggal kunjungan belum benar.",
    ],
  },
  approved: (exporter: string) => `${exporter} disetujui.`,
  returned: (exporter: string) => `${exporter} dikembalikan.`,
  rejected: (exporter: string) => `${exporter} ditolak.`,
  reopened: (exporter: string) => `${exporter} dibuka kembali.`,
  undone: (exporter: string) => `Keputusan untuk ${exporter} diurungkan.`,
  tooLate: "Keputusan sudah terkirim, jadi tidak bisa diurungkan lagi.",
  /** Chip of an entry whose decision hasn't reached the server. */
  pending: {
    approve: "Disetujui, belum terkirim",
    return: "Dikembalikan, belum terkirim",
    reject: "Ditolak, belum terkirim",
    reopen: "Dibuka kembali, belum terkirim",
  },
  decidedBy: (decision: { by: string; clock: string }) => `Sudah diputuskan oleh ${decision.by}, ${decision.clock}`,
  /** Why a decision doesn't count, and what to do. */
  refused: {
    heading: (exporter: string) => `Keputusan untuk ${exporter} tidak dipakai`,
    stale: "Laporannya sudah diperbaiki lebih dulu. Periksa versi terbaru lalu putuskan lagi.",
    decided: "Sudah diputuskan orang lain. Lihat keputusannya.",
    "no-rate": "Kurs untuk tanggal itu belum ada. Setujui lagi setelah kurs diisi.",
    "not-found": "Laporannya tidak ada lagi pada dinas.",
    other: "Server tidak bisa memakai keputusan ini. Putuskan lagi.",
  },
  dismiss: "Tutup pemberitahuan",
};

export type ReviewWords = typeof review;
