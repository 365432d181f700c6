import { formatCount } from "../format.ts";
import type { ShipmentWords } from "../indonesian/shipments.ts";
import { midSentence } from "../midSentence.ts";

const count = (number: number) => formatCount(number, { language: "en" });

export const shipments: ShipmentWords = {
  report: "Report a shipment",
  lastUsed: "Last used",

  step: (step) => `Step ${step.number} of ${step.of}`,
  steps: {
    documents: "Date & documents",
    goods: "Goods",
    value: "Destination & value",
  },

  list: {
    title: "Shipments",
    search: "Search country, goods, number",
    filter: "Filter by status",
    all: "All",
    drafts: "Drafts",
    entries: "Shipments",
    more: "Show more",
    empty: "No shipment reported yet.",
    emptyNext: "Start with your latest shipment.",
    emptyMentor: "No shipments of your exporters yet.",
    noneOfState: "No shipment has this status.",
    nilThisMonth: "Report nothing exported",
  },

  form: {
    exporterHint: "On whose behalf you report.",
    chooseExporter: "Choose an exporter",
    noExporters: "No exporters are assigned to you yet. Contact your supervisor.",
    toldByHint: "Name of the person who told you.",
    sources: { visit: "Visit", phone: "Phone" },

    declaration: "Which document did the goods leave with?",
    declarations: {
      peb: { label: "PEB", detail: "Export declaration in the name of this business" },
      "consignment-note": { label: "Parcel (CN)", detail: "Sent by post or courier, without a PEB" },
      "via-third-party": {
        label: "Through a third party",
        detail: "The document is in another firm's name (undername)",
      },
    },

    exportedOnHint: "The day the goods left. Write it like 24/11/2026.",
    openCalendar: "Open calendar",
    quickDays: "Quick choices",
    pebHint: "6 digits on the PEB. Not known yet? Leave it empty; the supervisor may ask for it before approving.",
    pebDateHint: "Goes with the PEB number.",
    submissionHint: "26 letters or digits. Spaces and dashes may stay.",
    customsHint: "For example Tanjung Emas.",
    noteHint: "The number from the post or courier. Not known yet? Leave it empty.",
    thirdPartyHint: "The firm named on the PEB.",

    choose: "Choose",
    searchCommodity: "Search goods",
    searchCountry: "Search countries",
    searchCurrency: "Search currencies",
    usualCurrencies: "Often used",
    searchUnit: "Search units",
    searchExporter: "Search exporters",
    clear: "Empty it",
    clearSearch: "Clear search",
    all: "All",
    loading: "Loading the list",
    otherCommodityDetail: "Goods that are not in the list; describe them",
    descriptionHint: "For example stamped batik sarong, cotton, 2 colours.",
    hsHint: "Search by name or digits. Leave it empty if you do not know.",
    searchHs: "Search, like batik sarong or 6211",
    usualForGoods: "Usual for these goods",
    hsNotLoaded: "The list of HS codes could not be loaded. Leave it empty; all else can be filled in.",
    btki: "BTKI, 8 digits",
    netWeightHint: "Without packaging, in kilograms.",
    kilogram: "kg",

    destinationHint: "Search, or tap one used lately.",
    destinationHintFirst: "The country where the goods will be used.",
    value: (symbol) => `FOB export value (${symbol})`,
    changeCurrency: "Change currency",
    valueHint:
      "The price of the goods on board, without freight and insurance to abroad. Example: invoice CIF 13,000 − freight 400 − insurance 100 = 12,500.",
    incoterms: {
      FOB: "Until loaded on the ship",
      CFR: "Includes freight",
      CIF: "Includes freight and insurance",
    },
    searchIncoterm: "Another delivery term",
    neither: "No, I will write it again",
    whichOne: "Which one?",
    switchCurrency: (code) => `Change the currency to ${code}`,
    keepCurrency: (code) => `Keep ${code}`,

    next: { 1: "On to the goods", 2: "On to destination & value", 3: "Check the report" },
    backToCheck: "Back to the check page",
    corrects: "You are correcting this report.",
  },

  problems: {
    pebNumber: "The PEB number has 6 digits, like 000392.",
    pebNumberToo: "Enter the PEB number too, or empty the PEB date.",
    pebDateToo: "Enter the PEB date too, or empty the PEB number.",
    submissionNumber: (typed) => `The submission number has 26 letters or digits. It has ${typed} now.`,
    submissionKind: "This submission number is not for a PEB: characters 5 and 6 must be 30.",
    submissionDay: "The submission number holds a date that does not exist (characters 13 to 20). Check its digits.",
    hsFormat: "An HS code has 6 or 8 digits, like 6211.42.",
    hsUnknown: (problem) =>
      `HS code ${problem.code} is not in BTKI ${problem.edition}. Search again, or leave it empty.`,
    descriptionOfOther: "Enter the description of goods, since these goods are not in the list.",
    homeCountry: "The destination cannot be Indonesia. Choose another country.",
    tooLong: (problem) =>
      `The ${midSentence(problem.label)} can have at most ${count(problem.longest)} characters. It has ${count(problem.typed)} now.`,
    tooOld: (problem) => `The ${midSentence(problem.label)} is too long ago. Enter ${problem.earliest} or later.`,
    exportDay: "Enter the export date. Not known? Enter PEB number and date.",
    lessThanOtherGoods: "The export value is below the value of the other goods in this report. Check the value.",
    moreThanGross: "The net weight is above the gross weight of this report. Check the weight.",
    check: (label) => `Check the ${midSentence(label)}.`,
  },

  warnings: {
    "export-before-declaration": (days) =>
      `The export date ${days.exported} is before the PEB date ${days.declared}. Is it right?`,
    "export-long-after-declaration": (days) =>
      `The export date ${days.exported} is more than 7 days after the PEB date ${days.declared}. Is it right?`,
    old: (days) => `The export of ${days.exported} is more than a year ago. Is it right?`,
    "incoterm-by-sea": () => "This delivery term is for carriage by sea only. Is it right?",
    "weights-differ": () => "The net weights of the goods differ from the total net weight. Is it right?",
    numberUsed: (entry) =>
      `This PEB number is already in report ${entry.number}. The server refuses a number that is used twice.`,
    alike: (entry) =>
      `Like report ${entry.number}: day, destination and value ${entry.value} are the same. Is it right?`,
    nilReport: (month) => `${month} was reported as nothing exported. That nil report will no longer hold.`,
    see: "See that report",
  },

  checkTitle: "Check the report",
  valueTo: "FOB value to",
  send: "Send report",
  sendCorrection: "Send correction",
  cannotSendYet: "An earlier change is being sent. Wait until the server has it, then send again. The draft stays.",
  copyAsNew: "Copy as a new report",

  sharing: {
    title: "Who sees this report?",
    who: (office) =>
      `This report goes to ${office}. Its supervisors and admins can read it, and the mentor of your business.`,
    notWho: "Other exporters cannot see it. Only the city's totals are shared outside the office.",
    what: "Your name, the business and the time of sending are recorded with it.",
    agree: "Understood, send report",
  },

  page: {
    title: "Shipment",
    saved: "Saved on this phone",
    savedNumber: (number) => `Report number ${number}.`,
    savedNext:
      "It is sent by itself when there is internet. The supervisor then reviews it; the outcome shows on this page.",
    about: "About this report",
    number: "Number",
    serverTime: "Received by the server",
    deviceTime: "Saved on the phone",
    by: "Reported by",
    history: "History",
    conversion: "Value in rupiah",
    rateMissing: "The rupiah value is filled in once the office has entered the rate for that day.",
    notConvertedYet: "Worked out by the server once it has the report.",
    goOn: "Go on correcting",
    notFound: "This report is not on this phone.",
    notFoundNext: "It may not be downloaded yet, or it is not for you.",
    notYet: "Not yet",
    discardChange: "Delete my change",
    discardQuestion: "Delete your change?",
    discardExplained: "The report goes back to what the server has. What you changed will be gone.",
  },
  notAllowed: "This account does not report shipments.",
};
