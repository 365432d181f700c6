import type { FollowUpParty } from "../../../domain/followUp.ts";
import type { ExportTrend } from "../../../domain/visit.ts";

/** Words of visits: their form, their page and their list. */
export const visits = {
  title: "Kunjungan",
  sections: { who: "Eksportir & waktu", outcome: "Hasil & kendala", followUps: "Tindak lanjut" },
  fields: {
    exporterId: "Eksportir",
    visitedOn: "Tanggal kunjungan",
    startedAt: "Jam mulai",
    kind: "Cara",
    place: "Tempat",
    kelurahan: "Kelurahan",
    metWith: "Ditemui",
    "metWith.name": "Nama",
    "metWith.role": "Jabatan",
    topics: "Topik",
    condition: "Kondisi usaha",
    exportTrend: "Tren ekspor",
    workers: "Tenaga kerja",
    turnoverIdr: "Omzet bulan lalu",
    obstacles: "Kendala",
    obstacleNote: "Keterangan kendala",
    recommendation: "Rekomendasi",
    followUps: "Tindak lanjut",
    "followUps.what": "Yang disepakati",
    "followUps.who": "Dikerjakan oleh",
    "followUps.dueOn": "Selesai paling lambat",
  },
  trends: { up: "Naik", same: "Tetap", down: "Turun", stopped: "Berhenti" } satisfies Record<ExportTrend, string>,
  parties: { exporter: "Eksportir", mentor: "Pendamping", office: "Dinas" } satisfies Record<FollowUpParty, string>,
  followUpNumber: (number: number) => `Tindak lanjut ${number}`,
};

export type VisitWords = typeof visits;
