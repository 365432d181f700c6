/** Names that records hold as codes, in the language of the page. A code the lists don't know is shown as it is. */

import type { CurrencyCode } from "../../domain/money.ts";
import { commodityByCode, otherCommodity } from "../../domain/reference/commodities.ts";
import { countryByCode } from "../../domain/reference/countries.ts";
import { currencyByCode } from "../../domain/reference/currencies.ts";
import { incotermByCode } from "../../domain/reference/incoterms.ts";
import { unitByCode } from "../../domain/reference/units.ts";
import type { Shipment, ShipmentItem } from "../../domain/shipment.ts";
import { words } from "../language/dictionary.ts";
import { formatQuantity } from "../language/format.ts";
import { common } from "../language/indonesian/common.ts";
import { language } from "../language/language.ts";

/**
 * From the list and not from `Intl.DisplayNames`: its names are the same on every phone, and shorter
 * ("Hong Kong" for "Hong Kong DAK Tiongkok").
 */
export function countryName(code: string): string {
  return nameOf(countryByCode(code)) ?? code;
}

export function commodityName(code: string): string {
  return code === otherCommodity ? words(common).list.others : (nameOf(commodityByCode(code)) ?? code);
}

export function unitName(code: string): string {
  return nameOf(unitByCode(code)) ?? code;
}

export function currencyName(code: CurrencyCode): string {
  return nameOf(currencyByCode(code)) ?? code;
}

/** The term in words, without its code. */
export function incotermName(code: string): string {
  return nameOf(incotermByCode(code)) ?? code;
}

/** `1.640 potong`: what the list adds to a unit's name in brackets is for choosing it. */
export function quantityText(item: Pick<ShipmentItem, "quantity" | "unit">): string {
  const name = unitName(item.unit).replace(/ \(.*\)$/, "");
  return `${formatQuantity(item.quantity)} ${language.value === "en" && item.quantity !== oneOf ? severalOf(name) : name}`;
}

/** A quantity of one, in ten thousandths. */
const oneOf = 10_000;

/** `piece` → `pieces`, `inch` → `inches`; words for numbers have no plural of their own ("12 dozen"). */
function severalOf(unit: string): string {
  if (/^(dozen|gross|hundred|thousand|one|each|number)\b/.test(unit)) return unit;
  return unit.endsWith("ch") ? `${unit}es` : `${unit}s`;
}

/** `6211.42`, `6211.42.10`. */
export function hsText(code: string): string {
  return [code.slice(0, 4), code.slice(4, 6), code.slice(6)].filter(Boolean).join(".");
}

/** What the goods are called: the commodity, or the author's own words where no commodity fits. */
export function goodsName(item: Pick<ShipmentItem, "commodity" | "description">): string {
  return item.commodity === otherCommodity && item.description !== undefined
    ? item.description
    : commodityName(item.commodity);
}

/** The goods of a shipment in one line: the first one's name, and how many lines more there are. */
export function goodsText(shipment: Pick<Shipment, "items">): string {
  const [first, ...rest] = shipment.items;
  if (first === undefined) return "";
  return rest.length === 0 ? goodsName(first) : `${goodsName(first)} + ${rest.length}`;
}

function nameOf(named: { nameId: string; nameEn: string } | undefined): string | undefined {
  return language.value === "id" ? named?.nameId : named?.nameEn;
}
