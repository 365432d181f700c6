import type { HistoryLine } from "../../../protocol/history.ts";
import { words } from "../../language/dictionary.ts";
import { formatDay, formatMoment, formatMoney, formatPercent, formatQuantity } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { officeData } from "../../language/indonesian/officeData.ts";
import { type ReviewWords, review } from "../../language/indonesian/review.ts";

export type HistoryChange = { field: string; before: string | undefined; after: string | undefined };

/** Names of what a record holds as ids, as far as the device knows them. */
export type Names = ReadonlyMap<string, string>;

/** What differs, member by member, in words. A side that is new or gone as a whole is undefined. */
export function changesOf({ before, after }: Pick<HistoryLine, "before" | "after">, names: Names): HistoryChange[] {
  const members = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return members
    .filter((member) => !isHidden(member, members))
    .map((member) => ({
      field: fieldName(member),
      before: before === null ? undefined : valueText(member, before[member], names),
      after: after === null ? undefined : valueText(member, after[member], names),
    }));
}

/** An id says nothing where its name stands beside it, and a record's own id never does. */
function isHidden(member: string, members: readonly string[]): boolean {
  return member === "id" || (member.endsWith("Id") && members.includes(`${member.slice(0, -2)}Name`));
}

function fieldName(member: string): string {
  return words(officeData).history.fields[member] ?? member;
}

function valueText(member: string, value: unknown, names: Names): string {
  const { history: text, rates, office } = words(officeData);
  if (value === undefined || value === null || value === "") return text.nothing;
  if (typeof value === "boolean") return value ? text.yes : text.no;
  if (typeof value === "number") return numberText(member, value);
  if (typeof value === "string") {
    const { roles } = words(common);
    if (member === "role") return roles[value as keyof typeof roles] ?? value;
    if (member === "series" || member === "rateSeries") return rates.names[value as keyof typeof rates.names] ?? value;
    if (member === "state") return words(review).statuses[value as keyof ReviewWords["statuses"]] ?? value;
    if (member === "field") return fieldName(value);
    if (member === "timeZone") return office.zones[value as keyof typeof office.zones] ?? value;
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDay(value);
    if (/^\d{4}-\d{2}-\d{2}T.*Z$/.test(value) && !Number.isNaN(Date.parse(value))) return formatMoment(value);
    return names.get(value) ?? value;
  }
  if (Array.isArray(value)) {
    // A line for each batch of a device: what is in it stands in the entries.
    if (member === "commands") return String(value.length);
    return value.length === 0 ? text.nothing : value.map((each) => valueText(member, each, names)).join(", ");
  }
  const inside = Object.keys(value);
  return Object.entries(value)
    .filter(([inner]) => !isHidden(inner, inside) && inner !== "at")
    .map(([inner, each]) => `${fieldName(inner)}: ${valueText(inner, each, names)}`)
    .join("; ");
}

function numberText(member: string, value: number): string {
  if (/^(usd|fobUsd)$/.test(member)) return formatMoney(value, "USD");
  if (/^(idr|fobIdr)$/.test(member)) return formatMoney(value, "IDR");
  if (member === "rupiah") return `Rp${formatQuantity(value)}`;
  if (member === "monthlyShares") return formatPercent(value / 100, { decimals: 2 });
  return String(value);
}
