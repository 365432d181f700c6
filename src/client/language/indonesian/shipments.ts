import type { Declaration } from "../../../domain/shipment.ts";
import { formatCount } from "../format.ts";
import { midSentence } from "../midSentence.ts";

const count = (number: number) => formatCount(number, { language: "id" });

/** Words of shipments: list, form, check page, the entry's page. */
export const shipments = {
  report: "Lapor ekspor",
  lastUsed: "Terakhir dipakai",

  step: (step: { number: number; of: number }) => `Langkah ${step.number} dari ${step.of}`,
  steps: {
    documents: "Tanggal & dokumen",
    goods: "Barang",
    value: "Negara tujuan & nilai",
  },

  list: {
    title: "Ekspor",
    search: "Cari negara, barang, nomor",
    filter: "Saring menurut status",
    all: "Semua",
    drafts: "Draf",
    entries: "Laporan ekspor",
    more: "Tampilkan lebih banyak",
    empty: "Belum ada laporan ekspor.",
    emptyNext: "Mulai dari pengiriman terakhir Anda.",
    emptyMentor: "Belum ada laporan ekspor dari eksportir Anda.",
    noneOfState: "Tidak ada laporan dengan status ini.",
    nilThisMonth: "Lapor tidak ada ekspor",
  },

  form: {
    exporterHint: "Laporan ini atas nama siapa.",
    chooseExporter: "Pilih eksportir",
    noExporters: "Belum ada eksportir untuk Anda. Hubungi verifikator.",
    toldByHint: "Nama orang yang memberi tahu.",
    sources: { visit: "Kunjungan", phone: "Telepon" },

    declaration: "Barang keluar dengan dokumen apa?",
    declarations: {
      peb: { label: "PEB", detail: "Pemberitahuan Ekspor Barang atas nama usaha ini" },
      "consignment-note": { label: "Barang kiriman (CN)", detail: "Paket lewat pos atau jasa kiriman, tanpa PEB" },
      "via-third-party": { label: "Lewat pihak ketiga", detail: "Dokumennya atas nama perusahaan lain (undername)" },
    } satisfies Record<Declaration, { label: string; detail: string }>,

    exportedOnHint: "Hari barang berangkat. Tulis seperti 24/11/2026.",
    openCalendar: "Buka kalender",
    quickDays: "Pilihan cepat",
    pebHint: "6 angka di PEB. Belum ada? Kosongkan dulu; verifikator bisa memintanya sebelum laporan disetujui.",
    pebDateHint: "Diisi bersama nomor PEB.",
    submissionHint: "26 huruf atau angka. Spasi dan tanda hubung boleh ikut.",
    customsHint: "Misalnya Tanjung Emas.",
    noteHint: "Nomor dari pos atau jasa kiriman. Belum ada? Kosongkan dulu.",
    thirdPartyHint: "Perusahaan yang namanya tertulis di PEB.",

    choose: "Pilih",
    searchCommodity: "Cari barang",
    searchCountry: "Cari negara",
    searchCurrency: "Cari valuta",
    usualCurrencies: "Sering dipakai",
    searchUnit: "Cari satuan",
    searchExporter: "Cari eksportir",
    clear: "Kosongkan",
    clearSearch: "Hapus pencarian",
    all: "Semua",
    loading: "Memuat daftar",
    otherCommodityDetail: "Barang yang tidak ada di daftar; tulis uraiannya",
    descriptionHint: "Misalnya sarung batik cap, katun, 2 warna.",
    hsHint: "Cari dengan nama barang atau angka. Kosongkan jika belum tahu.",
    searchHs: "Cari, misalnya sarung batik atau 6211",
    usualForGoods: "Biasanya untuk barang ini",
    hsNotLoaded: "Daftar kode HS belum bisa dimuat. Kosongkan dulu; yang lain tetap bisa diisi.",
    btki: "BTKI 8 angka",
    netWeightHint: "Tanpa kemasan, dalam kilogram.",
    kilogram: "kg",

    destinationHint: "Cari, atau ketuk yang terakhir dipakai.",
    destinationHintFirst: "Negara tempat barang akhirnya dipakai.",
    value: (symbol: string) => `Nilai ekspor FOB (${symbol})`,
    changeCurrency: "Ganti valuta",
    /** What FOB is in one sentence, with an example. */
    valueHint:
      "Harga barang sampai di atas kapal, tanpa ongkos angkut dan asuransi ke luar negeri. Contoh: invoice CIF 13.000 − ongkos 400 − asuransi 100 = 12.500.",
    incoterms: {
      FOB: "Sampai naik kapal",
      CFR: "Termasuk ongkos angkut",
      CIF: "Termasuk ongkos dan asuransi",
    },
    searchIncoterm: "Cara penyerahan lain",
    neither: "Bukan, saya tulis lagi",
    whichOne: "Yang mana?",
    switchCurrency: (code: string) => `Ganti valuta ke ${code}`,
    keepCurrency: (code: string) => `Tetap ${code}`,

    next: { 1: "Lanjut ke barang", 2: "Lanjut ke tujuan & nilai", 3: "Periksa laporan" },
    backToCheck: "Kembali ke pemeriksaan",
    corrects: "Anda sedang memperbaiki laporan ini.",
  },

  /** By field and problem, where the words of `errors` don't say enough. */
  problems: {
    pebNumber: "Nomor PEB terdiri dari 6 angka, misalnya 000392.",
    pebNumberToo: "Isi nomor PEB juga, atau kosongkan tanggal PEB.",
    pebDateToo: "Isi tanggal PEB juga, atau kosongkan nomor PEB.",
    submissionNumber: (typed: number) => `Nomor pengajuan terdiri dari 26 huruf atau angka. Sekarang ${typed}.`,
    submissionKind: "Nomor pengajuan ini bukan untuk PEB: huruf ke-5 dan ke-6 harus 30.",
    submissionDay: "Nomor pengajuan memuat tanggal yang tidak ada (huruf ke-13 sampai ke-20). Periksa angkanya.",
    hsFormat: "Kode HS terdiri dari 6 atau 8 angka, misalnya 6211.42.",
    hsUnknown: (problem: { code: string; edition: string }) =>
      `Kode HS ${problem.code} tidak ada di BTKI ${problem.edition}. Cari lagi, atau kosongkan.`,
    descriptionOfOther: "Isi uraian barang, karena barang ini tidak ada di daftar.",
    homeCountry: "Negara tujuan tidak bisa Indonesia. Pilih negara lain.",
    tooLong: (problem: { label: string; longest: number; typed: number }) =>
      `${problem.label} paling banyak ${count(problem.longest)} huruf. Sekarang ${count(problem.typed)}.`,
    tooOld: (problem: { label: string; earliest: string }) =>
      `${problem.label} terlalu lama. Isi ${problem.earliest} atau sesudahnya.`,
    exportDay: "Isi tanggal ekspor. Belum tahu? Isi nomor dan tanggal PEB.",
    lessThanOtherGoods: "Nilai ekspor lebih kecil dari nilai barang lain di laporan ini. Periksa nilainya.",
    moreThanGross: "Berat bersih lebih besar dari berat kotor di laporan ini. Periksa beratnya.",
    check: (label: string) => `Periksa ${midSentence(label)}.`,
  },

  /** What is unusual; none of them blocks. */
  warnings: {
    "export-before-declaration": (days: { exported: string; declared: string }) =>
      `Tanggal ekspor ${days.exported} sebelum tanggal PEB ${days.declared}. Sudah benar?`,
    "export-long-after-declaration": (days: { exported: string; declared: string }) =>
      `Tanggal ekspor ${days.exported} lebih dari 7 hari setelah tanggal PEB ${days.declared}. Sudah benar?`,
    old: (days: { exported: string }) => `Ekspor ${days.exported} sudah lebih dari setahun. Sudah benar?`,
    "incoterm-by-sea": () => "Cara penyerahan ini hanya untuk angkutan laut. Sudah benar?",
    "weights-differ": () => "Berat bersih barang tidak sama dengan berat bersih seluruhnya. Sudah benar?",
    numberUsed: (entry: { number: string }) =>
      `Nomor PEB ini sudah ada di laporan ${entry.number}. Server menolak nomor yang dipakai dua kali.`,
    alike: (entry: { number: string; value: string }) =>
      `Mirip dengan laporan ${entry.number}: hari, tujuan, dan nilai ${entry.value} sama. Sudah benar?`,
    nilReport: (month: string) =>
      `${month} sudah dilaporkan tidak ada ekspor. Laporan nihil itu akan tidak berlaku lagi.`,
    see: "Lihat laporan itu",
  },

  checkTitle: "Periksa laporan",
  /** Above the amount: `Nilai FOB ke Jepang`; the country is set apart. */
  valueTo: "Nilai FOB ke",
  send: "Kirim laporan",
  sendCorrection: "Kirim perbaikan",
  cannotSendYet: "Perubahan sebelumnya sedang dikirim. Tunggu sampai diterima server, lalu kirim lagi. Draf tetap ada.",
  copyAsNew: "Salin jadi laporan baru",

  sharing: {
    title: "Siapa yang melihat laporan ini?",
    who: (office: string) =>
      `Laporan ini dikirim ke ${office}. Yang bisa membacanya: verifikator dan admin dinas, serta pendamping usaha Anda.`,
    notWho: "Eksportir lain tidak bisa melihatnya. Ke luar dinas hanya angka jumlah seluruh kota yang dibagikan.",
    what: "Nama Anda, usaha, dan waktu kirim ikut tercatat.",
    agree: "Mengerti, kirim laporan",
  },

  page: {
    title: "Laporan ekspor",
    saved: "Tersimpan di HP ini",
    savedNumber: (number: string) => `Nomor laporan ${number}.`,
    savedNext:
      "Dikirim otomatis saat ada internet. Setelah diterima, verifikator memeriksanya; hasilnya terlihat di halaman ini.",
    about: "Tentang laporan ini",
    number: "Nomor",
    serverTime: "Diterima server",
    deviceTime: "Disimpan di HP",
    by: "Dilaporkan oleh",
    history: "Riwayat",
    conversion: "Nilai dalam rupiah",
    rateMissing: "Nilai rupiah diisi setelah dinas memasukkan kurs untuk tanggal itu.",
    notConvertedYet: "Dihitung server setelah laporan diterima.",
    goOn: "Lanjutkan perbaikan",
    notFound: "Laporan ini tidak ada di HP ini.",
    notFoundNext: "Mungkin belum diunduh, atau bukan untuk Anda.",
    notYet: "Belum",
    discardChange: "Hapus perubahan saya",
    discardQuestion: "Hapus perubahan Anda?",
    discardExplained: "Laporan kembali seperti di server. Yang Anda ubah hilang.",
  },
  notAllowed: "Akun ini tidak melapor ekspor.",
};

export type ShipmentWords = typeof shipments;
