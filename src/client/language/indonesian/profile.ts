import { formatCount } from "../format.ts";

const count = (number: number) => formatCount(number, { language: "id" });

/** Words of the page about oneself and this device. */
export const profile = {
  business: "Usaha",
  role: "Peran",
  office: "Dinas",
  numberPrefix: "Nomor laporan HP ini",
  numberPrefixValue: (prefix: string) => `Dimulai dengan ${prefix}-`,
  exampleOffice: "Ini kantor contoh. Semua nama dan angka di sini dibuat-buat, dan boleh dicoba sesuka hati.",

  sync: {
    title: "Pengiriman",
    lastSent: "Terakhir bertukar data dengan server",
    never: "Belum pernah",
    waiting: "Menunggu dikirim",
    refused: "Ditolak server",
    drafts: "Draf",
    entries: (number: number) => (number === 0 ? "Tidak ada" : count(number)),
    dataComplete: "Data dari server",
    complete: "Lengkap di HP ini",
    incomplete: "Belum lengkap. Diteruskan saat ada internet.",
    open: "Buka Kiriman",
  },

  devices: {
    title: "Perangkat saya",
    isThis: "Perangkat ini",
    lastContact: (moment: string) => `Terakhir terhubung ${moment}`,
    notLoaded: "Daftar perangkat perlu internet.",
    connect: "Hubungkan HP lain",
    making: "Membuat kode…",
    /** @param address of the sign-in page */
    howTo: (address: string) => `Di HP atau aplikasi yang lain, buka ${address} dan isi kode ini di "Punya kode?".`,
    code: "Kode masuk",
    timeLeft: (clock: string) => `Berlaku satu kali, ${clock} menit lagi.`,
    over: "Masa berlaku kode sudah habis.",
    newCode: "Buat kode baru",
    noCode: "Kode belum bisa dibuat: server tidak menjawab. Coba lagi saat ada internet.",
    revoke: "Keluarkan",
    question: (name: string) => `Keluarkan ${name}?`,
    consequence:
      "Perangkat itu langsung tidak bisa mengirim atau menerima. Yang belum terkirim tetap ada di sana, dan terkirim kalau Anda masuk lagi di perangkat itu.",
    failed: "Belum dikeluarkan: server tidak menjawab. Coba lagi saat ada internet.",
  },

  look: {
    title: "Tampilan",
    language: "Bahasa",
    languageFailed: "Bahasa belum bisa diganti. Coba lagi saat ada internet.",
    theme: "Warna",
    themes: { system: "Ikut HP", light: "Terang", dark: "Gelap" },
    textSize: "Ukuran huruf",
    textSizes: { normal: "Biasa", large: "Besar", larger: "Lebih besar" },
  },

  storage: {
    title: "Penyimpanan HP",
    used: (size: { used: string; quota: string }) => `${size.used} terpakai, paling banyak ${size.quota}`,
    unknown: "HP ini tidak memberi tahu sisa penyimpanannya.",
    protected: "Penyimpanan terlindungi. HP tidak menghapus data ini sendiri.",
    unprotected: "Penyimpanan belum terlindungi",
    unprotectedText: "HP bisa menghapus data ini bila memorinya penuh. Pasang aplikasi ke layar utama, lalu coba lagi.",
    protect: "Lindungi penyimpanan",
  },

  sharing: {
    title: "Siapa yang melihat laporan saya",
    exporter: (office: string) =>
      `Petugas ${office}: pendamping yang ditugaskan untuk usaha Anda, verifikator, dan admin. Pimpinan hanya melihat jumlahnya.`,
    mentor: (office: string) =>
      `Petugas ${office}: verifikator dan admin, juga eksportir yang Anda laporkan. Pimpinan hanya melihat jumlahnya.`,
    office: (office: string) =>
      `Keputusan Anda terlihat oleh eksportir dan pendampingnya, juga oleh verifikator dan admin ${office}, dengan nama Anda.`,
    viewer: (office: string) => `Anda melihat jumlah ekspor ${office}. Dari HP ini tidak ada yang dikirim.`,
  },

  help: "Bantuan lewat WhatsApp",
  version: (version: string) => `Versi ${version}`,

  signOut: {
    open: "Keluar dari HP ini",
    question: "Keluar dari HP ini?",
    nothingUnsent: "Semua sudah terkirim. Data Anda dihapus dari HP ini dan tetap ada di server.",
    draftsStay: (drafts: number) => `${count(drafts)} draf akan tetap di HP ini`,
    unsentText: "Yang belum terkirim baru dikirim setelah Anda masuk lagi di HP ini.",
    linkNeeded: "Untuk masuk lagi perlu tautan baru dari dinas.",
    linkOrPassword: "Untuk masuk lagi perlu kata sandi Anda, atau tautan baru dari admin lain.",
    confirm: "Keluar",
    failed: "Keluar perlu internet: server belum menjawab. Coba lagi saat ada internet.",
  },
};

export type ProfileWords = typeof profile;
