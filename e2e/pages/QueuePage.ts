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

  /** Presses a deciding key once it is about this entry: keys go by what is on the screen, while the desk has the focus. */
  async pressFor({ exporter, entry }: QueueRow, key: string): Promise<void> {
    await expect(this.shown(exporter)).toContainText(entry.split(" ke ")[0] ?? "");
    await expect(this.button(/^Setujui/)).toBeEnabled();
    await expect.poll(() => this.page.evaluate(() => document.activeElement !== document.body)).toBe(true);
    await this.page.keyboard.press(key);
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
