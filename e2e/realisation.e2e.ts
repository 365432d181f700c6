import type { BrowserContext } from "playwright/test";
import { QueuePage } from "./pages/QueuePage.ts";
import { amountIn, EntriesPage, fullAmount, RealisationPage } from "./pages/RealisationPage.ts";
import { Office } from "./support/office.ts";
import { expect, test } from "./support/stories.ts";

type Amounts = { usd: number; idr: number; entries: number };
type Answer = {
  basis: string;
  target: Amounts;
  approved: Amounts;
  waiting: Amounts;
  stated: (Amounts & { exporters: number; excess: Amounts }) | null;
  achievementPercent: Amounts;
  difference: Amounts;
  rows: { key: string; name: string; approved: Amounts; waiting: Amounts }[];
};

/** `GET /api/realisation`, with the session of a browser. */
async function ask(context: BrowserContext, office: Office, year: number, by = "month"): Promise<Answer> {
  const answer = await context.request.get(`${office.url}/api/realisation?year=${year}&by=${by}`);
  expect(answer.status()).toBe(200);
  return (await answer.json()) as Answer;
}

test("the announced year 2021 stands on the page and in the answer over HTTP, as it was told", async ({
  office,
  signIn,
}) => {
  const { context, page } = await signIn("supervisor");
  const dashboard = new RealisationPage(page, office.url);

  await test.step("A1, A2, A16, A17: realised, target, achievement and the true excess, in dollars and rupiah", async () => {
    await dashboard.open();
    await page.getByRole("link", { name: "Tahun 2021: angka yang diumumkan" }).click();
    await expect(page.getByRole("heading", { name: "Realisasi 2021" })).toBeVisible();
    const told = "Angka yang diumumkan";
    await expect(dashboard.number(told, "Realisasi")).toHaveText("US$30,263 juta");
    await expect(dashboard.number(told, "Target")).toHaveText("US$26,18 juta");
    await expect(dashboard.number(told, "Capaian")).toHaveText("115,6%");
    await expect(dashboard.number(told, "Lebih")).toHaveText("US$4,083 juta");
    const both = {
      Target: /US\$26,18 juta.*Rp376,9 miliar/,
      Realisasi: /US\$30,263 juta.*Rp435,7 miliar/,
      Capaian: /115,6%.*115,6%/,
      Selisih: /\+US\$4,083 juta.*\+Rp58,8 miliar/,
    };
    for (const [name, amounts] of Object.entries(both)) {
      await expect(dashboard.row("Target dan realisasi", name)).toHaveText(amounts);
    }
    await dashboard.showIn("Rp");
    await expect(dashboard.number(told, "Realisasi")).toHaveText("Rp435,7 miliar");
    await expect(dashboard.number(told, "Target")).toHaveText("Rp376,9 miliar");
    await expect(dashboard.number(told, "Lebih")).toHaveText("Rp58,8 miliar");
  });

  await test.step("A4 to A7, A15: what was said, by whom and when, in its own words", async () => {
    const excess = dashboard.told("Kelebihan menurut pengumuman");
    await expect(excess).toContainText("sekitar US$4 juta atau Rp57,6 miliar");
    await expect(excess).toContainText("Selisih kedua angka di atas US$4,083 juta atau Rp58,8 miliar.");
    await expect(dashboard.told("Jumlah eksportir")).toHaveText("21");
    await expect(dashboard.told("Rencana")).toHaveText("RPJMD 2021-2026");
    await expect(dashboard.told("Sektor komoditas")).toHaveText(
      "frozen food, sarung batik, kain tenun, sarang burung walet, gondorukem, piyama, rumput laut",
    );
    await expect(dashboard.told("Tanggal")).toHaveText("21 Januari 2022");
    await expect(dashboard.told("Oleh")).toContainText("Budiyanto");
    await expect(page.getByText("Pengumuman tidak menyebut nilai per bulan")).toBeVisible();
  });

  await test.step("A8 to A14: the six that stopped, with goods, destinations as stated, and the reason", async () => {
    const stopped: Record<string, RegExp> = {
      "CV Ridaka": /kain tenum bahan alam.*negara-negara Asia.*Eropa.*Australia/,
      "PT Raveena Garmenindo": /Sarung batik.*negara Arab/,
      "PT Ade Mas Perdana": /Briket shisha.*Jepang/,
      "PT Hanjaya": /Sarang burung walet.*Hong Kong/,
      "Batik Murni": /Kain batik tulis.*Myanmar.*Jerman/,
      "PT Maya Food": /Sarden.*Singapura/,
    };
    const table = "Eksportir yang berhenti pada 2021";
    await expect(page.getByRole("table", { name: table }).getByRole("rowheader")).toHaveCount(6);
    for (const [exporter, what] of Object.entries(stopped)) {
      await expect(dashboard.row(table, exporter)).toHaveText(what);
      await expect(dashboard.row(table, exporter)).toHaveText(/Pembatasan di negara tujuan.*Semester II 2021/);
    }
    await expect(
      page.getByText("akibat adanya kebijakan pembatasan di negara tujuan di tengah masa pandemi Covid-19"),
    ).toBeVisible();
    await expect(page.getByText(/Menurut .*Budiyanto.*21 Jan 2022\./)).toBeVisible();
  });

  await test.step("A3, A20: the target of 2022 against both figures of 2021", async () => {
    await page.getByRole("combobox", { name: "Tahun" }).selectOption("2022");
    await dashboard.showIn("US$");
    await expect(page.getByText("Target US$26,44 juta atau Rp380,7 miliar.")).toBeVisible();
    await expect(page.getByText("Target 2022 naik 0,99% dari target 2021 (US$26,18 juta).")).toBeVisible();
    await expect(page.getByText("Target 2022 lebih rendah 12,63% dari realisasi 2021 (US$30,263 juta).")).toBeVisible();
  });

  await test.step("A1 to A4, A5, A16, A17 over HTTP", async () => {
    const told = await ask(context, office, 2021);
    expect(told.basis).toBe("stated");
    expect(told.stated).toMatchObject({ usd: 30_263_000, idr: 435_700_000_000, exporters: 21 });
    expect(told.target).toMatchObject({ usd: 26_180_000, idr: 376_900_000_000 });
    expect(told.stated?.excess).toMatchObject({ usd: 4_000_000, idr: 57_600_000_000, approximate: true });
    expect(told.achievementPercent.usd).toBeCloseTo(115.596, 3);
    expect(told.achievementPercent.idr).toBeCloseTo(115.601, 3);
    expect(told.difference).toMatchObject({ usd: 4_083_000, idr: 58_800_000_000 });
    expect((await ask(context, office, 2022)).target).toMatchObject({ usd: 26_440_000, idr: 380_700_000_000 });
  });
});

