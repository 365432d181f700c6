import { expect, type Locator, type Page } from "playwright/test";

/** `/kiriman`: drafts, what waits on this device, and what the server has. */
export class OutboxPage {
  constructor(
    readonly page: Page,
    private readonly url: string,
  ) {}

  async open(tab: "draf" | "menunggu" | "terkirim" = "menunggu"): Promise<void> {
    await this.page.goto(`${this.url}/kiriman?tab=${tab}`);
    await expect(this.page.getByRole("heading", { name: "Kiriman" })).toBeVisible();
  }

  /** What is listed on the open tab under a title such as `US$12.500,75 ke Jepang`. */
  rows(title: string): Locator {
    return this.page.getByRole("main").getByRole("listitem").filter({ hasText: title });
  }

  /** Sends by the button, where that hasn't happened by itself meanwhile. */
  async sendNow(): Promise<void> {
    const isSent = this.page.getByText("Semua sudah terkirim.").waitFor();
    await Promise.race([
      this.page
        .getByRole("button", { name: "Kirim sekarang" })
        .click()
        .catch(() => isSent),
      isSent,
    ]);
  }
}
