import { FirstRunPage } from "./pages/FirstRunPage.ts";
import { QueuePage } from "./pages/QueuePage.ts";
import { expect, phone, test } from "./support/stories.ts";

test("an admin adds a mentor, whose phone is paired by the link, and sees the device and the history", async ({
  office,
  signIn,
  newProfile,
}) => {
  const { page } = await signIn("admin");
  await page.goto(`${office.url}/data/pengguna/baru`);
  await page.getByRole("textbox", { name: "Nama" }).fill("Contoh Baru");
  await page.getByRole("radio", { name: /^Pendamping/ }).check();
  await page.getByRole("checkbox", { name: "Contoh Walet Raya" }).check();
  await page.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByRole("heading", { name: "Contoh Baru" })).toBeVisible();
  await page.getByRole("button", { name: /Buat tautan masuk/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /Buat tautan masuk/ }).click();
  await expect(dialog.getByRole("img")).toBeVisible();
  const link = await dialog.getByRole("link", { name: /\/masuk#/ }).getAttribute("href");

  const context = await (await newProfile(phone)).open();
  const field = await context.newPage();
  await new FirstRunPage(field).open(link ?? "");
  await field.goto(`${office.url}/eksportir`);
  await expect(field.getByRole("main").getByText("Contoh Walet Raya")).toBeVisible();
  await expect(field.getByRole("main").getByText("Contoh Batik Melati")).toBeHidden();

  await page.goto(`${office.url}/data/perangkat`);
  await expect(page.getByRole("row").filter({ hasText: "Contoh Baru" })).toContainText(/\d+\.\d+\.\d+/);
  await page.goto(`${office.url}/riwayat`);
  await expect(page.getByRole("listitem").filter({ hasText: "Contoh Baru" }).first()).toBeVisible();
});

test("an entry without a rate gets its value once the rate is entered, and can be approved then", async ({
  office,
  signIn,
}) => {
  test.setTimeout(90_000);
  const { page } = await signIn("admin");
  const queue = new QueuePage(page, office.url);
  await queue.open();
  await queue.select(/€/);
  await expect(page.getByText("Kurs belum ada").first()).toBeVisible();
  const address = page.url();

  await page.goto(`${office.url}/data/kurs`);
  await expect(page.getByText(/^EUR, .*: \d+ laporan$/).first()).toBeVisible();
  await page.getByRole("button", { name: "Tempel tabel" }).click();
  const dialog = page.getByRole("dialog");
  const year = new Date().getFullYear();
  await dialog
    .getByRole("textbox", { name: "Tabel kurs" })
    .fill(`EUR;1;17.500,25;01/01/${year};31/12/${year}\nXYZ;1;1;01/01/${year};31/12/${year}`);
  await dialog.getByRole("textbox", { name: "Sumber" }).fill("Contoh: ditetapkan kantor");
  await expect(dialog.getByText("Valuta XYZ tidak dikenal.")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Tabel kurs" }).fill(`EUR;1;17.500,25;01/01/${year};31/12/${year}`);
  await dialog.getByRole("button", { name: "Simpan 1 kurs" }).click();
  await expect(page.getByText(/entri kini punya kurs/)).toBeVisible();

  await page.goto(address);
  await expect(page.getByText("Kurs belum ada")).toHaveCount(0, { timeout: 20_000 });
  await queue.approve();
});

test("without a network the office's data are read, and no button promises more", async ({ office, signIn }) => {
  const { context, page } = await signIn("admin");
  await page.goto(`${office.url}/data/target`);
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByText("RPJMD 2021-2026")).toBeVisible();
  await expect(page.getByText("Perlu internet untuk mengubah data induk.").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Isi target" })).toBeDisabled();
});

test("a report about an exporter that was reassigned meanwhile is received and marked", async ({ office, signIn }) => {
  test.setTimeout(90_000);
  const mentor = await signIn("mentor");
  await mentor.context.setOffline(true);
  await mentor.page.goto(`${office.url}/ekspor/nihil/2025-01`);
  const { page } = await signIn("admin");
  await page.goto(`${office.url}/data/pengguna`);
  await page.getByRole("link", { name: "Contoh Dewi" }).click();
  await page.getByRole("checkbox", { name: "Contoh Batik Melati" }).uncheck();
  await page.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByRole("heading", { name: "Contoh Dewi" })).toBeVisible();

  const field = mentor.page;
  await field.goto(`${office.url}/kunjungan/baru`);
  await field.getByRole("button", { name: /^Eksportir/ }).click();
  await field.getByRole("option", { name: "Contoh Batik Melati" }).first().click();
  await field.getByRole("radio", { name: "Acara" }).check();
  const next = field.getByRole("button", { name: /^(Lanjut|Periksa)/ });
  await next.click();
  await field.getByRole("button", { name: "Pemasaran" }).click();
  await next.click();
  await expect(field.getByRole("button", { name: "Tambah tindak lanjut" })).toBeVisible();
  await next.click();
  await field.getByRole("button", { name: "Kirim laporan" }).click();
  await expect(field.getByText("Tersimpan di HP ini").first()).toBeVisible();
  await mentor.context.setOffline(false);

  await page.goto(`${office.url}/antrean?jenis=kunjungan`);
  await page.getByRole("link", { name: /Batik Melati.*Acara/ }).click({ timeout: 45_000 });
  await expect(page.getByText("Di luar penugasan").first()).toBeVisible();
});
