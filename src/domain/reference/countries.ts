import { list } from "./lists/countries.csv";
import { readList, readParts } from "./readList.ts";

export interface Country {
  /** ISO 3166-1 alpha-2. */
  code: string;
  nameId: string;
  nameEn: string;
  /** Other spellings people search by, such as "Emirat Arab". */
  otherNames: readonly string[];
  /** UN M49 code of the continent (see `regions.ts`); null for Antarctica. */
  regionM49: string | null;
}

export const countries: readonly Country[] = readList(list, [
  "alpha2",
  "name_en",
  "name_id",
  "alt_names_id",
  "region_m49",
]).map((row) => ({
  code: row.alpha2,
  nameId: row.name_id,
  nameEn: row.name_en,
  otherNames: readParts(row.alt_names_id),
  regionM49: row.region_m49 || null,
}));

const countriesByCode = new Map(countries.map((country) => [country.code, country]));

export function countryByCode(code: string): Country | undefined {
  return countriesByCode.get(code);
}

export function isCountryCode(code: string): boolean {
  return countriesByCode.has(code);
}
