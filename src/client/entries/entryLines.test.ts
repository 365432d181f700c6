import { expect, test } from "vitest";
import type { ShipmentRow } from "../../device/database.ts";
import { recordShipment } from "../../device/store/shipments.ts";
import { newDevice, someShipment } from "../../device/testing.ts";
import { syncState } from "../sync.ts";
import { chipOf, draftLine, entryLine, refusalWords } from "./entryLines.ts";

async function someRow(changed: Partial<ShipmentRow> = {}): Promise<ShipmentRow> {
  const { store } = await newDevice();
  const shipment = someShipment();
  await recordShipment(store, shipment);
  return { ...((await store.database.shipments.get(shipment.id)) as ShipmentRow), ...changed };
}

test("what was handed in says that it is on this phone, and leaves by itself", async () => {
  const row = await someRow();
  expect([chipOf(row), entryLine(row)]).toEqual(["queued", "Tersimpan di HP ini. Dikirim otomatis saat ada internet."]);
});

test("an entry under way says so only while it is", async () => {
  const row = await someRow();
  syncState.value = { phase: "sending", sending: new Set([row.id]) };
  expect([chipOf(row), entryLine(row)]).toEqual(["sending", "Boleh ditutup; pengiriman dilanjutkan nanti."]);
  syncState.value = { phase: "idle", sending: new Set() };
  expect(chipOf(row)).toBe("queued");
});

test("received is said with the server's time alone", async () => {
  const row = await someRow({ delivery: "sent", state: "submitted", receivedAt: "2026-11-24T02:14:00.000Z" });
  expect(entryLine(row)).toBe("Diterima server 24 Nov 2026, 09.14. Menunggu diperiksa.");
});

test("a refusal says what happened and what to do, by the field's own label", () => {
  expect(refusalWords({ code: "invalid", field: "items.0.unit" })).toEqual({
    what: "Server menolak laporan ini: satuan belum benar.",
    next: "Ubah satuan lalu kirim lagi.",
  });
  expect(refusalWords({ code: "server-cannot-store" }).next).toBe(
    "Periksa isinya lalu kirim lagi, atau hubungi verifikator.",
  );
});

test("a draft says when it was saved: of today the hour, else the day too", () => {
  const draft = { id: "", kind: "shipment" as const, values: {}, step: 1, updatedAt: "2026-11-24T02:12:00.000Z" };
  const day = 86_400_000;
  const now = Date.parse(draft.updatedAt) + 60_000;
  expect(draftLine(draft, now)).toBe("Draf tersimpan 09.12. Belum dikirim.");
  expect(draftLine(draft, now + day)).toBe("Draf tersimpan 24 Nov 2026, 09.12. Belum dikirim.");
  expect(draftLine({ ...draft, corrects: { entryId: "", revision: 1 } }, now)).toBe(
    "Draf perbaikan tersimpan 09.12. Belum dikirim.",
  );
});
