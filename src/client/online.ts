import * as z from "zod/mini";
import { browserNetwork } from "../device/browserNetwork.ts";
import { readAnswer } from "../device/sync/answers.ts";
import type { NetworkAnswer } from "../device/sync/network.ts";
import type { StatedFigure } from "../domain/statedFigure.ts";
import type { Target } from "../domain/target.ts";
import { HistoryAnswer, type HistoryQuery } from "../protocol/history.ts";
import {
  LinkAnswer,
  type OfficeInput,
  PeopleAnswer,
  type PersonInput,
  RatesAnswer,
  type RatesInput,
  type RemoveInput,
} from "../protocol/officeData.ts";
import { QuarantineAnswer, type QuarantineDecision, QuarantineResults } from "../protocol/quarantine.ts";
import { Problem, type ProblemCode } from "../protocol/refusals.ts";
import {
  CodeAnswer,
  OwnDevicesAnswer,
  type RedeemCode,
  type RedeemLink,
  Session,
  type SetUpOffice,
} from "../protocol/session.ts";

/** Why there was no yes: no answer, somebody else's answer, a failing server, or what our server said. */
export type OnlineProblem = "unreachable" | "captive" | "server" | ProblemCode;

/** `field` and `detail` are what our server said of it: the path in what was sent, and a word for those who read logs. */
export type OnlineRefusal = {
  ok: false;
  problem: OnlineProblem;
  field?: string | undefined;
  detail?: string | undefined;
};

export type OnlineAnswer<Value> = { ok: true; value: Value } | OnlineRefusal;

export const network = browserNetwork(import.meta.env.VITE_APP_VERSION);

/** Opens a one-time link. The same link with the same secret gives the same session again for 24 hours. */
export async function redeemLink(link: RedeemLink): Promise<OnlineAnswer<Session>> {
  return toOnlineAnswer(await network.post("/api/sign-in/link", JSON.stringify(link)), Session);
}

/** Signs in by a code that another device of the same person shows. */
export async function redeemCode(code: RedeemCode): Promise<OnlineAnswer<Session>> {
  return toOnlineAnswer(await network.post("/api/sign-in/code", JSON.stringify(code)), Session);
}

/** A code for another device of the person who is signed in. */
export async function createCode(): Promise<OnlineAnswer<CodeAnswer>> {
  return toOnlineAnswer(await network.post("/api/session/code", "{}"), CodeAnswer);
}

/** Where the person is signed in. */
export async function fetchOwnDevices(): Promise<OnlineAnswer<OwnDevicesAnswer>> {
  return toOnlineAnswer(await network.get("/api/session/devices"), OwnDevicesAnswer);
}

/** Shuts another device of one's own out. */
export async function revokeOwnDevice(deviceId: string): Promise<OnlineAnswer<undefined>> {
  return await changeAt("/api/session/devices/revoke", { deviceId });
}

/** Makes the office of an empty server and signs its first admin in; its link may be sent again as well. */
export async function setUpOffice(office: SetUpOffice): Promise<OnlineAnswer<Session>> {
  return toOnlineAnswer(await network.post("/api/set-up", JSON.stringify(office)), Session);
}

/** Who this device is signed in as, in the server's present words. */
export async function fetchSession(): Promise<OnlineAnswer<Session>> {
  return toOnlineAnswer(await network.get("/api/session"), Session);
}

/** Ends the session at the server. True where it is ended, or already was. */
export async function signOut(): Promise<boolean> {
  const answer = await network.post("/api/sign-out", "{}");
  return answer.kind === "answer" && ((answer.status >= 200 && answer.status < 300) || answer.status === 401);
}

/** The people of the office with their assignments and devices. */
export async function fetchPeople(): Promise<OnlineAnswer<PeopleAnswer>> {
  return toOnlineAnswer(await network.get("/api/data/people"), PeopleAnswer);
}

