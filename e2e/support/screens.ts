import type { BrowserContext, Page } from "playwright/test";
import { FirstRunPage } from "../pages/FirstRunPage.ts";
import { QueuePage } from "../pages/QueuePage.ts";
import { ShipmentFormPage, type TypedShipment } from "../pages/ShipmentFormPage.ts";
import type { Office } from "./office.ts";
import { expect } from "./stories.ts";

/** A page in one of its states; it can be shown again in another language. */
export type Screen = {
  name: string;
  show: () => Promise<void>;
  /** Nobody has signed in: which office it is isn't known. */
  hasNoOffice?: true;
};

/** What names a thing in either language. */
const either = {
  goOn: /^(Lanjut|Periksa laporan|Next|Check)/,
  send: /^(Kirim laporan|Send report)/,
  destination: /^(Negara tujuan|Destination)/,
  hsCode: /^(Kode HS|HS code)/,
  commodity: /^(Komoditas|Commodity)/,
  return: /^(Kembalikan|Return)/,
  reject: /^(Tolak|Reject)/,
};

const shipment: TypedShipment = {
  exportedOn: "kemarin",
  pebNumber: "000392",
  pebDate: "kemarin",
  commodity: /Sarung batik/,
  quantity: "1.640",
  netWeight: "574",
  country: "Jepang",
  value: "12.500,75",
};

export async function screensOfNobody(page: Page, office: Office): Promise<Screen[]> {
  const at = screensAt(page, office);
  const screens: Screen[] = [
    at("masuk", "/masuk"),
    at("masuk-bukan-tautan", "/masuk", async () => {
      await page.getByRole("textbox").fill("bukan tautan");
      await page.locator('button[type="submit"]').click();
      await expect(page.getByRole("textbox")).toHaveAttribute("aria-invalid", "true");
    }),
    at("masuk-tautan-salah", `/masuk#${"A".repeat(43)}`, async () => {
      await page.reload();
      await expect(page.getByRole("alert").or(page.locator("[role=status] h2, .notice")).first()).toBeVisible();
    }),
    at("pasang-tanpa-tautan", "/pasang"),
  ];
  return screens.map((screen) => ({ ...screen, hasNoOffice: true }));
}

/** Signs in and leaves an entry in each state; the last one, offline, waits to be sent. */
export async function screensOfExporter(context: BrowserContext, page: Page, office: Office): Promise<Screen[]> {
  const at = screensAt(page, office);
  const form = new ShipmentFormPage(page);
  await new FirstRunPage(page).open(office.link("exporter"));

  await page.goto(`${office.url}/ekspor`);
  for (const round of ["sent", "refused"]) {
    await form.start();
    await form.fill(shipment);
    await form.send();
    if (round === "sent") await expect(page.getByText(/^Semua terkirim/)).toBeVisible();
    else await expect(page.getByText("1 perlu dilihat")).toBeVisible();
    await page.goto(`${office.url}/ekspor`);
  }
  await context.setOffline(true);
  await form.start();
  await form.fill({ ...shipment, pebNumber: "000393", country: "Uni Emirat Arab", value: "125.000" });
  await form.send();
  await page.goto(`${office.url}/ekspor`);
  await form.start();
  await form.fillDocuments({ ...shipment, pebNumber: "000394" });
  await form.next();
  await form.fillGoods(shipment);
  await form.next();
  await form.fillValue(shipment);
  await form.next();
  const draft = new URL(page.url()).pathname.replace(/\/periksa$/, "");
  await page.waitForTimeout(400);

  const entries: Screen[] = [];
  for (const status of ["queued", "refused", "sent", "approved", "returned", "rejected"]) {
    await page.goto(`${office.url}/ekspor?status=${status}`);
    const entry = await page
      .getByRole("main")
      .locator('a[href^="/ekspor/01"], a[href^="/ekspor/"][href*="-"]')
      .first()
      .getAttribute("href");
    entries.push(at(`entri-${status}`, entry ?? ""));
  }
  const today = new Date();
  const thisMonth = `${today.getFullYear()}-${String(today.getMonth() + 1).padStart(2, "0")}`;
  const wrongValue = async () => {
    await page.locator("#fobValue").fill("dua belas");
    await page.locator("#currency").focus();
    await page.getByRole("button", { name: either.goOn }).click();
  };
  return [
    at("beranda", "/"),
    at("ekspor", "/ekspor"),
    at("ekspor-kosong", "/ekspor?cari=tidakada"),
    at("isi-1-baru", "/ekspor/baru"),
    at("isi-1-salah", "/ekspor/baru", async () => {
      await page.getByRole("button", { name: either.goOn }).click();
      await expect(page).toHaveTitle(/^(Perlu diperbaiki|Needs fixing|.*: )/);
    }),
    at("isi-1", `${draft}/isi/1`),
    at("isi-2", `${draft}/isi/2`),
    at("isi-2-pilih-barang", `${draft}/isi/2`, async () => {
      await page.getByRole("button", { name: either.commodity }).click();
      await expect(page.getByRole("option").first()).toBeVisible();
    }),
    at("isi-2-pilih-hs", `${draft}/isi/2`, async () => {
      await page.getByRole("button", { name: either.hsCode }).click();
      await page.getByRole("combobox").fill("6211");
      await expect(page.getByRole("option").first()).toBeVisible();
    }),
    at("isi-3", `${draft}/isi/3`),
    at("isi-3-pilih-negara", `${draft}/isi/3`, async () => {
      await page.getByRole("button", { name: either.destination }).click();
      await expect(page.getByRole("option").first()).toBeVisible();
    }),
    at("isi-3-salah", `${draft}/isi/3`, wrongValue),
    at("periksa-salah", `${draft}/periksa`, async () => {
      await page.getByRole("button", { name: either.send }).click();
      await expect(page).toHaveTitle(/: /);
    }),
    at("isi-3-benar", `${draft}/isi/3`, async () => {
      await page.locator("#fobValue").fill("1.234.567,89");
      await page.locator("#fobValue").blur();
    }),
    at("periksa", `${draft}/periksa`),
    ...entries,
    at("tersimpan", `${entries[0] === undefined ? "" : await addressOf(page, office, "queued")}?baru=1`),
    at("nihil", `/ekspor/nihil/${thisMonth}`),
    at("nihil-lama", "/ekspor/nihil/2025-01"),
    at("kiriman-draf", "/kiriman?tab=draf"),
    at("kiriman-menunggu", "/kiriman?tab=menunggu"),
    at("kiriman-terkirim", "/kiriman?tab=terkirim"),
    at("saya", "/saya"),
    at("mulai", "/mulai"),
    at("404", "/tidak/ada"),
  ];
}

