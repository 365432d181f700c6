import type { Decision, EntryKind, EntryReference, ReviewState } from "./reviewState.ts";

export type { Decision, EntryKind, EntryReference, ReviewState };

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
  return Object.keys(transitions[state]) as Decision[];
}

/** An author may change the content until the office has decided, and again once it was returned. */
export function mayRevise(state: ReviewState): boolean {
  return state === "submitted" || state === "returned";
}
