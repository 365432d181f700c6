import type { ShipmentWords } from "../indonesian/shipments.ts";

export const shipments: ShipmentWords = {
  report: "Report a shipment",
  nothingExported: "Nothing exported this month",
  nothingReported: (month) => `No report for ${month} yet.`,
  reportingDeadline: (day) => `Report by ${day}.`,
  approved: "Approved",
  waiting: "Waiting",
  returnedNotCounted: "Returned reports are not counted yet.",
  lastUsed: "Last used",

  step: (step) => `Step ${step.number} of ${step.of}`,
  steps: {
    documents: "Date & documents",
    goods: "Goods",
    value: "Destination & value",
    attachments: "Attachments",
  },

  checkTitle: "Check the report",
  send: "Send report",
  copyAsNew: "Copy as a new report",
};
