import { expect, type Page } from "playwright/test";

/** `/pasang#…`: the first use of an empty server. */
export class SetUpPage {
  constructor(readonly page: Page) {}

  async open(link: string): Promise<void> {
    await this.page.goto(link);
    await expect(this.page.getByRole("heading", { name: "Buat dinas" })).toBeVisible();
  }

  async fill(office: { name: string; shortName: string; city: string; person: string }): Promise<void> {
    await this.page.getByRole("textbox", { name: "Nama dinas" }).fill(office.name);
    await this.page.getByRole("textbox", { name: "Nama singkat" }).fill(office.shortName);
    await this.page.getByRole("textbox", { name: "Kota atau kabupaten" }).fill(office.city);
    await this.page.getByRole("textbox", { name: "Nama Anda" }).fill(office.person);
  }

  async make(): Promise<void> {
    await this.page.getByRole("button", { name: "Buat dan masuk" }).click();
  }
}
