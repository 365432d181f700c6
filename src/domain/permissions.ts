import type { Role } from "./person.ts";
import type { ReviewState } from "./review.ts";

/** What the table speaks of; the kinds of record that a pull carries, and the acts that have no record. */
export type Subject =
  | "office"
  | "exporter"
  | "shipment"
  | "nil-report"
  | "visit"
  | "follow-up"
  | "export-stop"
  | "target"
  | "stated-figure"
  | "exchange-rate"
  | "summary"
  | "realisation"
  | "person"
  | "device"
  | "history"
  | "photo"
  | "quarantine"
  | "password";

export type Action =
  | "read"
  | "record"
  | "revise"
  | "withdraw"
  | "complete"
  | "approve"
  | "return"
  | "reject"
  | "reopen"
  | "decide";

/**
 * How a person stands to a record. own: about the business they report for, or a device of their own; assigned: about an exporter
 * that is assigned to them; author: reported by themselves, though the exporter is assigned to them no more;
 * office: anything else of their office.
 */
export type Relation = "own" | "assigned" | "author" | "office";

export type PermissionRow = {
  roles: readonly Role[];
  relations: readonly Relation[];
  subject: Subject;
  actions: readonly Action[];
  /** Left out where the record has no review or any state will do. */
  states?: readonly ReviewState[];
};

const everyone = ["exporter", "mentor", "supervisor", "admin", "viewer"] as const;
const reviewers = ["supervisor", "admin"] as const;
const desk = ["supervisor", "admin", "viewer"] as const;
const any = ["own", "assigned", "office"] as const;
const undecided = ["submitted", "returned"] as const;

/** Who may do what. Read by the pages, which hide what isn't allowed, and by the server, which refuses it. */
const permissions: readonly PermissionRow[] = [
  { roles: everyone, relations: any, subject: "office", actions: ["read"] },
  { roles: ["admin"], relations: any, subject: "office", actions: ["revise"] },

  { roles: ["exporter"], relations: ["own"], subject: "exporter", actions: ["read"] },
  { roles: ["mentor"], relations: ["assigned"], subject: "exporter", actions: ["read", "record", "revise"] },
  { roles: desk, relations: any, subject: "exporter", actions: ["read"] },
  { roles: reviewers, relations: any, subject: "exporter", actions: ["record", "revise"] },

  { roles: ["exporter"], relations: ["own"], subject: "shipment", actions: ["read", "record"] },
  { roles: ["exporter"], relations: ["own"], subject: "shipment", actions: ["revise"], states: undecided },
  { roles: ["mentor"], relations: ["assigned", "author"], subject: "shipment", actions: ["read"] },
  { roles: ["mentor"], relations: ["assigned"], subject: "shipment", actions: ["record"] },
  {
    roles: ["mentor"],
    relations: ["assigned", "author"],
    subject: "shipment",
    actions: ["revise"],
    states: undecided,
  },
  { roles: reviewers, relations: any, subject: "shipment", actions: ["read"] },
  {
    roles: reviewers,
    relations: any,
    subject: "shipment",
    actions: ["approve", "return", "reject"],
    states: ["submitted"],
  },
  { roles: reviewers, relations: any, subject: "shipment", actions: ["reopen"], states: ["approved"] },

  { roles: ["exporter"], relations: ["own"], subject: "nil-report", actions: ["read", "record"] },
  { roles: ["mentor"], relations: ["assigned", "author"], subject: "nil-report", actions: ["read"] },
  { roles: ["mentor"], relations: ["assigned"], subject: "nil-report", actions: ["record"] },
  { roles: reviewers, relations: any, subject: "nil-report", actions: ["read"] },

  // A mentor's notes on a business are the office's, not that business's.
  { roles: ["mentor"], relations: ["assigned", "author"], subject: "visit", actions: ["read"] },
  { roles: ["mentor"], relations: ["assigned"], subject: "visit", actions: ["record"] },
  { roles: ["mentor"], relations: ["assigned", "author"], subject: "visit", actions: ["revise"], states: undecided },
  { roles: reviewers, relations: any, subject: "visit", actions: ["read"] },
  {
    roles: reviewers,
    relations: any,
    subject: "visit",
    actions: ["approve", "return", "reject"],
    states: ["submitted"],
  },
  { roles: reviewers, relations: any, subject: "visit", actions: ["reopen"], states: ["approved"] },

  { roles: ["mentor"], relations: ["assigned", "author"], subject: "follow-up", actions: ["read", "complete"] },
  { roles: reviewers, relations: any, subject: "follow-up", actions: ["read", "complete"] },

  { roles: ["mentor"], relations: ["assigned"], subject: "export-stop", actions: ["read", "record"] },
  { roles: ["mentor"], relations: ["author"], subject: "export-stop", actions: ["read", "withdraw"] },
  { roles: desk, relations: any, subject: "export-stop", actions: ["read"] },
  { roles: reviewers, relations: any, subject: "export-stop", actions: ["record", "withdraw"] },

  { roles: desk, relations: any, subject: "target", actions: ["read"] },
  { roles: desk, relations: any, subject: "stated-figure", actions: ["read"] },
  { roles: desk, relations: any, subject: "exchange-rate", actions: ["read"] },
  { roles: ["admin"], relations: any, subject: "target", actions: ["revise"] },
  { roles: ["admin"], relations: any, subject: "stated-figure", actions: ["revise"] },
  { roles: ["admin"], relations: any, subject: "exchange-rate", actions: ["revise"] },
  { roles: desk, relations: any, subject: "summary", actions: ["read"] },
  { roles: desk, relations: any, subject: "realisation", actions: ["read"] },

  { roles: reviewers, relations: any, subject: "person", actions: ["read"] },
  { roles: ["admin"], relations: any, subject: "person", actions: ["revise"] },
  { roles: reviewers, relations: any, subject: "device", actions: ["read"] },
  { roles: everyone, relations: ["own"], subject: "device", actions: ["read", "record", "revise"] },
  { roles: ["admin"], relations: any, subject: "device", actions: ["revise"] },
  { roles: reviewers, relations: any, subject: "quarantine", actions: ["read", "decide"] },
  // Roles that see the whole office come back by themselves, to sessions that don't last.
  { roles: reviewers, relations: ["own"], subject: "password", actions: ["read", "revise"] },
  { roles: reviewers, relations: any, subject: "history", actions: ["read"] },

  // By itself a photo is its sender's; its author is who sent it.
  {
    roles: ["exporter", "mentor", "supervisor", "admin"],
    relations: ["author"],
    subject: "photo",
    actions: ["read", "record"],
  },
  { roles: reviewers, relations: any, subject: "photo", actions: ["read"] },
];

/** True if a row of the table allows it. Without a state, whether some state would allow it. */
export function may(
  wanted: { role: Role; relation: Relation; subject: Subject; action: Action },
  state?: ReviewState,
): boolean {
  return permissions.some(
    (row) =>
      row.subject === wanted.subject &&
      row.roles.includes(wanted.role) &&
      row.relations.includes(wanted.relation) &&
      row.actions.includes(wanted.action) &&
      (state === undefined || row.states === undefined || row.states.includes(state)),
  );
}
