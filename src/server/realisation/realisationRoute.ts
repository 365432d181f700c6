import { toMajor } from "../../domain/amounts.ts";
import { dayInZone, toInstant } from "../../domain/days.ts";
import { may } from "../../domain/permissions.ts";
import { type Breakdown, breakDown, type Compared, realisationOfYear, type Sum } from "../../domain/realisation.ts";
import { commodityByCode } from "../../domain/reference/commodities.ts";
import { countryByCode } from "../../domain/reference/countries.ts";
import type { StatedFigure } from "../../domain/statedFigure.ts";
import { type RealisationAnswer, RealisationQuery } from "../../protocol/realisation.ts";
import type { AppContext, RouteParts } from "../http/environment.ts";
import { jsonResponse } from "../http/jsonResponse.ts";
import { RequestProblem } from "../http/problems.ts";
import { readSources, type Sources } from "./readSources.ts";

/** `GET /api/realisation?year=&by=`: a year's realised exports against its target. */
export function realisationRoute({ database, clock }: RouteParts) {
  return async (context: AppContext): Promise<Response> => {
    const { officeId, person } = context.get("signedIn");
    if (!may({ role: person.role, relation: "office", subject: "realisation", action: "read" })) {
      throw new RequestProblem("not-allowed");
    }
    const query = RealisationQuery.safeParse(context.req.query());
    if (!query.success)
      throw new RequestProblem("bad-request", { field: String(query.error.issues[0]?.path[0] ?? "") });
    const { year, by } = query.data;
    const sources = await database.read((snapshot) => readSources(snapshot, officeId, Number(year)));
    return await jsonResponse(context, JSON.stringify(answer(sources, { year: Number(year), by, now: clock() })));
  };
}

function answer(sources: Sources, { year, by, now }: { year: number; by: Breakdown; now: number }): RealisationAnswer {
  const { office, summaries, targets, statedFigures, usedRates, exporterNames } = sources;
  const { reportingDeadlineDay, timeZone } = office;
  const today = dayInZone(now, timeZone);
  const told = realisationOfYear({ year, summaries, targets, statedFigures, today, reportingDeadlineDay });
  return {
    year,
    by,
    basis: told.basis,
    target:
      told.target === undefined
        ? null
        : { ...inMajor(told.target.usd, told.target.idr), plan: told.target.plan ?? null },
    approved: { ...sumInMajor(told.approved), entriesWithoutRate: withoutRate(told.approved) },
    waiting: { ...sumInMajor(told.waiting), entriesWithoutRate: withoutRate(told.waiting) },
    stated: told.stated === undefined ? null : describeStated(told.stated),
    achievementPercent: told.achievementPercent,
    difference: comparedInMajor(told.difference),
    provisional: told.provisional,
    rates: usedRates.map((rate) => ({ ...rate, rupiah: rate.rupiah / 10_000 })),
    rows: breakDown(summaries, year, by).map(({ key, approved, waiting }) => ({
      key,
      name: nameOf(key, by, exporterNames),
      approved: sumInMajor(approved),
      waiting: sumInMajor(waiting),
    })),
    asOf: toInstant(now),
  };
}

function describeStated({
  usd,
  idr,
  exporters,
  source,
  statedOn,
  statedBy,
  excess,
}: StatedFigure): RealisationAnswer["stated"] {
  return {
    ...inMajor(usd, idr),
    exporters: exporters ?? null,
    source,
    statedOn,
    statedBy: statedBy ?? null,
    excess:
      excess === undefined
        ? null
        : { ...inMajor(excess.usd, excess.idr), approximate: excess.approximate, asStated: excess.asStated },
  };
}

function inMajor(usd: number, idr: number | undefined): { usd: number; idr: number | null } {
  return { usd: toMajor(usd), idr: idr === undefined ? null : toMajor(idr) };
}

function comparedInMajor({ usd, idr }: Compared): Compared {
  return { usd: usd === null ? null : toMajor(usd), idr: idr === null ? null : toMajor(idr) };
}

function sumInMajor({ usd, idr, entries }: Sum): { usd: number; idr: number; entries: number } {
  return { usd: toMajor(usd), idr: toMajor(idr), entries };
}

/** Every entry without a rate lacks rupiah, but for those in rupiah, which lack dollars. */
function withoutRate({ entriesWithoutUsd, entriesWithoutIdr }: Sum): number {
  return Math.max(entriesWithoutUsd, entriesWithoutIdr);
}

const monthName = new Intl.DateTimeFormat("id-ID", { month: "long", year: "numeric", timeZone: "UTC" });

function nameOf(key: string, by: Breakdown, exporterNames: ReadonlyMap<string, string>): string {
  switch (by) {
    case "month":
      return monthName.format(Date.parse(`${key}-01T00:00:00.000Z`));
    case "semester":
      return `Semester ${key.slice(1)}`;
    case "exporter":
      return exporterNames.get(key) ?? key;
    case "commodity":
      return commodityByCode(key)?.nameId ?? "Barang lain";
    case "destination":
      return countryByCode(key)?.nameId ?? key;
  }
}
