import type { ZodMiniType } from "zod/mini";
import { browserNetwork } from "../device/browserNetwork.ts";
import { readAnswer } from "../device/sync/answers.ts";
import type { NetworkAnswer } from "../device/sync/network.ts";
import type { ProblemCode } from "../protocol/refusals.ts";
import { type RedeemLink, Session, type SetUpOffice } from "../protocol/session.ts";

/** Why there was no yes: no answer, somebody else's answer, a failing server, or what our server said. */
export type OnlineProblem = "unreachable" | "captive" | "server" | ProblemCode;

export type OnlineAnswer<Value> = { ok: true; value: Value } | { ok: false; problem: OnlineProblem };

/** Opens a one-time link. The same link with the same secret gives the same session again for 24 hours. */
export async function redeemLink(link: RedeemLink): Promise<OnlineAnswer<Session>> {
  return toOnlineAnswer(await browserNetwork.post("/api/sign-in/link", JSON.stringify(link)), Session);
}

/** Makes the office of an empty server and signs its first admin in; its link may be sent again as well. */
export async function setUpOffice(office: SetUpOffice): Promise<OnlineAnswer<Session>> {
  return toOnlineAnswer(await browserNetwork.post("/api/set-up", JSON.stringify(office)), Session);
}

/** Who this device is signed in as, in the server's present words. */
export async function fetchSession(): Promise<OnlineAnswer<Session>> {
  return toOnlineAnswer(await browserNetwork.get("/api/session"), Session);
}

/** Ends the session at the server. True where it is ended, or already was. */
export async function signOut(): Promise<boolean> {
  const answer = await browserNetwork.post("/api/sign-out", "{}");
  return answer.kind === "answer" && ((answer.status >= 200 && answer.status < 300) || answer.status === 401);
}

function toOnlineAnswer<Value>(answer: NetworkAnswer, schema: ZodMiniType<Value>): OnlineAnswer<Value> {
  const reading = readAnswer(answer, schema);
  switch (reading.kind) {
    case "ok":
      return { ok: true, value: reading.answer };
    case "problem":
      return { ok: false, problem: reading.code ?? "server" };
    default:
      return { ok: false, problem: reading.kind };
  }
}
