import type { ReviewState } from "./review.ts";

/** Device → server. `sending` lasts while a request is under way and is kept nowhere. */
export type Delivery = "draft" | "queued" | "sending" | "refused" | "sent";

/** What the one chip of an entry says. */
export type EntryChip = "draft" | "queued" | "sending" | "refused" | "sent" | "approved" | "returned" | "rejected";

/**
 * Delivery and review are two axes; what still has to leave the device comes first, since its owner can act
 * on it: refused > sending > queued > draft > review. A draft that corrects a returned entry keeps
 * "returned" until it is handed in.
 */
export function entryChip(entry: { delivery: Delivery; review?: ReviewState | undefined }): EntryChip {
  switch (entry.delivery) {
    case "refused":
    case "sending":
    case "queued":
      return entry.delivery;
    case "draft":
      return entry.review === "returned" ? "returned" : "draft";
    case "sent":
      return entry.review === undefined || entry.review === "submitted" ? "sent" : entry.review;
  }
}
