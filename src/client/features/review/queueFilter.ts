import type { EntryKind, ReviewState } from "../../../domain/review.ts";

/** What the address of the queue says. */
export type QueueFilter = {
  status: ReviewState;
  kind: EntryKind | "all";
  /** Part of an exporter's name, or of a device number. */
  search: string;
  order: "oldest" | "newest";
  /** The entry that is open. */
  selected: string | undefined;
};

const statuses = new Map<string, ReviewState>([
  ["menunggu", "submitted"],
  ["disetujui", "approved"],
  ["dikembalikan", "returned"],
  ["ditolak", "rejected"],
]);

const kinds = new Map<string, EntryKind>([
  ["ekspor", "shipment"],
  ["kunjungan", "visit"],
]);

/** Reads `/antrean?status=&jenis=&eksportir=&urut=&pilih=`; what is missing or unknown is the plain queue. */
export function queueFilterOf(query: Record<string, string | undefined>): QueueFilter {
  return {
    status: statuses.get(query.status ?? "") ?? "submitted",
    kind: kinds.get(query.jenis ?? "") ?? "all",
    search: query.eksportir ?? "",
    order: query.urut === "terbaru" ? "newest" : "oldest",
    selected: query.pilih || undefined,
  };
}

export function queueHref(filter: QueueFilter): string {
  const query = new URLSearchParams();
  const status = [...statuses.keys()].find((name) => statuses.get(name) === filter.status);
  if (filter.status !== "submitted" && status !== undefined) query.set("status", status);
  const kind = [...kinds.keys()].find((name) => kinds.get(name) === filter.kind);
  if (kind !== undefined) query.set("jenis", kind);
  if (filter.search !== "") query.set("eksportir", filter.search);
  if (filter.order === "newest") query.set("urut", "terbaru");
  if (filter.selected !== undefined) query.set("pilih", filter.selected);
  const text = query.toString();
  return text === "" ? "/antrean" : `/antrean?${text}`;
}
