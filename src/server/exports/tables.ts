import { toMajor } from "../../domain/amounts.ts";
import type { ExporterRecord } from "../../domain/exporter.ts";
import { areaByCode } from "../../domain/reference/areas.ts";
import { commodityByCode } from "../../domain/reference/commodities.ts";
import { countryByCode } from "../../domain/reference/countries.ts";
import { minorUnitsOf } from "../../domain/reference/minorUnits.ts";
import { regionByCode } from "../../domain/reference/regions.ts";
import { stopReasonByCode } from "../../domain/reference/stopReasons.ts";
import { visitTopicByCode } from "../../domain/reference/visitTopics.ts";
import type { ReviewState } from "../../domain/review.ts";
import type { ShipmentRecord } from "../../domain/shipmentRecord.ts";
import { type SizeClass, sizeClassOf } from "../../domain/sizeClass.ts";
import type { Summary } from "../../domain/summary.ts";
import type { VisitRecord } from "../../domain/visitRecord.ts";
import type { Cell } from "../http/csv.ts";

export type Names = { exporters: ReadonlyMap<string, string> };

type Column<Row> = { heading: string; of: (row: Row, names: Names) => Cell };

export type Table<Row> = { heading: string; columns: readonly Column<Row>[] };

const exporterName = (id: string, { exporters }: Names) => exporters.get(id) ?? id;
const day = (value: string | undefined): Cell => (value === undefined ? undefined : { day: value });
const tenThousandths = (value: number | undefined) => (value === undefined ? undefined : value / 10_000);
const states: Record<ReviewState, string> = {
  submitted: "Menunggu diperiksa",
  approved: "Disetujui",
  returned: "Dikembalikan",
  rejected: "Ditolak",
};
const commodity = (code: string) => commodityByCode(code)?.nameId ?? "Barang lain";
const country = (code: string) => countryByCode(code)?.nameId ?? code;

/** One line for each line of goods, so that commodities can be added up; the entry's own facts stand in each. */
export type ShipmentLine = { record: ShipmentRecord; item: ShipmentRecord["shipment"]["items"][number]; line: number };

export const shipmentTable: Table<ShipmentLine> = {
  heading: "Pengiriman ekspor",
  columns: [
    { heading: "Nomor laporan", of: ({ record }) => record.number },
    { heading: "Eksportir", of: ({ record }, names) => exporterName(record.shipment.exporterId, names) },
    { heading: "Tanggal kirim", of: ({ record }) => day(record.shipment.exportedOn) },
    { heading: "Nomor pendaftaran PEB", of: ({ record }) => record.shipment.pebRegistrationNumber },
    { heading: "Tanggal PEB", of: ({ record }) => day(record.shipment.pebRegistrationDate) },
    { heading: "Negara tujuan", of: ({ record }) => country(record.shipment.destinationCountry) },
    { heading: "Baris barang", of: ({ line }) => line },
    { heading: "Komoditas", of: ({ item }) => commodity(item.commodity) },
    { heading: "Kode HS", of: ({ item }) => item.hsCode },
    { heading: "Uraian barang", of: ({ item }) => item.description },
    { heading: "Jumlah", of: ({ item }) => tenThousandths(item.quantity) },
    { heading: "Satuan", of: ({ item }) => item.unit },
    { heading: "Berat bersih (kg)", of: ({ item }) => tenThousandths(item.netKg) },
    { heading: "Valuta", of: ({ record }) => record.shipment.currency },
    {
      heading: "Nilai FOB barang",
      of: ({ record, item }) => item.fobValue / 10 ** (minorUnitsOf(record.shipment.currency) ?? 2),
    },
    // Of the whole entry, so in its first line only.
    { heading: "Nilai FOB US$", of: ({ record, line }) => major(line === 1 ? record.conversion.fobUsd : undefined) },
    { heading: "Nilai FOB Rp", of: ({ record, line }) => major(line === 1 ? record.conversion.fobIdr : undefined) },
    { heading: "Status", of: ({ record }) => states[record.state] },
    { heading: "Di luar penugasan", of: ({ record }) => (record.outsideAssignment ? "ya" : "tidak") },
    { heading: "Dilaporkan oleh", of: ({ record }) => record.authorName },
    { heading: "Diterima server", of: ({ record }) => record.recordedAt },
  ],
};

