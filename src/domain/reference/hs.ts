import type { HsEdition } from "./hsEdition.ts";
import { list as codeList } from "./lists/hs.csv";
import { list as headingList } from "./lists/hs_headings.csv";
import { readList } from "./readList.ts";

/** One subheading of the Harmonized System. Import this module on demand: it carries the whole list. */
export interface HsCode {
  /** 6 digits. */
  code: string;
  /** In English, as UN Comtrade words it. */
  description: string;
  /** The wording of its 4-digit heading. */
  heading: string;
  /** The wording of its 2-digit chapter. */
  chapter: string;
  /** The editions that have the code, the older first. */
  editions: readonly HsEdition[];
}

/** Whether this is a code of 6 digits, or of BTKI's 8, whose first 6 the edition has. No dots. */
export function isHsCode(code: string, edition: HsEdition): boolean {
  return /^\d{6}(\d{2})?$/.test(code) && (hsCodesByCode().get(code.slice(0, 6))?.editions.includes(edition) ?? false);
}

/** What a code of 6 or 8 digits stands for, in whatever edition. */
export function describeHs(code: string): HsCode | undefined {
  return /^\d{6}(\d{2})?$/.test(code) ? hsCodesByCode().get(code.slice(0, 6)) : undefined;
}

/** All subheadings of both editions, by code in rising order. Read from the list at the first call. */
export function hsCodesByCode(): ReadonlyMap<string, HsCode> {
  codes ??= readCodes();
  return codes;
}

let codes: ReadonlyMap<string, HsCode> | undefined;

function readCodes(): ReadonlyMap<string, HsCode> {
  const wordings = new Map(
    readList(headingList, ["code", "description_en"]).map((row) => [row.code, row.description_en]),
  );
  return new Map(
    readList(codeList, ["code", "description_en", "hs2022", "hs2017"]).map((row) => [
      row.code,
      {
        code: row.code,
        description: row.description_en,
        heading: wordings.get(row.code.slice(0, 4)) ?? "",
        chapter: wordings.get(row.code.slice(0, 2)) ?? "",
        editions: row.hs2017 === "" ? ["2022"] : row.hs2022 === "" ? ["2017"] : ["2017", "2022"],
      },
    ]),
  );
}
