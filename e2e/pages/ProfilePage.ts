import { expect, type Locator, type Page } from "playwright/test";

/** `/saya`: the person, this device, and the way out. */
export class ProfilePage {
  constructor(
    readonly page: Page,
    private readonly url: string,
  ) {}

  async open(): Promise<void> {
    await this.page.goto(`${this.url}/saya`);
    await expect(this.page.getByRole("button", { name: "Keluar dari HP ini" })).toBeVisible();
  }

  /** The question that comes before signing out. */
  async askToSignOut(): Promise<Locator> {
    await this.page.getByRole("button", { name: "Keluar dari HP ini" }).click();
    return this.page.getByRole("dialog", { name: "Keluar dari HP ini?" });
  }

  async signOut(): Promise<void> {
    await this.page.getByRole("dialog").getByRole("button", { name: "Keluar", exact: true }).click();
    await expect(this.page.getByRole("heading", { name: "Masuk" })).toBeVisible();
  }
}
