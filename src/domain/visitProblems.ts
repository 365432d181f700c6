import type { IsoDate } from "./days.ts";
import { stopReasonByCode } from "./reference/stopReasons.ts";
import { visitTopicByCode } from "./reference/visitTopics.ts";
import { earliestDay } from "./shipment.ts";
import type { Visit } from "./visit.ts";

/** A rule that the visit breaks, at a field (`followUps.0.dueOn`). Ordered as the form is. */
export type VisitProblem = { field: string; code: "future" | "too-old" | "unknown-code" | "before-visit" | "twice" };

/**
 * What keeps a visit from being stored, beyond its schema (domain.md section 3).
 * @param today the calendar day in the office's time zone
 */
export function visitProblems(visit: Visit, today: IsoDate): VisitProblem[] {
  const problems: VisitProblem[] = [];
  const add = (field: string, code: VisitProblem["code"]) => problems.push({ field, code });
  if (visit.visitedOn > today) add("visitedOn", "future");
  if (visit.visitedOn < earliestDay) add("visitedOn", "too-old");
  visit.topics.forEach((code, index) => {
    if (visitTopicByCode(code) === undefined) add(`topics.${index}`, "unknown-code");
  });
  visit.obstacles.forEach((code, index) => {
    if (stopReasonByCode(code) === undefined) add(`obstacles.${index}`, "unknown-code");
  });
  const ids = new Set<string>();
  visit.followUps.forEach((followUp, index) => {
    if (followUp.dueOn < visit.visitedOn) add(`followUps.${index}.dueOn`, "before-visit");
    if (ids.has(followUp.id)) add(`followUps.${index}.id`, "twice");
    ids.add(followUp.id);
  });
  return problems;
}
