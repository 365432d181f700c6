import * as z from "zod/mini";
import { Id } from "./ids.ts";
import { text } from "./text.ts";

/** The office's judgement of an entry, owned by the server. */
export const ReviewState = z.enum(["submitted", "approved", "returned", "rejected"]);
export type ReviewState = z.infer<typeof ReviewState>;

export const Decision = z.enum(["approve", "return", "reject", "reopen"]);
export type Decision = z.infer<typeof Decision>;

/** The entry that a decision is about. Visits join shipments here. */
export const EntryReference = z.strictObject({ kind: z.literal("shipment"), id: Id });
export type EntryReference = z.infer<typeof EntryReference>;

export const ReviewComment = text(1000);

const transitions: Record<ReviewState, Partial<Record<Decision, ReviewState>>> = {
  submitted: { approve: "approved", return: "returned", reject: "rejected" },
  approved: { reopen: "submitted" },
  // Back to submitted by a new revision of its author, not by a decision.
  returned: {},
  rejected: {},
};

/** The state after a decision, or undefined where the state doesn't allow it. */
export function decide(state: ReviewState, decision: Decision): ReviewState | undefined {
  return transitions[state][decision];
}

export function decisionsFor(state: ReviewState): Decision[] {
  return Decision.options.filter((decision) => decide(state, decision) !== undefined);
}

/** An author may change the content until the office has decided, and again once it was returned. */
export function mayRevise(state: ReviewState): boolean {
  return state === "submitted" || state === "returned";
}