/** Adds a person, or changes the one of that id. */
export async function savePerson(person: PersonInput): Promise<OnlineAnswer<undefined>> {
  return await change("people", person);
}

/** Shuts anybody's device out. */
export async function revokeDevice(deviceId: string): Promise<OnlineAnswer<undefined>> {
  return await change("devices/revoke", { deviceId });
}

/** Disables a person, or enables them again. */
export async function setDisabled(personId: string, disabled: boolean): Promise<OnlineAnswer<undefined>> {
  return await change(disabled ? "people/disable" : "people/enable", { personId });
}

/** What disabled people's devices sent: what waits for a decision, or what was decided. */
export async function fetchQuarantine(decided: boolean): Promise<OnlineAnswer<QuarantineAnswer>> {
  return toOnlineAnswer(await network.get(`/api/data/quarantine${decided ? "?decided=1" : ""}`), QuarantineAnswer);
}

export async function decideQuarantine(decision: QuarantineDecision): Promise<OnlineAnswer<QuarantineResults>> {
  return toOnlineAnswer(await network.post("/api/data/quarantine", JSON.stringify(decision)), QuarantineResults);
}

/** Makes a one-time link; one that the person hasn't opened yet ends. */
export async function createLink(personId: string): Promise<OnlineAnswer<LinkAnswer>> {
  return toOnlineAnswer(await network.post("/api/data/links", JSON.stringify({ personId })), LinkAnswer);
}

export async function saveTarget(target: Target): Promise<OnlineAnswer<undefined>> {
  return await change("targets", { target });
}

export async function saveStatedFigure(statedFigure: StatedFigure): Promise<OnlineAnswer<undefined>> {
  return await change("stated-figures", { statedFigure });
}

/** Adds or changes all of the rates or none, and says how many entries got their value. */
export async function saveRates(rates: RatesInput["rates"]): Promise<OnlineAnswer<RatesAnswer>> {
  return toOnlineAnswer(await network.post("/api/data/rates", JSON.stringify({ rates })), RatesAnswer);
}

export async function removeFigure(figure: RemoveInput): Promise<OnlineAnswer<undefined>> {
  return await change("remove", figure);
}

export async function saveOffice(office: OfficeInput["office"]): Promise<OnlineAnswer<undefined>> {
  return await change("office", { office });
}

/** The office's history, newest first. */
export async function fetchHistory(query: HistoryQuery): Promise<OnlineAnswer<HistoryAnswer>> {
  const asked = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return toOnlineAnswer(await network.get(`/api/data/history?${new URLSearchParams(asked)}`), HistoryAnswer);
}

/** A change that is answered with nothing but that it is done. */
async function change(path: string, body: object): Promise<OnlineAnswer<undefined>> {
  return await changeAt(`/api/data/${path}`, body);
}

async function changeAt(path: string, body: object): Promise<OnlineAnswer<undefined>> {
  const answer = await network.post(path, JSON.stringify(body));
  if (answer.kind === "answer" && answer.status === 204) return { ok: true, value: undefined };
  return toOnlineAnswer(answer, z.undefined());
}

/** What an answer of the server means. */
export function toOnlineAnswer<Value>(answer: NetworkAnswer, schema: z.ZodMiniType<Value>): OnlineAnswer<Value> {
  const reading = readAnswer(answer, schema);
  switch (reading.kind) {
    case "ok":
      return { ok: true, value: reading.answer };
    case "problem":
      return { ok: false, problem: reading.code ?? "server", ...(reading.code !== undefined && toldOf(answer)) };
    default:
      return { ok: false, problem: reading.kind };
  }
}

/** What else our server said of a problem. */
function toldOf(answer: NetworkAnswer): Pick<OnlineRefusal, "field" | "detail"> {
  const { field, detail } = Problem.parse(JSON.parse(answer.kind === "answer" ? answer.text : "{}"));
  return { field, detail };
}
