import { appendFile, cp, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright/test";
import { FirstRunPage } from "./pages/FirstRunPage.ts";
import { OutboxPage } from "./pages/OutboxPage.ts";
import { ProfilePage } from "./pages/ProfilePage.ts";
import { QueuePage } from "./pages/QueuePage.ts";
import { ShipmentFormPage, type TypedShipment } from "./pages/ShipmentFormPage.ts";
import { ShipmentPage } from "./pages/ShipmentPage.ts";
import { SignInPage } from "./pages/SignInPage.ts";
import { syncPill } from "./pages/SyncPill.ts";
import { Office } from "./support/office.ts";
import { expect, phone, test } from "./support/stories.ts";

const toJapan: TypedShipment = {
  exportedOn: "kemarin",
  commodity: /Sarung batik/,
  quantity: "1.640",
  country: "Jepang",
  value: "12.512,75",
};
const title = "US$12.512,75 ke Jepang";

/** Opens the form and fills it up to the check page. */
async function fillForm(page: Page, office: Office, typed: TypedShipment = toJapan): Promise<ShipmentFormPage> {
  await page.goto(`${office.url}/`);
  const form = new ShipmentFormPage(page);
  await form.start();
  await form.fill(typed);
  return form;
}

/** The reports of that value which the office has, by what it tells the exporter's device. */
async function received(context: BrowserContext, office: Office, cents = 1_251_275): Promise<{ revision: number }[]> {
  const answer = await context.request.get(`${office.url}/api/sync/pull?limit=500`);
  expect(answer.status()).toBe(200);
  type Change = { kind: string; record: { revision: number; shipment: { fobValue: number } } | null };
  const { changes } = (await answer.json()) as { changes: Change[] };
  return changes.flatMap(({ kind, record }) =>
    kind === "shipment" && record?.shipment.fobValue === cents ? [{ revision: record.revision }] : [],
  );
}

test("a server that is killed while a report waits gets it once, as soon as it runs again", async ({
  office,
  signIn,
}) => {
  test.setTimeout(60_000);
  const { context, page } = await signIn("exporter");
  const form = await fillForm(page, office);
  await office.kill();
  await form.send();
  await expect(syncPill(page)).toHaveText("1 belum terkirim · Coba lagi");
  await office.start();
  await syncPill(page).getByRole("link").click();
  await expect(syncPill(page)).toHaveText(/Semua terkirim/);
  const outbox = new OutboxPage(page, office.url);
  await outbox.open("terkirim");
  await expect(outbox.rows(title)).toHaveCount(1);
  expect(await received(context, office)).toEqual([{ revision: 1 }]);

  await office.kill();
  await office.start();
  expect(await received(context, office)).toEqual([{ revision: 1 }]);
});

test("a report whose answer is lost after the server has stored it is sent again and counts once", async ({
  office,
  signIn,
}) => {
  test.setTimeout(60_000);
  const { context, page } = await signIn("exporter");
  const form = await fillForm(page, office);
  let lost = 0;
  await context.route("**/api/sync/push", async (route) => {
    await route.fetch();
    lost += 1;
    await route.abort("connectionreset");
  });
  await form.send();
  await expect(syncPill(page)).toHaveText("1 belum terkirim · Coba lagi");
  expect(lost).toBeGreaterThan(0);
  expect(await received(context, office)).toEqual([{ revision: 1 }]);
  const outbox = new OutboxPage(page, office.url);
  await outbox.open();
  await expect(outbox.rows(title)).toHaveCount(1);

  await context.unroute("**/api/sync/push");
  await outbox.sendNow();
  await expect(syncPill(page)).toHaveText(/Semua terkirim/);
  expect(await received(context, office)).toEqual([{ revision: 1 }]);
  const shipment = new ShipmentPage(page, office.url);
  await shipment.openList();
  await expect(shipment.rows(title)).toHaveCount(1);
});

test("a network that answers everything with its own sign-in page sends nothing and marks nothing as sent", async ({
  office,
  signIn,
}) => {
  test.setTimeout(60_000);
  const { context, page } = await signIn("exporter");
  const form = await fillForm(page, office);
  await context.route("**/api/**", (route) =>
    route.fulfill({ status: 200, contentType: "text/html", body: "<!doctype html><title>Hotel Wi-Fi</title>" }),
  );
  await form.send();
  await expect(syncPill(page)).toHaveText("1 belum terkirim · Coba lagi");
  const outbox = new OutboxPage(page, office.url);
  await outbox.open();
  await expect(page.getByText("Belum terkirim: jaringan ini minta masuk dulu.").first()).toBeVisible();
  await expect(outbox.rows(title)).toContainText("Menunggu dikirim");
  await outbox.open("terkirim");
  await expect(page.getByText("Belum ada yang terkirim.")).toBeVisible();

  await context.unroute("**/api/**");
  await outbox.open();
  await outbox.sendNow();
  await expect(syncPill(page)).toHaveText(/Semua terkirim/);
  expect(await received(context, office)).toEqual([{ revision: 1 }]);
});

test("a session that ended stops sending alone: reporting goes on, and a fresh link sends what waits", async ({
  office,
  signIn,
}) => {
  test.setTimeout(90_000);
  const { context, page } = await signIn("exporter");
  const ended = await context.request.post(`${office.url}/api/sign-out`, {
    headers: { "X-Jejak-Ekspor": "1" },
    data: {},
  });
  expect(ended.ok()).toBe(true);
  const form = await fillForm(page, office);
  await form.send();
  await expect(syncPill(page)).toHaveText("Masuk lagi untuk mengirim · data aman");
  await page.reload();
  await expect(syncPill(page)).toHaveText("Masuk lagi untuk mengirim · data aman");

  await page.goto(`${office.url}/`);
  const next = new ShipmentFormPage(page);
  await next.start();
  await next.fillDocuments({ ...toJapan, exportedOn: "hari ini" });
  await next.next();
  await next.field("Jumlah").fill("77");
  await syncPill(page).getByRole("link").click();
  await expect(page.getByText("Contoh Ratna perlu masuk lagi di HP ini.")).toBeVisible();
  const signInAgain = new SignInPage(page, office.url);
  await signInAgain.paste(await office.invite("exporter", "Contoh Ratna", "--exporter", "Contoh Batik Melati"));
  await expect(signInAgain.ready).toBeVisible({ timeout: 20_000 });
  await page.getByText("Ke Beranda").click();
  await expect(syncPill(page)).toHaveText(/Semua terkirim/);
  expect(await received(context, office)).toEqual([{ revision: 1 }]);
  await new OutboxPage(page, office.url).open("draf");
  await page.getByRole("link", { name: "Lanjutkan" }).click();
  await expect(page.getByRole("textbox", { name: "Jumlah" })).toHaveValue("77");
});

test("two tabs of one phone that send the same report send it once, and both show it", async ({ office, signIn }) => {
  test.setTimeout(60_000);
  const { context, page } = await signIn("exporter");
  await fillForm(page, office);
  const other = await context.newPage();
  await other.goto(page.url());
  const tabs = [page, other];
  for (const tab of tabs) await tab.getByRole("button", { name: "Kirim laporan" }).click();
  const agree = tabs.map((tab) => tab.getByRole("button", { name: "Mengerti, kirim laporan" }));
  for (const button of agree) await expect(button).toBeVisible();
  // Each is tapped where it stands, also when the other was quicker by a hair and this page is about to change.
  const buttons = await Promise.all(agree.map((button) => button.elementHandle()));
  await Promise.all(buttons.map((button) => button?.evaluate((element: HTMLElement) => element.click())));
  for (const tab of tabs) {
    await expect(tab.getByText("Tersimpan di HP ini").first()).toBeVisible();
    await expect(tab.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await expect(syncPill(tab)).toHaveText(/Semua terkirim/, { timeout: 15_000 });
    const shipment = new ShipmentPage(tab, office.url);
    await shipment.openList();
    await expect(shipment.rows(title)).toHaveCount(1);
  }
  expect(await received(context, office)).toEqual([{ revision: 1 }]);
});

test("ten taps on send make one report", async ({ office, signIn }) => {
  test.setTimeout(60_000);
  const { context, page } = await signIn("exporter");
  await fillForm(page, office);
  const tapTenTimes = async (name: string) => {
    const button = page.getByRole("button", { name, exact: true });
    await expect(button).toBeVisible();
    await button.evaluate((element: HTMLElement) => {
      for (let taps = 0; taps < 10; taps += 1) element.click();
    });
  };
  await tapTenTimes("Kirim laporan");
  await tapTenTimes("Mengerti, kirim laporan");
  await expect(page.getByText("Tersimpan di HP ini").first()).toBeVisible();
  await expect(syncPill(page)).toHaveText(/Semua terkirim/);
  expect(await received(context, office)).toEqual([{ revision: 1 }]);

  await fillForm(page, office, { ...toJapan, value: "8.100" });
  await tapTenTimes("Kirim laporan");
  await expect(page.getByText("Tersimpan di HP ini").first()).toBeVisible();
  await expect(syncPill(page)).toHaveText(/Semua terkirim/);
  expect(await received(context, office, 810_000)).toEqual([{ revision: 1 }]);
});

test("who signs out with unsent reports is told how many stay, and the next person on the phone neither sees nor sends them", async ({
  office,
  signIn,
}) => {
  test.setTimeout(120_000);
  const { context, page } = await signIn("exporter");
  await context.route("**/api/sync/push", (route) => route.abort());
  const form = await fillForm(page, office);
  await form.send();
  await expect(syncPill(page)).toHaveText("1 belum terkirim · Coba lagi");
  const profile = new ProfilePage(page, office.url);
  await profile.open();
  const question = await profile.askToSignOut();
  await expect(question).toContainText("1 belum terkirim akan tetap di HP ini");
  await profile.signOut();
  await context.unroute("**/api/sync/push");

  await test.step("another person takes the phone, and has an outbox and a queue without them", async () => {
    await new FirstRunPage(page).open(office.link("supervisor"));
    const outbox = new OutboxPage(page, office.url);
    await outbox.open();
    await expect(page.getByText("Semua sudah terkirim.")).toBeVisible();
    await expect(syncPill(page)).toHaveText(/Semua terkirim/);
    const queue = new QueuePage(page, office.url);
    await queue.open();
    await expect(queue.row(/US\$/).first()).toBeVisible();
    await expect(queue.row(title)).toHaveCount(0);
    expect(await received(context, office)).toEqual([]);
  });

  await test.step("the first comes back with a fresh link: the phone asks before it changes hands, then sends", async () => {
    await page.goto(await office.invite("exporter", "Contoh Ratna", "--exporter", "Contoh Batik Melati"));
    await expect(page.getByText("HP ini sedang dipakai Contoh Budi.")).toBeVisible();
    await page.getByRole("button", { name: "Masuk dengan tautan ini" }).click();
    await expect(new SignInPage(page, office.url).ready).toBeVisible({ timeout: 20_000 });
    await expect(syncPill(page)).toHaveText(/Semua terkirim/, { timeout: 15_000 });
    const shipment = new ShipmentPage(page, office.url);
    await shipment.open(title);
    await expect(page.getByText("Dikirim oleh Contoh Ratna")).toBeVisible();
    expect(await received(context, office)).toEqual([{ revision: 1 }]);
  });
});

test("signing out with everything sent leaves nothing on the phone", async ({ office, signIn }) => {
  const { page } = await signIn("exporter");
  const profile = new ProfilePage(page, office.url);
  await profile.open();
  await expect(await profile.askToSignOut()).toContainText("Semua sudah terkirim.");
  await profile.signOut();
  await page.goto(`${office.url}/ekspor`);
  await expect(page.getByRole("heading", { name: "Masuk" })).toBeVisible();
  const left = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ""));
  // What is left lists the accounts of this browser, and none is there.
  expect(left).toEqual(["jejak-ekspor"]);
});

