import { hash } from "@node-rs/argon2";
import { Office } from "../support/office.ts";
import { test } from "../support/stories.ts";
import { median, report } from "./figures.ts";

const headers = { "Content-Type": "application/json", "X-Jejak-Ekspor": "1" };
const device = { secret: "s".repeat(43), deviceName: "bench" };
const password = "kopi panas di pasar pagi";

test("signing in by password, and checking a session", async () => {
  const office = await Office.open({ set: "facts" });
  const post = async (path: string, body: object, cookie = "") => {
    const response = await fetch(`${office.url}${path}`, {
      method: "POST",
      headers: { ...headers, ...(cookie !== "" && { Cookie: cookie }) },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  };
  const token = new URL(office.link("admin")).hash.slice(1);
  const linked = await post("/api/sign-in/link", { token, ...device });
  let cookie = await post("/api/session/password", { login: "arif", password }, linked);

  const bare = await times(20, () => hash(password, { memoryCost: 47_104, timeCost: 1, parallelism: 1 }));
  const signIns = await times(20, async () => {
    cookie = await post("/api/sign-in/password", { login: "arif", password, ...device });
  });
  report({
    what: "a sign-in by password through HTTP",
    value: median(signIns),
    unit: "ms",
    baseline: { what: "one argon2id of 46 MiB", value: median(bare) },
  });

  const get = async (path: string) => {
    const response = await fetch(`${office.url}${path}`, { headers: { Cookie: cookie, "X-Jejak-Ekspor": "1" } });
    // Playwright's own check takes longer than what is measured.
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
    await response.arrayBuffer();
  };
  const perSecond = async (path: string) => {
    const [count, atOnce] = [4_000, 16];
    const startedAt = performance.now();
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (let done = 0; done < count / atOnce; done += 1) await get(path);
      }),
    );
    return (count * 1_000) / (performance.now() - startedAt);
  };
  await perSecond("/api/session");
  report({
    what: "sessions checked and described, 16 connections",
    value: await perSecond("/api/session"),
    unit: "checks/s",
    baseline: { what: "requests that need none", value: await perSecond("/api/health") },
  });
  await office.close();
});

async function times(count: number, work: () => Promise<unknown>): Promise<number[]> {
  const measured: number[] = [];
  for (let run = 0; run < count; run += 1) {
    const startedAt = performance.now();
    await work();
    measured.push(performance.now() - startedAt);
  }
  return measured;
}
