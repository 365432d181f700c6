import { FirstRunPage } from "./pages/FirstRunPage.ts";
import { QueuePage } from "./pages/QueuePage.ts";
import { EntriesPage, RealisationPage } from "./pages/RealisationPage.ts";
import { SetUpPage } from "./pages/SetUpPage.ts";
import { ShipmentFormPage } from "./pages/ShipmentFormPage.ts";
import { syncPill } from "./pages/SyncPill.ts";
import { runBuilt } from "./support/commands.ts";
import { expect, laptop, test } from "./support/stories.ts";

test.use({ officeSet: "empty" });

test("an empty server becomes an office in the browser, and its people work by the links that the operator prints", async ({
  office,
  newProfile,
  signIn,
}) => {
  test.setTimeout(120_000);
  const link = office.setUpLink;
  if (link === undefined) throw new Error("The empty server printed no set-up link.");
  const admin = await (await newProfile(laptop)).open();
  const page = await admin.newPage();
  const setUp = new SetUpPage(page);

  await test.step("the form names what is missing", async () => {
    await setUp.open(link);
    await setUp.make();
    await expect(page.getByRole("heading", { name: "Ada 4 hal yang perlu diperbaiki" })).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Nama dinas" })).toHaveAccessibleDescription(/Isi nama dinas\./);
  });

  await test.step("the first admin is signed in, in an office that is no example", async () => {
    await setUp.fill({ name: "Dinas Perdagangan Kota Uji", shortName: "Dindag Uji", city: "Kota Uji", person: "Sri" });
    await setUp.make();
    await expect(page.getByText("Siap dipakai tanpa internet")).toBeVisible({ timeout: 20_000 });
    await new QueuePage(page, office.url).open();
    await expect(page.getByText(/Tidak ada yang menunggu/)).toBeVisible();
    await expect(page.getByText("Kantor contoh")).toHaveCount(0);
  });

  await test.step("the link works no second time; a server with an office goes on as it is", async () => {
    const stranger = await (await (await newProfile(laptop)).open()).newPage();
    const again = new SetUpPage(stranger);
    await again.open(link);
    await again.fill({ name: "Dinas Lain", shortName: "Lain", city: "Kota Lain", person: "Orang Lain" });
    await again.make();
    await expect(stranger.getByText("Dinas di server ini sudah dibuat.")).toBeVisible();
    await office.kill("SIGTERM");
    office.setUpLink = undefined;
    await office.start();
  });

  const exporter = await signIn("exporter", await office.invite("exporter", "Wati", "--exporter", "CV Uji Coba"));
  const supervisor = await signIn("supervisor", await office.invite("supervisor", "Joko"));

  await test.step("the exporter reports, the supervisor approves, the realisation shows it", async () => {
    await exporter.page.goto(`${office.url}/`);
    await expect(exporter.page.getByText("CV Uji Coba")).toBeVisible();
    const form = new ShipmentFormPage(exporter.page);
    await form.start();
    await form.fill({
      exportedOn: "hari ini",
      commodity: /Sarung batik/,
      quantity: "1.000",
      country: "Malaysia",
      value: "7.250,50",
    });
    await form.send();
    await expect(syncPill(exporter.page)).toHaveText(/Semua terkirim/);

    const queue = new QueuePage(supervisor.page, office.url);
    await queue.open();
    await queue.select("US$7.250,50 ke Malaysia");
    await expect(queue.shown("CV Uji Coba")).toContainText("Nilai FOB");
    await queue.approve();
    await expect(exporter.page.getByText("Masuk hitungan realisasi.")).toBeVisible({ timeout: 25_000 });

    const dashboard = new RealisationPage(supervisor.page, office.url);
    await dashboard.open();
    await expect(dashboard.number("Realisasi terhadap target", "Realisasi")).toHaveText("US$7.250,50");
    await expect(supervisor.page.getByText(/Target 20\d\d belum diisi\./)).toBeVisible();
    await dashboard.number("Realisasi terhadap target", "Realisasi").getByRole("link").click();
    const behind = new EntriesPage(supervisor.page);
    await expect(behind.sum).toHaveText("US$7.250,50");
    await expect(behind.count).toHaveText("1 laporan");
  });

  await test.step("without a rate the rupiah total says so", async () => {
    await new RealisationPage(supervisor.page, office.url).open("?ukur=idr");
    await expect(supervisor.page.getByText("tanpa 1 entri yang belum berkurs")).toBeVisible();
  });

  await test.step("that server printed no set-up link, and an example never goes where a real office is", async () => {
    await office.kill("SIGTERM");
    expect(office.setUpLink).toBeUndefined();
    const refused = await runBuilt("main.js", ["--example"], { PORT: "0", DATA_DIR: office.folder });
    expect(refused.code).toBe(1);
    expect(refused.error).toContain("holds a real office. Give the example a folder of its own with DATA_DIR.");
  });
});

test("a person invited again by the same name gets a fresh link to the same account", async ({
  office,
  newProfile,
  signIn,
}) => {
  const setUp = new SetUpPage(await (await (await newProfile(laptop)).open()).newPage());
  await setUp.open(office.setUpLink ?? "");
  await setUp.fill({ name: "Dinas Perdagangan Kota Uji", shortName: "Dindag Uji", city: "Kota Uji", person: "Sri" });
  await setUp.make();
  await expect(setUp.page.getByText("Siap dipakai tanpa internet")).toBeVisible({ timeout: 20_000 });

  const first = await signIn("mentor", await office.invite("mentor", "Dewi"));
  await first.page.goto(`${office.url}/`);
  await expect(first.page.getByText("Belum ada eksportir untuk Anda. Hubungi verifikator.")).toBeVisible();
  const again = await (await newProfile(laptop)).open();
  const page = await again.newPage();
  await new FirstRunPage(page).open(await office.invite("mentor", "Dewi"));
  const [one, other] = await Promise.all(
    [first.context, again].map(async (context) => {
      const answer = await context.request.get(`${office.url}/api/session`);
      return (await answer.json()) as { person: { id: string }; deviceId: string };
    }),
  );
  expect(other?.person.id).toBe(one?.person.id);
  expect(other?.deviceId).not.toBe(one?.deviceId);
});
