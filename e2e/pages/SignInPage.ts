import { expect, type Locator, type Page } from "playwright/test";

/** `/masuk`: a link that was opened, or one to be pasted. */
export class SignInPage {
  constructor(
    readonly page: Page,
    private readonly url: string,
  ) {}

  async open(): Promise<void> {
    await this.page.goto(`${this.url}/masuk`);
    await expect(this.page.getByRole("heading", { name: "Masuk" })).toBeVisible();
  }

  async paste(text: string): Promise<void> {
    await this.page.getByRole("textbox", { name: "Tautan masuk" }).fill(text);
    await this.page.getByRole("button", { name: "Masuk", exact: true }).click();
  }

  async typeCode(code: string): Promise<void> {
    await this.page.getByRole("textbox", { name: "Punya kode?" }).fill(code);
    await this.page.getByRole("button", { name: "Masuk dengan kode" }).click();
  }

  get ready(): Locator {
    return this.page.getByText("Siap dipakai tanpa internet");
  }
}
