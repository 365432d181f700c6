/** The parts of the office's data, in the order of the tabs. Exporters and the history stand at their own addresses. */
export const dataParts = [
  "people",
  "devices",
  "quarantine",
  "exporters",
  "targets",
  "figures",
  "rates",
  "office",
  "history",
] as const;
export type DataPart = (typeof dataParts)[number];

const hrefs: Record<DataPart, string> = {
  people: "/data/pengguna",
  devices: "/data/perangkat",
  quarantine: "/data/karantina",
  exporters: "/eksportir",
  targets: "/data/target",
  figures: "/data/angka-resmi",
  rates: "/data/kurs",
  office: "/data/kantor",
  history: "/riwayat",
};

export function hrefOf(part: DataPart): string {
  return hrefs[part];
}
