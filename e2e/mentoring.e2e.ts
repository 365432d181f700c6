import { FirstRunPage } from "./pages/FirstRunPage.ts";
import { QueuePage } from "./pages/QueuePage.ts";
import { VisitFormPage } from "./pages/VisitFormPage.ts";
import { expect, laptop, phone, test } from "./support/stories.ts";

const typed = {
  met: "Contoh Ratna",
  topic: "Logistik dan pengiriman",
  condition: "Pesanan naik sejak lebaran.",
  obstacle: "Kontainer atau jadwal kapal tidak tersedia",
  followUp: "Bandingkan dua forwarder",
  who: "Pendamping",
  due: "+1 minggu",
} as const;

test("a visit written without a network survives the browser, is returned, corrected and approved", async ({
  office,
  newProfile,
}) => {
  test.setTimeout(120_000);
  const mentorPhone = await newProfile(phone);
  let context = await mentorPhone.open();
  let page = await context.newPage();
  await new FirstRunPage(page).open(office.link("mentor"));

  await test.step("offline, reloaded, a visit is begun with what is known of the exporter", async () => {
    await context.setOffline(true);
    await page.goto(`${office.url}/`);
    await expect(page.getByRole("heading", { name: "Kunjungi hari ini" })).toBeVisible();
    await page.getByRole("link", { name: "Catat kunjungan" }).click();
    await page.getByRole("button", { name: /^Eksportir/ }).click();
    await page.getByRole("option", { name: "Contoh Batik Melati" }).first().click();
    await expect(page.getByRole("heading", { name: "Eksportir & waktu" })).toBeVisible();
    await expect(new VisitFormPage(page).field("Nama").first()).toHaveValue("Contoh Ratna");
    await expect(page.getByText(/Draf tersimpan/)).toBeVisible();
  });

  await test.step("what was typed is there after the browser was closed", async () => {
    const form = new VisitFormPage(page);
    await form.next("Hasil & kendala");
    await form.field(/^Kondisi usaha/).fill("Setengah jalan");
    // The draft is written within 300 ms; a closed browser gives it no more.
    await page.waitForTimeout(400);
    await mentorPhone.close();
    await office.kill();
    context = await mentorPhone.open({ offline: true });
    page = await context.newPage();
    await page.goto(`${office.url}/kunjungan`);
    await page.getByRole("link", { name: "Contoh Batik Melati" }).first().click();
    await expect(new VisitFormPage(page).field(/^Kondisi usaha/)).toHaveValue("Setengah jalan");
  });

  await test.step("it is handed in offline, with its follow-up", async () => {
    await page.getByRole("link", { name: "Eksportir & waktu" }).click();
    // Another way than the business's other visits in the queue, to tell it from them.
    await page.getByRole("radio", { name: "Acara" }).check();
    const form = new VisitFormPage(page);
    await form.fill(typed);
    await expect(page.getByText("Dikirim otomatis saat ada internet")).toBeVisible();
    await form.send();
    await expect(page.getByText("Menunggu dikirim").first()).toBeVisible();
    await page.goto(`${office.url}/tindak-lanjut`);
    await expect(page.getByRole("listitem").filter({ hasText: typed.followUp })).toBeVisible();
  });

  await office.start();
  const desk = await (await newProfile(laptop)).open();
  const deskPage = await desk.newPage();
  const queue = new QueuePage(deskPage, office.url);
  await new FirstRunPage(deskPage).open(office.link("supervisor"));

  await test.step("back online it leaves by itself, and the supervisor returns it", async () => {
    await context.setOffline(false);
    await page.goto(`${office.url}/kunjungan`);
    await expect(page.getByText(/Semua terkirim/)).toBeVisible({ timeout: 20_000 });
    await deskPage.goto(`${office.url}/antrean?jenis=kunjungan`);
    await queue.select(/Contoh Batik Melati.*Acara/);
    await expect(deskPage.getByText(typed.condition)).toBeVisible();
    await queue.decideWith(/^Kembalikan/, "Tren ekspor belum diisi.");
    await expect(page.getByText("Perlu diperbaiki: Tren ekspor belum diisi.").first()).toBeVisible({ timeout: 20_000 });
  });

  await test.step("the mentor corrects it, and it is approved", async () => {
    await page.getByRole("link", { name: "Contoh Batik Melati" }).first().click();
    await page.getByRole("button", { name: "Perbaiki" }).click();
    const form = new VisitFormPage(page);
    await page.waitForURL(/\/isi\//);
    await expect(page.getByText("Perlu diperbaiki: Tren ekspor belum diisi.")).toBeVisible();
    await form.next("Hasil & kendala");
    await page.getByRole("radio", { name: "Naik" }).check();
    await form.next("Tindak lanjut");
    await form.next("Periksa laporan kunjungan");
    await form.send();
    await expect(page.getByText("Perbaikan ke-2").first()).toBeVisible();
    await expect(page.getByText(/Semua terkirim/)).toBeVisible({ timeout: 20_000 });
    await deskPage.goto(`${office.url}/antrean?jenis=kunjungan`);
    await queue.select(/Contoh Batik Melati.*Acara/);
    await expect(deskPage.getByText("Perbaikan ke-2").first()).toBeVisible();
    await queue.approve();
    await expect(page.getByText("Sudah diperiksa verifikator.")).toBeVisible({ timeout: 25_000 });
  });
});

test("a follow-up is done with one tap, can be undone for ten seconds, and is done for the office too", async ({
  office,
  signIn,
}) => {
  const { context, page } = await signIn("mentor");
  await context.setOffline(true);
  await page.goto(`${office.url}/tindak-lanjut`);
  const late = page.getByRole("region", { name: /^Terlambat/ });
  const first = late.getByRole("listitem").first();
  const what = (await first.getByRole("link").textContent()) ?? "";
  await first.getByRole("button", { name: "Selesai", exact: false }).first().click();
  await expect(page.getByRole("status").filter({ hasText: `Selesai: ${what}` })).toBeVisible();
  await page.getByRole("button", { name: "Urungkan" }).click();
  await expect(first.getByRole("link")).toHaveText(what);

  await first.getByRole("button", { name: "Selesai", exact: false }).first().click();
  const done = page
    .getByRole("region", { name: /^Selesai/ })
    .getByRole("listitem")
    .filter({ hasText: what })
    .first();
  await expect(done).toBeVisible();
  await page.reload();
  await expect(done).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText(/Semua terkirim/)).toBeVisible({ timeout: 30_000 });
  const { page: deskPage } = await signIn("supervisor");
  await deskPage.goto(`${office.url}/tindak-lanjut`);
  const told = deskPage
    .getByRole("region", { name: /^Selesai/ })
    .getByRole("listitem")
    .filter({ hasText: what });
  await expect(told.first()).toBeVisible();
});
