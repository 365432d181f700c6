import { expect, type Locator, type Page } from "playwright/test";

export type TypedShipment = {
  declaration?: RegExp;
  exportedOn: string;
  pebNumber?: string;
  pebDate?: string;
  commodity: RegExp;
  quantity: string;
  netWeight?: string;
  country: string;
  value: string;
};

/** The three steps of `/ekspor/…/isi/…` and the check page. */
export class ShipmentFormPage {
  constructor(readonly page: Page) {}

  async start(): Promise<void> {
    await this.page.getByRole("link", { name: "Lapor ekspor" }).click();
    await expect(this.page.getByRole("heading", { name: "Tanggal & dokumen" })).toBeVisible();
  }

  field(label: RegExp | string): Locator {
    return this.page.getByRole("textbox", { name: label });
  }

  async fillDocuments(typed: TypedShipment): Promise<void> {
    await this.page.getByRole("radio", { name: typed.declaration ?? /^PEB/ }).check();
    await this.field("Tanggal ekspor").fill(typed.exportedOn);
    if (typed.pebNumber !== undefined) await this.field(/^Nomor PEB/).fill(typed.pebNumber);
    if (typed.pebDate !== undefined) await this.field(/^Tanggal PEB/).fill(typed.pebDate);
  }

  async fillGoods(typed: TypedShipment): Promise<void> {
    await this.pick(/^Komoditas/, typed.commodity);
    await this.field("Jumlah").fill(typed.quantity);
    if (typed.netWeight !== undefined) await this.field(/^Berat bersih/).fill(typed.netWeight);
  }

  async fillValue(typed: TypedShipment): Promise<void> {
    await this.page.getByRole("button", { name: /^Negara tujuan/ }).click();
    await this.page.getByRole("combobox").fill(typed.country);
    await this.page.getByRole("option", { name: typed.country }).first().click();
    await this.field(/^Nilai ekspor FOB/).fill(typed.value);
  }

  async pick(button: RegExp, option: RegExp): Promise<void> {
    await this.page.getByRole("button", { name: button }).click();
    await this.page.getByRole("option", { name: option }).first().click();
  }

  async next(): Promise<void> {
    const step = this.page.getByText(/^Langkah \d dari 3$/);
    const before = await step.textContent();
    await this.page.getByRole("button", { name: /^(Lanjut|Periksa)/ }).click();
    if (before === "Langkah 3 dari 3") await expect(step).toBeHidden();
    else await expect(step).not.toHaveText(before ?? "");
  }

  /** From the first step to the check page. */
  async fill(typed: TypedShipment): Promise<void> {
    await this.fillDocuments(typed);
    await this.next();
    await this.fillGoods(typed);
    await this.next();
    await this.fillValue(typed);
    await this.next();
    await expect(this.page.getByRole("heading", { name: "Periksa laporan" })).toBeVisible();
  }

  /** Sends from the check page; the first time says who sees it. */
  async send(): Promise<void> {
    await this.page.getByRole("button", { name: /^Kirim (laporan|perbaikan)/ }).click();
    const agree = this.page.getByRole("button", { name: "Mengerti, kirim laporan" });
    const saved = this.page.getByText("Tersimpan di HP ini").first();
    await expect(agree.or(saved)).toBeVisible();
    if (await agree.isVisible()) await agree.click();
    await expect(saved).toBeVisible();
  }
}
