import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "playwright/test";
import { OutboxPage } from "./pages/OutboxPage.ts";
import { ShipmentFormPage, type TypedShipment } from "./pages/ShipmentFormPage.ts";
import { ShipmentPage } from "./pages/ShipmentPage.ts";
import { SignInPage } from "./pages/SignInPage.ts";
import { syncPill } from "./pages/SyncPill.ts";
import { runBuilt } from "./support/commands.ts";
import { expect, phone, test } from "./support/stories.ts";

/** Asks to go on, which the form doesn't do: it says the same words in the summary, which has the focus, and at each field. */
async function isRefused(page: Page, faults: readonly [field: Locator, words: string][]): Promise<void> {
  await page.getByRole("button", { name: /^(Lanjut|Periksa)/ }).click();
  const summary = page.getByRole("region", { name: `Ada ${faults.length} hal yang perlu diperbaiki` });
  await expect(summary).toBeFocused();
  await expect(page).toHaveTitle(/^Perlu diperbaiki: /);
  await expect(summary.getByRole("link")).toHaveText(faults.map(([, words]) => words));
  for (const [field, words] of faults) await expect(field).toHaveAccessibleDescription(new RegExp(literally(words)));
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

test("what can't be right is named at its field and in the summary, and what was typed stays", async ({
  office,
  signIn,
}) => {
  test.setTimeout(60_000);
  const { page } = await signIn("exporter");
  await page.goto(`${office.url}/`);
  const form = new ShipmentFormPage(page);
  await form.start();
  const documents = page.getByRole("group", { name: "Barang keluar dengan dokumen apa?" });
  const exportedOn = form.field("Tanggal ekspor");
  const pebNumber = form.field(/^Nomor PEB/);
  const pebDate = form.field(/^Tanggal PEB/);

  await test.step("nothing at all", async () => {
    await isRefused(page, [
      [documents, "Pilih dokumen."],
      [exportedOn, "Isi tanggal ekspor. Belum tahu? Isi nomor dan tanggal PEB."],
    ]);
    await page.getByRole("link", { name: /^Isi tanggal ekspor/ }).click();
    await expect(exportedOn).toBeFocused();
  });

  await test.step("a day that no calendar has, and a number that is too short", async () => {
    await page.getByRole("radio", { name: /^PEB/ }).check();
    await exportedOn.fill("31/02/2026");
    await pebNumber.fill("39");
    await isRefused(page, [
      [exportedOn, "Tanggal ekspor tidak ada di kalender. Periksa hari dan bulannya."],
      [pebNumber, "Nomor PEB terdiri dari 6 angka, misalnya 000392."],
      [pebDate, "Isi tanggal PEB juga, atau kosongkan nomor PEB."],
    ]);
    await expect(exportedOn).toHaveValue("31/02/2026");
    await expect(pebNumber).toHaveValue("39");
  });

  await test.step("a day that hasn't come, and a number without its day", async () => {
    await exportedOn.fill("31/12/2099");
    await pebNumber.fill("000392");
    await page.getByRole("button", { name: /^Lanjut/ }).click();
    await expect(exportedOn).toHaveAccessibleDescription(
      /Tanggal ekspor tidak boleh setelah hari ini\. Isi \d\d\/\d\d\/\d{4} atau sebelumnya\./,
    );
    await expect(pebDate).toHaveAccessibleDescription(/Isi tanggal PEB juga, atau kosongkan nomor PEB\./);
    await exportedOn.fill("kemarin");
    await pebDate.fill("kemarin");
    await form.next();
  });

  await test.step("no goods, words for a quantity, a weight below nothing", async () => {
    const commodity = page.getByRole("button", { name: /^Komoditas/ });
    const quantity = form.field("Jumlah");
    const weight = form.field(/^Berat bersih/);
    await quantity.fill("banyak sekali");
    await weight.fill("-574");
    await isRefused(page, [
      [commodity, "Pilih komoditas."],
      [quantity, "Jumlah hanya boleh angka, misalnya 12.500,75."],
      [page.getByRole("button", { name: /^Satuan/ }), "Pilih satuan."],
      [weight, "Berat bersih tidak boleh kurang dari nol. Hapus tanda minus."],
    ]);
    await expect(quantity).toHaveValue("banyak sekali");
    await form.pick(/^Komoditas/, /Sarung batik/);
    await quantity.fill("1.640");
    await weight.fill("574");
    await form.next();
  });

  await test.step("the home country isn't offered", async () => {
    await page.getByRole("button", { name: /^Negara tujuan/ }).click();
    await page.getByRole("combobox").fill("Indonesia");
    await expect(page.getByRole("dialog").getByText("Tidak ada hasil untuk 'Indonesia'.").first()).toBeVisible();
    await page.getByRole("button", { name: "Tutup" }).click();
  });

  await test.step("no country, and a value that reads otherwise in English: the form asks, and takes the answer", async () => {
    const value = form.field(/^Nilai ekspor FOB/);
    await value.fill("1,234");
    await page.getByRole("button", { name: /^Periksa/ }).click();
    await expect(page.getByText("Pilih negara tujuan.")).toHaveCount(2);
    await expect(value).toHaveAccessibleDescription(/bisa dibaca lain\. Maksudnya US\$1\.234,00\?/);
    await expect(value).toHaveValue("1,234");
    await page.getByRole("button", { name: "US$1.234,00" }).click();
    await expect(page.getByText("Terbaca: seribu dua ratus tiga puluh empat dolar")).toBeVisible();
  });

  await test.step("values that are absurd", async () => {
    const value = form.field(/^Nilai ekspor FOB/);
    const label = "Nilai ekspor";
    const absurd = {
      "0,00": `${label} harus lebih dari nol.`,
      "-12": `${label} tidak boleh kurang dari nol. Hapus tanda minus.`,
      "999.999.999.999.999.999": `${label} terlalu besar. Periksa jumlah angkanya.`,
      "dua belas ribu": `${label} hanya boleh angka, misalnya 12.500,75.`,
      "": "Isi nilai ekspor.",
    };
    for (const [typed, words] of Object.entries(absurd)) {
      await value.fill(typed);
      await page.getByRole("button", { name: /^Periksa/ }).click();
      await expect(value).toHaveAccessibleDescription(new RegExp(literally(words)));
      await expect(value).toHaveValue(typed);
    }
  });
});

test("a number that the office has already is warned of, refused, corrected and sent again, and blocks nothing else", async ({
  office,
  signIn,
}) => {
  test.setTimeout(90_000);
  const { page } = await signIn("exporter");
  const form = new ShipmentFormPage(page);
  const report = async (typed: Partial<TypedShipment>) => {
    await page.goto(`${office.url}/`);
    await form.start();
    await form.fill({
      exportedOn: "kemarin",
      pebNumber: "000392",
      pebDate: "kemarin",
      commodity: /Sarung batik/,
      quantity: "1.640",
      country: "Jepang",
      value: "12.500",
      ...typed,
    });
  };
  await report({});
  await form.send();
  await expect(syncPill(page)).toHaveText(/Semua terkirim/);

  await report({ value: "9.100" });
  await expect(
    page.getByText(/Nomor PEB ini sudah ada di laporan .*\. Server menolak nomor yang dipakai dua kali\./),
  ).toBeVisible();
  await form.send();
  await expect(syncPill(page)).toHaveText("1 perlu dilihat");

  await report({ value: "8.200", pebNumber: "000393" });
  await form.send();
  await expect(page.getByText(/Diterima server .* Menunggu diperiksa\./)).toBeVisible();

  const outbox = new OutboxPage(page, office.url);
  await outbox.open();
  const refused = outbox.rows("US$9.100,00 ke Jepang");
  await expect(refused).toContainText("Server menolak laporan ini: nomor PEB sudah dipakai.");
  await expect(refused).toContainText("Ubah nomor PEB lalu kirim lagi.");
  await refused.getByRole("button", { name: /^(Ubah|Perbaiki)$/ }).click();
  await form.field(/^Nomor PEB/).fill("000394");
  for (const _step of [1, 2, 3]) await form.next();
  await form.send();
  await expect(syncPill(page)).toHaveText(/Semua terkirim/);
  const shipment = new ShipmentPage(page, office.url);
  await shipment.openList();
  await expect(shipment.rows("US$9.100,00 ke Jepang")).toHaveCount(1);
});

test("a link opens one phone: used, unknown and broken ones say what is the matter and what to do", async ({
  office,
  signIn,
  newProfile,
}) => {
  await signIn("exporter");
  const page = await (await (await newProfile(phone)).open()).newPage();
  const signInPage = new SignInPage(page, office.url);

  await page.goto(office.link("exporter"));
  await expect(page.getByText("Tautan ini sudah dipakai.")).toBeVisible();
  await expect(page.getByText("Satu tautan hanya untuk satu HP. Minta tautan baru dari dinas.")).toBeVisible();

  const unknown = office.link("mentor").replace(/.{10}$/, "0000000000");
  await page.goto(unknown);
  await expect(page.getByText("Tautan ini tidak dikenal.")).toBeVisible();

  await signInPage.open();
  await signInPage.paste("selamat pagi");
  await expect(page.getByText("Ini bukan tautan masuk. Salin seluruh tautan dari pesan dinas.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Tautan masuk" })).toBeFocused();
  await signInPage.paste(office.link("mentor").replace(office.url, "https://dinas-lain.example"));
  await expect(page.getByText("Tautan ini untuk alamat lain: dinas-lain.example.")).toBeVisible();

  await signInPage.paste(`Selamat pagi, ini tautannya: ${office.link("mentor")} terima kasih`);
  await expect(signInPage.ready).toBeVisible({ timeout: 20_000 });
});

