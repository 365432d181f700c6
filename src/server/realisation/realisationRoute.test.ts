import { describe, expect, it } from "vitest";
import { RealisationAnswer } from "../../protocol/realisation.ts";
import { putRecord } from "../offices/records.ts";
import { command, inOffice, record, shipmentIn, someId, startTestServer, type TestServer } from "../testing.ts";

describe("the realisation of a year", () => {
  it("counts approved entries as realised and tells waiting ones beside them", async () => {
    const { server, ask } = await withEntries();
    await inOffice(server, async (change) => {
      const target = { id: someId(), year: 2026, usd: 1_000_000, plan: "RPJMD" };
      await putRecord(change, "target", target.id, target);
    });

    expect(await ask("year=2026")).toMatchObject({
      year: 2026,
      by: "month",
      basis: "entries",
      target: { usd: 10_000, idr: null, plan: "RPJMD" },
      approved: { usd: 2500, idr: 36_000_000, entries: 2, entriesWithoutRate: 0 },
      waiting: { usd: 500, idr: 7_200_000, entries: 2, entriesWithoutRate: 1 },
      stated: null,
      achievementPercent: { usd: 25, idr: null },
      difference: { usd: -7500, idr: null },
      provisional: true,
      asOf: "2026-11-24T02:12:00.000Z",
      rates: [{ currency: "USD", per: 1, rupiah: 14_400, series: "fixed" }],
    });
  });

  it.each([
    ["month", "2026-02", "Februari 2026"],
    ["semester", "S1", "Semester 1"],
    ["commodity", "batik-sarong", "Sarung batik"],
    ["destination", "JP", "Jepang"],
  ])("by %s has a row for %s with its name", async (by, key, name) => {
    const { ask } = await withEntries();
    const { rows } = await ask(`year=2026&by=${by}`);
    expect(rows.find((row) => row.key === key)?.name).toBe(name);
    expect(rows.reduce((sum, row) => sum + (row.approved.usd ?? 0), 0)).toBe(2500);
    expect(rows.reduce((sum, row) => sum + row.waiting.entries, 0)).toBe(2);
  });

  it("by exporter names them, the largest first", async () => {
    const { server, ask } = await withEntries();
    const { rows } = await ask("year=2026&by=exporter");
    expect(rows.map(({ key, name, approved }) => [key, name, approved.usd])).toEqual([
      [server.exporters.rosin, "Contoh rosin", 1500],
      [server.exporters.batik, "Contoh batik", 1000],
    ]);
  });

  it("is told on the published total where the office holds no approved entry of it", async () => {
    const { server, ask } = await withEntries();
    await inOffice(server, async (change) => {
      const target = { id: someId(), year: 2021, usd: 2_618_000_000, idr: 37_690_000_000_000 };
      await putRecord(change, "target", target.id, target);
      const stated = someId();
      await putRecord(change, "stated-figure", stated, {
        id: stated,
        year: 2021,
        usd: 3_026_300_000,
        idr: 43_570_000_000_000,
        exporters: 21,
        source: "Berita",
        statedOn: "2022-01-21",
        sectors: [],
      });
    });
    const answer = await ask("year=2021");
    expect(answer).toMatchObject({
      basis: "stated",
      stated: { usd: 30_263_000, idr: 435_700_000_000, exporters: 21, statedOn: "2022-01-21", excess: null },
      approved: { usd: 0, entries: 0 },
      difference: { usd: 4_083_000, idr: 58_800_000_000 },
      provisional: false,
    });
    expect(answer.achievementPercent.usd).toBeCloseTo(115.596, 3);
    expect(answer.achievementPercent.idr).toBeCloseTo(115.601, 3);
  });

  it("costs the same however many entries there are", async () => {
    const { server } = await withEntries();
    const owner = await server.signIn("batikOwner");
    const before = await summaryRows(server);
    await owner.push(...Array.from({ length: 50 }, () => record(server.exporters.batik, { exportedOn: "2026-02-03" })));
    expect(await summaryRows(server)).toBe(before);
  });

  it.each(["", "year=21", "year=1999", "year=2026&by=day", "year=2026&sort=usd"])(
    "isn't told for ?%s",
    async (query) => {
      const server = await startTestServer();
      const viewer = await server.signIn("viewer");
      const answer = await viewer.request(`/api/realisation?${query}`);
      expect([answer.status, await answer.json()]).toMatchObject([400, { code: "bad-request" }]);
    },
  );
});

/** Of 2026: approved 1,000 and 1,500 dollars, waiting 500 dollars and 10,000 yen without a rate, rejected 900. */
async function withEntries() {
  const server = await startTestServer();
  const owners = { batik: await server.signIn("batikOwner"), rosin: await server.signIn("rosinOwner") };
  const supervisor = await server.signIn("supervisor");
  const plan = [
    ["batik", "JP", "USD", 100_000, "approve"],
    ["rosin", "SG", "USD", 150_000, "approve"],
    ["batik", "JP", "USD", 50_000, undefined],
    ["batik", "JP", "JPY", 10_000, undefined],
    ["batik", "JP", "USD", 90_000, "reject"],
  ] as const;
  for (const [who, destinationCountry, currency, fobValue, decision] of plan) {
    const sent = record(server.exporters[who], {
      exportedOn: "2026-02-03",
      destinationCountry,
      currency,
      fobValue,
      items: [{ commodity: who === "batik" ? "batik-sarong" : "gum-rosin", quantity: 1, unit: "KGM", fobValue }],
    });
    await owners[who].push(sent);
    const entry = { kind: "shipment", id: shipmentIn(sent).id } as const;
    if (decision === "approve") await supervisor.push(command("v1.review.approve", { entry }));
    if (decision === "reject") await supervisor.push(command("v1.review.reject", { entry, comment: "Dobel" }));
  }
  const viewer = await server.signIn("viewer");
  const ask = async (query: string) =>
    RealisationAnswer.parse(await (await viewer.request(`/api/realisation?${query}`)).json());
  return { server, ask };
}

async function summaryRows({ database, office }: TestServer): Promise<number> {
  const rows = await database.read((snapshot) =>
    snapshot
      .selectFrom("record")
      .select("id")
      .where("office_id", "=", office.id)
      .where("kind", "=", "summary")
      .execute(),
  );
  return rows.length;
}
