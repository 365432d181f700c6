import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { expect, test } from "vitest";
import { AccountsDatabase, keepAccount, keptDeviceSecret, leaveAccount, secretForLink } from "./accounts.ts";
import { newDevice } from "./testing.ts";

const now = Date.parse("2026-11-24T02:12:00.000Z");
const day = 86_400_000;

async function openedLink() {
  const accounts = new AccountsDatabase({ indexedDB: new IDBFactory(), IDBKeyRange });
  const { session } = (await newDevice()).store;
  await secretForLink(accounts, { token: "token", now, makeSecret: () => "secret" });
  return { accounts, session };
}

test("a link that is opened again within a day is redeemed with the same secret", async () => {
  const { accounts } = await openedLink();
  expect(await secretForLink(accounts, { token: "token", now: now + day - 1, makeSecret: () => "another" })).toBe(
    "secret",
  );
});

test("a day later the secret is forgotten, with the next link or as soon as the app is opened", async () => {
  const withLink = await openedLink();
  await secretForLink(withLink.accounts, { token: "next", now: now + day, makeSecret: () => "another" });
  expect((await withLink.accounts.openedLinks.toArray()).map(({ token }) => token)).toEqual(["next"]);

  const withApp = await openedLink();
  await keepAccount(withApp.accounts, withApp.session, now + day - 1);
  expect(await withApp.accounts.openedLinks.count()).toBe(1);
  await keepAccount(withApp.accounts, withApp.session, now + day);
  expect(await withApp.accounts.openedLinks.count()).toBe(0);
});

test("signing out forgets the secret at once", async () => {
  const { accounts, session } = await openedLink();
  await keepAccount(accounts, session, now);
  await leaveAccount(accounts, session);
  expect(await accounts.openedLinks.count()).toBe(0);
});

test("the device's secret is made once and outlasts signing out", async () => {
  const { accounts, session } = await openedLink();
  expect(await keptDeviceSecret(accounts, () => "first")).toBe("first");
  await keepAccount(accounts, session, now);
  await leaveAccount(accounts, session);
  expect(await keptDeviceSecret(accounts, () => "second")).toBe("first");
});
