import type { Browser, Page } from "playwright/test";
import { FirstRunPage } from "../pages/FirstRunPage.ts";
import { QueuePage } from "../pages/QueuePage.ts";
import { ShipmentFormPage } from "../pages/ShipmentFormPage.ts";
import type { Office } from "./office.ts";
import { expect } from "./stories.ts";

/** A page in one of its states, shown anew each time: after another language was chosen, for instance. */
export type Screen = {
  name: string;
  show: () => Promise<void>;
  /** Nobody has signed in, so it isn't known whose office this is. */
  hasNoOffice?: boolean;
};

/** Screens at addresses of an office, each with what is done there first. */
export function screensAt(page: Page, office: Office) {
  return (name: string, address: string, act?: () => Promise<void>): Screen => ({
    name,
    show: async () => {
      await page.goto(`${office.url}${address}`);
      await expect(page.locator("main h1").first()).toBeVisible();
      await expect(page.locator("main .skeleton")).toHaveCount(0);
      await act?.();
    },
  });
}

/** Asks to go on from a step of the form, which an unfinished step answers with what is wrong. */
export async function goOnWithFaults(page: Page): Promise<void> {
  await page.locator('button[form="shipment-form"]').click();
  await expect(page).toHaveTitle(faultyTitle);
}

export async function sendFromCheck(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^(Kirim laporan|Send report)/ }).click();
}

export const faultyTitle = /^(Perlu diperbaiki|To be corrected): /;