test("a new version is offered and never forced upon a half-filled form", async ({ newProfile }) => {
  test.setTimeout(90_000);
  const app = await mkdtemp(join("node_modules/.cache", "app-"));
  await cp("dist", app, { recursive: true });
  const office = await Office.open({ app });
  try {
    const context = await (await newProfile(phone)).open();
    const page = await context.newPage();
    await new FirstRunPage(page).open(office.link("exporter"));
    await page.goto(`${office.url}/`);
    const form = new ShipmentFormPage(page);
    await form.start();
    await form.fillDocuments(toJapan);
    await form.next();
    await form.field("Jumlah").fill("41");
    // Gone as soon as the page is loaded anew.
    const isSamePage = () => page.evaluate(() => Object.hasOwn(window, "thisVeryPage"));
    await page.evaluate(() => Object.assign(window, { thisVeryPage: true }));

    await office.kill("SIGTERM");
    await appendFile(join(app, "client/service-worker.js"), "\n// a newer build\n");
    for (const encoding of ["br", "gz"]) await rm(join(app, `client/service-worker.js.${encoding}`), { force: true });
    await office.start();
    const other = await context.newPage();
    await other.goto(`${office.url}/`);
    await expect(other.getByText("Versi baru siap.")).toBeVisible({ timeout: 15_000 });

    await expect(page.getByText("Versi baru siap.")).toHaveCount(0);
    await other.getByRole("button", { name: "Muat ulang" }).click();
    await expect(other.getByText("Versi baru siap.")).toHaveCount(0, { timeout: 15_000 });
    await expect
      .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting === null))
      .toBe(true);
    await expect(form.field("Jumlah")).toHaveValue("41");
    expect(await isSamePage()).toBe(true);

    await page.bringToFront();
    await form.fillGoods({ ...toJapan, quantity: "41" });
    await form.next();
    await form.fillValue(toJapan);
    await form.next();
    await form.send();
    await expect(syncPill(page)).toHaveText(/Semua terkirim/, { timeout: 15_000 });
    expect(await received(context, office)).toEqual([{ revision: 1 }]);
  } finally {
    await office.close();
    await rm(app, { recursive: true, force: true });
  }
});
