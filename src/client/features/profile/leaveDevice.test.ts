import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { currentAccount } from "../../../device/accounts.ts";
import { DeviceDatabase, databaseName } from "../../../device/database.ts";
import { saveDraft } from "../../../device/store/drafts.ts";
import { recordShipment } from "../../../device/store/shipments.ts";
import { newDevice, officeId, someShipment } from "../../../device/testing.ts";
import type { Session } from "../../../protocol/session.ts";
import { accounts, currentStore, openAccount, store } from "../../current.ts";
import { leaveDevice } from "./leaveDevice.ts";

const ratna = "01890000-0000-7000-8000-0000000000a1";
const budi = "01890000-0000-7000-8000-0000000000b1";

async function sessionOf(personId: string): Promise<Session> {
  const { session } = (await newDevice()).store;
  return { ...session, person: { ...session.person, id: personId } };
}

function hasDatabase(personId: string): Promise<boolean> {
  return Dexie.exists(databaseName({ officeId, personId }));
}

beforeEach(() => {
  vi.stubGlobal("fetch", async () => new Response(null, { status: 204 }));
});

afterEach(async () => {
  vi.unstubAllGlobals();
  currentStore.value?.database.close();
  currentStore.value = undefined;
  await accounts.accounts.clear();
  for (const personId of [ratna, budi]) await Dexie.delete(databaseName({ officeId, personId }));
});

test("with everything sent, nothing of the person stays on the device", async () => {
  await openAccount(await sessionOf(ratna));
  expect(await leaveDevice()).toBe(true);
  expect(currentStore.value).toBeUndefined();
  expect(await currentAccount(accounts)).toBeUndefined();
  expect(await hasDatabase(ratna)).toBe(false);
});

test("what isn't sent yet stays, and is there again when the person signs in again", async () => {
  await openAccount(await sessionOf(ratna));
  const shipment = someShipment();
  await recordShipment(store(), shipment);
  expect(await leaveDevice()).toBe(true);
  expect(await currentAccount(accounts)).toBeUndefined();
  await openAccount(await sessionOf(ratna));
  expect(await store().database.outbox.toArray()).toMatchObject([{ entryId: shipment.id }]);
});

test("what another tab saves while the person leaves stays", async () => {
  await openAccount(await sessionOf(ratna));
  const otherTab = { ...store(), database: new DeviceDatabase(databaseName({ officeId, personId: ratna })) };
  await otherTab.database.open();
  const shipment = someShipment();
  let saving: Promise<unknown> | undefined;
  const stop = currentStore.subscribe((current) => {
    if (current === undefined) saving ??= recordShipment(otherTab, shipment);
  });
  await leaveDevice();
  stop();
  await saving;
  otherTab.database.close();
  await openAccount(await sessionOf(ratna));
  expect(await store().database.outbox.toArray()).toMatchObject([{ entryId: shipment.id }]);
});

test("a draft stays as well", async () => {
  await openAccount(await sessionOf(ratna));
  await saveDraft(store(), { id: "draft", kind: "shipment", values: { buyer: "Contoh" }, step: 1 });
  await leaveDevice();
  expect(await hasDatabase(ratna)).toBe(true);
});

test("what another person holds on the device isn't touched, and doesn't open by itself", async () => {
  await openAccount(await sessionOf(ratna));
  await openAccount(await sessionOf(budi));
  await leaveDevice();
  expect(await hasDatabase(budi)).toBe(false);
  expect(await hasDatabase(ratna)).toBe(true);
  expect(await currentAccount(accounts)).toBeUndefined();
});

test("where the server can't be told, the person stays signed in", async () => {
  vi.stubGlobal("fetch", async () => {
    throw new TypeError("Failed to fetch");
  });
  await openAccount(await sessionOf(ratna));
  expect(await leaveDevice()).toBe(false);
  expect(currentStore.value).toBeDefined();
  expect(await hasDatabase(ratna)).toBe(true);
});