test("wrong settings and wrong invitations are named with what was expected", async ({ office }) => {
  const folder = await mkdtemp(join(tmpdir(), "jejak-ekspor-"));
  try {
    const wrong = await runBuilt("main.js", [], { PORT: "abc", PUBLIC_URL: "ekspor.example.go.id", DATA_DIR: folder });
    expect(wrong.code).toBe(1);
    expect(wrong.error).toContain('PORT: expected a port number from 0 to 65535, such as 8080, got "abc"');
    expect(wrong.error).toContain("PUBLIC_URL: expected the address people open");
    expect(wrong.error).not.toContain("    at ");

    const nowhere = await runBuilt("operate.js", ["invite", "mentor", "Dewi"], { DATA_DIR: folder });
    expect(nowhere.error).toContain(`There is no office in ${folder}. Start the server first`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const invite = (...given: string[]) => runBuilt("operate.js", ["invite", ...given], { DATA_DIR: office.folder });
  const noRole = await invite("boss", "Dewi");
  expect(noRole.code).toBe(1);
  expect(noRole.error).toContain('"boss" is no role.');
  expect(noRole.error).toContain("exporter, mentor, supervisor, admin, viewer");
  expect((await invite("exporter", "Wati")).error).toContain('give --exporter "NAME" once');
  expect((await invite("mentor", "Dewi", "Lestari")).error).toContain("put a name of several words in quotes");
  expect((await invite("mentor", "Dewi")).code).toBe(0);
});
