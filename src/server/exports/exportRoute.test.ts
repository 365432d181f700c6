import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { may, type Relation, type Subject } from "../../domain/permissions.ts";
import type { Role } from "../../domain/person.ts";
import { csvLine } from "../http/csv.ts";
import { nilReport, record, shipmentIn, startTestServer, type TestServer } from "../testing.ts";
import { exportFormats, exportNames } from "./exportRoute.ts";

type Who = "batikOwner" | "rosinOwner" | "batikMentor" | "rosinMentor" | "supervisor" | "admin" | "viewer";

/** Each person's relation to the batik exporter. */
const relations: [Who, Role, Relation][] = [
  ["batikOwner", "exporter", "own"],
  ["rosinOwner", "exporter", "office"],
  ["batikMentor", "mentor", "assigned"],
  ["rosinMentor", "mentor", "office"],
  ["supervisor", "supervisor", "office"],
  ["admin", "admin", "office"],
  ["viewer", "viewer", "office"],
];

const subjects: Record<(typeof exportNames)[number], Subject> = {
  shipments: "shipment",
  visits: "visit",
  exporters: "exporter",
  realisation: "summary",
};

async function withEntries(): Promise<{ server: TestServer; ids: Record<string, string> }> {
  const server = await startTestServer();
  const { batik } = server.exporters;
  const shipment = record(batik, { buyer: "=HYPERLINK(1)", note: "satu, dua" });
  await (await server.signIn("batikOwner")).push(shipment, nilReport(batik, "2026-01"));
  return { server, ids: { shipment: shipmentIn(shipment).id, exporter: batik } };
}

describe.each(relations)("%s (%s, %s)", (who, role, relation) => {
  it.each(exportNames)("takes out %s as the table says", async (name) => {
    const { server, ids } = await withEntries();
    const device = await server.signIn(who);
    const subject = subjects[name];
    const seesAny = (["own", "assigned", "author", "office"] as const).some((each) =>
      may({ role, relation: each, subject, action: "read" }),
    );
    const seesThis = may({ role, relation, subject, action: "read" });
    for (const format of exportFormats) {
      const answer = await device.request(`/api/export/${name}.${format}`);
      expect([format, answer.status]).toEqual([format, seesAny ? 200 : 403]);
      if (!seesAny || format !== "json" || name === "visits") continue;
      const text = await answer.text();
      const id = name === "shipments" ? ids.shipment : ids.exporter;
      expect([name, text.includes(id ?? "none")]).toEqual([name, seesThis]);
    }
  });
});

it("takes out 120 tables a minute, of whatever kind, and then waits", async () => {
  const server = await startTestServer();
  const [supervisor, other] = [await server.signIn("supervisor"), await server.signIn("supervisor")];
  for (let count = 0; count < 120; count += 1) {
    const format = exportFormats[count % exportFormats.length];
    // A day that is none is counted as well, and costs no table.
    expect((await supervisor.request(`/api/export/shipments.${format}?from=x`)).status).toBe(400);
  }
  const refused = await supervisor.request("/api/export/exporters.csv");
  expect([refused.status, refused.headers.get("Retry-After")]).toEqual([429, "60"]);
  expect((await supervisor.request("/api/sync/pull?cursor=0")).status).toBe(200);
  expect((await other.request("/api/export/realisation.csv")).status).toBe(200);
  server.clock.now += 60_000;
  expect((await supervisor.request("/api/export/realisation.csv")).status).toBe(200);
});

describe("the tables", () => {
  it("of shipments have a line for each line of goods, in the period asked for", async () => {
    const server = await startTestServer();
    const item = { commodity: "batik-sarong", quantity: 10_000, unit: "PCE", fobValue: 75_000 };
    const owner = await server.signIn("batikOwner");
    await owner.push(
      record(server.exporters.batik, { items: [item, item], exportedOn: "2026-11-02" }),
      record(server.exporters.batik, { exportedOn: "2026-10-30" }),
    );
    const answer = await owner.request("/api/export/shipments.csv?from=2026-11-01&to=2026-11-30");
    const csv = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer());
    const lines = csv.replace(/\r\n$/, "").split("\r\n");
    expect(lines).toHaveLength(3);
    expect(lines[0]?.startsWith("\ufeffNomor laporan,Eksportir,Tanggal kirim")).toBe(true);
    expect(lines[1]).toContain("Contoh batik,2026-11-02");
    // The entry's dollars stand once, so that the column adds up.
    expect(lines[1]).toContain(",USD,750,1500,21600000,");
    expect(lines[2]).toContain(",USD,750,,,");
  });

  it("as a workbook have real numbers and days", async () => {
    const { server } = await withEntries();
    const answer = await (await server.signIn("supervisor")).request("/api/export/shipments.xlsx");
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    const sheet = new TextDecoder().decode(files["xl/worksheets/sheet1.xml"]);
    expect(sheet).toMatch(/<c r="P2"[^>]*><v>1500<\/v>/);
    // 2 November 2026 in days since 1900.
    expect(sheet).toMatch(/<c r="C2"[^>]*><v>46328<\/v>/);
  });

  it("as JSON hold the records, and a valid document where there are none", async () => {
    const { server } = await withEntries();
    const rosin = await server.signIn("rosinOwner");
    expect(await (await rosin.request("/api/export/shipments.json")).json()).toEqual({ records: [] });
  });

  it.each(["from=2026-13-01", "to=kemarin"])("refuse the period %s", async (query) => {
    const { server } = await withEntries();
    const answer = await (await server.signIn("supervisor")).request(`/api/export/shipments.csv?${query}`);
    expect(answer.status).toBe(400);
  });

  it.each(["people.csv", "shipments.pdf", "shipments", "shipments.csv.exe", "__proto__.csv"])(
    "don't include %s",
    async (file) => {
      const { server } = await withEntries();
      expect((await (await server.signIn("admin")).request(`/api/export/${file}`)).status).toBe(404);
    },
  );
});

describe("a line of CSV", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["-lima", "'-lima"],
    ["\tx", "'\tx"],
    ["+628123456789", "+628123456789"],
    ["-12.5", "-12.5"],
    ['dua "kata", koma', '"dua ""kata"", koma"'],
    ["baris\nbaru", '"baris\nbaru"'],
  ])("writes %j as %j", (text, expected) => {
    expect(csvLine([text])).toBe(`${expected}\r\n`);
  });
});
