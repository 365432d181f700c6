import * as z from "zod/mini";
import { type PasswordInput, PasswordState, type SignInByPassword } from "../protocol/password.ts";
import { Session } from "../protocol/session.ts";
import { network, type OnlineAnswer, toOnlineAnswer } from "./online.ts";

// Apart from online.ts, which every phone loads at once: field roles have no passwords.

export async function signInByPassword(typed: SignInByPassword): Promise<OnlineAnswer<Session>> {
  return toOnlineAnswer(await network.post("/api/sign-in/password", JSON.stringify(typed)), Session);
}

/** What one signs in by, and whether a new password takes the old one. */
export async function fetchPasswordState(): Promise<OnlineAnswer<PasswordState>> {
  return toOnlineAnswer(await network.get("/api/session/password"), PasswordState);
}

/** Sets one's own password, or changes it. */
export async function savePassword(password: PasswordInput): Promise<OnlineAnswer<undefined>> {
  return await done("/api/session/password", password);
}

/** Gives one's password once more; what matters most can be done for 5 minutes then. */
export async function checkPassword(password: string): Promise<OnlineAnswer<undefined>> {
  return await done("/api/session/password-check", { password });
}

async function done(path: string, body: object): Promise<OnlineAnswer<undefined>> {
  const answer = await network.post(path, JSON.stringify(body));
  if (answer.kind === "answer" && answer.status === 204) return { ok: true, value: undefined };
  return toOnlineAnswer(answer, z.undefined());
}
