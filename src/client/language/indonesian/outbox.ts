import { formatCount } from "../format.ts";

const count = (number: number) => formatCount(number, { language: "id" });

/** Words of the outbox page, beside `sync.outbox`. */
export const outbox = {
  needsAttention: "Perlu dilihat",
  waiting: "Menunggu dikirim",
  /** Per row while the server can't be reached; the notice above says more. */
  why: {
    unreachable: "Belum terkirim: server tidak menjawab.",
    captive: "Belum terkirim: jaringan ini minta masuk dulu.",
    server: "Belum terkirim: server sedang bermasalah.",
    "sign-in": "Belum terkirim: masuk lagi untuk mengirim.",
    revoked: "Belum terkirim: HP ini dikeluarkan. Masuk lagi dengan tautan baru.",
    disabled: "Belum diserahkan: menunggu internet.",
  },
  /** The command is in the office's quarantine. */
  quarantined: (moment: string) => `Diterima server ${moment}, menunggu diperiksa kantor.`,
  inQuarantine: "Menunggu diperiksa kantor",
  revoked: {
    what: "HP ini sudah dikeluarkan dari akun Anda.",
    next: "Data di HP ini tetap aman dan masih bisa ditambah. Minta tautan baru dari dinas untuk mengirimnya.",
  },
  disabled: {
    what: "Akun Anda dinonaktifkan dinas.",
    next: "Yang belum terkirim diserahkan ke dinas dan diperiksa di sana. Salinannya tetap di HP ini. Hubungi dinas bila ini keliru.",
  },
  serverTrouble: (clock: string) =>
    `Belum terkirim: server sedang bermasalah. Data aman di HP ini dan akan dicoba lagi pukul ${clock}.`,
  signIn: "Masuk lagi",
  heldUntil: (clock: string) => `Dikirim pukul ${clock}. Sampai saat itu masih bisa diurungkan.`,
  /** What is about an exporter that was added here leaves after it. */
  afterExporter: "Dikirim setelah data eksportir barunya diterima server.",
  failedBefore: (rounds: number) => `Server gagal menerima ini ${count(rounds)} kali. Dicoba lagi otomatis.`,
  /** Titles of decisions. */
  decisions: { approve: "Setujui", return: "Kembalikan", reject: "Tolak", reopen: "Buka kembali" },
  decision: (decision: { name: string; entry: string }) => `${decision.name}: ${decision.entry}`,
  /** What a change of something that isn't reviewed does. */
  masters: {
    stop: "Catatan berhenti ekspor",
    resume: "Catatan ekspor lagi",
    "v1.export-stop.withdraw": "Menarik catatan berhenti ekspor",
    "v1.follow-up.complete": "Tindak lanjut selesai",
    "v1.follow-up.reopen": "Tindak lanjut dibuka lagi",
    "v1.exporter.record": "Calon eksportir baru",
    "v1.exporter.revise": "Perubahan data eksportir",
    "v1.exporter.resolve": "Pilihan dari dua versi",
  },
  someEntry: "entri yang tidak ada lagi di HP ini",
  dismiss: "Sudah dibaca",
  removeDraft: "Hapus draf",
  removeDraftQuestion: "Hapus draf ini?",
  removeDraftText: "Yang sudah diisi akan hilang dari HP ini.",
  receivedAt: (moment: string) => `Diterima server ${moment}`,
  fromThisPhone: "Yang dikirim dari HP ini dalam 30 hari terakhir.",
  showMore: "Tampilkan lebih banyak",
};

export type OutboxWords = typeof outbox;
