import { formatCount } from "../format.ts";

const count = (number: number) => formatCount(number, { language: "id" });

/** Words of what was agreed on in visits. */
export const followUps = {
  title: "Tindak lanjut",
  groups: { late: "Terlambat", "this-week": "Minggu ini", later: "Nanti", done: "Selesai" },
  late: (days: number) => `Terlambat ${count(days)} hari`,
  dueBy: (day: string) => `paling lambat ${day}`,
  doneOn: (day: string) => `selesai ${day}`,
  done: "Selesai",
  doneNow: (what: string) => `Selesai: ${what}`,
  reopen: "Buka lagi",
  note: "Catatan",
  addNote: "Selesai dengan catatan",
  noteHint: "Apa hasilnya.",
  empty: "Tidak ada tindak lanjut. Tambahkan dari kunjungan.",
  more: (more: number) => `Tampilkan ${count(more)} lagi`,
};

export type FollowUpWords = typeof followUps;
