import { expect, type Locator, type Page } from "playwright/test";

/** `/antrean`: the list, the entry beside it, and the decision bar. */
export class QueuePage {
  constructor(
    readonly page: Page,
    private readonly url: string,
  ) {}

  async open(): Promise<void> {
    await this.page.goto(`${this.url}/antrean`);
    await expect(this.page.getByRole("heading", { name: "Antrean" })).toBeVisible();
  }

  row(text: RegExp | string): Locator {
    return this.page.getByRole("list", { name: "Laporan" }).getByRole("link").filter({ hasText: text });
  }

  async select(text: RegExp | string): Promise<void> {
    await this.row(text).first().click();
  }

  button(name: RegExp | string): Locator {
    return this.page.getByRole("button", { name });
  }

  async approve(): Promise<void> {
    await this.button(/^Setujui/).click();
    await expect(this.page.getByText(/disetujui\./).first()).toBeVisible();
  }

  /** Returns, rejects or reopens with a comment. */
  async decideWith(button: RegExp, comment: string): Promise<void> {
    await this.button(button).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByRole("textbox").fill(comment);
    await dialog.getByRole("button", { name: button }).click();
    await expect(dialog).toBeHidden();
  }

  async filterBy(status: string): Promise<void> {
    await this.page.getByRole("combobox", { name: "Status" }).selectOption(status);
  }
}
