import type { Browser, Locator, Page } from "playwright/test";
import { FirstRunPage } from "./pages/FirstRunPage.ts";
import { ShipmentFormPage } from "./pages/ShipmentFormPage.ts";
import type { Office } from "./support/office.ts";
import {
  type Screen,
  screensOfMentor,
  screensOfNobody,
  screensOfSupervisor,
  screensOfViewer,
} from "./support/screens.ts";
import { screensOfExporter } from "./support/screensOfExporter.ts";
import { screensOfMentoring, screensOfOfficeData } from "./support/screensOfMentoring.ts";
import { screensOfPassword } from "./support/screensOfPassword.ts";
import { listenForComplaints, problemsOf, setLook } from "./support/screensProblems.ts";
import { expect, test } from "./support/stories.ts";

test.describe.configure({ mode: "parallel" });
// axe reads colours, which a transition would have half-way.
test.use({ viewport: { width: 360, height: 640 }, contextOptions: { reducedMotion: "reduce" } });

const screensOf: Record<string, (page: Page, office: Office, browser: Browser) => Promise<Screen[]>> = {
  "somebody who hasn't signed in": screensOfNobody,
  "an exporter, offline": screensOfExporter,
  "a mentor": screensOfMentor,
  "a mentor in the field, offline": screensOfMentoring,
  "a supervisor": screensOfSupervisor,
  "an admin": screensOfOfficeData,
  "an admin with a password": screensOfPassword,
  "a viewer": screensOfViewer,
};

// Each screen is seen twice: words are independent of colours.
const looks = [
  { language: "id", theme: "light" },
  { language: "en", theme: "dark" },
] as const;

for (const [who, screensOfThem] of Object.entries(screensOf)) {
  test(`${who} can read and use every screen, in both languages and themes, on the smallest phone`, async ({
    page,
    office,
    browser,
  }) => {
    test.setTimeout(240_000);
    const complaints = listenForComplaints(page);
    const screens = await screensOfThem(page, office, browser);
    const problems: string[] = [];
    for (const look of looks) {
      await setLook(page, look);
      for (const screen of screens) {
        await test.step(`${screen.name}, ${look.language}`, async () => {
          await screen.show();
          problems.push(...(await problemsOf(page, screen, look.language)));
        });
      }
    }
    expect(problems).toEqual([]);
    expect(complaints).toEqual([]);
  });
}

test("a shipment can be reported by keyboard alone, and the bars cover nothing that has the focus", async ({
  page,
  office,
}) => {
  await new FirstRunPage(page).open(office.link("exporter"));
  const { keyboard } = page;
  const form = new ShipmentFormPage(page);
  const button = (name: RegExp) => page.getByRole("button", { name });

  await page.goto(`${office.url}/`);
  await tabTo(page, page.getByRole("link", { name: "Lapor ekspor" }));
  await keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Tanggal & dokumen" })).toBeFocused();

  await tabTo(page, page.getByRole("radio").first());
  await keyboard.press("Space");
  await tabTo(page, form.field("Tanggal ekspor"));
  await keyboard.type("kemarin");
  await tabTo(page, button(/^Lanjut/));
  await keyboard.press("Enter");

  await expect(page.getByRole("heading", { name: "Barang" })).toBeFocused();
  await tabTo(page, button(/^Komoditas/));
  await keyboard.press("Enter");
  await expect(page.getByRole("combobox")).toBeFocused();
  await keyboard.type("gondo");
  await keyboard.press("Enter");
  await expect(button(/^Komoditas: Gondorukem/)).toBeFocused();
  await tabTo(page, form.field("Jumlah"));
  await keyboard.type("25");
  await keyboard.press("Enter");

  await expect(page.getByRole("heading", { name: "Negara tujuan & nilai" })).toBeFocused();
  await tabTo(page, button(/^Negara tujuan/));
  await keyboard.press("Enter");
  await keyboard.type("jepang");
  await keyboard.press("Enter");
  await tabTo(page, form.field(/^Nilai ekspor FOB/));
  await keyboard.type("900,5");
  await tabTo(page, button(/^Periksa laporan/));
  await keyboard.press("Enter");

  await expect(page.getByRole("heading", { name: "Periksa laporan" })).toBeFocused();
  await tabTo(page, button(/^Kirim laporan/));
  await keyboard.press("Enter");
  await tabTo(page, button(/^Mengerti/));
  await keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "US$900,50 ke Jepang" })).toBeVisible();
  await expect(page.getByText("Tersimpan di HP ini").first()).toBeVisible();
});

/** Presses Tab until that has the focus; what has it on the way must be in sight. */
async function tabTo(page: Page, goal: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    const covered = await page.evaluate(() => {
      const focused = document.activeElement;
      const foot = document.querySelector(".shell-foot");
      // From the last control, Tab leaves the page for a moment.
      if (focused === null || focused === document.body || foot === null) return;
      if (foot.contains(focused) || focused.closest("dialog") !== null) return;
      const isCovered = focused.getBoundingClientRect().bottom > foot.getBoundingClientRect().top + 1;
      return isCovered ? focused.outerHTML : undefined;
    });
    expect(covered).toBeUndefined();
    if (await goal.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab doesn't lead to ${goal}.`);
}
