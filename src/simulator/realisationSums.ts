import { monthOf, semesterOf, yearOf } from "../domain/days.ts";
import { placingDay } from "../domain/placingDay.ts";
import type { ShipmentRecord } from "../domain/shipmentRecord.ts";
import type { RealisationAnswer } from "../protocol/realisation.ts";
import type { Simulation } from "./simulation.ts";

type Total = { usd: number; idr: number; entries: number };
const breakdowns = ["month", "semester", "exporter", "commodity", "destination"] as const;

/** Every sum that the office is told against the sum of the entries behind it, added up anew from the entries. */
export async function wrongSums(world: Simulation): Promise<string[]> {
  const entries = await readShipments(world);
  const years = new Set([2025, 2026, ...entries.map(yearOfEntry)]);
  const wrong: string[] = [];
  for (const year of years) {
    const ofYear = entries.filter((entry) => yearOfEntry(entry) === year);
    for (const by of breakdowns) {
      const path = `/api/realisation?year=${year}&by=${by}`;
      const answer = await world.server.handle({ method: "GET", path, headers: { Cookie: world.adminCookie } });
      if (answer?.status !== 200) {
        if (year >= 2000 && year < 2100) wrong.push(`${path}: ${answer?.status}`);
        continue;
      }
      const told = JSON.parse(answer.text) as RealisationAnswer;
      for (const [state, field] of [
        ["approved", "approved"],
        ["submitted", "waiting"],
      ] as const) {
        const counting = ofYear.filter((entry) => entry.state === state);
        compare(wrong, `${path} ${field}`, told[field], totalOf(counting));
        const rows = told.rows.map((row) => row[field]);
        compare(wrong, `${path} rows of ${field}`, sumOf(rows), totalOf(counting));
        if (by === "commodity") continue;
        for (const row of told.rows) {
          compare(
            wrong,
            `${path} ${row.key} ${field}`,
            row[field],
            totalOf(counting.filter((entry) => keyOf(entry, by) === row.key)),
          );
        }
      }
    }
  }
  return wrong;
}

async function readShipments(world: Simulation): Promise<ShipmentRecord[]> {
  const rows = await world.database.read((snapshot) =>
    snapshot.selectFrom("record").select("body").where("kind", "=", "shipment").where("body", "is not", null).execute(),
  );
  return rows.map(({ body }) => JSON.parse(body ?? "") as ShipmentRecord);
}

function dayOf({ shipment }: ShipmentRecord): string {
  return placingDay(shipment) ?? "";
}

function yearOfEntry(entry: ShipmentRecord): number {
  return yearOf(dayOf(entry));
}

function keyOf(entry: ShipmentRecord, by: "month" | "semester" | "exporter" | "destination"): string {
  switch (by) {
    case "month":
      return monthOf(dayOf(entry));
    case "semester":
      return `S${semesterOf(dayOf(entry))}`;
    case "exporter":
      return entry.shipment.exporterId;
    case "destination":
      return entry.shipment.destinationCountry;
  }
}

/** In cents and sen: whole numbers, which add up to the same in any order. */
function totalOf(entries: readonly ShipmentRecord[]): Total {
  return entries.reduce<Total>(
    (total, { conversion }) => ({
      usd: total.usd + (conversion.fobUsd ?? 0),
      idr: total.idr + (conversion.fobIdr ?? 0),
      entries: total.entries + 1,
    }),
    { usd: 0, idr: 0, entries: 0 },
  );
}

type Told = { usd: number | null; idr: number | null; entries: number };

function sumOf(rows: readonly Told[]): Told {
  return rows.reduce<{ usd: number; idr: number; entries: number }>(
    (sum, row) => ({
      usd: sum.usd + (row.usd ?? 0),
      idr: sum.idr + (row.idr ?? 0),
      entries: sum.entries + row.entries,
    }),
    { usd: 0, idr: 0, entries: 0 },
  );
}

function compare(wrong: string[], what: string, told: Told, total: Total): void {
  const inMinor = (value: number | null) => Math.round((value ?? 0) * 100);
  if (inMinor(told.usd) === total.usd && inMinor(told.idr) === total.idr && told.entries === total.entries) return;
  const { usd, idr, entries } = told;
  wrong.push(
    `${what} is told as ${JSON.stringify({ usd, idr, entries })}, its entries add up to ${JSON.stringify(total)}`,
  );
}
