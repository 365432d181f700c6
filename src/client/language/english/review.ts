import { formatCount } from "../format.ts";
import type { ReviewWords } from "../indonesian/review.ts";

const count = (number: number) => formatCount(number, { language: "en" });
const counted = (number: number, one: string, many: string) => `${count(number)} ${number === 1 ? one : many}`;

export const review: ReviewWords = {
  waiting: (entries) => `${count(entries)} waiting for review`,
  nothingWaiting: (moment) => `Nothing is waiting. Last checked ${moment}.`,
  nothingHere: "Nothing is waiting.",
  none: {
    approved: "Nothing is approved yet.",
    returned: "Nothing is returned.",
    rejected: "Nothing is rejected.",
  },
  seeRealisation: "See the realisation",

  search: "Find an exporter or number",
  clearSearch: "Clear the search",
  status: "Status",
  statuses: { submitted: "Waiting", approved: "Approved", returned: "Returned", rejected: "Rejected" },
  kind: "Kind",
  kinds: { all: "All kinds", shipment: "Shipments", visit: "Visits" },
  order: "Order",
  orders: { oldest: "Oldest first", newest: "Newest first" },
  entries: "Reports",
  more: "Show more",
  newer: (entries) => `${counted(entries, "new report", "new reports")} · Show`,
  ages: {
    now: "just now",
    minutes: (minutes) => `${count(minutes)} min`,
    hours: (hours) => `${count(hours)} h`,
    days: (days) => counted(days, "day", "days"),
  },
  warnings: (warnings) => `${count(warnings)} to look at`,
  keys: { region: "Keys", move: "move", open: "open", search: "search" },

  chooseEntry: "Choose a report in the list.",
  notHere: "This report is not on this device.",
  value: "FOB value",
  report: "Report",
  checks: "Automatic checks",
  checked: (found) => `${count(found.warnings)} to look at, ${count(found.good)} good`,
  check: {
    documents: { good: "Document number is there", bad: "Document number is missing" },
    "declaration-day": {
      good: "Export date fits the PEB",
      early: "Exported before the date of the PEB",
      late: "Exported more than 7 days after the PEB",
    },
    age: { good: "Exported within the last year", bad: "Exported more than a year ago" },
    incoterm: { good: "Incoterm fits the mode of transport", bad: "The Incoterm is for carriage by sea only" },
    weights: { good: "Weights of the goods add up", bad: "Weights of the goods do not add up to the net weight" },
    outcome: { good: "The business's condition is told", bad: "Neither condition nor export trend is told" },
    "follow-ups": { good: "Obstacles have a follow-up", bad: "There are obstacles without a follow-up" },
    "visit-age": { good: "Reported within 30 days", bad: "Reported more than 30 days after the visit" },
    rate: { good: "Exchange rate is there", bad: "No exchange rate yet" },
  },
  noRate: (wanted) =>
    `Cannot be approved yet: there is no rate for ${wanted.currency} on ${wanted.day}. The value follows once that rate is entered.`,
  noRupiah: "The rupiah value follows once the rate of that day is entered. The dollar value is certain.",
  conversion: "Conversion",
  history: "History",
  mentor: "Mentor",
  metWith: "Met with",
  author: "Sent by",
  number: "Number",
  clock: {
    ahead: (moment) =>
      `The sender's phone has another time: saved ${moment.phone} by the phone, received ${moment.server} by the server.`,
    early: (moment) =>
      `The sender's phone has another time, or the report waited long for internet: saved ${moment.phone} by the phone, received ${moment.server} by the server.`,
  },
  newRevision: "This report was corrected just now. What you see is still the version before.",
  seeNewRevision: "See the latest version",

  approve: "Approve",
  returnEntry: "Return",
  reject: "Reject",
  reopen: "Reopen",
  comment: "Comment",
  dialog: {
    return: {
      title: (exporter) => `Return the report of ${exporter}`,
      hint: "Write what has to be corrected. The sender reads it.",
    },
    reject: { title: (exporter) => `Reject the report of ${exporter}`, hint: "Write why. The sender reads it." },
    reopen: {
      title: (exporter) => `Reopen the report of ${exporter}`,
      hint: "Write why. The report waits again and does not count until it is approved.",
    },
  },
  insert: "Insert a sentence",
  returnOrReject: "Reject is for reports that must not count (doubles, not an export). What can be corrected: Return.",
  presets: {
    shipment: [
      "The photo is not clear.",
      "The value differs from the PEB.",
      "The document is not attached yet.",
      "The destination is not right yet.",
      "The date is outside the period.",
    ],
    visit: [
      "The outcome of the visit is not clear.",
      "Obstacles are missing.",
      "Follow-ups are missing.",
      "Who was met is incomplete.",
      "The date of the visit is not right.",
    ],
  },
  approved: (exporter) => `${exporter} approved.`,
  returned: (exporter) => `${exporter} returned.`,
  rejected: (exporter) => `${exporter} rejected.`,
  reopened: (exporter) => `${exporter} reopened.`,
  undone: (exporter) => `The decision on ${exporter} was undone.`,
  tooLate: "The decision was already sent and cannot be undone any more.",
  pending: {
    approve: "Approved, not sent yet",
    return: "Returned, not sent yet",
    reject: "Rejected, not sent yet",
    reopen: "Reopened, not sent yet",
  },
  decidedBy: (decision) => `Already decided by ${decision.by}, ${decision.clock}`,
  refused: {
    heading: (exporter) => `The decision on ${exporter} was not used`,
    stale: "The report was corrected before it arrived. Check the latest version and decide again.",
    decided: "Somebody else has decided. See their decision.",
    "no-rate": "There is no exchange rate for that day. Approve again once it is entered.",
    "not-found": "The office does not have this report any more.",
    other: "The server could not use this decision. Decide again.",
  },
  dismiss: "Close this message",
};
