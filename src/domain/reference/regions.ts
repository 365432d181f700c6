import { list } from "./lists/regions.csv";
import { readList } from "./readList.ts";

/** A part of the world, for a destination of which no more is known than "Asia" or "Eropa". */
export interface Region {
  /** UN M49. */
  code: string;
  /** Code of the region this one lies in; null for the world. */
  parent: string | null;
  level: "world" | "region" | "subregion";
  nameId: string;
  nameEn: string;
}

export const regions: readonly Region[] = readList(list, ["m49", "parent", "level", "name_en", "name_id"]).map(
  (row) => ({
    code: row.m49,
    parent: row.parent || null,
    level: row.level as Region["level"],
    nameId: row.name_id,
    nameEn: row.name_en,
  }),
);

const regionsByCode = new Map(regions.map((region) => [region.code, region]));

export function regionByCode(code: string): Region | undefined {
  return regionsByCode.get(code);
}

export function isRegionCode(code: string): boolean {
  return regionsByCode.has(code);
}
