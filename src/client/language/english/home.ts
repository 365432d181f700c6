import { formatCount } from "../format.ts";
import type { HomeWords } from "../indonesian/home.ts";

const count = (number: number) => formatCount(number, { language: "en" });
const reports = (number: number) => (number === 1 ? "1 report" : `${count(number)} reports`);

export const home: HomeWords = {
  title: "Home",
  greetings: {
    morning: (name) => `Good morning, ${name}`,
    noon: (name) => `Good day, ${name}`,
    afternoon: (name) => `Good afternoon, ${name}`,
    evening: (name) => `Good evening, ${name}`,
  },
  report: "Report an export",
  reportOnBehalf: "Report on behalf of",
  recordVisit: "Record a visit",
  allShipments: "All export reports",
  visitsToday: {
    title: "Visit today",
    none: "Nothing is pressing.",
    all: "All exporters",
    more: (more) => `${count(more)} more in the directory`,
    reasons: {
      "follow-up": (days) => (days === 0 ? "A follow-up is due today" : `A follow-up is ${count(days)} days late`),
      "never-visited": "Never visited",
      "long-ago": (days) => `Not visited for ${count(days)} days`,
      "month-missing": "Last month was not reported",
    },
  },
  due: { title: "Follow-ups", all: (total) => `See ${count(total)}` },
  waiting: "Waiting to send",
  latest: "Latest reports",
  drafts: "Drafts",
  more: (entries) => `${count(entries)} more`,

  month: {
    nothingReported: "No report yet.",
    reported: (shipments) => (shipments === 1 ? "1 export report." : `${count(shipments)} export reports.`),
    nothingExported: "Reported: nothing exported.",
    deadline: (day) => `Report by ${day}.`,
    deadlinePassed: (day) => `The deadline of ${day} has passed.`,
    sayNothingExported: "Nothing exported this month",
    sayNothingExportedIn: (month) => `Nothing exported in ${month}`,
  },

  year: {
    title: (year) => `Your exports ${year}`,
    none: (year) => `No exports in ${year} yet.`,
    approved: (entries) => `Approved · ${reports(entries)}`,
    waiting: (entries) => `Waiting · ${reports(entries)}`,
    bar: (amounts) => `Approved ${amounts.approved}, waiting ${amounts.waiting}`,
    returnedNotCounted: "Returned reports are not counted yet.",
    withoutRate: (entries) => `${reports(entries)} not counted yet: no exchange rate.`,
    adding: "Adding up…",
  },

  exporters: { none: "No exporters are assigned to you yet. Contact your supervisor." },
};
