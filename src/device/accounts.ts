import { Dexie, type Table } from "dexie";
import type { Session } from "../protocol/session.ts";

/** A person who has signed in on this device; `lastUsedAt` is 0 for all but the one whose turn it is. */
export type Account = { id: string; session: Session; lastUsedAt: number };

/** The secret of a link that was opened at a moment (Unix milliseconds), stored before the link is redeemed. */
export type OpenedLink = { token: string; secret: string; openedAt: number };

/** An answer that got lost is asked for again soon, or never. */
const keepLinksFor = 86_400_000;

/** Who has signed in on this device, and whose turn it is. The one database that isn't a person's own. */
export class AccountsDatabase extends Dexie {
  declare accounts: Table<Account, string>;
  declare openedLinks: Table<OpenedLink, string>;
  /** One row: what the server knows this device by. It outlasts its people's turns. */
  declare deviceSecrets: Table<{ id: "this-device"; secret: string }, string>;

  constructor(options: { indexedDB?: IDBFactory; IDBKeyRange?: typeof IDBKeyRange } = {}) {
    super("jejak-ekspor", { ...options, chromeTransactionDurability: "strict" });
    this.version(1).stores({ accounts: "id, lastUsedAt", openedLinks: "token" });
    this.version(2).stores({ deviceSecrets: "id" });
  }
}

function accountId(session: Session): string {
  return `${session.office.id}/${session.person.id}`;
}

export function isSameAccount(one: Session, other: Session): boolean {
  return accountId(one) === accountId(other);
}

/** The account whose turn it is: it opens without a network. */
export async function currentAccount(accounts: AccountsDatabase): Promise<Account | undefined> {
  return await accounts.accounts.where("lastUsedAt").above(0).last();
}

/** Gives a person their turn. Whoever had it before signs in again to get it back; what they hold here stays. */
export async function keepAccount(accounts: AccountsDatabase, session: Session, now: number): Promise<void> {
  await accounts.transaction("rw", accounts.accounts, accounts.openedLinks, async () => {
    await forgetOldLinks(accounts, now);
    await accounts.accounts.where("lastUsedAt").above(0).modify({ lastUsedAt: 0 });
    await accounts.accounts.put({ id: accountId(session), session, lastUsedAt: now });
  });
}

/** Ends a person's turn. */
export async function leaveAccount(accounts: AccountsDatabase, session: Session): Promise<void> {
  await accounts.transaction("rw", accounts.accounts, accounts.openedLinks, async () => {
    await accounts.accounts.delete(accountId(session));
    await accounts.openedLinks.clear();
  });
}

/** The secret that this device is known by, made when it is first asked for. */
export async function keptDeviceSecret(accounts: AccountsDatabase, makeSecret: () => string): Promise<string> {
  return await accounts.transaction("rw", accounts.deviceSecrets, async () => {
    const kept = await accounts.deviceSecrets.get("this-device");
    if (kept !== undefined) return kept.secret;
    const secret = makeSecret();
    await accounts.deviceSecrets.add({ id: "this-device", secret });
    return secret;
  });
}

/**
 * The secret for a link: the one made when it was first opened here, so that a lost answer can be asked for again
 * within a day.
 */
export async function secretForLink(
  accounts: AccountsDatabase,
  { token, now, makeSecret }: { token: string; now: number; makeSecret: () => string },
): Promise<string> {
  return await accounts.transaction("rw", accounts.openedLinks, async () => {
    await forgetOldLinks(accounts, now);
    const opened = await accounts.openedLinks.get(token);
    if (opened !== undefined) return opened.secret;
    const secret = makeSecret();
    await accounts.openedLinks.add({ token, secret, openedAt: now });
    return secret;
  });
}

async function forgetOldLinks(accounts: AccountsDatabase, now: number): Promise<void> {
  await accounts.openedLinks.filter((link) => link.openedAt <= now - keepLinksFor).delete();
}
