import { list } from "./lists/incoterms.csv";
import { readList } from "./readList.ts";

/** A delivery term of Incoterms 2020. */
export interface Incoterm {
  code: string;
  nameId: string;
  nameEn: string;
  /** FAS, FOB, CFR and CIF are for carriage by sea alone. */
  transport: "any" | "sea";
  priceIncludesMainFreight: boolean;
  sellerMustInsure: boolean;
}

export const incoterms: readonly Incoterm[] = readList(list, [
  "code",
  "name_en",
  "name_id",
  "transport",
  "price_includes_main_freight",
  "seller_must_insure",
]).map((row) => ({
  code: row.code,
  nameId: row.name_id,
  nameEn: row.name_en,
  transport: row.transport as Incoterm["transport"],
  priceIncludesMainFreight: row.price_includes_main_freight === "1",
  sellerMustInsure: row.seller_must_insure === "1",
}));

const incotermsByCode = new Map(incoterms.map((incoterm) => [incoterm.code, incoterm]));

export function incotermByCode(code: string): Incoterm | undefined {
  return incotermsByCode.get(code);
}

export function isIncotermCode(code: string): boolean {
  return incotermsByCode.has(code);
}
