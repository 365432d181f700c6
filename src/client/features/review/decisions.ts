import { may } from "../../../domain/permissions.ts";
import type { Decision } from "../../../domain/review.ts";
import { session } from "../../current.ts";
import { type AnyEntryRow, kindOf } from "../../entries/anyEntry.ts";

/** A decision that the state and this person's role allow; `possible` is false while a rate is missing for it. */
export type PossibleDecision = { decision: Decision; possible: boolean };

/** What can be decided about an entry now. Nothing while a decision of this device waits for its answer. */
export function decisionsOf(row: AnyEntryRow): PossibleDecision[] {
  const { state } = row;
  if (state === "none" || isPending(row)) return [];
  const { role } = session().person;
  return (["approve", "return", "reject", "reopen"] as const)
    .filter((decision) => may({ role, relation: "office", subject: kindOf(row), action: decision }, state))
    .map((decision) => ({ decision, possible: decision !== "approve" || !lacksRate(row) }));
}

/** Goods in another currency than the dollar have no dollar value until the office has a rate for their day. */
export function lacksRate(row: AnyEntryRow): boolean {
  return "shipment" in row && row.record !== undefined && row.record.conversion.fobUsd === undefined;
}

/** A decision of this device that the server hasn't answered. */
export function isPending(row: AnyEntryRow): boolean {
  return row.decision !== undefined && row.decision.refusal === undefined;
}
