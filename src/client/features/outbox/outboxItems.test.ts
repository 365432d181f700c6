import { expect, test } from "vitest";
import type { OutboxRow } from "../../../device/database.ts";
import { decideEntry } from "../../../device/store/review.ts";
import { recordShipment } from "../../../device/store/shipments.ts";
import { newDevice, someShipment } from "../../../device/testing.ts";
import { readOutbox, readSent } from "./outboxItems.ts";

const receivedAt = "2026-11-24T02:14:00.000Z";

async function withShipments(count: number) {
  const { store } = await newDevice();
  const shipments = Array.from({ length: count }, () => someShipment());
  for (const shipment of shipments) await recordShipment(store, shipment);
  return { store, database: store.database, ids: shipments.map(({ id }) => id) };
}

test("what waits stands in the order of sending, with its entry", async () => {
  const { database, ids } = await withShipments(3);
  const { waiting, parked, counts } = await readOutbox(database, 50);
  expect(waiting.map(({ entry }) => entry?.id)).toEqual(ids);
  expect(parked).toEqual([]);
  expect(counts).toEqual({ drafts: 0, parked: 0, waiting: 3 });
});

test("what the server refused stands apart, and only the first few are read", async () => {
  const { database, ids } = await withShipments(3);
  await database.outbox
    .where("entryId")
    .equals(ids[0] ?? "")
    .modify({ status: "parked" });
  const { waiting, parked, counts } = await readOutbox(database, 1);
  expect(parked.map(({ entry }) => entry?.id)).toEqual([ids[0]]);
  expect(waiting.map(({ entry }) => entry?.id)).toEqual([ids[1]]);
  expect(counts).toEqual({ drafts: 0, parked: 1, waiting: 2 });
});

test("a decision waits with the entry that it is about", async () => {
  const { store, database, ids } = await withShipments(1);
  await database.outbox.clear();
  await decideEntry(store, { kind: "shipment", id: ids[0] ?? "", revision: 1, decision: "approve" });
  const { waiting } = await readOutbox(database, 50);
  expect(waiting).toMatchObject([{ command: { name: "v1.review.approve" }, entry: { id: ids[0] } }]);
});

test("what was sent stands last first, an entry that was sent twice once", async () => {
  const { database } = await withShipments(3);
  const [first, second, third] = (await database.outbox.toArray()) as [OutboxRow, OutboxRow, OutboxRow];
  await database.sentBatches.add({ receivedAt, commands: [first, second] });
  await database.sentBatches.add({
    receivedAt: "2026-11-24T03:00:00.000Z",
    commands: [third, { ...first, id: "again", name: "v1.shipment.revise" }],
  });
  const { items, total } = await readSent(database, 50);
  expect(items.map(({ command }) => command.id)).toEqual(["again", third.id, second.id]);
  expect(items[0]?.receivedAt).toBe("2026-11-24T03:00:00.000Z");
  expect(total).toBe(3);
});
