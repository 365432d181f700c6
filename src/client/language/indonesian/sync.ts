import { formatCount } from "../format.ts";

const count = (number: number) => formatCount(number, { language: "id" });

/**
 * Where an entry is, in the words of ux.md section 4. "Tersimpan di HP ini" is said only of what was handed in and
 * flushed, never of a draft; "Diterima server" only once the server said so (design.md section 2).
 * Moments and clock times come formatted.
 */
export const sync = {
  /** Keyed by `EntryChip`: the chip, and the line below it. */
  chips: {
    draft: { name: "Draf", line: (clock: string) => `Draf tersimpan ${clock}. Belum dikirim.` },
    queued: {
      name: "Menunggu dikirim",
      line: "Tersimpan di HP ini. Dikirim otomatis saat ada internet.",
    },
    sending: { name: "Sedang dikirim", line: "Boleh ditutup; pengiriman dilanjutkan nanti." },
    /** @param reason from `errors.refusals` */
    refused: {
      name: "Ditolak server",
      line: (reason: { what: string; next: string }) => `${reason.what} ${reason.next}`,
    },
    sent: { name: "Terkirim", line: (moment: string) => `Diterima server ${moment}. Menunggu diperiksa.` },
    approved: { name: "Disetujui", line: "Masuk hitungan realisasi." },
    returned: { name: "Dikembalikan", line: (comment: string) => `Perlu diperbaiki: ${comment}` },
    rejected: { name: "Ditolak", line: (reason: string) => `Tidak dihitung. Alasan: ${reason}` },
  },
  /** Beside `returned`, while its author corrects it. */
  correctionDraft: (clock: string) => `Draf perbaikan tersimpan ${clock}. Belum dikirim.`,
  /** @param revision 2 for the first correction (ux.md section 4) */
  correctionNumber: (revision: number) => `Perbaikan ke-${revision}`,
  outsideAssignment: "Di luar penugasan",
  rateMissing: "Kurs belum ada",

  pill: {
    allSent: (clock: string) => `Semua terkirim · ${clock}`,
    nothingToSend: "Semua terkirim",
    offline: (waiting: number) =>
      waiting === 0 ? "Tanpa internet" : `Tanpa internet · ${count(waiting)} menunggu dikirim`,
    sending: (progress: { done: number; total: number }) =>
      `Mengirim ${count(progress.done)} dari ${count(progress.total)}…`,
    notSent: (waiting: number) => `${count(waiting)} belum terkirim · Coba lagi`,
    needsAttention: (refused: number) => `${count(refused)} perlu dilihat`,
    signIn: "Masuk lagi untuk mengirim · data aman",
    revoked: "HP ini dikeluarkan · data aman",
    disabled: "Akun dinonaktifkan · data aman",
    storageAlmostFull: (left: string) => `Memori HP hampir penuh · ${left} tersisa`,
    preparing: (percent: number) => `Menyiapkan data… ${Math.round(percent)}%`,
  },

  /** Under the title of a form. */
  saveLine: {
    saving: "Menyimpan…",
    draftSaved: (clock: string) => `Draf tersimpan ${clock}`,
    saved: (clock: string) => `Tersimpan di HP ini ${clock}`,
  },

  outbox: {
    drafts: "Draf",
    waiting: "Menunggu dikirim",
    sent: "Terkirim",
    noDrafts: "Tidak ada draf.",
    nothingWaiting: "Semua sudah terkirim.",
    nothingSent: "Belum ada yang terkirim.",
    sendNow: "Kirim sekarang",
    sentAutomatically: "Dikirim otomatis saat ada internet",
    decisionsWait: "Keputusan akan dikirim nanti",
    progress: (progress: { done: number; total: number }) =>
      `Mengirim ${count(progress.done)} dari ${count(progress.total)}`,
    unsentStay: (waiting: number) => `${count(waiting)} belum terkirim akan tetap di HP ini`,
  },
};

export type SyncWords = typeof sync;
