import { expect, type Locator, type Page } from "playwright/test";

/** A row of the queue as it reads: who, and `US$12.500,75 ke Jepang`. */
export type QueueRow = { exporter: string; entry: string };

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

  /** The rows in dollars; those in other currencies may lack a rate, and can't be approved then. */
  async rows(): Promise<QueueRow[]> {
    await expect(this.row(/US\$/).first()).toBeVisible();
    const texts = await this.row(/US\$/).allTextContents();
    return texts.map((text) => {
      const [, exporter = "", entry = ""] =
        /^(.+?)(?:[\d.]+ (?:menit|jam|hari)|baru saja)(US\$[\d.,]+ ke [^\d]+)/.exec(text) ?? [];
      return { exporter, entry };
    });
  }

  /** The entry beside the list. */
  shown(exporter: string): Locator {
    return this.page.getByRole("region", { name: exporter });
  }

  /** What was just decided. */
  toast(text: RegExp | string): Locator {
    return this.page.getByRole("status").filter({ hasText: text });
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
