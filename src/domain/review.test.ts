import { expect, test } from "vitest";
import { decide, decisionsFor, mayRevise } from "./review.ts";
import { Decision, EntryReference, ReviewComment, ReviewState } from "./reviewState.ts";

test.each([
  ["submitted", "approve", "approved"],
  ["submitted", "return", "returned"],
  ["submitted", "reject", "rejected"],
  ["approved", "reopen", "submitted"],
] as const)("a %s entry becomes, by %s, %s", (state, decision, next) => {
  expect(decide(state, decision)).toBe(next);
});

test("no other decision changes a state", () => {
  const possible = ReviewState.options.flatMap((state) =>
    Decision.options
      .filter((decision) => decide(state, decision) !== undefined)
      .map((decision) => `${state} ${decision}`),
  );
  expect(possible).toEqual(["submitted approve", "submitted return", "submitted reject", "approved reopen"]);
});

test("a waiting entry can be decided, an approved one only reopened, a returned or rejected one not at all", () => {
  expect(decisionsFor("submitted")).toEqual(["approve", "return", "reject"]);
  expect(decisionsFor("approved")).toEqual(["reopen"]);
  expect(decisionsFor("returned")).toEqual([]);
  expect(decisionsFor("rejected")).toEqual([]);
});

test("an author may correct what waits or was returned, and nothing that was decided", () => {
  expect(ReviewState.options.filter(mayRevise)).toEqual(["submitted", "returned"]);
});

test("a comment holds words, at most 1000 characters", () => {
  expect(ReviewComment.safeParse("Nilai tidak sama dengan PEB.").success).toBe(true);
  expect(ReviewComment.safeParse("a".repeat(1000)).success).toBe(true);
  for (const comment of ["", "   ", "\n", "a".repeat(1001), "a\u0000b"]) {
    expect(ReviewComment.safeParse(comment).success).toBe(false);
  }
});

test("a decision names a shipment by its id and nothing else", () => {
  const id = "0193a0a0-0000-7000-8000-000000000000";
  expect(EntryReference.safeParse({ kind: "shipment", id }).success).toBe(true);
  expect(EntryReference.safeParse({ kind: "shipment", id, state: "approved" }).success).toBe(false);
  expect(EntryReference.safeParse({ kind: "office", id }).success).toBe(false);
});
