import { leaveAccount } from "../../../device/accounts.ts";
import type { DeviceDatabase } from "../../../device/database.ts";
import { accounts, currentStore, store } from "../../current.ts";
import { signOut } from "../../online.ts";

/** What only this device has: not yet sent or refused, and begun. */
export type Unsent = { commands: number; drafts: number };

export async function countUnsent(database: DeviceDatabase): Promise<Unsent> {
  const [commands, drafts] = await Promise.all([database.outbox.count(), database.drafts.count()]);
  return { commands, drafts };
}

/**
 * Signs the person out. With everything sent, what they hold here is deleted; otherwise it stays until they
 * sign in again. Nothing of anybody else is touched.
 * @returns false where the server couldn't be told: the session there would have stayed open, so nothing was done
 */
export async function leaveDevice(): Promise<boolean> {
  const { database, session } = store();
  if (!(await signOut())) return false;
  const { commands, drafts } = await countUnsent(database);
  await leaveAccount(accounts, session);
  currentStore.value = undefined;
  if (commands + drafts === 0) await database.delete();
  else database.close();
  return true;
}
