import { Dexie, type Table } from "dexie";
import type { Session } from "../protocol/session.ts";

/** A person who has signed in on this device. */
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

export function accountId(session: Session): string {
  return `${session.office.id}/${session.person.id}`;
}

/** The account used last: it opens without a network. */
export async function currentAccount(accounts: AccountsDatabase): Promise<Account | undefined> {
  return await accounts.accounts.orderBy("lastUsedAt").last();
}

export async function keepAccount(accounts: AccountsDatabase, session: Session, now: number): Promise<void> {
  await accounts.accounts.put({ id: accountId(session), session, lastUsedAt: now });
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
