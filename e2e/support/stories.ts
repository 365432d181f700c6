import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, type BrowserType, test as base, type Page } from "playwright/test";
import { FirstRunPage } from "../pages/FirstRunPage.ts";
import { Office, type OfficeSet, type Role } from "./office.ts";

export const phone = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true } as const;
export const laptop = { viewport: { width: 1366, height: 768 } } as const;

/** A browser profile on disk: closing it and opening it again is what closing a phone's browser is. */
export class Profile {
  private context: BrowserContext | undefined;

  constructor(
    private readonly launch: (options: { offline: boolean }) => Promise<BrowserContext>,
    readonly folder: string,
  ) {}

  /** @param offline from the moment the browser can be told; its worker may be awake before */
  async open({ offline = false } = {}): Promise<BrowserContext> {
    this.context ??= await this.launch({ offline });
    return this.context;
  }

  async close(): Promise<void> {
    await this.context?.close();
    this.context = undefined;
  }
}

/** Somebody who has signed in on a device of their own: field roles on a phone, the others on a laptop. */
export type Signed = { profile: Profile; context: BrowserContext; page: Page };

type Fixtures = {
  officeSet: OfficeSet;
  /** The example office on a server of its own, or an empty server. */
  office: Office;
  /** Makes a new, empty browser profile of a phone or a laptop. */
  newProfile: (size: typeof phone | typeof laptop) => Promise<Profile>;
  signIn: (role: Role, link?: string) => Promise<Signed>;
};

export const test = base.extend<Fixtures>({
  officeSet: ["whole", { option: true }],
  office: async ({ officeSet }, use) => {
    const office = await Office.open({ set: officeSet });
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
      const profile = new Profile(
        ({ offline }) => chromium.launchPersistentContext(folder, { ...options, offline }),
        folder,
      );
      profiles.push(profile);
      return profile;
    });
    for (const profile of profiles) {
      await profile.close();
      await rm(profile.folder, { recursive: true, force: true });
    }
  },
  signIn: async ({ office, newProfile }, use) => {
    await use(async (role, link) => {
      const profile = await newProfile(role === "exporter" || role === "mentor" ? phone : laptop);
      const context = await profile.open();
      const page = await context.newPage();
      await new FirstRunPage(page).open(link ?? office.link(role));
      return { profile, context, page };
    });
  },
});

export { expect } from "playwright/test";
