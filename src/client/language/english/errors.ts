import type { ErrorWords } from "../indonesian/errors.ts";
import { midSentence } from "../midSentence.ts";

export const errors: ErrorWords = {
  summary: (count) => (count === 1 ? "1 thing needs to be corrected" : `${count} things need to be corrected`),
  titlePrefix: "To be corrected: ",

  empty: (label) => `Enter the ${midSentence(label)}.`,
  choice: (label) => `Choose the ${midSentence(label)}.`,

  amount: {
    format: (label) => `The ${midSentence(label)} must be a number, like 12,500.75.`,
    tooManyDecimals: (label, decimals) =>
      decimals === 0
        ? `The ${midSentence(label)} is written without decimals.`
        : `The ${midSentence(label)} can have at most ${decimals} ${decimals === 1 ? "decimal" : "decimals"}.`,
    tooLarge: (label) => `The ${midSentence(label)} is too large. Check the number of digits.`,
    negative: (label) => `The ${midSentence(label)} cannot be below zero. Remove the minus sign.`,
    notPositive: (label) => `The ${midSentence(label)} must be above zero.`,
    ambiguous: (label, readings) =>
      `The ${midSentence(label)} can be read in another way. Did you mean ${readings.join(" or ")}?`,
    otherCurrency: (typed, chosen) =>
      `It says ${typed}, but the currency of this report is ${chosen}. Change the currency or check the value.`,
  },

  day: {
    format: (label) => `Write the ${midSentence(label)} like 24/11/2026.`,
    impossible: (label) => `The ${midSentence(label)} is not in the calendar. Check the day and the month.`,
    future: (label, today) => `The ${midSentence(label)} cannot be after today. Enter ${today} or earlier.`,
  },

  file: {
    tooLarge: (size, limit) => `The ${size} file is too big. Choose one under ${limit}.`,
  },

  sending: {
    noAnswer: (clock) => `Not sent: the server did not answer. Your data is safe and will be tried again at ${clock}.`,
    signInNeeded: "Not sent: sign in again to send. Your data is safe on this phone.",
    otherNetwork: "Not sent: this network wants you to sign in first. Open its sign-in page, then try again.",
    conflict: "This report was changed on another device. Choose the version to keep.",
  },

  notSaved: "Not saved yet. What you filled in is still here. Try again.",
  storageFull: "Phone storage is full. Send waiting reports or delete photos, then try again.",

  refusals: {
    invalid: (label) =>
      label === undefined
        ? {
            what: "The server refused this report: something in it is missing or wrong.",
            next: "Check it and send again.",
          }
        : {
            what: `The server refused this report: the ${midSentence(label)} is not right.`,
            next: "Change it and send again.",
          },
    "not-found": () => ({
      what: "The server refused this report: the office has no such record, or it is not yours.",
      next: "Contact your supervisor.",
    }),
    "id-taken": () => ({
      what: "The server refused this report: another report has the same mark.",
      next: "Open this report and send it again.",
    }),
    "number-taken": () => ({
      what: "The server refused this report: the PEB number is in use.",
      next: "Change it and send again.",
    }),
    stale: () => ({
      what: "This decision was not used: the report has been corrected.",
      next: "Check the newest version and decide again.",
    }),
    decided: () => ({
      what: "The server refused this change: the report has been decided.",
      next: "See the decision. Your text stays as a draft.",
    }),
    "no-rate": () => ({
      what: "This report cannot be approved yet: its exchange rate is missing.",
      next: "Enter the rate for that day and approve again.",
    }),
    "month-has-shipment": () => ({
      what: "The server refused this report: that month has a shipment.",
      next: "Delete this nil report.",
    }),
    "month-has-nil-report": () => ({
      what: "The server refused this report: nothing-exported was already reported for that month.",
      next: "Delete this nil report.",
    }),
    done: () => ({
      what: "The server refused this change: somebody else has done it already.",
      next: "See how it stands now.",
    }),
  },
};
