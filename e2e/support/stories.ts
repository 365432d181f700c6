import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, type BrowserType, test as base } from "playwright/test";
import { Office } from "./office.ts";

export const phone = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true } as const;
export const laptop = { viewport: { width: 1366, height: 768 } } as const;

/** A browser profile on disk: closing it and opening it again is what closing a phone's browser is. */
export class Profile {
  private context: BrowserContext | undefined;

  constructor(
    private readonly launch: () => Promise<BrowserContext>,
    readonly folder: string,
  ) {}

  async open(): Promise<BrowserContext> {
    this.context ??= await this.launch();
    return this.context;
  }

  async close(): Promise<void> {
    await this.context?.close();
    this.context = undefined;
  }
}

type Fixtures = {
  /** The example office on a server of its own. */
  office: Office;
  /** Makes a new, empty browser profile of a phone or a laptop. */
  newProfile: (size: typeof phone | typeof laptop) => Promise<Profile>;
};

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the first parameter's pattern
  office: async ({}, use) => {
    const office = await Office.open();
    await use(office);
    await office.close();
  },
  newProfile: async ({ playwright, launchOptions, locale, timezoneId }, use) => {
    const profiles: Profile[] = [];
    const chromium: BrowserType = playwright.chromium;
    await use(async (size) => {
      const folder = await mkdtemp(join(tmpdir(), "jejak-ekspor-profile-"));
      const options = {
        ...launchOptions,
        ...size,
        ...(locale === undefined ? {} : { locale }),
        ...(timezoneId === undefined ? {} : { timezoneId }),
      };
      const profile = new Profile(() => chromium.launchPersistentContext(folder, options), folder);
      profiles.push(profile);
      return profile;
    });
    for (const profile of profiles) {
      await profile.close();
      await rm(profile.folder, { recursive: true, force: true });
    }
  },
});

export { expect } from "playwright/test";
