import { list } from "./lists/units.csv";
import { readList } from "./readList.ts";

export interface Unit {
  /** UN/ECE Recommendation 20 or 21, or the Indonesian single window's own (PCE, NMB). */
  code: string;
  /** Goods are counted in units, packed in packages. */
  use: "unit" | "package";
  kind: "mass" | "length" | "area" | "volume" | "count" | "biological" | "package";
  nameId: string;
  nameEn: string;
  /** The unit it can be turned into; null for packages, sets and the like. */
  baseCode: string | null;
  /** How many of the base one of these is (dozen: 12 pieces); null without a base. */
  factorToBase: number | null;
}

const all: readonly Unit[] = readList(list, [
  "code",
  "use",
  "kind",
  "name_en",
  "name_id",
  "base_code",
  "factor_to_base",
]).map((row) => ({
  code: row.code,
  use: row.use as Unit["use"],
  kind: row.kind as Unit["kind"],
  nameId: row.name_id,
  nameEn: row.name_en,
  baseCode: row.base_code || null,
  factorToBase: row.factor_to_base === "" ? null : Number(row.factor_to_base),
}));

/** What a quantity of goods can be counted in. */
export const units: readonly Unit[] = all.filter((unit) => unit.use === "unit");

/** What goods can be packed in. */
export const packages: readonly Unit[] = all.filter((unit) => unit.use === "package");

const unitsByCode = new Map(all.map((unit) => [unit.code, unit]));

/** The unit or package of this code. */
export function unitByCode(code: string): Unit | undefined {
  return unitsByCode.get(code);
}

export function isUnitCode(code: string): boolean {
  return unitsByCode.get(code)?.use === "unit";
}

export function isPackageCode(code: string): boolean {
  return unitsByCode.get(code)?.use === "package";
}
