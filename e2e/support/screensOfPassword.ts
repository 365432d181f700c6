import { randomBytes } from "node:crypto";
import type { Page } from "playwright/test";
import { FirstRunPage } from "../pages/FirstRunPage.ts";
import type { Office } from "./office.ts";
import { openPassword, type Screen, savePassword, screensAt } from "./screens.ts";
import { expect } from "./stories.ts";

const headers = { "Content-Type": "application/json", "X-Jejak-Ekspor": "1" };

/** An admin who has a password and signed in by a link, so that what matters most asks for it. */
export async function screensOfPassword(page: Page, office: Office): Promise<Screen[]> {
  const at = screensAt(page, office);
  await setPassword(office, { login: "arif", password: "hujan turun di sore hari" });
  // A changed password ends the links that were made before.
  await new FirstRunPage(page).open(await office.invite("admin", "Contoh Arif"));
  await page.goto(`${office.url}/data/pengguna`);
  const mentor = page.getByRole("main").getByRole("link").filter({ hasText: "Contoh Dewi" }).first();
  const address = (await mentor.getAttribute("href")) ?? "";
  const question = page.getByRole("dialog").filter({ has: page.locator("#fresh-password") });
  const goOn = question.getByRole("button", { name: /^(Lanjutkan|Go on)/ });
  const askForCode = async () => {
    await page.getByRole("button", { name: /^(Hubungkan HP lain|Connect another phone)/ }).click();
    await expect(question).toBeVisible();
  };
  return [
    at("profile with a password", "/saya"),
    at("password, an easy one", "/saya", async () => {
      await openPassword(page);
      await page.locator("#new-password").fill("password1");
      await savePassword(page);
      await expect(page.locator("#new-password-error")).toBeVisible();
    }),
    at("password asked before a code", "/saya", askForCode),
    at("password asked, none given", "/saya", async () => {
      await askForCode();
      await goOn.click();
      await expect(page.locator("#fresh-password-error")).toBeVisible();
    }),
    at("password asked, wrong", "/saya", async () => {
      await askForCode();
      await page.locator("#fresh-password").fill("kopi panas di pasar pagi");
      await goOn.click();
      await expect(question.getByRole("alert")).toBeVisible();
    }),
    at("password asked before disabling", address, async () => {
      const disable = page.getByRole("button", { name: /^(Nonaktifkan|Disable)/ });
      await disable.first().click();
      await page
        .getByRole("dialog")
        .getByRole("button", { name: /^(Nonaktifkan|Disable)/ })
        .click();
      await expect(question).toBeVisible();
    }),
  ];
}

/** As another device of the admin does. */
async function setPassword(office: Office, wanted: { login: string; password: string }): Promise<void> {
  const secret = randomBytes(32).toString("base64url");
  const post = async (path: string, body: object, cookie = "") =>
    await fetch(`${office.url}${path}`, {
      method: "POST",
      headers: { ...headers, Cookie: cookie },
      body: JSON.stringify({ ...body, secret }),
    });
  const signedIn = await post("/api/sign-in/link", { token: office.link("admin").split("#")[1], deviceName: "Laptop" });
  const cookie = signedIn.headers.get("Set-Cookie")?.split(";")[0] ?? "";
  const { status } = await post("/api/session/password", wanted, cookie);
  if (status !== 204) throw new Error(`The password was answered ${status}.`);
}
