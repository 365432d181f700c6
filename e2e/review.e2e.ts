import type { Page } from "playwright/test";
import { QueuePage } from "./pages/QueuePage.ts";
import { ShipmentFormPage } from "./pages/ShipmentFormPage.ts";
import { ShipmentPage } from "./pages/ShipmentPage.ts";
import { expect, test } from "./support/stories.ts";

// A decision is held back for 10 seconds.
const untilSent = { timeout: 25_000 };

/** The pill of a device on which nothing waits. */
function allSent(page: Page) {
  return page.getByRole("status").filter({ hasText: "Semua terkirim" });
}

test("a supervisor decides by keys: approves, takes back within 10 seconds, returns with a comment, rejects with a reason", async ({
  office,
  signIn,
}) => {
  test.setTimeout(90_000);
  const { page } = await signIn("supervisor");
  const queue = new QueuePage(page, office.url);
  await queue.open();
  const [first, second, third] = await queue.rows();
  if (first === undefined || second === undefined || third === undefined) throw new Error("The queue is too short.");
  await queue.select(first.entry);
  await expect(queue.shown(first.exporter)).toContainText("Nilai FOB");

  await test.step("J and K move, 1 approves and the next entry opens, Z takes it back", async () => {
    await page.keyboard.press("j");
    await expect(queue.row(first.entry)).not.toHaveAttribute("aria-current", "true");
    await page.keyboard.press("k");
    await expect(queue.row(first.entry)).toHaveAttribute("aria-current", "true");
    await queue.pressFor(first, "1");
    await expect(queue.toast(`${first.exporter} disetujui.`)).toContainText("Urungkan");
    await expect(queue.row(first.entry)).toContainText("Disetujui, belum terkirim");
    await expect(queue.row(first.entry)).not.toHaveAttribute("aria-current", "true");
    await page.keyboard.press("z");
    await expect(queue.toast(`Keputusan untuk ${first.exporter} diurungkan.`)).toBeVisible();
    await expect(queue.row(first.entry)).toHaveAttribute("aria-current", "true");
    await expect(queue.row(first.entry)).not.toContainText("belum terkirim");
    await queue.pressFor(first, "1");
    await expect(queue.row(first.entry)).toContainText("Disetujui, belum terkirim");
  });

  await test.step("2 returns, and not without a comment", async () => {
    await queue.select(second.entry);
    await queue.pressFor(second, "2");
    const dialog = page.getByRole("dialog", { name: `Kembalikan laporan ${second.exporter}` });
    await expect(dialog.getByRole("textbox", { name: "Komentar" })).toBeFocused();
    await page.keyboard.press("Control+Enter");
    await expect(dialog).toContainText("Isi komentar.");
    await page.keyboard.press("Alt+4");
    await expect(dialog.getByRole("textbox")).toHaveValue("Negara tujuan belum benar.");
    await page.keyboard.press("Control+Enter");
    await expect(dialog).toBeHidden();
    await expect(queue.row(second.entry)).toContainText("Dikembalikan, belum terkirim");
  });

  await test.step("3 rejects with a reason; a digit in the comment is only a digit", async () => {
    await queue.select(third.entry);
    await queue.pressFor(third, "3");
    const dialog = page.getByRole("dialog", { name: `Tolak laporan ${third.exporter}` });
    await expect(dialog).toContainText("Tolak hanya untuk laporan yang tidak boleh dihitung");
    await page.keyboard.type("Ganda dengan nomor 123.");
    await expect(dialog.getByRole("textbox")).toHaveValue("Ganda dengan nomor 123.");
    await page.keyboard.press("Control+Enter");
    await expect(queue.row(third.entry)).toContainText("Ditolak, belum terkirim");
  });

  await test.step("all three leave after their 10 seconds, and stand where they belong after a reload", async () => {
    for (const { entry } of [first, second, third]) await expect(queue.row(entry)).toHaveCount(0, untilSent);
    await expect(allSent(page)).toBeVisible(untilSent);
    await page.reload();
    const places = { Disetujui: first, Dikembalikan: second, Ditolak: third };
    for (const [status, { exporter, entry }] of Object.entries(places)) {
      await queue.filterBy(status);
      await page.getByRole("combobox", { name: "Urutan" }).selectOption("Terbaru dulu");
      await queue.select(entry);
      await expect(queue.shown(exporter)).toContainText(`${status} oleh Contoh Budi`);
    }
    await expect(queue.shown(third.exporter)).toContainText("Ganda dengan nomor 123.");
  });
});

test("decisions made without a network are kept through a reload and sent later", async ({ office, signIn }) => {
  test.setTimeout(90_000);
  const { context, page } = await signIn("supervisor");
  const queue = new QueuePage(page, office.url);
  await queue.open();
  const [first, second] = await queue.rows();
  if (first === undefined || second === undefined) throw new Error("The queue is too short.");
  await context.setOffline(true);
  await expect(page.getByText("Keputusan akan dikirim nanti")).toBeVisible();
  await queue.select(first.entry);
  await expect(queue.shown(first.exporter)).toContainText("Nilai FOB");
  await queue.approve();
  await queue.select(second.entry);
  await expect(queue.shown(second.exporter)).toContainText("Nilai FOB");
  await queue.decideWith(/^Kembalikan/, "Dokumen belum dilampirkan.");

  await page.reload();
  await expect(queue.row(first.entry)).toContainText("Disetujui, belum terkirim");
  await expect(queue.row(second.entry)).toContainText("Dikembalikan, belum terkirim");
  await expect(page.getByText("Keputusan akan dikirim nanti")).toBeVisible();
  await expect(page.getByText("Tanpa internet · 2 menunggu dikirim")).toBeVisible();
  await page.goto(`${office.url}/kiriman`);
  await expect(page.getByText(`Setujui: ${first.exporter}`)).toBeVisible();

  await context.setOffline(false);
  await expect(allSent(page)).toBeVisible(untilSent);
  await queue.open();
  await expect(queue.row(/US\$/).first()).toBeVisible();
  await expect(queue.row(first.entry)).toHaveCount(0);
  await queue.filterBy("Dikembalikan");
  await queue.select(second.entry);
  await expect(queue.shown(second.exporter)).toContainText("Dokumen belum dilampirkan.");
});

