import { signal } from "@preact/signals";
import { AccountsDatabase, currentAccount, keepAccount } from "../device/accounts.ts";
import { DeviceDatabase, databaseName } from "../device/database.ts";
import type { DeviceStore } from "../device/deviceStore.ts";
import type { Session } from "../protocol/session.ts";

/** Who uses this device now, with everything they hold on it; undefined until somebody signed in. */
export const currentStore = signal<DeviceStore | undefined>(undefined);

export const accounts = new AccountsDatabase();

/** The store of the signed-in person. Pages that need it are only shown while there is one. */
export function store(): DeviceStore {
  const current = currentStore.value;
  if (current === undefined) throw new Error("This page is only for somebody who has signed in.");
  return current;
}

export function session(): Session {
  return store().session;
}

/** Opens what the last person left on this device. Needs no network. */
export async function openLastAccount(): Promise<void> {
  const account = await currentAccount(accounts);
  if (account !== undefined) await openAccount(account.session);
}

/** Makes a signed-in person the current one. */
export async function openAccount(signedIn: Session): Promise<void> {
  await keepAccount(accounts, signedIn, Date.now());
  currentStore.value?.database.close();
  const database = new DeviceDatabase(databaseName({ officeId: signedIn.office.id, personId: signedIn.person.id }));
  await database.open();
  currentStore.value = { database, session: signedIn, clock: Date.now, randomBytes };
}

export function randomBytes(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length));
}
