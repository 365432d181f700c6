import fc from "fast-check";
import { expect, it } from "vitest";
import type { ShipmentRecord } from "../../domain/shipmentRecord.ts";
import { plus, type Summary, summaryId, summaryOf } from "../../domain/summary.ts";
import { command, record, shipmentIn, startTestServer, type TestDevice } from "../testing.ts";

const act = fc.record({
  what: fc.constantFrom("record", "record", "record", "revise", "approve", "return", "reject", "reopen"),
  which: fc.nat(9),
  month: fc.constantFrom("2025-12", "2026-01", "2026-02"),
  commodities: fc.array(fc.constantFrom("batik-sarong", "gum-rosin", "woven-cloth"), { minLength: 1, maxLength: 3 }),
  destinationCountry: fc.constantFrom("JP", "SG"),
  currency: fc.constantFrom("USD", "USD", "IDR", "JPY"),
  fobValue: fc.integer({ min: 3, max: 1_000_000 }),
});

it("are the sum of the counting entries after any history", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 25 }), async (acts) => {
      const server = await startTestServer();
      const owner = await server.signIn("batikOwner");
      const supervisor = await server.signIn("supervisor");
      const entries: { id: string; revision: number }[] = [];
      for (const { what, which, month, commodities, destinationCountry, currency, fobValue } of acts) {
        const parts = commodities.map(
          (_, index) => Math.floor(fobValue / commodities.length) + (index === 0 ? fobValue % commodities.length : 0),
        );
        const content = {
          exportedOn: `${month}-15`,
          destinationCountry,
          currency,
          fobValue,
          items: commodities.map((commodity, index) => ({
            commodity,
            quantity: 1,
            unit: "KGM",
            fobValue: parts[index] ?? 0,
          })),
        };
        const entry = entries[which % Math.max(entries.length, 1)];
        if (what === "record") {
          const sent = record(server.exporters.batik, content);
          if ((await owner.push(sent))[0]?.outcome === "applied")
            entries.push({ id: shipmentIn(sent).id, revision: 1 });
        } else if (entry !== undefined && what === "revise") {
          const { shipment } = record(server.exporters.batik, { ...content, id: entry.id }).body as {
            shipment: ReturnType<typeof shipmentIn>;
          };
          const [result] = await owner.push(
            command("v1.shipment.revise", { shipment }, { baseRevision: entry.revision }),
          );
          if (result?.outcome === "applied") entry.revision = result.revision;
        } else if (entry !== undefined) {
          const about = { entry: { kind: "shipment", id: entry.id } as const };
          const body = what === "approve" ? about : { ...about, comment: "Alasan" };
          await supervisor.push({
            ...command("v1.review.approve", about, { baseRevision: entry.revision }),
            name: `v1.review.${what}`,
            body,
          });
        }
      }
      const { entries: stored, summaries } = await readAll(supervisor);
      expect(stored.length).toBe(entries.length);
      expect(summaries).toEqual(summed(stored));
      expect(await usedRates(server.database)).toEqual(countedRates(stored));
    }),
    { numRuns: 25 },
  );
}, 60_000);

function summed(entries: ShipmentRecord[]): Map<string, Summary> {
  const sums = new Map<string, Summary>();
  for (const row of entries.flatMap((entry) => summaryOf(entry))) {
    const present = sums.get(summaryId(row));
    sums.set(summaryId(row), present === undefined ? row : plus(present, row, 1));
  }
  return sums;
}

function countedRates(entries: ShipmentRecord[]): number {
  return entries
    .filter(({ state }) => state === "approved" || state === "submitted")
    .reduce((sum, { conversion }) => sum + conversion.rates.length, 0);
}

async function usedRates(database: Awaited<ReturnType<typeof startTestServer>>["database"]): Promise<number> {
  const rows = await database.read((snapshot) => snapshot.selectFrom("used_rate").select("entries").execute());
  return rows.reduce((sum, { entries }) => sum + entries, 0);
}

async function readAll(device: TestDevice): Promise<{ entries: ShipmentRecord[]; summaries: Map<string, Summary> }> {
  const entries: ShipmentRecord[] = [];
  const summaries = new Map<string, Summary>();
  // The supervisor's first pull leaves nothing out here: all entries are of this year and the last.
  for (const change of await device.pullAll()) {
    if (change.kind === "shipment") entries.push(change.record as ShipmentRecord);
    if (change.kind === "summary" && change.record !== null) summaries.set(change.id, change.record as Summary);
  }
  return { entries, summaries };
}
