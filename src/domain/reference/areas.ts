import { list } from "./lists/pekalongan.csv";
import { readList } from "./readList.ts";

/** A part of Kota Pekalongan, by the Ministry of Home Affairs' code. */
export interface Area {
  /** Such as 33.75.01.1002. */
  code: string;
  level: "kota" | "kecamatan" | "kelurahan";
  name: string;
  /** Code of the kecamatan, city or province it lies in. */
  parent: string;
}

export const areas: readonly Area[] = readList(list, ["code", "level", "name", "parent_code"]).map((row) => ({
  code: row.code,
  level: row.level as Area["level"],
  name: row.name,
  parent: row.parent_code,
}));

const areasByCode = new Map(areas.map((area) => [area.code, area]));

export function areaByCode(code: string): Area | undefined {
  return areasByCode.get(code);
}

export function isKelurahanCode(code: string): boolean {
  return areasByCode.get(code)?.level === "kelurahan";
}
