import { type Action, may, type Subject } from "../../../domain/permissions.ts";
import { session } from "../../current.ts";

/** Whether the person of this device may do something with the exporters that are on it. */
export function mayHere(subject: Subject, action: Action): boolean {
  const { role } = session().person;
  return may({ role, relation: role === "mentor" ? "assigned" : "office", subject, action });
}

/** Withdrawing a stop is for who recorded it, and for reviewers. */
export function mayWithdraw(stop: { record?: { recordedById?: string | undefined } | undefined }): boolean {
  const { id, role } = session().person;
  // What was recorded here and hasn't arrived yet is this person's.
  const isAuthor = stop.record === undefined || stop.record.recordedById === id;
  const relation = role !== "mentor" ? "office" : isAuthor ? "author" : "assigned";
  return may({ role, relation, subject: "export-stop", action: "withdraw" });
}