test("a decision about a revision that changed meanwhile isn't used, says so, and can be made again", async ({
  office,
  signIn,
}) => {
  test.setTimeout(120_000);
  const desk = await signIn("supervisor");
  const queue = new QueuePage(desk.page, office.url);
  await queue.open();
  const waiting = (await queue.rows()).find(({ exporter }) => exporter === "Contoh Batik Melati");
  if (waiting === undefined) throw new Error("Nothing of Contoh Batik Melati waits.");
  await queue.select(waiting.entry);
  await expect(queue.shown(waiting.exporter)).toContainText("Nilai FOB");
  await desk.context.setOffline(true);

  await test.step("the exporter changes what was submitted", async () => {
    const { page } = await signIn("exporter");
    const shipment = new ShipmentPage(page, office.url);
    await shipment.open(waiting.entry);
    await shipment.change();
    const form = new ShipmentFormPage(page);
    while (!(await form.field(/^Nilai ekspor FOB/).isVisible())) await form.next();
    await form.field(/^Nilai ekspor FOB/).fill("9.876,50");
    await form.next();
    await form.send();
    await expect(allSent(page)).toBeVisible();
  });

  await test.step("the supervisor, who couldn't know, approves what stood there before", async () => {
    await queue.approve();
    await desk.context.setOffline(false);
    await expect(desk.page.getByText(`Keputusan untuk ${waiting.exporter} tidak dipakai`).first()).toBeVisible(
      untilSent,
    );
    await expect(desk.page.getByText("Laporannya sudah diperbaiki lebih dulu").first()).toBeVisible();
  });

  await test.step("the new revision still waits, and is approved", async () => {
    const revised = waiting.entry.replace(/^US\$[\d.,]+/, "US$9.876,50");
    await expect(queue.row(revised)).toContainText("Perbaikan ke-2");
    await queue.select(revised);
    await expect(queue.shown(waiting.exporter)).toContainText("US$9.876,50");
    await queue.approve();
    await expect(queue.row(revised)).toHaveCount(0, untilSent);
    await expect(desk.page.getByText("tidak dipakai")).toHaveCount(0);
  });
});

test("an approved entry is reopened with a comment, waits again and is in its history", async ({ office, signIn }) => {
  test.setTimeout(60_000);
  const { page } = await signIn("supervisor");
  const queue = new QueuePage(page, office.url);
  await queue.open();
  await queue.filterBy("Disetujui");
  await page.getByRole("combobox", { name: "Urutan" }).selectOption("Terbaru dulu");
  const [latest] = await queue.rows();
  if (latest === undefined) throw new Error("Nothing was approved.");
  await queue.select(latest.entry);
  await expect(queue.shown(latest.exporter)).toContainText("Nilai FOB");
  await expect(queue.button(/^Setujui/)).toHaveCount(0);
  await queue.decideWith(/^Buka kembali/, "PEB dibatalkan.");
  await expect(queue.row(latest.entry)).toHaveCount(0, untilSent);
  await queue.filterBy("Menunggu");
  await queue.select(latest.entry);
  await expect(queue.shown(latest.exporter)).toContainText("Dibuka kembali oleh Contoh Budi");
  await expect(queue.shown(latest.exporter)).toContainText("PEB dibatalkan.");
  await expect(queue.button(/^Tolak/)).toBeVisible();
});

test("of two supervisors who decide about one entry, the second hears who was first", async ({ office, signIn }) => {
  test.setTimeout(120_000);
  const budi = await signIn("supervisor");
  const arif = await signIn("admin");
  const [first, second] = [new QueuePage(budi.page, office.url), new QueuePage(arif.page, office.url)];
  await first.open();
  await second.open();
  const [contested] = await first.rows();
  if (contested === undefined) throw new Error("The queue is empty.");
  await second.select(contested.entry);
  await expect(second.shown(contested.exporter)).toContainText("Nilai FOB");
  await arif.context.setOffline(true);
  await second.decideWith(/^Tolak/, "Bukan ekspor.");

  await first.select(contested.entry);
  await expect(first.shown(contested.exporter)).toContainText("Nilai FOB");
  await first.approve();
  await expect(first.row(contested.entry)).toHaveCount(0, untilSent);

  await arif.context.setOffline(false);
  await expect(arif.page.getByText(`Keputusan untuk ${contested.exporter} tidak dipakai`).first()).toBeVisible(
    untilSent,
  );
  await expect(arif.page.getByText(/Sudah diputuskan oleh Contoh Budi, \d\d\.\d\d/).first()).toBeVisible();
  await second.filterBy("Disetujui");
  await arif.page.getByRole("combobox", { name: "Urutan" }).selectOption("Terbaru dulu");
  await second.select(contested.entry);
  await expect(second.shown(contested.exporter)).toContainText("Disetujui oleh Contoh Budi");
  await expect(second.shown(contested.exporter)).not.toContainText("Ditolak oleh");
});
