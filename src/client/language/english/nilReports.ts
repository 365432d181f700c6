import type { NilReportWords } from "../indonesian/nilReports.ts";

export const nilReports: NilReportWords = {
  title: "Nothing exported",
  month: "Month",
  exporter: "Exporter",
  meaning: (month) => `You report that no goods were exported in ${month}. The month then counts as reported.`,
  later: "If there was a shipment in that month after all, report it as usual. This nil report then no longer holds.",
  send: "Report nothing exported",

  chooseExporter: "Choose the exporter.",
  tooOld: (month: string) => `${month} is too long ago. Choose a month from 2000 on.`,
  future: (month) => `${month} has not come yet. Choose this month or an earlier one.`,
  hasShipment: (month) => `${month} has a shipment, so it cannot be reported as nothing exported.`,

  saved: (number) => `Nil report ${number} is saved on this phone.`,
  refusedRemoved: "Delete this nil report",
  notAllowed: "This account does not report shipments.",
};
