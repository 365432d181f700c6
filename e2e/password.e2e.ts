import { ProfilePage } from "./pages/ProfilePage.ts";
import { QueuePage } from "./pages/QueuePage.ts";
import { expect, test } from "./support/stories.ts";

const first = "kopi panas di pasar pagi";
const second = "hujan turun di sore hari";

test("an admin makes a password, signs out, comes back by it, changes it, and gives it again before a role changes", async ({
  office,
  signIn,
}) => {
  test.setTimeout(90_000);
  const { page } = await signIn("admin");
  const profile = new ProfilePage(page, office.url);
  await profile.open();
  const numbers = (await page.getByText(/^Dimulai dengan/).textContent()) ?? "";

  await page.getByRole("button", { name: "Buat kata sandi" }).click();
  const dialog = page.getByRole("dialog", { name: "Buat kata sandi" });
  await dialog.getByRole("textbox", { name: "Nama masuk" }).fill("arif");
  await dialog.getByLabel("Kata sandi baru").fill("jejakekspor");
  await dialog.getByRole("button", { name: "Simpan kata sandi" }).click();
  await expect(dialog.getByRole("link", { name: /nama aplikasi ini/ })).toBeVisible();
  await dialog.getByLabel("Kata sandi baru").fill("password1");
  await dialog.getByRole("button", { name: "Simpan kata sandi" }).click();
  await expect(dialog.getByRole("link", { name: /paling sering dipakai/ })).toBeVisible();
  await dialog.getByLabel("Kata sandi baru").fill(first);
  await dialog.getByRole("button", { name: "Simpan kata sandi" }).click();
  await expect(page.getByText("Kata sandi disimpan.")).toBeVisible();

  await profile.askToSignOut();
  await profile.signOut();
  await page.getByRole("textbox", { name: "Nama masuk" }).fill("Arif");
  await page.getByLabel("Kata sandi", { exact: true }).fill(second);
  await page.getByRole("button", { name: "Masuk dengan kata sandi" }).click();
  await expect(page.getByRole("alert")).toContainText("Nama atau kata sandi tidak cocok.");
  await page.getByLabel("Kata sandi", { exact: true }).fill(first);
  await page.getByRole("button", { name: "Masuk dengan kata sandi" }).click();
  await expect(page.getByText("Siap dipakai tanpa internet")).toBeVisible();
  await profile.open();
  await expect(page.getByText(numbers)).toBeVisible();

  await page.getByRole("button", { name: "Ganti kata sandi" }).click();
  const change = page.getByRole("dialog", { name: "Ganti kata sandi" });
  await change.getByLabel("Kata sandi lama").fill(second);
  await change.getByLabel("Kata sandi baru").fill(second);
  await change.getByRole("button", { name: "Simpan kata sandi" }).click();
  await expect(change.getByRole("link", { name: "Kata sandi lama tidak cocok." })).toBeVisible();
  await change.getByLabel("Kata sandi lama").fill(first);
  await change.getByRole("button", { name: "Simpan kata sandi" }).click();
  await expect(page.getByText("Kata sandi disimpan.")).toBeVisible();

  await page.goto(`${office.url}/data/pengguna`);
  await expect(page.getByRole("row").filter({ hasText: "Contoh Arif" })).toContainText("Ada");
  await page.getByRole("link", { name: "Contoh Arif" }).click();
  await page.getByRole("button", { name: "Buat tautan masuk" }).click();
  const links = page.getByRole("dialog");
  await expect(links).toContainText("kata sandi baru bisa dibuat tanpa yang lama");
  await links.getByRole("button", { name: "Buat tautan masuk" }).click();
  const link = (await links.getByRole("link", { name: /\/masuk#/ }).getAttribute("href")) ?? "";
  const other = (await signIn("admin", link)).page;
  await other.goto(`${office.url}/data/pengguna`);
  await other.getByRole("link", { name: "Contoh Budi" }).click();
  await other.getByRole("radio", { name: /^Admin/ }).check();
  await other.getByRole("button", { name: "Simpan" }).click();
  const fresh = other.getByRole("dialog", { name: "Kata sandi Anda" });
  await fresh.getByLabel("Kata sandi", { exact: true }).fill(first);
  await fresh.getByRole("button", { name: "Lanjutkan" }).click();
  await expect(fresh.getByRole("alert")).toContainText("Kata sandi tidak cocok.");
  await fresh.getByLabel("Kata sandi", { exact: true }).fill(second);
  await fresh.getByRole("button", { name: "Lanjutkan" }).click();
  await expect(other.getByRole("row").filter({ hasText: "Contoh Budi" })).toContainText("Admin");

  await page.goto(`${office.url}/riwayat`);
  await expect(page.getByRole("listitem").filter({ hasText: "Kata sandi diubah" })).toBeVisible();
});

test("what was decided while the session had ended is sent after signing in by password", async ({
  office,
  signIn,
}) => {
  test.setTimeout(90_000);
  const { page, context } = await signIn("admin");
  const profile = new ProfilePage(page, office.url);
  await profile.open();
  await page.getByRole("button", { name: "Buat kata sandi" }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Nama masuk" }).fill("arif");
  await page.getByRole("dialog").getByLabel("Kata sandi baru").fill(first);
  await page.getByRole("dialog").getByRole("button", { name: "Simpan kata sandi" }).click();
  await expect(page.getByText("Kata sandi disimpan.")).toBeVisible();

  // As after 12 hours: the server doesn't know the session any more.
  const [sid] = await context.cookies();
  if (sid === undefined) throw new Error("no cookie");
  await context.addCookies([{ ...sid, value: sid.value.replace(/.$/, (last) => (last === "A" ? "B" : "A")) }]);
  const queue = new QueuePage(page, office.url);
  await queue.open();
  await queue.approve();
  const pill = page.getByRole("link", { name: /masuk lagi/i }).first();
  await expect(pill).toBeVisible({ timeout: 30_000 });
  await pill.click();
  await expect(page.getByText("Data di HP ini aman dan dikirim setelah masuk lagi.")).toBeVisible();
  await page.getByRole("textbox", { name: "Nama masuk" }).fill("arif");
  await page.getByLabel("Kata sandi", { exact: true }).fill(first);
  await page.getByRole("button", { name: "Masuk dengan kata sandi" }).click();
  await expect(page.getByRole("heading", { name: /Antrean/ })).toBeVisible();
  await page.goto(`${office.url}/riwayat`);
  await expect(
    page
      .getByRole("listitem")
      .filter({ hasText: /disetujui/ })
      .first(),
  ).toBeVisible();
});
