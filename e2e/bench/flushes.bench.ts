import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { expect, phone, test } from "../support/stories.ts";
import { fill, signIn } from "./device.ts";
import { finishedDrafts } from "./entries.ts";
import { report } from "./figures.ts";

const saves = 20;

test("every saved entry is flushed on the device, and every confirmed batch on the server", async ({
  office,
  newProfile,
}) => {
  // biome-ignore lint/suspicious/noSkippedTests: said in words, and only where the tool is missing
  test.skip(!hasStrace(), "strace is missing here, so flushes can't be counted: install it to run this.");
  const profile = await newProfile(phone);
  const device = await signIn(await profile.open(), office.link("exporter"));
  const { page, session } = device;
  const drafts = finishedDrafts(session.person.exporterId ?? "", saves);
  await fill(device, office, { tables: { drafts }, meta: { sharingExplained: true } });
  await device.context.setOffline(true);

  let flushed = 0;
  for (const { id } of drafts) {
    await page.goto(`${office.url}/ekspor/${id}/periksa`);
    await expect(page.getByRole("button", { name: /^Kirim laporan/ })).toBeEnabled();
    // The check page keeps where it was left; that is a flush of its own.
    await page.waitForTimeout(300);
    const counting = await countFlushes(processesOf(profile.folder), /IndexedDB/);
    await page.getByRole("button", { name: /^Kirim laporan/ }).tap();
    await expect(page.getByText("Tersimpan di HP ini").first()).toBeVisible();
    const flushes = await counting.end();
    expect(flushes).toBeGreaterThanOrEqual(1);
    flushed += flushes;
  }
  report({
    what: "flushes of IndexedDB per saved entry",
    value: flushed / saves,
    unit: "flushes",
    budget: { least: 1 },
  });

  const counting = await countFlushes([office.pid], /office\.sqlite/);
  let batches = 0;
  page.on("response", (response) => {
    if (response.url().includes("/api/sync/push") && response.ok()) batches += 1;
  });
  await device.context.setOffline(false);
  await expect(page.getByText(/Semua terkirim/)).toBeVisible({ timeout: 20_000 });
  const flushes = await counting.end();
  expect(batches).toBeGreaterThanOrEqual(1);
  report({
    what: "flushes of SQLite per confirmed batch",
    value: flushes / batches,
    unit: "flushes",
    budget: { least: 1 },
  });
});

function hasStrace(): boolean {
  try {
    execFileSync("strace", ["-V"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** The browser's processes of a profile, and what they started. */
function processesOf(folder: string): number[] {
  const processes = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const [, parent = "0"] = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${name}/status`, "utf8")) ?? [];
        return [{ pid: Number(name), parent: Number(parent), command: readFileSync(`/proc/${name}/cmdline`, "utf8") }];
      } catch {
        // It ended while the list was read.
        return [];
      }
    });
  const found = new Set(processes.filter(({ command }) => command.includes(folder)).map(({ pid }) => pid));
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const { pid, parent } of processes) if (found.has(parent)) found.add(pid);
  }
  return [...found];
}

/** Counts calls that flush a file whose path fits, from now until `end`. */
async function countFlushes(pids: readonly number[], path: RegExp): Promise<{ end(): Promise<number> }> {
  const tracer: ChildProcess = spawn(
    "strace",
    ["-f", "-y", "-e", "trace=fsync,fdatasync,msync", ...pids.flatMap((pid) => ["-p", String(pid)])],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  let said = "";
  tracer.stderr?.on("data", (text: Buffer) => {
    said += text.toString();
  });
  while (!said.includes("attached") && tracer.exitCode === null)
    await new Promise((resolve) => setTimeout(resolve, 20));
  await new Promise((resolve) => setTimeout(resolve, 200));
  return {
    async end() {
      await new Promise((resolve) => setTimeout(resolve, 100));
      await new Promise((resolve) => {
        tracer.once("close", resolve);
        tracer.kill("SIGINT");
      });
      return said.split("\n").filter((line) => /(fsync|fdatasync|msync)\(/.test(line) && path.test(line)).length;
    },
  };
}
