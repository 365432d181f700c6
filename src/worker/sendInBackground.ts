import { AccountsDatabase, currentAccount } from "../device/accounts.ts";
import { browserNetwork } from "../device/browserNetwork.ts";
import { DeviceDatabase, databaseName } from "../device/database.ts";
import { isAskedToWait } from "../device/sync/backoff.ts";
import { syncRound } from "../device/sync/syncRound.ts";

/**
 * One round of the same sync that the pages run, for when the network comes back and no page is open.
 * Throws where something is still left, so that the browser asks again.
 */
export async function sendInBackground(): Promise<void> {
  const accounts = new AccountsDatabase();
  const account = await currentAccount(accounts);
  accounts.close();
  if (account === undefined) return;
  const { session } = account;
  const database = new DeviceDatabase(databaseName({ officeId: session.office.id, personId: session.person.id }));
  try {
    const result = await syncRound({
      store: {
        database,
        session,
        clock: Date.now,
        randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
      },
      network: browserNetwork(import.meta.env.VITE_APP_VERSION),
      watch: () => {},
      alone: (round) =>
        navigator.locks.request("jejak-ekspor-sync", { ifAvailable: true }, async (lock) =>
          lock === null ? undefined : await round(),
        ),
      atOnce: !(await isAskedToWait(database, Date.now())),
    });
    // Signing in, or waiting for a page that is at it, is nothing that asking again could bring about.
    if (["unreachable", "server", "captive", "paused"].includes(result.kind)) {
      throw new Error(`The round ended as ${result.kind}.`);
    }
  } finally {
    database.close();
  }
}
