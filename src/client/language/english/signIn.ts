import type { SignInWords } from "../indonesian/signIn.ts";

export const signIn: SignInWords = {
  title: "Sign in",
  internetNeeded: "Signing in for the first time needs internet.",
  readyOffline: "Ready for use without internet",

  intro: "Open the sign-in link from the office on this phone, or copy it and paste it here.",
  link: "Sign-in link",
  linkHint: (start) => `Starts with ${start}`,
  enter: "Sign in",
  notALink: "This is not a sign-in link. Copy the whole link from the office's message.",
  checking: "Checking the link…",
  expired: (name) => `${name} has to sign in again on this phone.`,
  dataSafe: "The data on this phone is safe and is sent after signing in. Ask the office for a new link.",
  askOnWhatsApp: "Ask the office on WhatsApp",
  whatsAppText: "I need a new link to sign in to Jejak Ekspor.",
  alreadySignedIn: (name) => `${name} is using this phone.`,
  takeOver: (name) =>
    `If this link is for ${name}, go on. If it is for somebody else, ${name} needs a new link to come back. ${name}'s data stays on this phone.`,
  useLink: "Sign in with this link",
  stay: "Stay on Home",

  problems: {
    used: { what: "This link was already used.", next: "A link is for one phone only. Ask the office for a new one." },
    expired: { what: "This link is too old.", next: "A link is good for 7 days. Ask the office for a new one." },
    unknown: {
      what: "This link is not known.",
      next: "Copy the whole link from the office's message, or ask the office for a new one.",
    },
    otherAddress: (host) => ({
      what: `This link is for another address: ${host}.`,
      next: "Open that link itself, or ask the office for a new one.",
    }),
    offline: { next: "Connect this phone to the internet and try again." },
    otherNetwork: {
      what: "This network wants a sign-in first.",
      next: "Open the network's sign-in page and try again.",
    },
    server: { what: "The server cannot answer yet.", next: "Try again in a moment. The link stays good." },
    tooOften: { what: "Too many attempts.", next: "Wait a moment and try again." },
    alreadySetUp: { what: "This server already has an office.", next: "Sign in with a link from its admin." },
  },

  firstRun: {
    title: "Preparing this phone",
    who: (person) => `${person.name} · ${person.role} · ${person.office}`,
    language: "Language",
    progress: (percent) => `${percent}% ready`,
    steps: "What is prepared",
    app: "App",
    lists: "Lists of countries, commodities and HS codes",
    data: "Your data",
    storage: "Storage",
    done: "On this phone",
    busy: "Downloading…",
    waits: "Waiting",
    failed: "Not complete. Connect this phone to the internet and try again.",
    impossible: "This browser cannot keep the app. Open the link with Chrome, not in a private window.",
    protected: "Protected. The phone does not delete this data by itself.",
    unprotected:
      "Storage is not protected. Add the app to the home screen and send reports as soon as there is internet.",
    readyText: "Everything needed is on this phone.",
    notReadyText: "You may go on: preparing continues while the app is open and there is internet.",
    start: "To Home",
  },

  setUp: {
    title: "Make the office",
    intro: "This server is still empty. Enter the office's name and your name as its first admin.",
    officeName: "Office name",
    officeNameHint: "As on the letterhead.",
    shortName: "Short name",
    shortNameHint: "Shown on phones, such as Dindagkop-UKM.",
    city: "City or regency",
    personName: "Your name",
    make: "Make it and sign in",
    making: "Making the office…",
    tooLong: (field) => `${field.label} can have ${field.limit} letters at most.`,
    linkNeeded: "Open the set-up link that the server printed when it was first started.",
  },
};
