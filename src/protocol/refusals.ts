import * as z from "zod/mini";

/**
 * Why the server said no to a command, for good: sending the same again gets the same answer. Each has a
 * sentence in the dictionaries on what happened and what the person can do.
 */
export const RefusalCode = z.enum([
  /** The content breaks a rule; `field` says where. */
  "invalid",
  /** Not there, or not this person's to touch: both get this answer, so that an id can't be probed. */
  "not-found",
  /** The id is another record's; the device gives a new one. */
  "id-taken",
  /** The declaration number is on another counting shipment. */
  "number-taken",
  /** A decision on a revision that meanwhile changed. */
  "stale",
  /** Somebody decided already, so the entry can't be changed, or decided again. */
  "decided",
  /** No exchange rate is known for its currency and day, so it can't be approved yet. */
  "no-rate",
  /** The month has a shipment, so nothing-exported can't be said of it. */
  "month-has-shipment",
  /** Nothing-exported was already said of the month. */
  "month-has-nil-report",
  /** The follow-up was done already, or the conflict was settled. */
  "done",
]);
export type RefusalCode = z.infer<typeof RefusalCode>;

/** Problems of a whole request (RFC 9457, `application/problem+json`). */
export const ProblemCode = z.enum([
  "bad-request",
  /** The request speaks a version of the protocol that this server doesn't know (yet, or any more). */
  "protocol-not-supported",
  "too-large",
  "too-deep",
  "unsupported-encoding",
  "unsupported-media-type",
  "not-our-page",
  "sign-in-needed",
  /** The name or the password: which of them isn't told. */
  "wrong-password",
  /** The person's own password first: what was asked for matters too much for a phone left unlocked. */
  "password-needed",
  /** The new password isn't good; `detail` is a `PasswordFault`. */
  "weak-password",
  /** Somebody else of the office signs in by that name. */
  "login-taken",
  /** The device was shut out; a fresh link or code lets its person in again. */
  "device-revoked",
  /** The person was disabled: nothing but a push is taken, and what it brings goes to the quarantine. */
  "person-disabled",
  "wrong-device",
  "not-allowed",
  "not-found",
  "link-used",
  "link-expired",
  "epoch-changed",
  /** The year has another target or figure already. */
  "year-taken",
  /** Two rates of a series and currency for one day; `field` says which of those sent. */
  "rate-overlaps",
  /** Some of the photo is here: go on from the problem's `offset`. */
  "photo-offset",
  /** The bytes have another hash than their address says; what came of them is dropped. */
  "photo-hash-differs",
  /** No photo of its type, or more than the picture in it, or too many pixels. */
  "photo-not-valid",
  /** It holds more than the picture: where it was taken, by what, a comment. */
  "photo-has-metadata",
  /** The person sent too many photos, for today or before their records. */
  "photo-quota",
  "too-many-requests",
  "storage-full",
  "busy",
  "internal",
]);
export type ProblemCode = z.infer<typeof ProblemCode>;

export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: ProblemCode,
  detail: z.optional(z.string()),
  field: z.optional(z.string()),
  offset: z.optional(z.int()),
  requestId: z.optional(z.string()),
});
export type Problem = z.infer<typeof Problem>;
