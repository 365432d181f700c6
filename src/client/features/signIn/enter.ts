import { secretForLink } from "../../../device/accounts.ts";
import type { Session } from "../../../protocol/session.ts";
import { accounts, openAccount, randomBytes } from "../../current.ts";
import { type OnlineAnswer, redeemCode, redeemLink, setUpOffice } from "../../online.ts";
import { requestSync } from "../../sync.ts";

/** Opens a one-time link and makes its person the one who uses this device. */
export async function enterByLink(token: string): Promise<OnlineAnswer<Session>> {
  return await enter(token, (secret) => redeemLink({ token, secret, deviceName: deviceName() }));
}

/** Signs in by the code that another device of the same person shows. */
export async function enterByCode(code: string): Promise<OnlineAnswer<Session>> {
  return await enter(code, (secret) => redeemCode({ code, secret, deviceName: deviceName() }));
}

export type NewOffice = { officeName: string; shortName: string; city: string; personName: string };

/** Makes the office of an empty server; who does that is signed in as its first admin. */
export async function enterBySetUp(token: string, office: NewOffice): Promise<OnlineAnswer<Session>> {
  return await enter(token, (secret) => setUpOffice({ token, secret, deviceName: deviceName(), ...office }));
}

// The secret is on the disk before it is sent: an answer that got lost can then be asked for again.
async function enter(token: string, ask: (secret: string) => Promise<OnlineAnswer<Session>>) {
  const answer = await ask(await secretForLink(accounts, { token, now: Date.now(), makeSecret: newSecret }));
  if (answer.ok) {
    await openAccount(answer.value);
    // Rounds that failed for want of a session have left a pause.
    requestSync("person-asked");
  }
  return answer;
}

/** 256 random bits in base64url. */
function newSecret(): string {
  return btoa(String.fromCharCode(...randomBytes(32)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** What an admin sees in the list of devices: `Chrome, Android`. */
function deviceName(): string {
  const agent = navigator.userAgent;
  const browsers = [/SamsungBrowser/, /OPR|Opera/, /Edg/, /Firefox|FxiOS/, /Chrome|CriOS/, /Safari/];
  const names = ["Samsung Internet", "Opera", "Edge", "Firefox", "Chrome", "Safari"];
  const browser = names[browsers.findIndex((pattern) => pattern.test(agent))] ?? "Browser";
  const system = /Android|iPhone|iPad|Windows|Mac OS|CrOS|Linux/.exec(agent)?.[0];
  return system === undefined ? browser : `${browser}, ${system}`;
}
