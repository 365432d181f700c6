import type { Locator, Page } from "playwright/test";

/** What the head of every page says of sending. */
export function syncPill(page: Page): Locator {
  return page.getByRole("banner").getByRole("status");
}
