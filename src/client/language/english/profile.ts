import { formatCount } from "../format.ts";
import type { ProfileWords } from "../indonesian/profile.ts";

const count = (number: number) => formatCount(number, { language: "en" });

export const profile: ProfileWords = {
  business: "Business",
  role: "Role",
  office: "Office",
  numberPrefix: "Report numbers of this phone",
  numberPrefixValue: (prefix) => `Start with ${prefix}-`,
  exampleOffice: "This is an example office. All names and figures are made up; try whatever you like.",

  sync: {
    title: "Sending",
    lastSent: "Last exchange with the server",
    never: "Never",
    waiting: "Waiting to send",
    refused: "Refused",
    drafts: "Drafts",
    entries: (number) => (number === 0 ? "None" : count(number)),
    dataComplete: "Data from the server",
    complete: "All on this phone",
    incomplete: "Not complete. It goes on when there is internet.",
    open: "Open the outbox",
  },

  devices: {
    title: "My devices",
    isThis: "This device",
    lastContact: (moment) => `Last contact ${moment}`,
    notLoaded: "The list of devices needs internet.",
    connect: "Connect another phone",
    making: "Making a code…",
    howTo: (address) => `On the other phone or app, open ${address} and fill this code in at "Do you have a code?".`,
    code: "Sign-in code",
    timeLeft: (clock) => `Good once, for ${clock} more minutes.`,
    over: "The code is too old now.",
    newCode: "Make a new code",
    noCode: "No code was made: the server did not answer. Try again when there is internet.",
    revoke: "Shut out",
    question: (name) => `Shut ${name} out?`,
    consequence:
      "That device can neither send nor receive from now on. What it has not sent stays there, and is sent once you sign in on it again.",
    failed: "Not shut out: the server did not answer. Try again when there is internet.",
  },

  look: {
    title: "Appearance",
    language: "Language",
    languageFailed: "The language cannot be changed yet. Try again when there is internet.",
    theme: "Colours",
    themes: { system: "As phone", light: "Light", dark: "Dark" },
    textSize: "Text size",
    textSizes: { normal: "Normal", large: "Large", larger: "Larger" },
  },

  storage: {
    title: "Phone storage",
    used: (size) => `${size.used} used, at most ${size.quota}`,
    unknown: "This phone does not tell how much storage is left.",
    protected: "Storage is protected. The phone does not delete this data by itself.",
    unprotected: "Storage is not protected",
    unprotectedText:
      "The phone may delete this data when its storage is full. Add the app to the home screen, then try again.",
    protect: "Protect storage",
  },

  sharing: {
    title: "Who sees my reports",
    exporter: (office) =>
      `Staff of ${office}: the mentors assigned to your business, supervisors and admins. The head of office sees totals only.`,
    mentor: (office) =>
      `Staff of ${office}: supervisors and admins, and the exporters you report for. The head of office sees totals only.`,
    office: (office) =>
      `Your decisions are seen by the exporter and its mentors, and by supervisors and admins of ${office}, with your name.`,
    viewer: (office) => `You see the export totals of ${office}. Nothing is sent from this phone.`,
  },

  help: "Help on WhatsApp",
  version: (version) => `Version ${version}`,

  signOut: {
    open: "Sign out on this phone",
    question: "Sign out on this phone?",
    nothingUnsent: "Everything is sent. Your data is removed from this phone and stays on the server.",
    draftsStay: (drafts) =>
      drafts === 1 ? "1 draft will stay on this phone" : `${count(drafts)} drafts will stay on this phone`,
    unsentText: "What is not sent yet is sent only after you sign in again on this phone.",
    linkNeeded: "To sign in again you need a new link from the office.",
    linkOrPassword: "To sign in again you need your password, or a new link from another admin.",
    confirm: "Sign out",
    failed: "Signing out needs internet: the server did not answer. Try again when there is internet.",
  },
};
