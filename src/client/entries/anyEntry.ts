/** What pages say of an entry of either kind. */
import type { ShipmentRow, VisitRow } from "../../device/database.ts";
import type { EntryKind } from "../../domain/review.ts";
import { words } from "../language/dictionary.ts";
import { formatDay, formatMoney } from "../language/format.ts";
import { entries } from "../language/indonesian/entries.ts";
import { countryName } from "./entryNames.ts";

export type AnyEntryRow = ShipmentRow | VisitRow;

export function kindOf(row: AnyEntryRow): EntryKind {
  return "visit" in row ? "visit" : "shipment";
}

/** Its page for those who report. */
export function entryHref(row: AnyEntryRow): string {
  return "visit" in row ? `/kunjungan/${row.id}` : `/ekspor/${row.id}`;
}

/** `US$12.500,75 ke Jepang`, `Kunjungan 20 Nov 2026`, `Telepon 20 Nov 2026`. */
export function entryTitle(row: AnyEntryRow): string {
  const text = words(entries);
  if ("visit" in row) return text.visitOn(text.visitKinds[row.visit.kind], formatDay(row.visit.visitedOn));
  const { fobValue, currency, destinationCountry } = row.shipment;
  return text.valueTo(formatMoney(fobValue, currency), countryName(destinationCountry));
}
