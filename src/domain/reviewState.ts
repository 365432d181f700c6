import * as z from "zod/mini";
import { Id } from "./ids.ts";
import { text } from "./text.ts";

/** The office's judgement of an entry, owned by the server. */
export const ReviewState = z.enum(["submitted", "approved", "returned", "rejected"]);
export type ReviewState = z.infer<typeof ReviewState>;

export const Decision = z.enum(["approve", "return", "reject", "reopen"]);
export type Decision = z.infer<typeof Decision>;

/** What waits for the office's judgement. */
export const EntryKind = z.enum(["shipment", "visit"]);
export type EntryKind = z.infer<typeof EntryKind>;

/** The entry that a decision is about. */
export const EntryReference = z.strictObject({ kind: EntryKind, id: Id });
export type EntryReference = z.infer<typeof EntryReference>;

export const ReviewComment = text(1000);
