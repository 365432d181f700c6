import type { Page } from "playwright/test";
import { FirstRunPage } from "./pages/FirstRunPage.ts";
import { VisitFormPage } from "./pages/VisitFormPage.ts";
import type { Office } from "./support/office.ts";
import { expect, phone, test } from "./support/stories.ts";

const visit = {
  met: "Contoh Tari",
  topic: "Pemasaran",
  condition: "Baru memulai.",
  obstacle: "Modal kerja kurang",
  followUp: "Urus NIB",
  who: "Eksportir",
  due: "+2 minggu",
} as const;

test("a prospective exporter found in the field is visited at once, offline, and both reach the office", async ({
  office,
  signIn,
}) => {
  const { context, page } = await signIn("mentor");
  await context.setOffline(true);
  await page.goto(`${office.url}/eksportir`);
  await page.getByRole("link", { name: "Tambah calon eksportir" }).click();
  await page.getByRole("textbox", { name: "Nama usaha" }).fill("Contoh Kopi Petungkriyono");
  await page.getByRole("textbox", { name: /^NIB/ }).fill("12345");
  await page.getByRole("button", { name: "Simpan eksportir" }).click();
  await expect(page.getByRole("heading", { name: "Ada 1 hal yang perlu diperbaiki" })).toBeVisible();
  await page.getByRole("textbox", { name: /^NIB/ }).fill("");
  await page.getByRole("button", { name: "Simpan eksportir" }).click();
  await expect(page.getByRole("heading", { name: "Contoh Kopi Petungkriyono" })).toBeVisible();
  await expect(page.getByText("Calon eksportir").first()).toBeVisible();

  await page.getByRole("link", { name: "Catat kunjungan" }).click();
  const form = new VisitFormPage(page);
  await form.fill(visit);
  await form.send();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Contoh Kopi Petungkriyono" })).toBeVisible();

  await context.setOffline(false);
  await expect(page.getByText(/Semua terkirim/)).toBeVisible({ timeout: 30_000 });
  const { page: desk } = await signIn("supervisor");
  await desk.goto(`${office.url}/eksportir?cari=petungkriyono`);
  await desk
    .getByRole("link", { name: /Petungkriyono/ })
    .first()
    .click();
  await expect(desk.getByText(/Ditambahkan oleh Contoh Dewi/)).toBeVisible();
  await desk.goto(`${office.url}/antrean?jenis=kunjungan`);
  await expect(desk.getByRole("link", { name: /Petungkriyono/ })).toBeVisible();
});

test("two mentors change one exporter offline: different fields merge, the same field is kept in both versions until one is chosen", async ({
  office,
  signIn,
  newProfile,
}) => {
  test.setTimeout(120_000);
  const first = await signIn("mentor");
  const link = await office.invite("mentor", "Contoh Sari", "--exporter", "Contoh Batik Melati");
  const context = await (await newProfile(phone)).open();
  const second = { context, page: await context.newPage() };
  await new FirstRunPage(second.page).open(link);
  for (const mentor of [first, second]) await mentor.context.setOffline(true);

  await change(first.page, office, { "Nama kontak": "Contoh Ratna Dewi", "Nomor telepon": "0285 111 222" });
  await change(second.page, office, { Alamat: "Jalan Contoh 99", "Nomor telepon": "0285 333 444" });
  await expect(second.page.getByText("0285333444").first()).toBeVisible();

  await first.context.setOffline(false);
  await expect(first.page.getByText(/Semua terkirim/)).toBeVisible({ timeout: 30_000 });
  await second.context.setOffline(false);
  await expect(second.page.getByText("Dua versi: nomor telepon")).toBeVisible({ timeout: 30_000 });
  await expect(second.page.getByText("Contoh Ratna Dewi").first()).toBeVisible();
  await expect(second.page.getByText("Jalan Contoh 99").first()).toBeVisible();

  // The one who was first sees both as well, and chooses the other's.
  await expect(first.page.getByText("Dua versi: nomor telepon")).toBeVisible({ timeout: 30_000 });
  await first.page.getByRole("button", { name: "Pakai ini" }).last().click();
  await expect(first.page.getByText("Dua versi: nomor telepon")).toBeHidden();
  await expect(second.page.getByText("Dua versi: nomor telepon")).toBeHidden({ timeout: 30_000 });
  await expect(second.page.getByText("0285333444").first()).toBeVisible();
});

test("a stop recorded in the field drives the status and the list of Realisasi, and a resumption takes it back", async ({
  office,
  signIn,
}) => {
  test.setTimeout(90_000);
  const { context, page } = await signIn("mentor");
  await context.setOffline(true);
  const profile = await openProfile(page, office, "Busana Tidur");
  await page.goto(`${profile}/berhenti?jenis=stop`);
  await page.getByRole("radio", { name: "Seluruh ekspor usaha ini" }).check();
  await page.getByRole("button", { name: /^Alasan/ }).click();
  await page.getByRole("option", { name: "Permintaan luar negeri turun" }).click();
  await sayTheDay(page);
  await page.getByRole("textbox", { name: "Diceritakan oleh" }).fill("Contoh Dian");
  await page.getByRole("button", { name: "Simpan catatan" }).click();
  await expect(page.getByText("Berhenti ekspor", { exact: true }).first()).toBeVisible();
  await page.reload();
  await expect(page.getByText("Permintaan luar negeri turun").first()).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText(/Semua terkirim/)).toBeVisible({ timeout: 30_000 });

  const { page: desk } = await signIn("supervisor");
  await desk.goto(`${office.url}/eksportir?status=berhenti&cari=busana`);
  await expect(desk.getByRole("link", { name: /Busana Tidur/ }).first()).toBeVisible();
  await desk.goto(`${office.url}/realisasi`);
  await expect(desk.getByRole("link", { name: /Busana Tidur/ }).first()).toBeVisible();

  await page.goto(`${profile}/berhenti?jenis=resume`);
  await page.getByRole("radio", { name: "Seluruh ekspor usaha ini" }).check();
  await sayTheDay(page);
  await page.getByRole("textbox", { name: "Diceritakan oleh" }).fill("Contoh Dian");
  await page.getByRole("button", { name: "Simpan catatan" }).click();
  await expect(page.getByText("Eksportir aktif", { exact: true }).first()).toBeVisible();
});

/** Since today, to the day. */
async function sayTheDay(page: Page): Promise<void> {
  await page
    .getByRole("radio", { name: "Hari", exact: true })
    .or(page.getByRole("button", { name: "Hari", exact: true }))
    .first()
    .click();
  await page.getByRole("textbox", { name: "Tanggal" }).fill("hari ini");
}

async function openProfile(page: Page, office: Office, name: string): Promise<string> {
  await page.goto(`${office.url}/eksportir?cari=${encodeURIComponent(name)}`);
  const link = page
    .getByRole("main")
    .getByRole("link", { name: new RegExp(name) })
    .first();
  const href = (await link.getAttribute("href")) ?? "";
  await page.goto(office.url + href);
  await expect(page.getByRole("heading", { name: new RegExp(name) })).toBeVisible();
  return page.url();
}

async function change(page: Page, office: Office, fields: Record<string, string>): Promise<void> {
  const profile = await openProfile(page, office, "Batik Melati");
  await page.goto(`${profile}/ubah`);
  for (const [label, value] of Object.entries(fields)) {
    await page.getByRole("textbox", { name: new RegExp(`^${label}`) }).fill(value);
  }
  await page.getByRole("button", { name: "Simpan", exact: true }).click();
  await expect(page.getByRole("heading", { name: /Batik Melati/ })).toBeVisible();
}
