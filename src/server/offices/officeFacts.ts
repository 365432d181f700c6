import type { ExchangeRate } from "../../domain/exchangeRate.ts";
import type { Office } from "../../domain/office.ts";
import type { Relation } from "../../domain/permissions.ts";
import type { Person } from "../../domain/person.ts";
import type { OfficeChange } from "./officeChange.ts";
import { getRecord } from "./records.ts";

/** The office's settings. */
export async function officeOf(change: OfficeChange): Promise<Office> {
  change.office ??= await getRecord(change, "office", change.officeId);
  if (change.office === undefined) throw new Error(`office ${change.officeId} has no settings`);
  return change.office;
}

/** The exchange rates that a value of a currency may need, to rupiah and from rupiah to dollars. */
export async function ratesFor(change: OfficeChange, currency: string): Promise<readonly ExchangeRate[]> {
  change.rates ??= await readRates(change);
  const own = change.rates.get(currency) ?? [];
  return currency === "USD" ? own : [...own, ...(change.rates.get("USD") ?? [])];
}

/**
 * How a person stands to an exporter. `formerly`: whoever was assigned to it once, or reported for it before they got
 * another role or business. What they wrote before they knew is received, and they see no more than what they reported
 * themselves (design.md section 5).
 */
export async function relationTo(
  change: OfficeChange,
  person: Person,
  exporterId: string,
): Promise<Exclude<Relation, "author"> | "formerly"> {
  if (person.exporterId === exporterId) return "own";
  const assignment = (await assignmentsOf(change, person.id)).get(exporterId);
  if (assignment === undefined) return "office";
  if (person.role === "mentor" && !assignment.ended) return "assigned";
  // A desk role sees the whole office, whatever its person did before; only their own old reports are marked.
  return "formerly";
}

async function assignmentsOf(change: OfficeChange, mentorId: string): Promise<Map<string, { ended: boolean }>> {
  let assignments = change.assignments.get(mentorId);
  if (assignments === undefined) {
    const rows = await change.tx
      .selectFrom("assignment")
      .select(["exporter_id", "ended_at"])
      .where("office_id", "=", change.officeId)
      .where("mentor_id", "=", mentorId)
      .execute();
    assignments = new Map(rows.map((row) => [row.exporter_id, { ended: row.ended_at !== null }]));
    change.assignments.set(mentorId, assignments);
  }
  return assignments;
}

async function readRates(change: OfficeChange): Promise<ReadonlyMap<string, readonly ExchangeRate[]>> {
  const { rateSeries } = await officeOf(change);
  const rows = await change.tx
    .selectFrom("record")
    .select("body")
    .where("office_id", "=", change.officeId)
    .where("kind", "=", "exchange-rate")
    .where("state", "=", "")
    .orderBy("sequence")
    .execute();
  const rates = new Map<string, ExchangeRate[]>();
  for (const { body } of rows) {
    const rate = body === null ? undefined : (JSON.parse(body) as ExchangeRate);
    if (rate?.series !== rateSeries) continue;
    const present = rates.get(rate.currency);
    if (present === undefined) rates.set(rate.currency, [rate]);
    else present.push(rate);
  }
  return rates;
}
