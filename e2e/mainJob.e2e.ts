import { FirstRunPage } from "./pages/FirstRunPage.ts";
import { QueuePage } from "./pages/QueuePage.ts";
import { ShipmentFormPage } from "./pages/ShipmentFormPage.ts";
import { expect, laptop, phone, test } from "./support/stories.ts";

const toJapan = {
  exportedOn: "kemarin",
  pebNumber: "000392",
  pebDate: "kemarin",
  commodity: /Sarung batik/,
  quantity: "1.640",
  netWeight: "574",
  country: "Jepang",
  value: "US$ 12.500,75",
};

test("a shipment reported without a network survives the browser, is sent by itself, returned, corrected and approved", async ({
  office,
  newProfile,
}) => {
  test.setTimeout(120_000);
  const exporterPhone = await newProfile(phone);
  let context = await exporterPhone.open();
  let page = await context.newPage();
  await new FirstRunPage(page).open(office.link("exporter"));
  await page.getByText("Ke Beranda").click();

  await test.step("offline, reloaded, reports in three steps and the check page", async () => {
    await context.setOffline(true);
    await page.reload();
    const form = new ShipmentFormPage(page);
    await form.start();
    await form.fill(toJapan);
    await expect(page.getByText("US$12.500,75").first()).toBeVisible();
    await expect(page.getByText("dua belas ribu lima ratus dolar 75 sen")).toBeVisible();
    await expect(page.getByText("Dikirim otomatis saat ada internet")).toBeVisible();
    await form.send();
    await expect(page.getByText("Menunggu dikirim").first()).toBeVisible();
    await expect(page.getByText(/Tanpa internet · 1 menunggu dikirim/)).toBeVisible();
  });

  await test.step("and leaves another half-filled", async () => {
    await page.goto(`${office.url}/`);
    const form = new ShipmentFormPage(page);
    await form.start();
    await form.fillDocuments({ ...toJapan, pebNumber: "000777" });
    await form.next();
    await form.field("Jumlah").fill("25");
    await expect(page.getByText(/Draf tersimpan/)).toBeVisible();
  });

  await test.step("after closing the browser, still offline, both are there", async () => {
    // The draft is written within 300 ms; a closed browser gives it no more.
    await page.waitForTimeout(400);
    await exporterPhone.close();
    // A browser that starts lets the worker send before it can be told that there is no network.
    await office.kill();
    context = await exporterPhone.open({ offline: true });
    page = await context.newPage();
    await page.goto(`${office.url}/`);
    await expect(page.getByText("US$12.500,75 ke Jepang")).toBeVisible();
    await expect(page.getByText("Menunggu dikirim").first()).toBeVisible();
    await page.goto(`${office.url}/kiriman?tab=draf`);
    await page.getByRole("link", { name: "Lanjutkan" }).click();
    await expect(page.getByRole("heading", { name: "Barang" })).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Jumlah" })).toHaveValue("25");
  });

  await office.start();
  const desk = await (await newProfile(laptop)).open();
  const deskPage = await desk.newPage();
  const queue = new QueuePage(deskPage, office.url);
  await new FirstRunPage(deskPage).open(office.link("supervisor"));
  await deskPage.goto(`${office.url}/antrean`);
  await expect(queue.row("US$12.500,75 ke Jepang")).toHaveCount(0);

  await test.step("back online it leaves by itself and is in the queue within 3 seconds of its arrival", async () => {
    await context.setOffline(false);
    await expect(page.getByText(/Semua terkirim/)).toBeVisible({ timeout: 15_000 });
    await page.goto(`${office.url}/ekspor`);
    await page.getByRole("link", { name: /US\$12\.500,75 ke Jepang/ }).click();
    await expect(page.getByText(/Diterima server .* Menunggu diperiksa\./)).toBeVisible();
    await expect(deskPage.getByText(/US\$12\.500,75 ke Jepang|laporan baru · Tampilkan/).first()).toBeVisible({
      timeout: 3_000,
    });
  });

  await test.step("the supervisor returns it with a comment", async () => {
    await queue.open();
    await queue.select("US$12.500,75 ke Jepang");
    await queue.decideWith(/^Kembalikan/, "Nilai tidak sama dengan PEB.");
    await expect(page.getByText("Nilai tidak sama dengan PEB.").first()).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText("Dikembalikan").first()).toBeVisible();
  });

  await test.step("the exporter corrects it and sends it again as revision 2", async () => {
    await page
      .getByRole("link", { name: "Perbaiki" })
      .or(page.getByRole("button", { name: "Perbaiki" }))
      .click();
    await expect(page.getByText("Nilai tidak sama dengan PEB.").first()).toBeVisible();
    const form = new ShipmentFormPage(page);
    while (!(await form.field(/^Nilai ekspor FOB/).isVisible())) await form.next();
    await form.field(/^Nilai ekspor FOB/).fill("12.600,75");
    await form.next();
    await form.send();
    await expect(page.getByText("Perbaikan ke-2").first()).toBeVisible();
    await expect(page.getByText(/Semua terkirim/)).toBeVisible({ timeout: 15_000 });
  });

  await test.step("the supervisor approves revision 2 and the exporter sees it counted", async () => {
    await queue.open();
    await queue.select("US$12.600,75 ke Jepang");
    await expect(deskPage.getByText("Perbaikan ke-2").first()).toBeVisible();
    await queue.approve();
    await expect(page.getByText("Masuk hitungan realisasi.")).toBeVisible({ timeout: 20_000 });
  });
});

test("a month without exports is reported as nil, and a month with a shipment can't be", async ({
  office,
  newProfile,
}) => {
  const context = await (await newProfile(phone)).open();
  const page = await context.newPage();
  await new FirstRunPage(page).open(office.link("exporter"));
  await context.setOffline(true);
  await page.goto(`${office.url}/ekspor/nihil/2025-01`);
  await page.getByRole("button", { name: /Kirim laporan nihil|Laporkan|Kirim/ }).click();
  const agree = page.getByRole("button", { name: /Mengerti/ });
  const saved = page.getByText("Tersimpan di HP ini").first();
  await expect(agree.or(saved)).toBeVisible();
  if (await agree.isVisible()) await agree.click();
  await expect(saved).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText(/Semua terkirim/)).toBeVisible({ timeout: 15_000 });
});
