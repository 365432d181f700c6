import { expect, test } from "vitest";
import type { ShipmentRow } from "../../../device/database.ts";
import type { DeviceStore } from "../../../device/deviceStore.ts";
import { writeMeta } from "../../../device/store/meta.ts";
import { commandsOf } from "../../../device/store/outbox.ts";
import { discardRefusedShipmentChange, recordShipment, reviseShipment } from "../../../device/store/shipments.ts";
import { newDevice, someShipment } from "../../../device/testing.ts";
import type { ReviewState } from "../../../domain/review.ts";
import type { Shipment } from "../../../domain/shipment.ts";
import { openCorrection } from "../../entries/openCorrection.ts";
import { actionsFor, retractEntry } from "../../entries/shipmentActions.ts";
import { handInShipment } from "./handInShipment.ts";
import { draftToShipment } from "./shipmentDraft.ts";

const today = "2026-11-24";

async function rowOf(store: DeviceStore, id: string): Promise<ShipmentRow> {
  return (await store.database.shipments.get(id)) as ShipmentRow;
}

/** A shipment that the server has, as it stands after its decision. */
async function stored(store: DeviceStore, state: ReviewState): Promise<Shipment> {
  const shipment = someShipment();
  await recordShipment(store, shipment);
  await store.database.outbox.clear();
  const at = "2026-11-24T02:14:00.000Z";
  const row = await rowOf(store, shipment.id);
  await store.database.shipments.put({
    ...row,
    delivery: "sent",
    state,
    record: {
      shipment,
      revision: 1,
      authorId: store.session.person.id,
      authorName: "Contoh Ratna",
      claimedAt: at,
      recordedAt: at,
      hash: "",
      state,
      ...(state === "returned" ? { comment: "Nilai tidak sama dengan PEB." } : {}),
      conversion: { rates: [] },
      outsideAssignment: false,
      history: [],
    },
  });
  return shipment;
}

test("an entry that never left the phone can be taken back, and is a draft with its number again", async () => {
  const { store } = await newDevice();
  const shipment = someShipment();
  const number = await recordShipment(store, shipment);
  const row = await rowOf(store, shipment.id);
  expect(await actionsFor(store, row)).toEqual({ change: false, retract: true, discard: false });
  expect(await retractEntry(store, row)).toBe(`/ekspor/${shipment.id}/periksa`);

  const draft = await store.database.drafts.get(shipment.id);
  const again = draftToShipment(draft?.values ?? {}, { id: shipment.id, today }).shipment;
  expect(again).toEqual(shipment);
  expect(await handInShipment(store, again as Shipment, draft ?? {})).toBe("saved");
  expect((await rowOf(store, shipment.id)).number).toBe(number);
});

test("an entry that was sent once can't be taken back any more", async () => {
  const { store } = await newDevice();
  const shipment = someShipment();
  await recordShipment(store, shipment);
  const [command] = await commandsOf(store, shipment.id);
  await writeMeta(store.database, "attempted", [command?.id ?? ""]);
  expect((await actionsFor(store, await rowOf(store, shipment.id))).retract).toBe(false);
});

test.each<[ReviewState, boolean]>([
  ["submitted", true],
  ["returned", true],
  ["approved", false],
  ["rejected", false],
])("a shipment that is %s can be changed by its exporter: %s", async (state, expected) => {
  const { store } = await newDevice();
  const shipment = await stored(store, state);
  expect((await actionsFor(store, await rowOf(store, shipment.id))).change).toBe(expected);
});

test("a viewer changes nothing", async () => {
  const { store } = await newDevice();
  const shipment = await stored(store, "returned");
  const viewer: DeviceStore = {
    ...store,
    session: { ...store.session, person: { ...store.session.person, role: "viewer" } },
  };
  expect((await actionsFor(viewer, await rowOf(store, shipment.id))).change).toBe(false);
});

