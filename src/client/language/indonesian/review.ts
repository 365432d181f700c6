import { formatCount } from "../format.ts";

const count = (number: number) => formatCount(number, { language: "id" });

/** Words of the review desk (ux.md section 6). */
export const review = {
  waiting: (entries: number) => `${count(entries)} menunggu diperiksa`,
  nothingWaiting: (moment: string) => `Tidak ada yang menunggu. Terakhir diperiksa ${moment}.`,
  approve: "Setujui",
  returnEntry: "Kembalikan",
  reject: "Tolak",
  comment: "Komentar",
  /** In both dialogs. */
  returnOrReject:
    "Tolak hanya untuk laporan yang tidak boleh dihitung (ganda, bukan ekspor). Yang bisa diperbaiki: Kembalikan.",
  presets: [
    "Foto kurang jelas.",
    "Nilai tidak sama dengan PEB.",
    "Dokumen belum dilampirkan.",
    "Negara tujuan belum benar.",
    "Tanggal di luar periode.",
  ],
  approved: (exporter: string) => `${exporter} disetujui.`,
  returned: (exporter: string) => `${exporter} dikembalikan.`,
  rejected: (exporter: string) => `${exporter} ditolak.`,
  decidedBy: (decision: { by: string; clock: string }) => `Sudah diputuskan oleh ${decision.by}, ${decision.clock}`,
  approveMany: (selection: { entries: number; total: string }) =>
    `Setujui ${count(selection.entries)} entri, total ${selection.total}?`,
  approvedMany: (result: { approved: number; decidedByOthers: number }) =>
    result.decidedByOthers === 0
      ? `${count(result.approved)} disetujui`
      : `${count(result.approved)} disetujui, ${count(result.decidedByOthers)} sudah diputuskan orang lain`,
};

export type ReviewWords = typeof review;
