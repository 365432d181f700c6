import type { Conversion } from "../../domain/conversion.ts";
import type { Exporter } from "../../domain/exporter.ts";
import type { Office } from "../../domain/office.ts";
import type { StatedFigure } from "../../domain/statedFigure.ts";
import type { Summary } from "../../domain/summary.ts";
import type { Target } from "../../domain/target.ts";
import type { RecordKind } from "../../protocol/changes.ts";
import type { Snapshot } from "../database/database.ts";

type UsedRate = Conversion["rates"][number];

/** What a year's realisation is told from. */
export type Sources = {
  office: Office;
  summaries: Summary[];
  targets: Target[];
  statedFigures: StatedFigure[];
  /** The rates that the year's counting shipments were converted by. */
  usedRates: UsedRate[];
  exporterNames: ReadonlyMap<string, string>;
};

/** Reads summary rows and never the shipments: it costs the same however many there are. */
export async function readSources(snapshot: Snapshot, officeId: string, year: number): Promise<Sources> {
  // None of these kinds has a state; to say so is what finds them by their index.
  const bodies = async <Body>(kind: RecordKind): Promise<Body[]> => {
    const rows = await snapshot
      .selectFrom("record")
      .select("body")
      .where("office_id", "=", officeId)
      .where("kind", "=", kind)
      .where("state", "=", "")
      .where("body", "is not", null)
      .orderBy("sequence")
      .execute();
    return rows.map(({ body }) => JSON.parse(body ?? "") as Body);
  };
  // A summary's id begins with its month, so a year's rows stand together; "." follows "-".
  const summaryRows = await snapshot
    .selectFrom("record")
    .select("body")
    .where("office_id", "=", officeId)
    .where("id", ">=", `${year}-`)
    .where("id", "<", `${year}.`)
    .where("kind", "=", "summary")
    .where("body", "is not", null)
    .execute();
  const rates = await snapshot
    .selectFrom("used_rate")
    .select("rate")
    .where("office_id", "=", officeId)
    .where("year", "=", year)
    .where("entries", ">", 0)
    .execute();
  const [office] = await bodies<Office>("office");
  if (office === undefined) throw new Error(`office ${officeId} has no settings`);
  const exporters = await bodies<Exporter>("exporter");
  return {
    office,
    summaries: summaryRows.map(({ body }) => JSON.parse(body ?? "") as Summary),
    targets: await bodies<Target>("target"),
    statedFigures: await bodies<StatedFigure>("stated-figure"),
    usedRates: rates
      .map(({ rate }) => JSON.parse(rate) as UsedRate)
      .sort((a, b) => (a.currency + a.validFrom < b.currency + b.validFrom ? -1 : 1)),
    exporterNames: new Map(exporters.map(({ id, name }) => [id, name])),
  };
}
