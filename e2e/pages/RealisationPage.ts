import { expect, type Locator, type Page } from "playwright/test";

/** `/realisasi`: the dashboard of a year. */
export class RealisationPage {
  constructor(
    readonly page: Page,
    private readonly url: string,
  ) {}

  async open(query = ""): Promise<void> {
    await this.page.goto(`${this.url}/realisasi${query}`);
    await this.isShown();
  }

  async isShown(): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1, name: /^Realisasi 20\d\d$/ })).toBeVisible();
    await expect(this.page.getByText(/^Data per /)).toBeVisible();
  }

  figure(name: string): Locator {
    return this.page.getByRole("figure", { name });
  }

  /** A number of a figure by its name, such as `Capaian`. */
  number(figure: string, name: string): Locator {
    return definition(this.figure(figure), name);
  }

  /** What the announcement says of something, such as `Jumlah eksportir`. */
  told(name: string): Locator {
    return definition(this.page.getByRole("main"), name);
  }

  row(table: string, name: string): Locator {
    return this.page.getByRole("table", { name: table }).getByRole("row", { name });
  }

  async showIn(measure: "US$" | "Rp"): Promise<void> {
    await this.page.getByRole("group", { name: "Mata uang" }).getByRole("button", { name: measure }).click();
  }
}

/** `/realisasi/entri`: the entries behind a number. */
export class EntriesPage {
  constructor(readonly page: Page) {}

  async isShown(): Promise<void> {
    await expect(this.page.getByRole("heading", { name: "Laporan di balik angka" })).toBeVisible();
    await expect(this.sum).toBeVisible();
  }

  get sum(): Locator {
    return definition(this.page.getByRole("main"), "Jumlah");
  }

  get count(): Locator {
    return definition(this.page.getByRole("main"), "Laporan");
  }

  /** The value of each entry, in the smallest unit: cents, or whole rupiah. */
  async values(): Promise<number[]> {
    const more = this.page.getByRole("button", { name: "Tampilkan lebih banyak" });
    const rows = this.page.getByRole("list", { name: "Laporan" }).getByRole("paragraph");
    while (await more.isVisible()) {
      const before = await rows.count();
      await more.click();
      await expect.poll(() => rows.count()).toBeGreaterThan(before);
    }
    return (await rows.allTextContents()).map((text) => amountIn(text));
  }
}

/** The first amount of a text such as `US$12.500,75 · Sarung batik`; cents or whole rupiah. */
export function amountIn(text: string): number {
  return Number(/(?:US\$|Rp)([\d.,]+)/.exec(text)?.[1]?.replace(/[.,]/g, ""));
}

/** `US$1.234,50` or `Rp1.234`, as the app writes a full amount; dollars or rupiah. */
export function fullAmount(value: number, measure: "usd" | "idr"): string {
  const decimals = measure === "usd" ? 2 : 0;
  const number = value.toLocaleString("id-ID", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return `${measure === "usd" ? "US$" : "Rp"}${number}`;
}

function definition(within: Locator, name: string): Locator {
  return within
    .getByRole("term")
    .filter({ hasText: new RegExp(`^${name}$`) })
    .locator("+ dd");
}
