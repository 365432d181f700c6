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
 * sign in again, also what another tab saves meanwhile. Nothing of anybody else is touched.
 * @returns false where the server couldn't be told: the session there would have stayed open, so nothing was done
 */
export async function leaveDevice(): Promise<boolean> {
  const { database, session } = store();
  if (!(await signOut())) return false;
  await leaveAccount(accounts, session);
  currentStore.value = undefined;
  if (await clearIfSent(database)) await database.delete();
  else database.close();
  return true;
}

/** One transaction: nothing can be saved between the look and the clearing. */
async function clearIfSent(database: DeviceDatabase): Promise<boolean> {
  return await database.transaction("rw", database.tables, async () => {
    const { commands, drafts } = await countUnsent(database);
    if (commands + drafts > 0) return false;
    await Promise.all(database.tables.map((table) => table.clear()));
    return true;
  });
}
