import { expect, test } from "vitest";
import { recordNilReport } from "../../../device/store/nilReports.ts";
import { recordShipment } from "../../../device/store/shipments.ts";
import { exporterId, newDevice, someShipment } from "../../../device/testing.ts";
import type { Shipment } from "../../../domain/shipment.ts";
import { shipmentDoubts } from "./shipmentDoubts.ts";

const today = "2026-11-24";

async function doubts(earlier: Shipment[], shipment: Shipment) {
  const { store } = await newDevice();
  for (const each of earlier) await recordShipment(store, each);
  return (await shipmentDoubts(store.database, shipment, today)).map(({ code, text }) => [code, text]);
}

const usual = ["2026-08-05", "2026-09-05", "2026-10-05"].map((exportedOn) =>
  someShipment({ exportedOn, fobValue: 400_000 }),
);

test("a usual shipment raises no doubt", async () => {
  expect(await doubts(usual, someShipment({ fobValue: 500_000 }))).toEqual([]);
});

test("a value far above what the exporter usually sends is asked about", async () => {
  expect(await doubts(usual, someShipment({ fobValue: 4_100_000 }))).toEqual([
    ["much-larger", "Nilai ini 10 kali lebih besar dari biasanya. Sudah benar?"],
  ]);
  expect(await doubts(usual.slice(1), someShipment({ fobValue: 4_100_000 }))).toEqual([]);
});

test("a PEB number that another entry has is told before the server refuses it", async () => {
  const peb = { pebRegistrationNumber: "000392", pebRegistrationDate: "2026-11-19" };
  expect(await doubts([someShipment(peb)], someShipment({ ...peb, exportedOn: "2026-11-21" }))).toEqual([
    ["number-used", "Nomor PEB ini sudah ada di laporan CR-0001. Server menolak nomor yang dipakai dua kali."],
  ]);
});

test("a likely double is told with the entry it is like", async () => {
  expect(await doubts([someShipment()], someShipment())).toEqual([
    ["alike", "Mirip dengan laporan CR-0001: hari, tujuan, dan nilai US$12.500,75 sama. Sudah benar?"],
  ]);
});

test("an export long after its declaration is asked about, in days", async () => {
  const peb = { pebRegistrationNumber: "000392", pebRegistrationDate: "2026-11-01" };
  expect(await doubts([], someShipment(peb))).toEqual([
    [
      "export-long-after-declaration",
      "Tanggal ekspor 20 Nov 2026 lebih dari 7 hari setelah tanggal PEB 1 Nov 2026. Sudah benar?",
    ],
  ]);
});

test("a month that was reported as nothing exported is told", async () => {
  const { store } = await newDevice();
  const id = "01890000-0000-7000-8002-000000000001";
  await recordNilReport(store, { id, exporterId, month: "2026-11", source: "self-report" });
  const found = await shipmentDoubts(store.database, someShipment(), today);
  expect(found.map(({ text }) => text)).toEqual([
    "November 2026 sudah dilaporkan tidak ada ekspor. Laporan nihil itu akan tidak berlaku lagi.",
  ]);
});
