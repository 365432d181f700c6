// How sync works.
//
// A device writes every change twice in one transaction: the record, so that pages can show it, and a command,
// so that the office gets it. The command stays in the outbox until the server has answered with a receipt for
// exactly that content: its id, its hash, and the epoch of the database that stored it. An answer that lacks
// one of these isn't ours (a hotel's sign-in page also says "200 OK"), and changes nothing.
//
// Push sends commands in the order they were made. The server applies a batch in one transaction and keeps
// each command's result in its command log, in that same transaction. A command that arrives again, because
// the answer was lost or two tabs sent at once, is answered from the log before any rule is looked at. So
// sending twice never does anything twice, for ever, and a device needs no memory of what it sent.
//
// There are three kinds of no. "refused" is for good: the entry is parked in sight with its reason and stops
// nobody else. "retry" means that what the command speaks of, be it a revision, isn't here yet, or that this
// server is too old to know the command; nothing is recorded, and the device sends it again later. A server that
// doesn't know the protocol's version says so with a 501. That and anything else (no network, other 5xx, a
// time-out, a page of HTML) is no answer at all: the batch stays as it is, and the device waits with a
// growing, random pause. Only where the server rejects a whole batch as malformed, or fails on it while it
// answers an empty one, does the device halve the batch until the one command that does it stands alone.
//
// A person may be disabled while their phone still holds something. Then only push is taken, and what it brings is
// kept whole in a quarantine and answered with "retry": the device keeps its copy until somebody of the office has
// accepted the command, which is then applied as its author's, or declined it, which is a refusal.
//
// Pull asks for what changed since a cursor. Each changed record has a sequence number of its own, taken from
// the office's counter inside the transaction that changed it; the counter's row stays locked until commit, so
// the order of numbers is the order of commits and no reader can skip a change that commits late. A pull
// carries the last state of each record, tombstones included, and only what the person may see. The device
// stores rows and cursor in one transaction and puts its own unsent commands on top again.
//
// An epoch names one life of a database, and the person's reach in it; a cursor is good in its own epoch only. When
// a person's role or assignments change, or a backup is put back, the epoch is another one and the device is told
// 410. It then pulls from zero into a shadow, swaps, and offers again what it sent during the last 30 days: what the
// backup had lost comes back, and what was there is answered from the log. The outbox is never touched by this. A
// server notices a backup by the first cursor that is ahead of it; a server that has overtaken all cursors by then
// has to be told by its operator (`npm run new-epoch`).
//
// Whoever is in the field may add an exporter and report about it at once. The exporter's command goes first, and what
// is about it stays back until the exporter is confirmed: a refused addition is mended, and then the rest follows.
//
// Two people may change one exporter without knowing of each other. A change says what its author had before them and
// what they made of it; fields that only one of them touched merge. Where both set the same field differently, the
// first to arrive stands, the other is kept beside it in the record ("conflict", received all the same), and whoever
// may change the exporter chooses with both in view. Entries have one author at a time and know no such thing.
//
// Decisions of a supervisor travel the same way. They name the revision they judged; when the author has sent
// another one meanwhile, the server refuses the decision as stale and the supervisor looks again.

import * as z from "zod/mini";
import { Id } from "../domain/ids.ts";
import { Instant } from "../domain/isoDate.ts";
import { WireChange } from "./changes.ts";
import { RefusalCode } from "./refusals.ts";

export const protocolVersion = 1;

/** Limits of one push: commands, bytes of JSON after inflating, and nesting. */
export const pushLimits = { commands: 500, bytes: 1_000_000, depth: 12 };

/** Rows of one pull, where the device doesn't ask for fewer. */
export const pullLimit = 500;

/** How long a device keeps what it sent, to offer it again to a server that lost it. */
export const keepSentForDays = 30;

/** A command as it is sent. `body` is checked by the schema of `name`, so that one bad body harms no other. */
export const SentCommand = z.strictObject({
  id: Id,
  name: z.string().check(z.maxLength(60)),
  number: z.optional(z.string().check(z.maxLength(20))),
  claimedAt: Instant,
  baseRevision: z.optional(z.int().check(z.gte(0))),
  notBefore: z.optional(Instant),
  body: z.unknown(),
});
export type SentCommand = z.infer<typeof SentCommand>;

export const PushRequest = z.strictObject({
  protocol: z.literal(protocolVersion),
  deviceId: Id,
  epoch: z.string().check(z.maxLength(100)),
  /** The last device number given out, and how many entries still wait: they let the office see a gap. */
  lastNumber: z.int().check(z.gte(0)),
  unsent: z.int().check(z.gte(0)),
  commands: z.array(SentCommand).check(z.maxLength(pushLimits.commands)),
});
export type PushRequest = z.infer<typeof PushRequest>;

export const PushResult = z.discriminatedUnion("outcome", [
  z.object({
    id: Id,
    outcome: z.enum(["applied", "already-applied"]),
    revision: z.int(),
    sequence: z.int(),
    hash: z.string(),
    receivedAt: Instant,
  }),
  // An exporter's field that somebody else had set otherwise meanwhile: received, and kept beside what stands. Older
  // servers left out the receipt.
  z.object({
    id: Id,
    outcome: z.literal("conflict"),
    current: z.unknown(),
    revision: z.optional(z.int()),
    sequence: z.optional(z.int()),
    hash: z.optional(z.string()),
    receivedAt: z.optional(Instant),
  }),
  z.object({
    id: Id,
    outcome: z.literal("refused"),
    code: RefusalCode,
    field: z.optional(z.string()),
    /** Why the office declined what was in the quarantine. */
    reason: z.optional(z.string()),
  }),
  z.object({
    id: Id,
    outcome: z.literal("retry"),
    waitsFor: z.string(),
    /**
     * It is here whole, in the quarantine, and waits for somebody of the office. `waitsFor` says "newer-server" then: an
     * app that knows nothing of a quarantine keeps the command for as long as it takes.
     */
    quarantined: z.optional(z.object({ hash: z.string(), receivedAt: Instant })),
  }),
]);
export type PushResult = z.infer<typeof PushResult>;

export const PushAnswer = z.object({ epoch: z.string(), receivedAt: Instant, results: z.array(PushResult) });
export type PushAnswer = z.infer<typeof PushAnswer>;

export const PullAnswer = z.object({
  epoch: z.string(),
  changes: z.array(WireChange),
  /** Opaque to the device; sent back with the next pull. The first pull has "0". */
  cursor: z.string(),
  more: z.boolean(),
});
export type PullAnswer = z.infer<typeof PullAnswer>;
