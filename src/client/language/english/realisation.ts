import { formatCount } from "../format.ts";
import type { RealisationWords } from "../indonesian/realisation.ts";

const count = (number: number) => formatCount(number, { language: "en" });
const counted = (number: number, one: string, many: string) => `${count(number)} ${number === 1 ? one : many}`;

export const realisation: RealisationWords = {
  title: (year) => `Realisation ${year}`,
  nothingApproved: (period) => `No export approved in ${period} yet.`,
  noTarget: (year) => `The target for ${year} is not entered yet.`,
  toQueue: "Open the queue",
  year: "Year",
  period: "Period",
  wholeYear: "Year",
  chooseMonth: "Month",
  measure: "Currency",
  measures: { usd: "US$", idr: "Rp" },
  semesters: { 1: "Semester I", 2: "Semester II" },
  semesterOf: (semester) => `${semester.name} ${semester.year}`,
  month: "Month",
  semester: "Semester",
  realised: "Realised",
  target: "Target",
  achievement: "Achievement",
  short: "Short by",
  over: "Over by",
  difference: "Difference",
  approved: "Approved",
  waiting: "Waiting",
  pace: "Pace",
  paceOn: (day) => `Pace ${day}`,
  before: "Last year",
  item: "Part",
  value: "Value",
  currencies: { usd: "US dollar", idr: "Rupiah" },
  againstTarget: "Realised against target",
  perMonth: "By month",
  perSemester: "By semester",
  counting: "Counting",
  monthly: "Monthly",
  cumulative: "Cumulative",
  exporters: "Exporters",
  commodities: "Commodities",
  destinations: "Destinations",
  share: "share",
  othersOf: (rest) => `Others (${count(rest)})`,
  seeAll: {
    exporter: (all) => `See all ${count(all)} exporters`,
    commodity: (all) => `See all ${count(all)} commodities`,
    destination: (all) => `See all ${count(all)} countries`,
  },
  seeTop: "See the top 10",
  provisional: "Provisional figure",
  provisionalWhy: "Provisional figure: some reports still wait, or December may still be reported.",
  belowTarget: (figures) => `Realised ${figures.percent} of the target; short by ${figures.difference}.`,
  aboveTarget: (figures) => `Realised ${figures.percent} of the target; over by ${figures.difference}.`,
  withWaiting: (percent) => `With what is waiting: ${percent}.`,
  realisedOnly: (value) => `Realised ${value}.`,
  waitingEntries: (waiting) =>
    `Waiting for review: ${waiting.value} of ${counted(waiting.entries, "report", "reports")}; not counted yet.`,
  targetOf: (target) =>
    `Target ${target.usd}${target.idr === undefined ? "" : ` or ${target.idr}`}${target.plan === undefined ? "" : `, ${target.plan}`}.`,
  targetRose: (change) =>
    `The target for ${change.year} is ${change.percent} above that of ${change.before} (${change.target}).`,
  targetFell: (change) =>
    `The target for ${change.year} is ${change.percent} below that of ${change.before} (${change.target}).`,
  targetBelowRealised: (change) =>
    `The target for ${change.year} is ${change.percent} below what ${change.before} realised (${change.realised}).`,
  targetAboveRealised: (change) =>
    `The target for ${change.year} is ${change.percent} above what ${change.before} realised (${change.realised}).`,
  withoutRate: (entries) =>
    `without ${counted(entries, "entry", "entries")} that ${entries === 1 ? "has" : "have"} no rate yet`,
  rate: (rate) =>
    `Rate: ${rate.rupiah} for ${rate.per === 1 ? "" : `${rate.per} `}${rate.currency} (${rate.source}), valid ${rate.from} to ${rate.to}.`,
  rateRange: (rate) =>
    `Rate: ${rate.lowest} to ${rate.highest} for ${rate.currency}, ${count(rate.rates)} rates (${rate.series}).`,
  noRate: "There is no exchange rate for this year yet.",
  monthsReached: (months) =>
    `${count(months.reached)} of ${counted(months.of, "month", "months")} reached ${months.target === undefined ? "their monthly targets" : `the monthly target of ${months.target}`}.`,
  largestMonth: (month) => `The largest month is ${month.name}, ${month.value}.`,
  nothingByMonth: "Nothing is approved yet.",
  cumulativeReached: (reached) => `Up to ${reached.month}: ${reached.value}.`,
  semesterAgainstHalf: (half) => `${half.semester} is ${half.isShort ? "short by" : "over by"} ${half.difference}.`,
  largest: (row) => `Largest: ${row.name}, ${row.share}.`,

  stated: {
    link: (year) => `Year ${year}: the published figure`,
    title: "The published figure",
    mark: "Published figure",
    entriesTitle: "The figure from reports",
    both: "The published figure and the figure from reports stand side by side and are not added up.",
    figures: "Target and realisation",
    told: "As published",
    day: "Date",
    by: "By",
    source: "Source",
    words: "In its words",
    exporters: "Number of exporters",
    plan: "Plan",
    sectors: "Sectors",
    excess: "Excess as published",
    excessOf: (excess) =>
      `${excess.approximate ? "about " : ""}${excess.usd}${excess.idr === undefined ? "" : ` or ${excess.idr}`}`,
    excessDiffers: (excess) =>
      `The two figures above differ by ${excess.usd}${excess.idr === undefined ? "" : ` or ${excess.idr}`}.`,
    impliedRate: (rate) => `No exchange rate was published; the realised figures mean about ${rate} for US$1.`,
    noBreakdown:
      "What was published gives no values by month, semester, exporter, commodity and destination, so none are shown.",
    noRupiah: "What was published gives no rupiah value.",
    openSource: "Open the source",
  },

  stops: {
    title: (year) => `Exporters that stopped in ${year}`,
    none: (year) => `No exporter is recorded as stopped in ${year}.`,
    count: (exporters) => counted(exporters, "exporter", "exporters"),
    exporter: "Exporter",
    commodity: "Commodity",
    destinations: "Destinations",
    reason: "Reason",
    since: "Since",
    partly: "in part",
    resumed: "exports again",
    reasonAsStated: "Reason in the words of the source:",
    toldBy: (told) => `As told by ${told.by}, ${told.day}.`,
  },

  entries: {
    title: "Reports behind the number",
    back: "Back to the realisation",
    approvedIn: (period) => `Approved, ${period}`,
    waitingIn: (period) => `Waiting, ${period}`,
    filters: "Filters",
    removeFilter: (filter) => `Remove the filter ${filter}`,
    sum: "Total",
    entries: (entries) => counted(entries, "report", "reports"),
    list: "Reports",
    none: "There are no reports.",
    more: "Show more",
    notAllHere:
      "Not all reports are on this device: it keeps the decided ones of this year and last, the newest 20,000. The total is still of all reports.",
    partOf: (whole) => `part of ${whole}`,
  },
};
