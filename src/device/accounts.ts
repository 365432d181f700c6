import { Dexie, type Table } from "dexie";
import type { Session } from "../protocol/session.ts";

/** A person who has signed in on this device; `lastUsedAt` is 0 for all but the one whose turn it is. */
export type Account = { id: string; session: Session; lastUsedAt: number };

/** The secret of a link that was opened, stored before the link is redeemed. */
export type OpenedLink = { token: string; secret: string };

/** Who has signed in on this device, and whose turn it is. The one database that isn't a person's own. */
export class AccountsDatabase extends Dexie {
  declare accounts: Table<Account, string>;
  declare openedLinks: Table<OpenedLink, string>;

  constructor(options: { indexedDB?: IDBFactory; IDBKeyRange?: typeof IDBKeyRange } = {}) {
    super("jejak-ekspor", { ...options, chromeTransactionDurability: "strict" });
    this.version(1).stores({ accounts: "id, lastUsedAt", openedLinks: "token" });
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
  await accounts.transaction("rw", accounts.accounts, async () => {
    await accounts.accounts.where("lastUsedAt").above(0).modify({ lastUsedAt: 0 });
    await accounts.accounts.put({ id: accountId(session), session, lastUsedAt: now });
  });
}

/** Ends a person's turn. */
export async function leaveAccount(accounts: AccountsDatabase, session: Session): Promise<void> {
  await accounts.accounts.delete(accountId(session));
}

/** The secret for a link: the one made when it was first opened here, so that a lost answer can be asked for again. */
export async function secretForLink(
  accounts: AccountsDatabase,
  token: string,
  makeSecret: () => string,
): Promise<string> {
  return await accounts.transaction("rw", accounts.openedLinks, async () => {
    const opened = await accounts.openedLinks.get(token);
    if (opened !== undefined) return opened.secret;
    const secret = makeSecret();
    await accounts.openedLinks.add({ token, secret });
    return secret;
  });
}
