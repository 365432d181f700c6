import type { Page } from "playwright/test";
import { expect, laptop, test } from "../support/stories.ts";
import { fill, signIn } from "./device.ts";
import { heldRow, madeUpSummaries } from "./entries.ts";
import { median, report } from "./figures.ts";

const runs = 7;

test("queue and realisation on a device with 20,000 entries of an office with 100,000", async ({
  office,
  newProfile,
}) => {
  const today = new Date().toISOString().slice(0, 10);
  const device = await signIn(await (await newProfile(laptop)).open(), office.link("supervisor"));
  const { page, session } = device;
  await page.goto(`${office.url}/antrean`);
  await expect(page.locator(rowsOf.queue).first()).toBeVisible();
  const few = { queue: await visits(page, "queue"), realisation: await visits(page, "realisation") };

  const exporterIds = await page.evaluate(readExporterIds);
  const held = Array.from({ length: 20_000 }, (_, index) => {
    const state = index % 10 === 0 ? "submitted" : "approved";
    return heldRow(exporterIds[index % exporterIds.length] ?? "", index, { today, state, authorId: session.person.id });
  });
  const summaries = madeUpSummaries(exporterIds.slice(0, 30), today);
  await fill(device, office, { tables: { shipments: held, summaries }, meta: {} });
  await device.context.setOffline(true);
  await page.goto(`${office.url}/antrean`);
  await expect(page.locator(rowsOf.queue).first()).toBeVisible();
  await page.waitForTimeout(1_000);

  for (const name of ["queue", "realisation"] as const) {
    const many = await visits(page, name);
    report({
      what: `${name}: first rows after the tap`,
      value: many.firstRows,
      unit: "ms",
      baseline: { what: "the example's few", value: few[name].firstRows },
      budget: { most: 200 },
    });
    report({
      what: `${name}: longest task`,
      value: many.longestTask,
      unit: "ms",
      baseline: { what: "the example's few", value: few[name].longestTask },
      budget: { most: 100 },
    });
  }
});

const rowsOf = { queue: ".queue-rows a", realisation: "main figure svg" };

/** Goes to a page from the other some times by the menu. */
async function visits(page: Page, name: keyof typeof rowsOf): Promise<{ firstRows: number; longestTask: number }> {
  const times: number[] = [];
  const tasks: number[] = [];
  const [target, other] = name === "queue" ? ["/antrean", "/realisasi"] : ["/realisasi", "/antrean"];
  const otherRows = name === "queue" ? rowsOf.realisation : rowsOf.queue;
  for (let run = 0; run <= runs; run += 1) {
    await page.locator(`nav a[href="${other}"]`).first().click();
    await expect(page.locator(otherRows).first()).toBeVisible();
    await page.waitForTimeout(500);
    const visit = await page.evaluate(visitPage, { href: target ?? "", rows: rowsOf[name] });
    // The first visit loads the page's code.
    if (run === 0) continue;
    times.push(visit.firstRows);
    tasks.push(visit.longestTask);
  }
  return { firstRows: median(times), longestTask: median(tasks) };
}

/** In the page: taps a link of the menu, and tells when rows are painted and how long its longest task was. */
async function visitPage(told: { href: string; rows: string }): Promise<{ firstRows: number; longestTask: number }> {
  let longestTask = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration);
  });
  observer.observe({ type: "longtask" });
  const startedAt = performance.now();
  document.querySelector<HTMLElement>(`nav a[href="${told.href}"]`)?.click();
  const firstRows = await new Promise<number>((resolve) => {
    const look = () => {
      if (location.pathname !== told.href || document.querySelector(told.rows) === null)
        return requestAnimationFrame(look);
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - startedAt)));
    };
    requestAnimationFrame(look);
  });
  await new Promise((resolve) => setTimeout(resolve, 700));
  observer.disconnect();
  return { firstRows, longestTask };
}

async function readExporterIds(): Promise<string[]> {
  const found = (await indexedDB.databases()).find(({ name }) => name?.startsWith("jejak-ekspor/"));
  return await new Promise((resolve, reject) => {
    const opening = indexedDB.open(found?.name ?? "");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const reading = opening.result.transaction("exporters").objectStore("exporters").getAllKeys();
      reading.onsuccess = () => {
        opening.result.close();
        resolve(reading.result as string[]);
      };
    };
  });
}
