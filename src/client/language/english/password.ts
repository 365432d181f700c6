import type { PasswordWords } from "../indonesian/password.ts";

export const password: PasswordWords = {
  password: "Password",
  login: "Sign-in name",
  show: "Show",
  hide: "Hide",

  signIn: {
    hint: "For those who have made a password.",
    loginHint: (example) => `Where the server has several offices: ${example}`,
    enter: "Sign in by password",
    checking: "Checking the password…",
    dataSafe: "The data on this phone is safe and is sent after signing in.",
    wrong: {
      what: "The name or the password doesn't fit.",
      next: "Check them, or ask another admin for a sign-in link.",
    },
    offline: "Signing in needs the internet.",
  },

  own: {
    title: "Password",
    none: "With a password you can sign in again by yourself, without a link from another admin. From then on a session ends after 12 hours without use, or after 7 days.",
    reset: "You signed in by a link, so a new password can be made without the old one for an hour.",
    make: "Make a password",
    change: "Change the password",
    loginHint: "Small letters, digits, dots, dashes; 3 to 40. What you type to sign in.",
    old: "Old password",
    new: "New password",
    newHint:
      "8 to 128 characters. A few words that have nothing to do with each other are stronger than one with digits.",
    endsOthers: "Your other devices have to sign in again by this password.",
    save: "Save the password",
    saved: "The password is saved.",
    loginWrong: "A sign-in name has 3 to 40 small letters, digits, dots or dashes.",
    oldWrong: "The old password doesn't fit.",
    loginTaken: "Somebody else of the office signs in by that name.",
    faults: {
      "too-short": "A password has at least 8 characters.",
      "too-long": "A password has at most 128 characters.",
      "has-name": "A password can't be your name, the office's or this app's with little else.",
      common: "This password is among those that people use most, and easy to guess. Choose another.",
    },
    notLoaded: "A password can only be set with the internet.",
    firstRun: "Make a password, to be able to sign in again without a link.",
  },

  fresh: {
    title: "Your password",
    why: "Give it once more before changing roles, assignments, access, links, codes or devices. It counts for 5 minutes.",
    confirm: "Go on",
    wrong: "The password doesn't fit.",
  },

  problems: {
    offline: "The server doesn't answer. Connect to the internet, then try again.",
    server: "The server can't answer yet. Try again in a moment.",
    tooOften: "Too many tries. Wait a few minutes, then try again.",
    signIn: "This session has ended. Sign in again, then try again.",
  },
};
