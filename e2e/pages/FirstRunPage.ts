import { expect, type Page } from "playwright/test";

/** `/masuk#…` and the first run that follows. */
export class FirstRunPage {
  constructor(readonly page: Page) {}

  /** Opens a one-time link and waits until everything is on the device. */
  async open(link: string): Promise<void> {
    await this.page.goto(link);
    await expect(this.page.getByText("Siap dipakai tanpa internet")).toBeVisible({ timeout: 20_000 });
    // Not only cached: this page itself is served by the worker from now on.
    await this.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  }

  async goOn(): Promise<void> {
    await this.page.getByRole("main").or(this.page.getByRole("contentinfo")).getByText("Ke Beranda").click();
  }
}
