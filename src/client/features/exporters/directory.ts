import type { ExporterStatus } from "../../../domain/exportStop.ts";
import { commodityName } from "../../entries/entryNames.ts";
import { kelurahanName } from "../../entries/exporterNames.ts";
import { findItems } from "../../ui/pickerItems.ts";
import { type ExporterFacts, lastReportKey } from "./exporterFacts.ts";

/** In the address: `/eksportir?cari=&status=aktif&urut=kunjungan`. */
const statuses = new Map<string, ExporterStatus>([
  ["aktif", "active"],
  ["calon", "prospective"],
  ["berhenti", "stopped"],
]);
const orders = new Map<string, DirectoryOrder>([
  ["kunjungan", "visit"],
  ["laporan", "report"],
]);

export type DirectoryOrder = "name" | "visit" | "report";
export type DirectoryQuery = { search: string; status: ExporterStatus | undefined; order: DirectoryOrder };

export function directoryQueryOf(query: Record<string, string | undefined>): DirectoryQuery {
  return {
    search: query.cari ?? "",
    status: statuses.get(query.status ?? ""),
    order: orders.get(query.urut ?? "") ?? "name",
  };
}

export function directoryHref({ search, status, order }: DirectoryQuery): string {
  const told = new URLSearchParams();
  if (search !== "") told.set("cari", search);
  for (const [name, value] of statuses) if (value === status) told.set("status", name);
  for (const [name, value] of orders) if (value === order) told.set("urut", name);
  return told.size === 0 ? "/eksportir" : `/eksportir?${told}`;
}

/** Those that the search fits, with how many there are of each status, and of them those of the status, in order. */
export function narrowDirectory(all: readonly ExporterFacts[], { search, status, order }: DirectoryQuery) {
  const found = new Set(findItems(all.map(searchItem), search).map((item) => item.value));
  const matching = all.filter(({ row }) => found.has(row.id));
  const counts: Record<ExporterStatus, number> = { active: 0, prospective: 0, stopped: 0 };
  for (const each of matching) counts[each.status] += 1;
  const shown = matching.filter((each) => status === undefined || each.status === status).sort(inOrder(order));
  return { shown, counts, matching: matching.length };
}

/** By name, or by what is longest ago: who waits for a visit or owes a report comes first. */
function inOrder(order: DirectoryOrder) {
  const keyOf = (facts: ExporterFacts) => (order === "visit" ? (facts.lastVisitOn ?? "") : lastReportKey(facts));
  return (one: ExporterFacts, other: ExporterFacts) => {
    const byName = one.row.name.localeCompare(other.row.name, "id");
    if (order === "name") return byName;
    const [a, b] = [keyOf(one), keyOf(other)];
    return a === b ? byName : a < b ? -1 : 1;
  };
}

function searchItem({ row }: ExporterFacts) {
  return {
    value: row.id,
    label: row.name,
    keywords: [
      row.legalForm,
      row.contactName,
      row.businessId,
      row.kelurahan && kelurahanName(row.kelurahan),
      ...row.commodities.map(commodityName),
    ]
      .filter(Boolean)
      .join(" "),
  };
}
