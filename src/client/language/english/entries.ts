import type { EntryWords } from "../indonesian/entries.ts";

const visitKinds = { visit: "Visit", phone: "Phone call", online: "Online meeting", event: "Event" };

export const entries: EntryWords = {
  valueTo: (value, country) => `${value} to ${country}`,
  visitOn: (kind, day) => `${kind} ${day}`,
  visitKinds,
  visitApproved: "Checked by the supervisor.",
  draftOfVisit: "Draft of a visit report",
  shipmentOnBehalf: "Shipment on behalf",
  shipmentOf: "Shipment",
  nilReportOf: (month) => `Nothing exported in ${month}`,
  nilReport: "Nil report",
  nilReportReceived: (moment) => `Received by the server ${moment}. Needs no review.`,
  nilReportWithdrawn: "No longer holds: a shipment was reported for this month.",
  seeShipment: "See that shipment",
  draftOf: "Draft of a shipment",
  draftOfCorrection: "Draft of a correction",
  draftAtStep: (step) => `Up to step ${step.number} of ${step.of}`,
  deleteDraft: "Delete draft",
  deleteDraftQuestion: "Delete this draft?",
  deleteDraftExplained: "What was filled in here will be gone. Other reports stay as they are.",
  toCorrect: "To be corrected:",
  number: (number) => `Number ${number}`,
  tooLateToRetract: "It may have reached the server already; wait for its answer.",

  declined: (reason) => ({
    what: "The office didn't accept this.",
    next: `Reason: ${reason}`,
  }),
  parked: {
    conflict: {
      what: "This report was changed on another device.",
      next: "Open it, check what it says, then send again.",
    },
    "business-id-taken": {
      what: "The server refused these data: another exporter has this NIB.",
      next: "Check the NIB. If it is the same business, use the exporter that is there.",
    },
    "server-cannot-store": {
      what: "The server failed several times to store this report.",
      next: "Check what it says and send again, or contact your supervisor.",
    },
  },

  timeline: {
    savedHere: "Saved on this phone",
    acceptedBy: (by) => `Let out of the quarantine by ${by}`,
    submit: (by) => `Sent by ${by}`,
    revise: (change) => `Correction ${change.revision} sent by ${change.by}`,
    approve: (by) => `Approved by ${by}`,
    return: (by) => `Returned by ${by}`,
    reject: (by) => `Rejected by ${by}`,
    reopen: (by) => `Reopened by ${by}`,
  },

  sections: { documents: "Date & documents", goods: "Goods", value: "Destination & value" },
  toldBy: "Told by",
  source: "Source",
  sources: {
    "self-report": "The exporter",
    visit: "Visit",
    phone: "Phone",
    "e-ska": "e-SKA",
    customs: "Customs",
  },
  declaration: "Document",
  declarations: {
    peb: "PEB",
    "consignment-note": "Consignment note (parcel)",
    "via-third-party": "Through a third party",
  },
  thirdParty: "Name of the third party",
  consignmentNote: "CN number",
  customsOffice: "Customs office",
  invoice: "Invoice number",
  clearanceNote: "NPE number",
  numberAndDay: (number, day) => `${number}, ${day}`,
  note: "Note",
  goodsLine: (number) => `Goods ${number}`,
  inRupiah: "Value in rupiah",
  inDollars: "Value in dollars",
  rate: (rate) =>
    `${rate.series} rate: ${rate.per} ${rate.currency} = ${rate.rupiah}, valid ${rate.from} to ${rate.to}`,
  rateSeries: { fixed: "Fixed", kmk: "Tax (KMK)", "bi-middle": "BI middle" },
};
