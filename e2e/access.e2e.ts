import type { Page } from "playwright/test";
import { OutboxPage } from "./pages/OutboxPage.ts";
import { ProfilePage } from "./pages/ProfilePage.ts";
import { QueuePage } from "./pages/QueuePage.ts";
import { ShipmentFormPage } from "./pages/ShipmentFormPage.ts";
import { SignInPage } from "./pages/SignInPage.ts";
import { syncPill } from "./pages/SyncPill.ts";
import type { Office } from "./support/office.ts";
import { expect, laptop, phone, test } from "./support/stories.ts";

const title = "US$12.512,75 ke Jepang";

/** Hands in a report of 12,512.75 dollars to Japan. */
async function report(page: Page, office: Office): Promise<void> {
  await page.goto(`${office.url}/`);
  const form = new ShipmentFormPage(page);
  await form.start();
  await form.fill({
    exportedOn: "kemarin",
    commodity: /Sarung batik/,
    quantity: "1.640",
    country: "Jepang",
    value: "12.512,75",
  });
  await form.send();
}

test("a code on the phone makes a second browser another device of the same person, once", async ({
  office,
  signIn,
  newProfile,
}) => {
  const { page } = await signIn("exporter");
  const profile = new ProfilePage(page, office.url);
  await profile.open();
  await page.getByRole("button", { name: "Hubungkan HP lain" }).click();
  const code = (await page.getByRole("status", { name: "Kode masuk" }).textContent()) ?? "";
  expect(code).toMatch(/^[A-Z]{4} [A-Z]{4}$/);
  await expect(page.getByText(/Berlaku satu kali, (9\.\d\d|10\.00) menit lagi/)).toBeVisible();

  const second = await (await (await newProfile(laptop)).open()).newPage();
  const signInPage = new SignInPage(second, office.url);
  await signInPage.open();
  await signInPage.typeCode("ABCD 1234");
  await expect(second.getByText(/Kode terdiri dari 8 huruf/).first()).toBeVisible();
  await signInPage.typeCode(code.toLowerCase());
  await expect(signInPage.ready).toBeVisible({ timeout: 20_000 });
  await second.goto(`${office.url}/saya`);
  await expect(second.getByRole("heading", { name: "Contoh Ratna" })).toBeVisible();
  await expect(second.getByRole("list", { name: "Perangkat saya" }).getByRole("listitem")).toHaveCount(2);

  const third = await (await (await newProfile(phone)).open()).newPage();
  const tooLate = new SignInPage(third, office.url);
  await tooLate.open();
  await tooLate.typeCode(code);
  await expect(third.getByText("Kode ini tidak berlaku.")).toBeVisible();

  await page.getByRole("dialog").getByRole("button", { name: "Tutup" }).click();
  await page.getByRole("button", { name: /^Keluarkan Chrome/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Keluarkan" }).click();
  await expect(page.getByRole("list", { name: "Perangkat saya" }).getByRole("listitem")).toHaveCount(1);
  await expect(syncPill(second)).toHaveText(/HP ini dikeluarkan/, { timeout: 30_000 });
});

test("a phone that is shut out says so, keeps what it has, and sends it once its person comes by a fresh link", async ({
  office,
  signIn,
}) => {
  test.setTimeout(90_000);
  const { context, page } = await signIn("exporter");
  const admin = await signIn("admin");
  await context.setOffline(true);
  await report(page, office);
  await admin.page.goto(`${office.url}/data/perangkat`);
  await admin.page.getByRole("button", { name: /^Keluarkan .*Contoh Ratna/ }).click();
  await admin.page.getByRole("dialog").getByRole("button", { name: "Keluarkan" }).click();
  await expect(admin.page.getByRole("row").filter({ hasText: "Contoh Ratna" })).toContainText(/Dikeluarkan \d/);

  await context.setOffline(false);
  await expect(syncPill(page)).toHaveText("HP ini dikeluarkan · data aman", { timeout: 30_000 });
  const outbox = new OutboxPage(page, office.url);
  await outbox.open();
  await expect(page.getByText("HP ini sudah dikeluarkan dari akun Anda.")).toBeVisible();
  await expect(outbox.rows(title)).toHaveCount(1);
  await syncPill(page).getByRole("link").click();
  await expect(page.getByText("HP ini sudah dikeluarkan dari akun Contoh Ratna.")).toBeVisible();

  const again = new SignInPage(page, office.url);
  await again.paste(await office.invite("exporter", "Contoh Ratna", "--exporter", "Contoh Batik Melati"));
  await expect(again.ready).toBeVisible({ timeout: 20_000 });
  await outbox.open("terkirim");
  await expect(outbox.rows(title)).toHaveCount(1, { timeout: 20_000 });
});

test("what a disabled person's phone still holds waits in the quarantine until a supervisor lets it in", async ({
  office,
  signIn,
}) => {
  test.setTimeout(120_000);
  const { context, page } = await signIn("exporter");
  const admin = await signIn("admin");
  const supervisor = await signIn("supervisor");
  await context.setOffline(true);
  await report(page, office);

  await test.step("the admin disables the person", async () => {
    await admin.page.goto(`${office.url}/data/pengguna`);
    await admin.page.getByRole("link", { name: "Contoh Ratna" }).click();
    await admin.page.getByRole("button", { name: "Nonaktifkan" }).click();
    await admin.page.getByRole("dialog").getByRole("button", { name: "Nonaktifkan" }).click();
    await expect(admin.page.getByText(/^Dinonaktifkan \d/)).toBeVisible();
  });

  const outbox = new OutboxPage(page, office.url);
  await test.step("the phone hands over what it has, keeps it, and says so", async () => {
    await context.setOffline(false);
    await expect(syncPill(page)).toHaveText("Akun dinonaktifkan · data aman", { timeout: 30_000 });
    await outbox.open();
    await expect(page.getByText("Akun Anda dinonaktifkan dinas.")).toBeVisible();
    await expect(page.getByRole("list", { name: "Menunggu diperiksa kantor" }).getByText(title)).toBeVisible();
    await expect(outbox.rows(title)).toContainText(/Diterima server .*, menunggu diperiksa kantor/);
  });

  const queue = new QueuePage(supervisor.page, office.url);
  await test.step("it isn't in the queue", async () => {
    await queue.open();
    await expect(queue.row(/US\$/).first()).toBeVisible();
    await expect(queue.row("US$12.512,75")).toHaveCount(0);
  });

  await test.step("the supervisor reads it and lets it in, and it stands in the queue with its author's name", async () => {
    await supervisor.page.goto(`${office.url}/data/karantina`);
    const held = supervisor.page.getByRole("article").filter({ hasText: "Contoh Ratna" });
    await expect(held).toContainText("US$12.512,75");
    await held.getByRole("button", { name: /^Terima/ }).click();
    await expect(held.getByText("Diterima: sudah masuk sebagai kiriman penulisnya.")).toBeVisible();
    await queue.open();
    await queue.select("US$12.512,75");
    await expect(supervisor.page.getByText(/Dikirim oleh Contoh Ratna\. Diterima dari karantina oleh/)).toBeVisible();
  });

  await test.step("enabled again, the phone hears that it was received", async () => {
    await admin.page.getByRole("button", { name: "Aktifkan lagi" }).click();
    await admin.page.getByRole("dialog").getByRole("button", { name: "Aktifkan lagi" }).click();
    await expect(admin.page.getByRole("button", { name: "Nonaktifkan" })).toBeVisible();
    await page.getByRole("button", { name: "Kirim sekarang" }).click();
    await expect(syncPill(page)).toHaveText(/Semua terkirim/, { timeout: 30_000 });
    await outbox.open("terkirim");
    await expect(outbox.rows(title)).toHaveCount(1);
  });
});