test("a returned shipment is corrected and handed in as revision 2", async () => {
  const { store } = await newDevice();
  const shipment = await stored(store, "returned");
  expect(await openCorrection(store, await rowOf(store, shipment.id))).toBe(`/ekspor/${shipment.id}/isi/1`);

  const draft = await store.database.drafts.get(shipment.id);
  const values = { ...draft?.values, fobValue: "8.640,00" };
  const corrected = draftToShipment(values, { id: shipment.id, today, corrects: shipment }).shipment as Shipment;
  expect(await handInShipment(store, corrected, draft ?? {})).toBe("saved");
  const row = await rowOf(store, shipment.id);
  expect([row.revision, row.shipment.fobValue, row.delivery]).toEqual([2, 864_000, "queued"]);
  expect(await store.database.drafts.get(shipment.id)).toBeUndefined();
});

test("a correction that was begun is gone on with, not begun again", async () => {
  const { store } = await newDevice();
  const shipment = await stored(store, "returned");
  const row = await rowOf(store, shipment.id);
  await openCorrection(store, row);
  await store.database.drafts.update(shipment.id, { values: { buyer: "Contoh Trading" }, step: 3 });
  expect(await openCorrection(store, row)).toBe(`/ekspor/${shipment.id}/isi/3`);
  expect((await store.database.drafts.get(shipment.id))?.values).toEqual({ buyer: "Contoh Trading" });
});

test("a refused entry opens at the field that the server named", async () => {
  const { store } = await newDevice();
  const shipment = someShipment();
  await recordShipment(store, shipment);
  const refusal = { code: "number-taken" as const, field: "pebRegistrationNumber" };
  await store.database.shipments.update(shipment.id, { delivery: "refused", refusal });
  const row = await rowOf(store, shipment.id);
  expect(await actionsFor(store, row)).toEqual({ change: true, retract: false, discard: false });
  await openCorrection(store, row);
  expect(await store.database.drafts.get(shipment.id)).toMatchObject({ step: 1, field: "pebRegistrationNumber" });
});

test("a change of an entry that was decided meanwhile can be given up, and the entry is the server's again", async () => {
  const { store } = await newDevice();
  const shipment = await stored(store, "submitted");
  await reviseShipment(store, { ...shipment, fobValue: 1, items: shipment.items });
  const row = await rowOf(store, shipment.id);
  const record = row.record && { ...row.record, state: "approved" as const };
  const [command] = await commandsOf(store, shipment.id);
  await store.database.outbox.update(command?.order as number, { status: "parked" });
  await store.database.shipments.put({
    ...row,
    record,
    state: "approved",
    delivery: "refused",
    refusal: { code: "decided" },
  });
  const refused = await rowOf(store, shipment.id);
  expect(await actionsFor(store, refused)).toEqual({ change: false, retract: false, discard: true });

  expect(await discardRefusedShipmentChange(store, shipment.id)).toBe(true);
  expect(await rowOf(store, shipment.id)).toMatchObject({ delivery: "sent", state: "approved", revision: 1, shipment });
  expect(await commandsOf(store, shipment.id)).toEqual([]);
});

test("two taps on send make one entry", async () => {
  const { store } = await newDevice();
  const shipment = someShipment();
  expect(await Promise.all([handInShipment(store, shipment, {}), handInShipment(store, shipment, {})])).toEqual([
    "saved",
    "saved",
  ]);
  expect(await store.database.shipments.count()).toBe(1);
  expect(await store.database.outbox.count()).toBe(1);
});

test("a change while an earlier one is unconfirmed has to wait, and keeps its draft", async () => {
  const { store } = await newDevice();
  const shipment = await stored(store, "submitted");
  await reviseShipment(store, shipment);
  await openCorrection(store, await rowOf(store, shipment.id));
  const draft = await store.database.drafts.get(shipment.id);
  expect(await handInShipment(store, shipment, draft ?? {})).toBe("waiting");
  expect(await store.database.drafts.count()).toBe(1);
});

test("a phone that is full says so, and the draft stays", async () => {
  const { store } = await newDevice();
  const shipment = someShipment();
  await store.database.drafts.put({ id: shipment.id, kind: "shipment", values: {}, step: 4, updatedAt: "" });
  store.database.outbox.hook("creating", () => {
    throw new DOMException("full", "QuotaExceededError");
  });
  expect(await handInShipment(store, shipment, {})).toBe("not-saved");
  expect(await store.database.drafts.count()).toBe(1);
  expect(await store.database.shipments.count()).toBe(0);
});