test("every number of a year leads to its entries, and they add up to it", async ({ office, signIn }) => {
  test.setTimeout(120_000);
  const { context, page } = await signIn("supervisor");
  const dashboard = new RealisationPage(page, office.url);
  const behind = new EntriesPage(page);
  const thisYear = new Date().getFullYear();
  // In January the year before has more to show.
  const [first, second] = [await ask(context, office, thisYear), await ask(context, office, thisYear - 1)];
  const year = first.approved.entries >= second.approved.entries ? thisYear : thisYear - 1;
  const whole = year === thisYear ? first : second;

  await test.step("approved and waiting stand apart, in dollars and rupiah", async () => {
    for (const measure of ["usd", "idr"] as const) {
      for (const [label, state] of [
        ["Realisasi", "approved"],
        ["Menunggu", "waiting"],
      ] as const) {
        if (whole[state].entries === 0) continue;
        await dashboard.open(`?tahun=${year}&ukur=${measure}`);
        await dashboard.number("Realisasi terhadap target", label).getByRole("link").click();
        await addsUpTo(whole[state], measure);
      }
    }
  });

  for (const by of ["month", "semester", "commodity", "destination", "exporter"] as const) {
    await test.step(`by ${by}`, async () => {
      const { rows } = await ask(context, office, year, by);
      const figure = {
        month: "Per bulan",
        semester: "Per semester",
        commodity: "Komoditas",
        destination: "Negara tujuan",
        exporter: "Eksportir",
      }[by];
      await dashboard.open(`?tahun=${year}`);
      const links = dashboard.figure(figure).locator('a[href^="/realisasi/entri"]');
      await expect(links.first()).toBeVisible();
      const shown = await links.evaluateAll((found) => found.map((link) => link.getAttribute("href") ?? ""));
      expect(shown.length).toBeGreaterThan(1);
      const total = rows.reduce((sum, { approved }) => sum + Math.round(approved.usd * 100), 0);
      expect(total).toBe(Math.round(whole.approved.usd * 100));
      // The two largest and the smallest of each: they all go by the same few lines.
      for (const address of shown.length > 4 ? [shown[0], shown[1], shown.at(-1)] : shown) {
        const link = dashboard.figure(figure).locator(`a[href="${address}"]`);
        await link.click();
        const key = new URLSearchParams(address?.split("?")[1]);
        const wanted = rows.find((row) => row.key === keyOf(key, year));
        if (wanted === undefined) throw new Error(`The answer has no row for ${address}.`);
        // A month with nothing approved leads to what waits.
        await addsUpTo(key.get("status") === "menunggu" ? wanted.waiting : wanted.approved, "usd");
        await page.goBack();
        await dashboard.isShown();
      }
    });
  }

  async function addsUpTo(wanted: Amounts, measure: "usd" | "idr") {
    await behind.isShown();
    await expect(behind.sum).toHaveText(fullAmount(wanted[measure], measure));
    await expect(behind.count).toHaveText(`${wanted.entries} laporan`);
    const values = await behind.values();
    expect(values).toHaveLength(wanted.entries);
    const sum = values.filter((value) => !Number.isNaN(value)).reduce((total, value) => total + value, 0);
    expect(sum).toBe(Math.round(wanted[measure] * (measure === "usd" ? 100 : 1)));
  }
});

function keyOf(query: URLSearchParams, year: number): string | null {
  if (query.has("bulan")) return `${year}-${query.get("bulan")}`;
  if (query.has("semester")) return `S${query.get("semester")}`;
  return query.get("komoditas") ?? query.get("negara") ?? query.get("eksportir");
}

