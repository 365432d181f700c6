import type { HsEdition } from "./hsEdition.ts";
import { list } from "./lists/commodities.csv";
import { readList, readParts } from "./readList.ts";

/** Stands for goods that the list doesn't name; those are told apart by their description. */
export const otherCommodity = "other";

/** One of the goods the office counts by. */
export interface Commodity {
  code: string;
  nameId: string;
  nameEn: string;
  /** HS codes of 6 digits that fit, likeliest first: a reading of the list, not a customs ruling. */
  hsCandidates: Readonly<Record<HsEdition, readonly string[]>>;
  /** Code of `units.ts` to propose first. */
  usualUnit: string;
  /** Codes of `units.ts` to offer besides the usual one. */
  otherUnits: readonly string[];
}

export const commodities: readonly Commodity[] = readList(list, [
  "code",
  "name_id",
  "name_en",
  "hs6_2022_candidates",
  "hs6_2017_candidates",
  "usual_unit",
  "other_units",
]).map((row) => ({
  code: row.code,
  nameId: row.name_id,
  nameEn: row.name_en,
  hsCandidates: { 2017: readParts(row.hs6_2017_candidates), 2022: readParts(row.hs6_2022_candidates) },
  usualUnit: row.usual_unit,
  otherUnits: readParts(row.other_units).filter((unit) => unit !== row.usual_unit),
}));

const commoditiesByCode = new Map(commodities.map((commodity) => [commodity.code, commodity]));

export function commodityByCode(code: string): Commodity | undefined {
  return commoditiesByCode.get(code);
}

export function isCommodityCode(code: string): boolean {
  return commoditiesByCode.has(code);
}
