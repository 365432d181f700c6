import { formatCount } from "../format.ts";
import type { ReviewWords } from "../indonesian/review.ts";

const count = (number: number) => formatCount(number, { language: "en" });

export const review: ReviewWords = {
  waiting: (entries) => `${count(entries)} waiting for review`,
  nothingWaiting: (moment) => `Nothing is waiting. Last checked ${moment}.`,
  approve: "Approve",
  returnEntry: "Return",
  reject: "Reject",
  comment: "Comment",
  returnOrReject: "Reject is for reports that must not count (doubles, not an export). What can be corrected: Return.",
  presets: [
    "The photo is not clear.",
    "The value differs from the PEB.",
    "The document is not attached yet.",
    "The destination is not right yet.",
    "The date is outside the period.",
  ],
  approved: (exporter) => `${exporter} approved.`,
  returned: (exporter) => `${exporter} returned.`,
  rejected: (exporter) => `${exporter} rejected.`,
  decidedBy: (decision) => `Already decided by ${decision.by}, ${decision.clock}`,
  approveMany: (selection) =>
    `Approve ${count(selection.entries)} ${selection.entries === 1 ? "entry" : "entries"}, ${selection.total} in total?`,
  approvedMany: (result) =>
    result.decidedByOthers === 0
      ? `${count(result.approved)} approved`
      : `${count(result.approved)} approved, ${count(result.decidedByOthers)} already decided by others`,
};