test("an approval moves its value from waiting to realised, on a page that works without a network", async ({
  office,
  signIn,
}) => {
  test.setTimeout(60_000);
  const { context, page } = await signIn("supervisor");
  const queue = new QueuePage(page, office.url);
  const dashboard = new RealisationPage(page, office.url);
  const exporter = "Contoh Getah Pinus";
  await queue.open();
  await queue.select(exporter);
  await expect(page.getByRole("heading", { name: exporter })).toBeVisible();
  const entry = page.getByRole("region", { name: exporter });
  const value = amountIn(
    (await entry
      .getByText(/^Nilai FOB/)
      .locator("..")
      .textContent()) ?? "",
  );
  const day = await entry.getByRole("term").filter({ hasText: "Tanggal ekspor" }).first().locator("+ dd").textContent();
  const year = Number(day?.slice(-4));
  const before = await ask(context, office, year);

  await queue.approve();
  await page.getByRole("link", { name: "Realisasi" }).click();
  await page.getByRole("combobox", { name: "Tahun" }).selectOption(String(year));
  await dashboard.number("Realisasi terhadap target", "Realisasi").getByRole("link").click();
  const behind = new EntriesPage(page);
  await expect(behind.sum).toHaveText(fullAmount(before.approved.usd + value / 100, "usd"), { timeout: 20_000 });
  await page.getByRole("link", { name: "Kembali ke realisasi" }).click();
  await dashboard.number("Realisasi terhadap target", "Menunggu").getByRole("link").click();
  await expect(behind.sum).toHaveText(fullAmount(before.waiting.usd - value / 100, "usd"));
  const after = await ask(context, office, year);
  expect(after.approved.entries).toBe(before.approved.entries + 1);
  expect(after.waiting.entries).toBe(before.waiting.entries - 1);

  await context.setOffline(true);
  await dashboard.open(`?tahun=${year}`);
  await page.reload();
  await expect(page.getByText("Tanpa internet")).toBeVisible();
  await dashboard.number("Realisasi terhadap target", "Realisasi").getByRole("link").click();
  await expect(behind.sum).toHaveText(fullAmount(after.approved.usd, "usd"));
  await expect(page.getByRole("list", { name: "Laporan" }).getByRole("listitem").first()).toBeVisible();
});

test("the head of the office sees the realisation, and neither queue nor entries", async ({ office, signIn }) => {
  const { context, page } = await signIn("viewer");
  const dashboard = new RealisationPage(page, office.url);
  await dashboard.open();
  await expect(page.getByText("Kantor contoh", { exact: true })).toBeVisible();
  await expect(dashboard.number("Realisasi terhadap target", "Realisasi")).toHaveText(/US\$/);
  await expect(page.getByRole("main").locator('a[href^="/realisasi/entri"]')).toHaveCount(0);
  await expect(page.getByRole("link", { name: /^Antrean/ })).toHaveCount(0);
  for (const address of ["/antrean", "/realisasi/entri", "/kiriman", "/ekspor"]) {
    await page.goto(`${office.url}${address}`);
    await expect(page.getByRole("heading", { name: "Halaman tidak ditemukan" })).toBeVisible();
  }
  const pull = await context.request.get(`${office.url}/api/sync/pull?cursor=0&limit=500`);
  const { changes } = (await pull.json()) as { changes: { kind: string }[] };
  expect(changes.map(({ kind }) => kind)).not.toContain("shipment");
});

test("every page of the example office says that it is one", async ({ office, signIn }) => {
  test.setTimeout(60_000);
  const pages = {
    supervisor: ["/antrean", "/realisasi", "/realisasi/entri", "/kiriman", "/saya", "/mulai", "/tidak-ada"],
    exporter: ["/", "/ekspor", "/ekspor/baru", "/ekspor/nihil/2025-01", "/kiriman", "/saya"],
  };
  for (const role of ["supervisor", "exporter"] as const) {
    const { page } = await signIn(role);
    for (const address of pages[role]) {
      await page.goto(`${office.url}${address}`);
      await expect(page.getByRole("heading").first()).toBeVisible();
      await expect(page.getByText("Kantor contoh", { exact: true })).toBeVisible();
    }
  }
});

test("the example without the made-up set has the announced facts and nothing else", async ({ signIn }) => {
  const office = await Office.open({ set: "facts" });
  try {
    const { page } = await signIn("supervisor", office.link("supervisor"));
    const dashboard = new RealisationPage(page, office.url);
    await dashboard.open("?tahun=2021");
    await expect(dashboard.number("Angka yang diumumkan", "Realisasi")).toHaveText("US$30,263 juta");
    const thisYear = new Date().getFullYear();
    await dashboard.open(`?tahun=${thisYear}`);
    await expect(page.getByText(`Belum ada ekspor disetujui pada ${thisYear}.`)).toBeVisible();
    await new QueuePage(page, office.url).open();
    await expect(page.getByText(/Tidak ada yang menunggu/)).toBeVisible();
  } finally {
    await office.close();
  }
});
