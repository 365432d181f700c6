import type { Page } from "playwright/test";
import { FirstRunPage } from "../pages/FirstRunPage.ts";
import type { Office } from "./office.ts";
import { leaveInQuarantine } from "./quarantine.ts";
import { faultyTitle, type Screen, screensAt } from "./screens.ts";
import { expect } from "./stories.ts";

/** The mentor's half: exporters, visits, follow-ups. Offline from the start, as in the field. */
export async function screensOfMentoring(page: Page, office: Office): Promise<Screen[]> {
  const at = screensAt(page, office);
  await new FirstRunPage(page).open(office.link("mentor"));
  await page.context().setOffline(true);
  const melati = await hrefOf(page, `${office.url}/eksportir?cari=melati`, /Melati/);
  const contested = await hrefOf(page, `${office.url}/eksportir?cari=lurik`, /Lurik/);
  const returned = await hrefOf(page, `${office.url}/kunjungan?status=returned`, /Contoh/);
  await page.goto(`${office.url}/kunjungan/baru?eksportir=${melati.split("/").pop()}`);
  await page.waitForURL(/\/isi\/1$/);
  const visit = new URL(page.url()).pathname.replace(/\/isi\/1$/, "");
  await page.goto(`${office.url}${visit}/isi/3`);
  await page.getByRole("button", { name: "Tambah tindak lanjut" }).click();
  // By whom and until when is left open.
  await page.getByLabel("Yang disepakati").fill("Menyusun daftar harga");
  // Another section is shown once the draft is written.
  await page.getByRole("link", { name: /^Hasil & kendala/ }).click();
  await page.waitForURL(/\/isi\/2$/);
  const faulty = async () => {
    await page.locator('button[form="visit-form"]').click();
    await expect(page).toHaveTitle(faultyTitle);
  };
  return [
    at("directory", "/eksportir"),
    at("directory, none found", "/eksportir?cari=tidakada"),
    at("profile", melati),
    at("profile, visits", `${melati}?tab=kunjungan`),
    at("profile, shipments", `${melati}?tab=ekspor`),
    at("profile, obstacles", `${melati}?tab=kendala`),
    at("profile, two versions", contested),
    at("new exporter", "/eksportir/baru"),
    at("change of an exporter", `${melati}/ubah`),
    at("stop", `${melati}/berhenti?jenis=stop`),
    at("resumption", `${melati}/berhenti?jenis=resume`),
    at("visits", "/kunjungan"),
    at("visits, none found", "/kunjungan?cari=tidakada"),
    at("visit, returned", returned),
    at("new visit", "/kunjungan/baru"),
    at("visit form 1", `${visit}/isi/1`),
    at("visit form 2, faulty", `${visit}/isi/2`, faulty),
    at("visit form 3, faulty", `${visit}/isi/3`, faulty),
    at("visit, check", `${visit}/periksa`),
    at("follow-ups", "/tindak-lanjut"),
    at("follow-up with a note", "/tindak-lanjut", async () => {
      await page
        .getByRole("button", { name: /^(Selesai dengan catatan|Done, with a note)/ })
        .first()
        .click();
      await expect(page.getByRole("dialog")).toBeVisible();
    }),
  ];
}

/** The office's data as an admin sees it, and visits at the desk. */
export async function screensOfOfficeData(page: Page, office: Office): Promise<Screen[]> {
  const at = screensAt(page, office);
  await new FirstRunPage(page).open(office.link("admin"));
  await leaveInQuarantine(page, office);
  const person = await hrefOf(page, `${office.url}/data/pengguna`, /Contoh Dewi/);
  const disabled = await hrefOf(page, `${office.url}/data/pengguna`, /Contoh Keluar/);
  const melati = await hrefOf(page, `${office.url}/eksportir?cari=melati`, /Melati/);
  await page.setViewportSize({ width: 1366, height: 768 });
  const visit = await hrefOf(page, `${office.url}/antrean?jenis=kunjungan`, /Contoh/);
  const asking = (name: RegExp) => async () => {
    await page.getByRole("button", { name }).first().click();
    await expect(page.getByRole("dialog")).toBeVisible();
  };
  return [
    at("data", "/data"),
    at("people", "/data/pengguna"),
    at("person", person),
    at("new person", "/data/pengguna/baru"),
    at("person, disabled", disabled),
    at("person, disabling", person, asking(/^(Nonaktifkan|Disable)/)),
    at("devices", "/data/perangkat"),
    at("device, shutting out", "/data/perangkat", asking(/^(Keluarkan|Shut out)/)),
    at("quarantine", "/data/karantina"),
    at("quarantine, declining", "/data/karantina", asking(/^(Tidak diterima|Decline)/)),
    at("quarantine, nothing decided", "/data/karantina?status=diputuskan"),
    at("targets", "/data/target"),
    at("target, adding", "/data/target", asking(/^(Isi target|Enter a target)/)),
    at("stated figures", "/data/angka-resmi"),
    at("rates", "/data/kurs"),
    at("rates, pasting", "/data/kurs", asking(/^(Tempel|Paste)/)),
    at("office settings", "/data/kantor"),
    at("history", "/riwayat"),
    at("visit in the queue", visit),
    at("directory at the desk", "/eksportir"),
    at("profile at the desk", melati),
    at("follow-ups of the office", "/tindak-lanjut"),
  ];
}

async function hrefOf(page: Page, address: string, text: RegExp): Promise<string> {
  await page.goto(address);
  const link = page.getByRole("main").getByRole("link").filter({ hasText: text }).first();
  return (await link.getAttribute("href")) ?? "";
}
