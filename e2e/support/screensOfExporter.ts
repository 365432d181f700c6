import type { Page } from "playwright/test";
import { FirstRunPage } from "../pages/FirstRunPage.ts";
import { ShipmentFormPage, type TypedShipment } from "../pages/ShipmentFormPage.ts";
import type { Office } from "./office.ts";
import { faultyTitle, goOnWithFaults, type Screen, screensAt, sendFromCheck } from "./screens.ts";
import { expect } from "./stories.ts";

const typed: TypedShipment = {
  exportedOn: "kemarin",
  pebNumber: "000392",
  pebDate: "kemarin",
  commodity: /Sarung batik/,
  quantity: "1.640",
  netWeight: "574",
  country: "Jepang",
  value: "12.500,75",
};

/** Signs in, leaves an entry in each state, and stays offline, where one waits to be sent. */
export async function screensOfExporter(page: Page, office: Office): Promise<Screen[]> {
  await new FirstRunPage(page).open(office.link("exporter"));
  const firstRun = screensAt(page, office)("first run", "/mulai");
  const draft = await leaveEntries(page, office);
  return [firstRun, ...(await screensOfEntries(page, office)), ...screensOfForm(page, office, draft)];
}

/** One sent, one refused (its PEB number is in use), one that waits, and a draft. */
async function leaveEntries(page: Page, office: Office): Promise<string> {
  const form = new ShipmentFormPage(page);
  const report = async (shipment: TypedShipment) => {
    await page.goto(`${office.url}/ekspor`);
    await form.start();
    await form.fill(shipment);
  };
  await report(typed);
  await form.send();
  await expect(page.getByText(/^Semua terkirim/)).toBeVisible();
  await report(typed);
  await form.send();
  await expect(page.getByText("1 perlu dilihat")).toBeVisible();
  await page.context().setOffline(true);
  await report({ ...typed, pebNumber: "000393", country: "Uni Emirat Arab", value: "125.000" });
  await form.send();
  await report({ ...typed, pebNumber: "000394", country: "Amerika Serikat", value: "1.234.567,89" });
  return new URL(page.url()).pathname.replace(/\/periksa$/, "");
}

async function screensOfEntries(page: Page, office: Office): Promise<Screen[]> {
  const at = screensAt(page, office);
  const addresses = new Map<string, string>();
  for (const status of ["queued", "refused", "sent", "approved", "returned", "rejected"]) {
    await page.goto(`${office.url}/ekspor?status=${status}`);
    const link = page.getByRole("main").getByRole("link", { name: /^US\$/ }).first();
    addresses.set(status, (await link.getAttribute("href")) ?? "");
  }
  const thisMonth = new Date().toLocaleDateString("sv", { timeZone: "Asia/Jakarta" }).slice(0, 7);
  return [
    at("exporter's home", "/"),
    at("shipments", "/ekspor"),
    at("shipments, none found", "/ekspor?cari=tidakada"),
    ...[...addresses].map(([status, address]) => at(`entry, ${status}`, address)),
    at("just saved", `${addresses.get("queued")}?baru=1`),
    at("nil report", "/ekspor/nihil/2025-01"),
    at("nil report beside shipments", `/ekspor/nihil/${thisMonth}`),
    at("outbox, drafts", "/kiriman?tab=draf"),
    at("outbox, waiting", "/kiriman?tab=menunggu"),
    at("outbox, sent", "/kiriman?tab=terkirim"),
    at("exporter's profile", "/saya"),
    at("exporter's not found", "/tidak/ada"),
  ];
}

function screensOfForm(page: Page, office: Office, draft: string): Screen[] {
  const at = screensAt(page, office);
  const picking = (field: RegExp, search?: string) => async () => {
    await page.getByRole("button", { name: field }).click();
    if (search !== undefined) await page.getByRole("combobox").fill(search);
    await expect(page.getByRole("option").first()).toBeVisible();
  };
  return [
    at("form 1, new", "/ekspor/baru"),
    at("form 1, faulty", "/ekspor/baru", () => goOnWithFaults(page)),
    at("form 1", `${draft}/isi/1`),
    at("form 2", `${draft}/isi/2`),
    at("form 2, commodities", `${draft}/isi/2`, picking(/^(Komoditas|Commodity)/)),
    at("form 2, HS codes", `${draft}/isi/2`, picking(/^(Kode HS|HS code)/, "6211")),
    at("form 3", `${draft}/isi/3`, async () => {
      await page.locator("#fobValue").fill("1.234.567,89");
      await page.locator("#fobValue").blur();
      // A draft is written within 300 ms.
      await page.waitForTimeout(400);
    }),
    at("form 3, destinations", `${draft}/isi/3`, picking(/^(Negara tujuan|Destination)/)),
    at("check", `${draft}/periksa`),
    at("form 3, faulty", `${draft}/isi/3`, async () => {
      await page.locator("#fobValue").fill("dua belas");
      await goOnWithFaults(page);
      await page.waitForTimeout(400);
    }),
    at("check, faulty", `${draft}/periksa`, async () => {
      await sendFromCheck(page);
      await expect(page).toHaveTitle(faultyTitle);
    }),
  ];
}
