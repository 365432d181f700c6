import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright/test";
import type { Screen } from "./screens.ts";

/** A small phone, the usual one, and a laptop of 1366×768 with a zoom of 200 %. */
const widths = [320, 360, 683] as const;

const axeTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Sets language and theme as the profile page does; the next page that is opened has them. */
export async function setLook(
  page: Page,
  { language, theme }: { language: "id" | "en"; theme: string },
): Promise<void> {
  await page.evaluate(
    ([chosenLanguage = "", chosenTheme = ""]) => {
      localStorage.setItem("jejak-ekspor-language", chosenLanguage);
      localStorage.setItem("jejak-ekspor-theme", chosenTheme);
    },
    [language, theme],
  );
}

/** What is wrong with the screen as it stands, in words; empty when it can be shown to anybody. */
export async function problemsOf(page: Page, screen: Screen, language: "id" | "en"): Promise<string[]> {
  const problems: string[] = [];
  const title = await page.title();
  if (!/^\S.* – Jejak Ekspor$/.test(title)) problems.push(`title "${title}"`);
  if ((await page.locator("html").getAttribute("lang")) !== language) problems.push("language");
  const banner = page.getByText(language === "id" ? "Kantor contoh" : "Example office", { exact: true });
  if ((await banner.count()) !== (screen.hasNoOffice ? 0 : 1)) problems.push("banner of the example office");
  problems.push(...(await axeProblems(page)));
  problems.push(...(await overflows(page)));
  return problems.map((problem) => `${screen.name} (${language}): ${problem}`);
}

async function axeProblems(page: Page): Promise<string[]> {
  // On a page that is seen whole, the bar at the bottom covers nothing that could be scrolled from under it.
  const size = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  if (size !== null) await page.setViewportSize({ width: size.width, height: Math.max(size.height, height) });
  // Legacy mode does without a page of its own, which a browser that is offline can't open.
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    .withTags(axeTags)
    .setLegacyMode()
    .analyze();
  if (size !== null) await page.setViewportSize(size);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary?.replace(/\s+/g, " ")}`),
  );
}

async function overflows(page: Page): Promise<string[]> {
  const size = page.viewportSize();
  const problems: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 640 });
    const wide = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth > clientWidth ? scrollWidth : undefined;
    });
    if (wide !== undefined) problems.push(`${wide} px wide on ${width} px`);
  }
  if (size !== null) await page.setViewportSize(size);
  return problems;
}

const asksForPassword = /\/api\/(sign-in\/password|session\/(password-check|code)|data\/people\/disable)$/;

/** Collects what the browser complains about; the answers that a screen is about aren't complaints. */
export function listenForComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    const isExpected =
      /^Failed to load resource: (net::ERR_INTERNET_DISCONNECTED|.* 400 )/.test(message.text()) ||
      (/ 404 /.test(message.text()) && message.location().url.endsWith("/api/sign-in/code")) ||
      (/ 403 /.test(message.text()) && asksForPassword.test(message.location().url));
    if (["error", "warning"].includes(message.type()) && !isExpected)
      complaints.push(`${page.url()}: ${message.text()}`);
  });
  return complaints;
}
