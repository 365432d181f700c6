import { daysBetween, type IsoDate } from "../../../domain/days.ts";

/** Days without a visit after which an exporter is called on again. */
const longestWithoutVisit = 90;

/** What a mentor's device knows of one of their exporters. */
export type Mentored = {
  id: string;
  name: string;
  lastVisitOn: IsoDate | undefined;
  /** When the first of its open follow-ups is due. */
  nextDueOn: IsoDate | undefined;
  /** It has exported before, and the last month wasn't reported by its deadline. */
  isMonthMissing: boolean;
};

/** Why an exporter should be visited; days are those since the reason began. */
export type VisitReason =
  | { reason: "follow-up"; days: number }
  | { reason: "never-visited" }
  | { reason: "long-ago"; days: number }
  | { reason: "month-missing" };

export type VisitToday = { exporter: Mentored; because: VisitReason };

/**
 * Whom to visit today, most pressing first: what was agreed on and is due, who was never visited, who wasn't for a
 * long time, whose report is missing. Each exporter stands once, with its first reason.
 * @param today the calendar day in the office's time zone
 */
export function visitsToday(exporters: readonly Mentored[], today: IsoDate): VisitToday[] {
  return exporters
    .flatMap((exporter) => {
      const because = reasonFor(exporter, today);
      return because === undefined ? [] : [{ exporter, because }];
    })
    .sort((a, b) => rank(a.because) - rank(b.because) || daysOf(b.because) - daysOf(a.because) || compareNames(a, b));
}

function reasonFor(exporter: Mentored, today: IsoDate): VisitReason | undefined {
  const { nextDueOn, lastVisitOn, isMonthMissing } = exporter;
  if (nextDueOn !== undefined && nextDueOn <= today)
    return { reason: "follow-up", days: daysBetween(nextDueOn, today) };
  if (lastVisitOn === undefined) return { reason: "never-visited" };
  const days = daysBetween(lastVisitOn, today);
  if (days > longestWithoutVisit) return { reason: "long-ago", days };
  return isMonthMissing ? { reason: "month-missing" } : undefined;
}

const order: readonly VisitReason["reason"][] = ["follow-up", "never-visited", "long-ago", "month-missing"];

function rank({ reason }: VisitReason): number {
  return order.indexOf(reason);
}

function daysOf(because: VisitReason): number {
  return "days" in because ? because.days : 0;
}

function compareNames(a: VisitToday, b: VisitToday): number {
  return a.exporter.name < b.exporter.name ? -1 : 1;
}
