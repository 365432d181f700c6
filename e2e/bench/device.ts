import type { BrowserContext, Page } from "playwright/test";
import { FirstRunPage } from "../pages/FirstRunPage.ts";
import type { Office, Role } from "../support/office.ts";
import { fillDatabase } from "./entries.ts";

/** A browser with one page, signed in, with everything on it that its person may hold. */
export type Device = { context: BrowserContext; page: Page; session: Session };

/** What the app keeps of who is signed in. */
export type Session = {
  person: { id: string; name: string; role: Role; exporterId?: string };
  office: { id: string; timeZone: string };
  deviceId: string;
  numberPrefix: string;
  epoch: string;
};

export async function signIn(context: BrowserContext, link: string): Promise<Device> {
  const page = await context.newPage();
  await new FirstRunPage(page).open(link);
  const session = await page.evaluate(readSession);
  return { context, page, session };
}

/** In a page: the session of whoever is signed in. */
async function readSession(): Promise<Session> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open("jejak-ekspor");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const rows = await new Promise<{ session: Session; lastUsedAt: number }[]>((resolve, reject) => {
    const request = database.transaction("accounts").objectStore("accounts").getAll();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  database.close();
  const current = rows.find((row) => row.lastUsedAt > 0);
  if (current === undefined) throw new Error("Nobody is signed in.");
  return current.session;
}

/** Puts rows on a device while no page of the app is open that could be half-way through something. */
export async function fill(
  device: Device,
  office: Office,
  told: { tables: Record<string, readonly unknown[]>; meta: Record<string, unknown> },
): Promise<void> {
  // A page of the same address without the app.
  await device.page.goto(`${office.url}/licences.txt`);
  const portion = 2_500;
  for (const [name, rows] of Object.entries(told.tables)) {
    for (let from = 0; from < rows.length; from += portion) {
      await device.page.evaluate(fillDatabase, {
        tables: { [name]: rows.slice(from, from + portion) },
        meta: {},
      });
    }
  }
  await device.page.evaluate(fillDatabase, { tables: {}, meta: told.meta });
}

/**
 * In a page: resolves with the moment (Unix milliseconds) from which a table holds no row at all, or the row
 * told. Looks at one key only, so that looking costs next to nothing.
 */
export async function whenThere(told: { table: string; key: "none" | string }): Promise<number> {
  const found = (await indexedDB.databases()).find(({ name }) => name?.startsWith("jejak-ekspor/"));
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(found?.name ?? "");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  while (true) {
    const keys = await new Promise<IDBValidKey[]>((resolve, reject) => {
      const store = database.transaction(told.table).objectStore(told.table);
      const request = store.getAllKeys(told.key === "none" ? null : told.key, 1);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    if (keys.length === (told.key === "none" ? 0 : 1)) {
      database.close();
      return Date.now();
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Makes a page's processor slower by a factor; 1 is as it is. */
export async function slowDown(page: Page, factor: number): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: factor });
}
