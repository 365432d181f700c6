import { formatCount } from "../format.ts";
import type { SyncWords } from "../indonesian/sync.ts";

const count = (number: number) => formatCount(number, { language: "en" });

export const sync: SyncWords = {
  chips: {
    draft: { name: "Draft", line: (clock) => `Draft saved ${clock}. Not sent yet.` },
    queued: {
      name: "Waiting to send",
      line: "Saved on this phone. It is sent by itself when there is internet.",
    },
    sending: { name: "Sending", line: "You may close the app; sending goes on later." },
    refused: { name: "Refused", line: (reason) => `${reason.what} ${reason.next}` },
    sent: { name: "Sent", line: (moment) => `Received by the server ${moment}. Waiting for review.` },
    approved: { name: "Approved", line: "Counts as realised." },
    returned: { name: "Returned", line: (comment) => `To be corrected: ${comment}` },
    rejected: { name: "Rejected", line: (reason) => `Not counted. Reason: ${reason}` },
  },
  correctionDraft: (clock) => `Draft of the correction saved ${clock}. Not sent yet.`,
  correctionNumber: (revision) => `Correction ${revision}`,
  outsideAssignment: "Outside the assignment",
  rateMissing: "No rate yet",

  pill: {
    allSent: (clock) => `All sent · ${clock}`,
    nothingToSend: "All sent",
    offline: (waiting) => (waiting === 0 ? "Offline" : `Offline, ${count(waiting)} waiting`),
    sending: (progress) => `Sending ${count(progress.done)} of ${count(progress.total)}…`,
    notSent: (waiting) => `${count(waiting)} not sent, try again`,
    needsAttention: (refused) => (refused === 1 ? "1 needs attention" : `${count(refused)} need attention`),
    signIn: "Sign in to send, data is safe",
    revoked: "This phone was shut out, data is safe",
    disabled: "Account disabled, data is safe",
    storageAlmostFull: (left) => `Phone storage almost full, ${left} left`,
    preparing: (percent) => `Preparing data… ${Math.round(percent)}%`,
  },

  saveLine: {
    saving: "Saving…",
    draftSaved: (clock) => `Draft saved ${clock}`,
    saved: (clock) => `Saved on this phone ${clock}`,
  },

  outbox: {
    drafts: "Drafts",
    waiting: "Waiting to send",
    sent: "Sent",
    noDrafts: "No drafts.",
    nothingWaiting: "Everything is sent.",
    nothingSent: "Nothing sent yet.",
    sendNow: "Send now",
    sentAutomatically: "Sent by itself when there is internet",
    decisionsWait: "Decisions will be sent later",
    progress: (progress) => `Sending ${count(progress.done)} of ${count(progress.total)}`,
    unsentStay: (waiting) =>
      waiting === 1
        ? "1 not sent yet will stay on this phone"
        : `${count(waiting)} not sent yet will stay on this phone`,
  },
};