export const visitTable: Table<VisitRecord> = {
  heading: "Kunjungan",
  columns: [
    { heading: "Nomor laporan", of: (record) => record.number },
    { heading: "Eksportir", of: ({ visit }, names) => exporterName(visit.exporterId, names) },
    { heading: "Tanggal", of: ({ visit }) => day(visit.visitedOn) },
    { heading: "Cara", of: ({ visit }) => visitKinds[visit.kind] },
    { heading: "Tempat", of: ({ visit }) => visit.place },
    {
      heading: "Ditemui",
      of: ({ visit }) => visit.metWith.map(({ name, role }) => (role ? `${name} (${role})` : name)).join("; "),
    },
    {
      heading: "Topik",
      of: ({ visit }) => visit.topics.map((code) => visitTopicByCode(code)?.nameId ?? code).join("; "),
    },
    { heading: "Kondisi usaha", of: ({ visit }) => visit.condition },
    {
      heading: "Tren ekspor",
      of: ({ visit }) => (visit.exportTrend === undefined ? undefined : trends[visit.exportTrend]),
    },
    { heading: "Tenaga kerja", of: ({ visit }) => visit.workers },
    { heading: "Omzet bulan lalu (Rp)", of: ({ visit }) => major(visit.turnoverIdr) },
    {
      heading: "Kendala",
      of: ({ visit }) => visit.obstacles.map((code) => stopReasonByCode(code)?.nameId ?? code).join("; "),
    },
    { heading: "Keterangan kendala", of: ({ visit }) => visit.obstacleNote },
    { heading: "Rekomendasi", of: ({ visit }) => visit.recommendation },
    {
      heading: "Tindak lanjut",
      of: ({ visit }) => visit.followUps.map(({ what, dueOn }) => `${what} (${dueOn})`).join("; "),
    },
    { heading: "Status", of: (record) => states[record.state] },
    { heading: "Di luar penugasan", of: (record) => (record.outsideAssignment ? "ya" : "tidak") },
    { heading: "Pendamping", of: (record) => record.authorName },
    { heading: "Diterima server", of: (record) => record.recordedAt },
  ],
};

const visitKinds = { visit: "Kunjungan", phone: "Telepon", online: "Daring", event: "Acara" } as const;
const trends = { up: "Naik", same: "Tetap", down: "Turun", stopped: "Berhenti" } as const;
const sizes: Record<SizeClass, string> = {
  micro: "Mikro",
  small: "Kecil",
  medium: "Menengah",
  large: "Besar",
  unknown: "Belum diketahui",
};

export const exporterTable: Table<ExporterRecord> = {
  heading: "Eksportir",
  columns: [
    { heading: "Nama", of: ({ name }) => name },
    { heading: "Bentuk usaha", of: ({ legalForm }) => legalForm },
    { heading: "NIB", of: ({ businessId }) => businessId },
    { heading: "NPWP", of: ({ taxId }) => taxId },
    { heading: "KBLI", of: ({ industryCode }) => industryCode && `${industryCode.code} (${industryCode.edition})` },
    { heading: "Skala usaha", of: ({ size }) => sizes[sizeClassOf(size)] },
    { heading: "Kelurahan", of: ({ kelurahan }) => kelurahan && (areaByCode(kelurahan)?.name ?? kelurahan) },
    { heading: "Komoditas", of: ({ commodities }) => commodities.map(commodity).join("; ") },
    { heading: "Tujuan", of: ({ destinations }) => destinations.map(destinationName).join("; ") },
    { heading: "Kontak", of: ({ contactName }) => contactName },
    { heading: "Telepon", of: ({ phone }) => phone },
    { heading: "Alamat", of: ({ address }) => address },
  ],
};

export const realisationTable: Table<Summary> = {
  heading: "Realisasi",
  columns: [
    { heading: "Bulan", of: ({ month }) => month },
    { heading: "Eksportir", of: ({ exporterId }, names) => exporterName(exporterId, names) },
    { heading: "Komoditas", of: (row) => commodity(row.commodity) },
    { heading: "Negara tujuan", of: ({ destination }) => country(destination) },
    { heading: "Status", of: ({ state }) => states[state] },
    { heading: "Laporan", of: ({ entries }) => entries },
    { heading: "Nilai FOB US$", of: ({ usd }) => toMajor(usd) },
    { heading: "Nilai FOB Rp", of: ({ idr }) => toMajor(idr) },
    { heading: "Laporan tanpa kurs", of: (row) => Math.max(row.entriesWithoutUsd, row.entriesWithoutIdr) },
  ],
};

function destinationName(destination: ExporterRecord["destinations"][number]): string {
  if (destination.asStated !== undefined) return destination.asStated;
  const { code } = destination as { code: string };
  return destination.kind === "country" ? country(code) : (regionByCode(code)?.nameId ?? code);
}

function major(minor: number | undefined): number | undefined {
  return minor === undefined ? undefined : toMajor(minor);
}
