import { expect, type Locator, type Page } from "playwright/test";

/** `/ekspor` and `/ekspor/…`: the reports on this phone, and one of them. */
export class ShipmentPage {
  constructor(
    readonly page: Page,
    private readonly url: string,
  ) {}

  async openList(): Promise<void> {
    await this.page.goto(`${this.url}/ekspor`);
    await expect(this.page.getByRole("heading", { name: "Ekspor", exact: true })).toBeVisible();
  }

  /** Rows of the list with a title such as `US$12.500,75 ke Jepang`. */
  rows(title: string): Locator {
    return this.page.getByRole("heading", { name: title });
  }

  async open(title: string): Promise<void> {
    await this.openList();
    await this.page.getByRole("link", { name: title }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  }

  /** Opens the form with what was reported. */
  async change(): Promise<void> {
    await this.page.getByRole("button", { name: /^(Ubah|Perbaiki)$/ }).click();
    await expect(this.page.getByText(/^Langkah \d dari 3$/)).toBeVisible();
  }
}
