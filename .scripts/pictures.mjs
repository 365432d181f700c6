import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { argv, execPath } from "node:process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { findOrInstallBrowser } from "./browser.mjs";
import { buildIfStale } from "./build.mjs";
import { installWhatIsMissing } from "./install.mjs";
import { palettePng } from "./palettePng.mjs";
import { giveUp, root } from "./run.mjs";

/** @typedef {import("playwright").Page} Page */

const folder = join(root, "public/screenshots");
const port = Number(process.env.PORT || 8466);
const url = `http://localhost:${port}`;
const phone = { viewport: { width: 360, height: 640 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const laptop = { viewport: { width: 1366, height: 768 } };

/** Draws the pictures of the README and of the manifest from the app itself, with the example office. */
async function drawPictures() {
  const { chromium } = await import("playwright");
  const data = mkdtempSync(join(tmpdir(), "jejak-ekspor-pictures-"));
  const { server, links } = await startExample(data);
  const browser = await chromium.launch({
    executablePath: await findOrInstallBrowser(),
    chromiumSandbox: process.getuid?.() !== 0,
  });
  mkdirSync(folder, { recursive: true });
  try {
    await drawPhone(await signedIn(phone, "exporter"));
    await drawMentor(await signedIn(phone, "mentor"));
    await drawLaptop(await signedIn(laptop, "supervisor"));
    await drawOfficeData(await signedIn(laptop, "admin"));
  } finally {
    await browser.close();
    server.kill();
    rmSync(data, { recursive: true, force: true });
  }

  async function signedIn(/** @type {object} */ size, /** @type {string} */ role) {
    const options = {
      ...size,
      locale: "id-ID",
      timezoneId: "Asia/Jakarta",
      reducedMotion: /** @type {const} */ ("reduce"),
    };
    const page = await (await browser.newContext(options)).newPage();
    await page.goto(links.get(role) ?? giveUp(`The server printed no link for ${role}.`));
    await page.getByText("Siap dipakai tanpa internet").waitFor();
    await page.evaluate('localStorage.setItem("jejak-ekspor-theme", "light")');
    return page;
  }
}

/** A shipment from the form to what stands on the phone once it was handed in without a network. */
async function drawPhone(/** @type {Page} */ page) {
  await open(page, "/");
  await page.getByText("Perbaiki").first().waitFor();
  await draw(page, "phone");

  await page.context().setOffline(true);
  await page.getByRole("link", { name: "Lapor ekspor" }).click();
  await page.getByRole("radio", { name: /^PEB/ }).check();
  await page.getByRole("textbox", { name: "Tanggal ekspor" }).fill("kemarin");
  await page.getByRole("button", { name: /^Lanjut/ }).click();
  await page.getByRole("button", { name: /^Komoditas/ }).click();
  await page.getByRole("option", { name: "Sarung batik" }).first().click();
  await page.getByRole("textbox", { name: "Jumlah" }).fill("1.640");
  await page.getByRole("button", { name: /^Lanjut/ }).click();
  await page.getByRole("button", { name: /^Negara tujuan/ }).click();
  await page.getByRole("combobox").fill("Jepang");
  await page.getByRole("option", { name: "Jepang" }).first().click();
  const value = page.getByRole("textbox", { name: /^Nilai ekspor FOB/ });
  await value.fill("12.500,75");
  await page.getByText("dua belas ribu lima ratus dolar").waitFor();
  await value.evaluate((box) => box.closest(".field")?.scrollIntoView({ block: "start" }));
  await draw(page, "phone-report");

  await page.getByRole("button", { name: /^Periksa/ }).click();
  await page.getByRole("button", { name: /^Kirim laporan/ }).click();
  await page.getByRole("button", { name: /^Mengerti/ }).click();
  await page.getByText("Nomor laporan").waitFor();
  await page.getByText("Tanpa internet").waitFor();
  await draw(page, "phone-saved");
}

/** A mentor's day: whom to visit, what is known of them, and what the visit brought. */
async function drawMentor(/** @type {Page} */ page) {
  await open(page, "/");
  const today = page.getByRole("heading", { name: "Kunjungi hari ini" });
  await today.evaluate((heading) => heading.scrollIntoView({ block: "start" }));
  await draw(page, "mentor");
  await open(page, "/eksportir?cari=melati");
  const profile = await page
    .getByRole("link", { name: /Melati/ })
    .first()
    .getAttribute("href");
  await open(page, profile ?? "/eksportir");
  await page.getByRole("heading", { name: "Kontak" }).waitFor();
  await draw(page, "mentor-exporter");
  await page.context().setOffline(true);
  await page.goto(`${url}/kunjungan/baru?eksportir=${profile?.split("/").pop()}`);
  await page.waitForURL(/\/isi\/1$/);
  await page.goto(page.url().replace(/1$/, "2"));
  await page.getByText("Draf tersimpan").waitFor();
  await draw(page, "mentor-visit");
}

async function drawOfficeData(/** @type {Page} */ page) {
  await open(page, "/data/pengguna");
  await page.getByText("Contoh Dewi").first().waitFor();
  await draw(page, "people");
}

async function drawLaptop(/** @type {Page} */ page) {
  const year = new Date().getFullYear();
  await open(page, "/antrean");
  await page.getByRole("link", { name: /US\$/ }).nth(1).click();
  await page.getByRole("button", { name: /^Setujui/ }).waitFor();
  await draw(page, "queue");
  await open(page, `/realisasi?tahun=${year}`);
  await page.getByRole("heading", { name: "Per bulan" }).waitFor();
  await draw(page, "laptop");
  await draw(page, "realisation", { fullPage: true });
  await open(page, "/realisasi?tahun=2021");
  await page.getByRole("heading", { name: "Menurut pengumuman" }).waitFor();
  await draw(page, "realisation-2021");
  await page.evaluate('localStorage.setItem("jejak-ekspor-theme", "dark")');
  await open(page, `/realisasi?tahun=${year}`);
  await page.getByRole("heading", { name: "Per bulan" }).waitFor();
  await draw(page, "realisation-dark");
}

/**
 * Opens a page of the app in its own typeface. It is fetched too late for the very first look (`font-display:
 * optional`), and then the page keeps the system's.
 */
async function open(/** @type {Page} */ page, /** @type {string} */ address) {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send("DOM.enable");
  await devTools.send("CSS.enable");
  for (let tries = 0; tries < 20; tries += 1) {
    await page.goto(url + address);
    await page.locator("h1").first().waitFor();
    const { root: document } = await devTools.send("DOM.getDocument");
    const { nodeId } = await devTools.send("DOM.querySelector", { nodeId: document.nodeId, selector: "main h1" });
    const { fonts } = await devTools.send("CSS.getPlatformFontsForNode", { nodeId });
    if (fonts.some(({ familyName }) => familyName.includes("Plus Jakarta Sans"))) return;
  }
  giveUp(`${address} doesn't show its headings in Plus Jakarta Sans.`);
}

async function draw(/** @type {Page} */ page, /** @type {string} */ name, { fullPage = false } = {}) {
  await page.evaluate("document.fonts.ready");
  const picture = palettePng(await page.screenshot({ fullPage, caret: "hide" }));
  writeFileSync(join(folder, `${name}.png`), picture);
  console.log(`${name}.png ${Math.round(picture.length / 1000)} kB`);
}

/** Answers once the server has told a link for each role. */
async function startExample(/** @type {string} */ data) {
  const server = spawn(execPath, ["--disable-proto=delete", "dist/server/main.js", "--example"], {
    cwd: root,
    env: { ...process.env, PORT: String(port), PUBLIC_URL: url, HOST: "127.0.0.1", DATA_DIR: data },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  server.stderr.on("data", (text) => {
    said += text;
  });
  /** @type {Map<string, string>} */
  const links = new Map();
  for await (const line of createInterface({ input: server.stdout })) {
    const [role, , link] = line.split("\t");
    if (role !== undefined && link !== undefined) links.set(role, link);
    if (links.size === 5) break;
  }
  if (links.size < 5) giveUp(`The server didn't start:\n${said}`);
  server.stdout.resume();
  return { server, links };
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  await installWhatIsMissing();
  await buildIfStale();
  await drawPictures();
}
