import { describe, expect, test } from "vitest";
import { monthOf, shiftMonth, yearOf } from "../../domain/days.ts";
import { placingDay } from "../../domain/placingDay.ts";
import type { ShipmentRecord } from "../../domain/shipmentRecord.ts";
import type { RecordKind, RecordOf } from "../../protocol/changes.ts";
import type { Database } from "../database/database.ts";
import { newTestDatabase } from "../database/testingDatabase.ts";
import { createOffice } from "../offices/createOffice.ts";
import { announcedOffice } from "./announcedFacts.ts";
import { type ExampleSet, prepareExample, RealOfficeThere } from "./prepareExample.ts";

const now = Date.parse("2026-11-24T02:12:00.000Z");
let counter = 0;
const randomBytes = (length: number) => {
  counter += 1;
  return Uint8Array.from({ length }, (_, index) => (counter >> (8 * (index % 4))) & 0xff);
};
const tools = { now, randomBytes, publicUrl: "http://localhost:8080" };

let database: Database;

async function example(set: ExampleSet) {
  database = (await newTestDatabase()).database;
  return (await prepareExample(database, set, tools)).links;
}

async function records<Kind extends RecordKind>(kind: Kind): Promise<RecordOf<Kind>[]> {
  const rows = await database.read((snapshot) =>
    snapshot.selectFrom("record").select("body").where("kind", "=", kind).execute(),
  );
  return rows.flatMap(({ body }) => (body === null ? [] : [JSON.parse(body) as RecordOf<Kind>]));
}

describe("the example office", () => {
  test("prints one link for each role, fresh at each start", async () => {
    const first = await example("whole");
    expect(first.map((link) => link.role)).toEqual(["exporter", "mentor", "supervisor", "admin", "viewer"]);
    for (const link of first) {
      expect(link.name).toMatch(/^Contoh /);
      expect(link.url).toMatch(/^http:\/\/localhost:8080\/masuk#./);
    }
    const { links: second } = await prepareExample(database, "whole", tools);
    expect(second.map((link) => link.name)).toEqual(first.map((link) => link.name));
    expect(new Set([...first, ...second].map((link) => link.url)).size).toBe(10);
  });

  test("holds at least 8 exporters and 60 shipments in the 18 months up to today, and none in 2021 or 2022", async () => {
    await example("whole");
    const shipments = await records("shipment");
    expect(shipments.length).toBeGreaterThanOrEqual(60);
    expect(new Set(shipments.map((record) => record.shipment.exporterId)).size).toBeGreaterThanOrEqual(8);
    const months = shipments.map(({ shipment }) =>
      monthOf(placingDay(shipment as ShipmentRecord["shipment"] & {}) ?? ""),
    );
    for (const month of months) {
      expect(month >= shiftMonth("2026-11", -18) && month <= "2026-11").toBe(true);
      expect([2021, 2022]).not.toContain(yearOf(month));
    }
    const states = new Set(shipments.map((record) => record.state));
    expect([...states].sort()).toEqual(["approved", "rejected", "returned", "submitted"]);
  });

  test("shows the exporter with a link a returned, a waiting, an approved and a rejected entry", async () => {
    await example("whole");
    const [exporter] = (await records("exporter")).filter(({ name }) => name === "Contoh Batik Melati");
    const own = (await records("shipment")).filter(({ shipment }) => shipment.exporterId === exporter?.id);
    expect([...new Set(own.map((record) => record.state))].sort()).toEqual([
      "approved",
      "rejected",
      "returned",
      "submitted",
    ]);
  });

  test("attaches nothing invented to a real name", async () => {
    await example("whole");
    const exporters = await records("exporter");
    const real = exporters.filter(({ name }) => !name.startsWith("Contoh "));
    expect(real.map(({ name }) => name).sort()).toEqual([
      "Batik Murni",
      "CV Ridaka",
      "PT Ade Mas Perdana",
      "PT Hanjaya",
      "PT Maya Food",
      "PT Raveena Garmenindo",
    ]);
    const realIds = new Set(real.map(({ id }) => id));
    expect((await records("shipment")).filter(({ shipment }) => realIds.has(shipment.exporterId))).toEqual([]);
    expect((await records("nil-report")).filter(({ nilReport }) => realIds.has(nilReport.exporterId))).toEqual([]);
    const stops = (await records("export-stop")).filter(({ exporterId }) => realIds.has(exporterId));
    expect(stops).toHaveLength(6);
    for (const stop of stops) expect(stop).toMatchObject({ from: "2021-S2", reason: "destination-restriction" });
    const targets = await records("target");
    expect(targets.map(({ year }) => year).sort()).toEqual([2021, 2022, 2025, 2026]);
    for (const target of targets.filter(({ year }) => year > 2022)) expect(target.plan).toMatch(/^Contoh/);
    const people = await database.read((snapshot) => snapshot.selectFrom("person").select("name").execute());
    for (const { name } of people) expect(name).toMatch(/^Contoh /);
  });

  test("of the facts alone holds one business, no shipment and no other target than the announced", async () => {
    const links = await example("facts");
    expect(links).toHaveLength(5);
    expect(await records("shipment")).toEqual([]);
    expect((await records("exporter")).filter(({ name }) => name.startsWith("Contoh "))).toMatchObject([
      { name: "Contoh Usaha" },
    ]);
    expect((await records("target")).map(({ year }) => year).sort()).toEqual([2021, 2022]);
  });

  test("never goes where a real office is", async () => {
    database = (await newTestDatabase()).database;
    const office = { ...announcedOffice("01890000-0000-7000-8000-000000000001"), example: false };
    await database.write((tx) => createOffice(tx, office, tools, async () => {}));
    await expect(prepareExample(database, "whole", tools)).rejects.toThrow(RealOfficeThere);
  });
});
