import type { SignInWords } from "../indonesian/signIn.ts";

export const signIn: SignInWords = {
  internetNeeded: "Signing in for the first time needs internet.",
  wrongPassword: "Name and password do not match. Check them, or ask for a sign-in link.",
  readyOffline: "Ready for use without internet",
};
