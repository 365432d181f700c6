import type { Exporter } from "../../domain/exporter.ts";
import type { ExportStop } from "../../domain/exportStop.ts";
import type { Office } from "../../domain/office.ts";
import type { Destination } from "../../domain/places.ts";
import { pekalongan2021Article, pekalongan2021Facts } from "../../domain/reference/pekalongan2021.ts";
import type { StatedFigure } from "../../domain/statedFigure.ts";
import type { Target } from "../../domain/target.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { putRecord } from "../offices/records.ts";

const facts = pekalongan2021Facts;
const announcedBy = `${facts.office.head.name_as_stated}, ${facts.office.head.role}`;

/** The office of the announcement, as the example shows it. */
export function announcedOffice(id: string): Office {
  const { name, short_name, city } = facts.office;
  return {
    id,
    name,
    shortName: short_name,
    city,
    regionCode: "3375",
    timeZone: "Asia/Jakarta",
    rateSeries: "fixed",
    reportingDeadlineDay: 10,
    plan: {
      name: facts.plan.name,
      fullName: facts.plan.full_name,
      fromYear: facts.plan.from_year,
      toYear: facts.plan.to_year,
    },
    example: true,
  };
}

/** Writes what the announcement states: targets, the year's figure, and who had stopped. Nothing is added to it. */
export async function putAnnouncedFacts(change: OfficeChange, newId: () => string): Promise<void> {
  for (const stated of facts.targets) {
    const target: Target = {
      id: newId(),
      year: stated.year,
      usd: cents(stated.usd),
      idr: cents(stated.idr),
      asStated: stated.as_stated,
      ...(stated.plan === null ? {} : { plan: stated.plan }),
    };
    await putRecord(change, "target", target.id, target);
  }
  for (const stated of facts.realisations) {
    const excess = facts.excess_over_target_stated;
    const figure: StatedFigure = {
      id: newId(),
      year: stated.year,
      usd: cents(stated.usd),
      idr: cents(stated.idr),
      exporters: stated.exporters,
      // The day of the announcement stands beside it.
      source: pekalongan2021Article.publisher,
      sourceUrl: pekalongan2021Article.url,
      statedOn: facts.office.head.stated_on,
      statedBy: announcedBy,
      asStated: stated.as_stated,
      sectors: facts.commodity_sectors.map((sector) => ({ asStated: sector.as_stated, commodity: sector.commodity })),
      ...(excess.year === stated.year
        ? {
            excess: {
              usd: cents(excess.usd),
              idr: cents(excess.idr),
              approximate: excess.approximate,
              asStated: excess.as_stated,
            },
          }
        : {}),
    };
    await putRecord(change, "stated-figure", figure.id, figure);
  }
  for (const stopped of facts.stopped_exporters) {
    const destinations = stopped.destinations.map(destinationOf);
    const exporter: Exporter = {
      id: newId(),
      name: stopped.name,
      commodities: [stopped.commodity],
      destinations,
      ...(stopped.legal_form === null ? {} : { legalForm: stopped.legal_form }),
    };
    await putRecord(change, "exporter", exporter.id, exporter);
    const stop: ExportStop = {
      id: newId(),
      exporterId: exporter.id,
      kind: "stop",
      wholeExporter: true,
      commodities: [{ asStated: stopped.commodity_as_stated, commodity: stopped.commodity }],
      destinations,
      reason: facts.stop.reason,
      reasonAsStated: facts.stop.reason_as_stated,
      from: `${facts.stop.year}-S${facts.stop.semester}`,
      toldBy: announcedBy,
      toldOn: facts.office.head.stated_on,
    };
    await putRecord(change, "export-stop", stop.id, stop);
  }
}

function destinationOf(stated: (typeof facts.stopped_exporters)[number]["destinations"][number]): Destination {
  const { kind, code, as_stated: asStated } = stated;
  return kind === "ambiguous" || code === null ? { kind: "open", asStated } : { kind, code, asStated };
}

function cents(whole: number): number {
  return whole * 100;
}