export async function screensOfNobody(page: Page, office: Office): Promise<Screen[]> {
  const at = screensAt(page, office);
  const unknownToken = "A".repeat(43);
  await page.goto(office.url);
  const screens = [
    at("sign-in", "/masuk"),
    at("sign-in, no link pasted", "/masuk", async () => {
      await page.locator("#link").fill("bukan tautan");
      await page.locator("form:has(#link) button").click();
      await expect(page.getByText(/Ini bukan tautan masuk|This is not a sign-in link/)).toBeVisible();
    }),
    at("sign-in, no code typed", "/masuk", async () => {
      await page.locator("#code").fill("1234");
      await page.locator("form:has(#code) button").click();
      await expect(page.getByText(/Kode terdiri dari 8 huruf|A code has 8 letters/).first()).toBeVisible();
    }),
    at("sign-in, unknown code", "/masuk", async () => {
      await page.locator("#code").fill("ABCDEFGH");
      await page.locator("form:has(#code) button").click();
      await expect(page.getByText(/Kode ini tidak berlaku|This code doesn't work/)).toBeVisible();
    }),
    at("sign-in, unknown link", "/masuk", async () => {
      await page.goto(`${office.url}/masuk#${unknownToken}`);
      await expect(page.getByText(/Tautan ini tidak dikenal|This link is not known/)).toBeVisible();
    }),
    at("sign-in, no password typed", "/masuk", () => enterByPassword(page, "arif", "")),
    at("sign-in, wrong password", "/masuk", async () => {
      await enterByPassword(page, "arif", "hujan di sore hari");
      await expect(
        page.getByText(/Nama atau kata sandi tidak cocok|The name or the password doesn't fit/),
      ).toBeVisible();
    }),
    at("set-up without a link", "/pasang"),
    at("set-up, nothing filled in", "/pasang", async () => {
      await page.goto(`${office.url}/pasang#${unknownToken}`);
      await page.getByRole("main").getByRole("button").click();
      await expect(page).toHaveTitle(faultyTitle);
    }),
  ];
  return screens.map((screen) => ({ ...screen, hasNoOffice: true }));
}

async function enterByPassword(page: Page, login: string, password: string): Promise<void> {
  await page.locator("#login").fill(login);
  await page.locator("#password").fill(password);
  await page.getByRole("button", { name: /^(Masuk dengan kata sandi|Sign in by password)/ }).click();
}

export async function screensOfMentor(page: Page, office: Office): Promise<Screen[]> {
  const at = screensAt(page, office);
  await new FirstRunPage(page).open(office.link("mentor"));
  const form = new ShipmentFormPage(page);
  await page.goto(`${office.url}/ekspor`);
  await form.start();
  await form.pick(/^Eksportir/, /^Contoh/);
  await page.getByRole("radio", { name: "Kunjungan" }).check();
  const shipment = {
    exportedOn: "kemarin",
    commodity: /Sarung batik/,
    quantity: "25",
    country: "Jepang",
    value: "900",
  };
  await form.fill(shipment);
  const check = new URL(page.url()).pathname;
  return [
    at("mentor's home", "/"),
    at("mentor's shipments", "/ekspor"),
    at("mentor's form, faulty", "/ekspor/baru", () => goOnWithFaults(page)),
    at("mentor's check", check),
    at("who reads it, asked before the first report is sent", check, async () => {
      await sendFromCheck(page);
      await expect(page.getByRole("dialog")).toBeVisible();
    }),
    at("mentor's nil report", "/ekspor/nihil/2025-01"),
    at("mentor's outbox, nothing waits", "/kiriman"),
    at("mentor's profile", "/saya"),
  ];
}

/** Signs in, and leaves a decision that the server refused, since the admin was faster. */
export async function screensOfSupervisor(page: Page, office: Office, browser: Browser): Promise<Screen[]> {
  const at = screensAt(page, office);
  await page.setViewportSize({ width: 1366, height: 768 });
  await new FirstRunPage(page).open(office.link("supervisor"));
  const queue = new QueuePage(page, office.url);
  await queue.open();
  await expect(queue.row(/US\$.* ke /).nth(3)).toBeVisible();
  const hrefs = await queue.row(/US\$.* ke /).evaluateAll((rows) => rows.map((row) => row.getAttribute("href") ?? ""));
  const [contested = "", selected = ""] = hrefs;
  const withoutRate = (await queue.row(/€/).first().getAttribute("href")) ?? "";
  const asking = (name: RegExp) => async () => {
    await page.getByRole("button", { name }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
  };
  await page.goto(office.url + contested);
  await page.context().setOffline(true);
  await decideFirst(browser, office, contested);
  await queue.approve();
  await page.context().setOffline(false);
  await expect(page.getByText(/sudah diputuskan/i).first()).toBeVisible({ timeout: 30_000 });

  const year = new Date().getFullYear();
  const years = [year, year - 1, 2022, 2021];
  return [
    at("queue, a decision refused", "/antrean"),
    at("queue, selected", selected),
    at("queue, no rate", withoutRate),
    at("queue, returning", selected, asking(/^(Kembalikan|Return)/)),
    at("queue, rejecting", selected, asking(/^(Tolak|Reject)/)),
    at("queue, approved ones", "/antrean?status=disetujui"),
    at("queue, none found", "/antrean?eksportir=tidakada"),
    ...years.map((each) => at(`realisation ${each}`, `/realisasi?tahun=${each}`)),
    ...years.map((each) => at(`realisation ${each} in rupiah`, `/realisasi?tahun=${each}&ukur=idr`)),
    at("realisation, cumulative", `/realisasi?tahun=${year}&hitung=kumulatif&menurut=negara`),
    at("realisation of a semester", `/realisasi?tahun=${year}&periode=S1`),
    at("realisation of an empty month", `/realisasi?tahun=${year - 1}&periode=01`),
    at("entries behind", `/realisasi/entri?tahun=${year}`),
    at("entries behind, waiting, in rupiah", `/realisasi/entri?tahun=${year}&status=menunggu&ukur=idr`),
    at("entries behind, none", "/realisasi/entri?tahun=2022"),
    at("supervisor's outbox", "/kiriman"),
    at("quarantine, nothing waits", "/data/karantina"),
    at("supervisor's profile", "/saya"),
    at("password, nothing filled in", "/saya", async () => {
      await openPassword(page);
      await page.locator("#new-login").fill("");
      await savePassword(page);
      await expect(page.getByRole("dialog").locator("#new-password-error")).toBeVisible();
    }),
    at("password, saved", "/saya", async () => {
      await openPassword(page);
      const old = page.locator("#old-password");
      if (await old.isVisible()) await old.fill(supervisorPassword);
      await page.locator("#new-password").fill(supervisorPassword);
      await savePassword(page);
      await expect(page.getByText(/Kata sandi disimpan|password is saved/i)).toBeVisible();
    }),
  ];
}

const supervisorPassword = "kopi panas di pasar pagi";

/** Opens the dialog in which one's own password is made or changed. */
export async function openPassword(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^(Buat|Ganti) kata sandi|^(Make|Change) (a|the) password/ }).click();
}

export async function savePassword(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^(Simpan kata sandi|Save the password)/ }).click();
}

async function decideFirst(browser: Browser, office: Office, address: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await new FirstRunPage(page).open(office.link("admin"));
  await page.goto(office.url + address);
  await new QueuePage(page, office.url).decideWith(/^Kembalikan/, "Nilai tidak sama dengan PEB.");
  // The next entry opens, and the decision can be undone for ten seconds before it leaves.
  await page.goto(`${office.url}${address}&status=dikembalikan`);
  await expect(page.getByText(/Dikembalikan oleh/)).toBeVisible({ timeout: 20_000 });
  await page.close();
}

export async function screensOfViewer(page: Page, office: Office): Promise<Screen[]> {
  const at = screensAt(page, office);
  await new FirstRunPage(page).open(office.link("viewer"));
  return [
    at("viewer's realisation", "/realisasi"),
    at("viewer's profile", "/saya"),
    at("viewer's code for another phone", "/saya", async () => {
      await page.getByRole("button", { name: /^(Hubungkan HP lain|Connect another phone)/ }).click();
      await expect(page.locator("output")).toBeVisible();
    }),
    at("viewer's not found", "/antrean"),
  ];
}
