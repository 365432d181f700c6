import { expect, type Locator, type Page } from "playwright/test";

export type TypedVisit = {
  met: string;
  topic: string;
  condition: string;
  obstacle: string;
  followUp: string;
  who: "Eksportir" | "Pendamping" | "Dinas";
  due: string;
};

/** The three sections of `/kunjungan/…/isi/…` and the check page. */
export class VisitFormPage {
  constructor(readonly page: Page) {}

  field(label: RegExp | string): Locator {
    return this.page.getByRole("textbox", { name: label });
  }

  async fill(typed: TypedVisit): Promise<void> {
    await expect(this.page.getByRole("heading", { name: "Eksportir & waktu" })).toBeVisible();
    await this.field("Nama").first().fill(typed.met);
    await this.next("Hasil & kendala");
    await this.page.getByRole("button", { name: typed.topic }).click();
    await this.field(/^Kondisi usaha/).fill(typed.condition);
    await this.page.getByRole("button", { name: typed.obstacle }).click();
    await this.next("Tindak lanjut");
    await this.page.getByRole("button", { name: "Tambah tindak lanjut" }).click();
    await this.field("Yang disepakati").fill(typed.followUp);
    await this.page.getByRole("radio", { name: typed.who }).check();
    await this.page.getByRole("button", { name: typed.due }).click();
    await this.next("Periksa laporan kunjungan");
  }

  async next(heading: string): Promise<void> {
    await this.page.getByRole("button", { name: /^(Lanjut|Periksa|Kembali ke pemeriksaan)/ }).click();
    await expect(this.page.getByRole("heading", { name: heading, level: 1 })).toBeVisible();
  }

  async send(): Promise<void> {
    await this.page.getByRole("button", { name: /^Kirim (laporan|perbaikan)/ }).click();
    await expect(this.page.getByText("Tersimpan di HP ini").first()).toBeVisible();
  }
}
