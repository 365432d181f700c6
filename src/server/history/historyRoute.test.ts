import { describe, expect, it } from "vitest";
import { type HistoryAnswer, HistoryLine } from "../../protocol/history.ts";
import { invite } from "../session/invite.ts";
import { postData, someId, startTestServer, type TestDevice } from "../testing.ts";

describe("the office's history", () => {
  it("is told newest first, a page at a time", async () => {
    // The first line is the admin's own sign-in.
    const { admin, ask } = await withLines(5);
    const first = await ask("?limit=2");
    expect([numbersOf(first), first.more]).toEqual([[6, 5], true]);
    const second = await ask("?limit=4&before=5");
    expect([numbersOf(second), second.more]).toEqual([[4, 3, 2, 1], false]);
    for (const line of second.lines) expect(HistoryLine.parse(line)).toEqual(line);
    expect(numbersOf(await ask(`?personId=${admin.session.person.id}&subject=target`))).toEqual([6, 5, 4, 3, 2]);
    expect(numbersOf(await ask(`?personId=${someId()}`))).toEqual([]);
    expect(numbersOf(await ask("?subject=person"))).toEqual([]);
  });

  it("comes in pages of at most 200, and of 100 where nothing is said", async () => {
    const { ask } = await withLines(201);
    expect((await ask("")).lines).toHaveLength(100);
    expect((await ask("?limit=999")).lines).toHaveLength(200);
    expect((await ask("?limit=0")).lines).toHaveLength(1);
  });

  it.each(["?limit=all", "?before=-1", "?subject=weather", "?sort=at"])("isn't told for %s", async (query) => {
    const { admin } = await withLines(0);
    expect((await admin.request(`/api/data/history${query}`)).status).toBe(400);
  });

  it("has no line for what was written once more as it was", async () => {
    const { admin, ask } = await withLines(0);
    const target = { id: someId(), year: 2026, usd: 1 };
    await postData(admin, "targets", { target });
    await postData(admin, "targets", { target: { year: 2026, usd: 1, id: target.id } });
    expect((await ask("?subject=target")).lines).toHaveLength(1);
  });

  it("is told whole as a table that ends with the head of the chain, to those who may read it", async () => {
    const { server, admin, ask } = await withLines(3);
    const answer = await admin.request("/api/data/history.csv");
    const rows = (await answer.text()).trim().split("\r\n");
    expect(answer.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
    expect(rows).toHaveLength(5);
    expect(rows.at(-1)?.endsWith(`,${(await ask("")).head?.hash}`)).toBe(true);
    expect((await (await server.signIn("batikOwner")).request("/api/data/history.csv")).status).toBe(403);
  });

  it("tells what the operator did at the command line", async () => {
    const { server, ask } = await withLines(0);
    const tools = { now: server.clock.now, randomBytes: server.randomBytes };
    await invite(
      server.database,
      { role: "mentor", name: "Contoh Baru", exporters: ["CV Baru"], office: undefined },
      tools,
    );
    const { lines } = await ask("?limit=4");
    const by = { personId: null, personName: "Operator", role: "operator", deviceId: null, before: null };
    expect(lines).toMatchObject([
      { ...by, action: "add", subject: "link", subjectName: "Contoh Baru" },
      { ...by, action: "add", subject: "assignment", subjectName: "Contoh Baru", after: { exporterName: "CV Baru" } },
      { ...by, action: "add", subject: "person", after: { name: "Contoh Baru", role: "mentor" } },
      { ...by, action: "add", subject: "exporter", subjectName: "CV Baru" },
    ]);
  });
});

async function withLines(count: number) {
  const server = await startTestServer();
  const admin = await server.signIn("admin");
  const id = someId();
  for (let usd = 1; usd <= count; usd += 1) {
    // Slow enough for the limit of a minute.
    server.clock.now += 1_000;
    await postData(admin, "targets", { target: { id, year: 2026, usd } });
  }
  const ask = async (query: string) => await read(admin, query);
  return { server, admin, ask };
}

async function read(admin: TestDevice, query: string): Promise<HistoryAnswer> {
  return (await (await admin.request(`/api/data/history${query}`)).json()) as HistoryAnswer;
}

function numbersOf({ lines }: HistoryAnswer): number[] {
  return lines.map(({ number }) => number);
}
