import { formatCount } from "../format.ts";
import type { OutboxWords } from "../indonesian/outbox.ts";

const count = (number: number) => formatCount(number, { language: "en" });

export const outbox: OutboxWords = {
  needsAttention: "Needs attention",
  waiting: "Waiting to send",
  why: {
    unreachable: "Not sent: the server did not answer.",
    captive: "Not sent: this network wants a sign-in first.",
    server: "Not sent: the server is in trouble.",
    "sign-in": "Not sent: sign in again to send.",
    revoked: "Not sent: this phone was shut out. Sign in again with a fresh link.",
    disabled: "Not handed over yet: waiting for internet.",
  },
  quarantined: (moment) => `Received by the server ${moment}, waiting for the office to look at it.`,
  inQuarantine: "Waiting for the office",
  revoked: {
    what: "This phone was shut out of your account.",
    next: "What is on it is safe, and you can go on adding. Ask the office for a fresh link to send it.",
  },
  disabled: {
    what: "The office has disabled your account.",
    next: "What wasn't sent is handed over to the office, which looks at it. A copy stays on this phone. Ask the office if this is a mistake.",
  },
  serverTrouble: (clock) =>
    `Not sent: the server is in trouble. Your data is safe on this phone and will be tried again at ${clock}.`,
  signIn: "Sign in again",
  heldUntil: (clock) => `Sent at ${clock}. Until then it can be undone.`,
  afterExporter: "Sent once the server has the new exporter.",
  failedBefore: (rounds) =>
    rounds === 1
      ? "The server failed to take this once. It is tried again by itself."
      : `The server failed to take this ${count(rounds)} times. It is tried again by itself.`,
  decisions: { approve: "Approve", return: "Return", reject: "Reject", reopen: "Reopen" },
  decision: (decision) => `${decision.name}: ${decision.entry}`,
  masters: {
    stop: "Stopped exporting",
    resume: "Exports again",
    "v1.export-stop.withdraw": "Withdrawal of a stop",
    "v1.follow-up.complete": "Follow-up done",
    "v1.follow-up.reopen": "Follow-up reopened",
    "v1.exporter.record": "New prospective exporter",
    "v1.exporter.revise": "Change of an exporter's data",
    "v1.exporter.resolve": "Choice between two versions",
  },
  someEntry: "an entry that is not on this phone any more",
  dismiss: "I have read this",
  removeDraft: "Delete draft",
  removeDraftQuestion: "Delete this draft?",
  removeDraftText: "What was filled in is removed from this phone.",
  receivedAt: (moment) => `Received by the server ${moment}`,
  fromThisPhone: "What was sent from this phone in the last 30 days.",
  showMore: "Show more",
};