async function addressOf(page: Page, office: Office, status: string): Promise<string> {
  await page.goto(`${office.url}/ekspor?status=${status}`);
  const href = await page.getByRole("main").locator('a[href^="/ekspor/"]').first().getAttribute("href");
  return href ?? "";
}

export async function screensOfMentor(page: Page, office: Office): Promise<Screen[]> {
  const at = screensAt(page, office);
  await new FirstRunPage(page).open(office.link("mentor"));
  return [
    at("pendamping-beranda", "/"),
    at("pendamping-ekspor", "/ekspor"),
    at("pendamping-isi-1", "/ekspor/baru", async () => {
      await expect(page.getByRole("radio").first()).toBeVisible();
      await page.getByRole("button", { name: either.goOn }).click();
    }),
    at("pendamping-nihil", "/ekspor/nihil/2025-01"),
    at("pendamping-kiriman", "/kiriman"),
    at("pendamping-saya", "/saya"),
  ];
}

export async function screensOfSupervisor(page: Page, office: Office): Promise<Screen[]> {
  const at = screensAt(page, office);
  await new FirstRunPage(page).open(office.link("supervisor"));
  const queue = new QueuePage(page, office.url);
  await queue.open();
  await queue.row(/ke /).first().waitFor();
  const selected = (await queue.row(/ke /).nth(2).getAttribute("href")) ?? "";
  const year = new Date().getFullYear();
  const openDialog = (name: RegExp) => async () => {
    await page.getByRole("button", { name }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
  };
  return [
    at("antrean", "/antrean"),
    at("antrean-pilih", selected),
    at("antrean-kembalikan", selected, openDialog(either.return)),
    at("antrean-tolak", selected, openDialog(either.reject)),
    at("antrean-disetujui", "/antrean?status=disetujui"),
    at("antrean-kosong", "/antrean?eksportir=tidakada"),
    ...[year, year - 1, 2022, 2021].flatMap((each) => [
      at(`realisasi-${each}`, `/realisasi?tahun=${each}`),
      at(`realisasi-${each}-rp`, `/realisasi?tahun=${each}&ukur=idr`),
    ]),
    at("realisasi-kumulatif", `/realisasi?tahun=${year}&hitung=kumulatif`),
    at("realisasi-semester", `/realisasi?tahun=${year}&periode=S1`),
    at("realisasi-tanpa-ekspor", `/realisasi?tahun=${year}&periode=12`),
    at("entri-realisasi", `/realisasi/entri?tahun=${year}`),
    at("entri-realisasi-menunggu", `/realisasi/entri?tahun=${year}&status=menunggu&ukur=idr`),
    at("verifikator-kiriman", "/kiriman"),
    at("verifikator-saya", "/saya"),
  ];
}

export async function screensOfViewer(page: Page, office: Office): Promise<Screen[]> {
  const at = screensAt(page, office);
  await new FirstRunPage(page).open(office.link("viewer"));
  return [at("pimpinan-realisasi", "/realisasi"), at("pimpinan-saya", "/saya"), at("pimpinan-404", "/antrean")];
}

function screensAt(page: Page, office: Office) {
  return (name: string, address: string, act?: () => Promise<void>): Screen => ({
    name,
    show: async () => {
      await page.goto(`${office.url}${address}`);
      await expect(page.locator("main h1")).toBeVisible();
      await expect(page.locator(".skeleton")).toHaveCount(0);
      await act?.();
    },
  });
}
