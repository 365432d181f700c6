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
