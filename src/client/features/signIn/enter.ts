import { secretForLink } from "../../../device/accounts.ts";
import type { Session } from "../../../protocol/session.ts";
import { accounts, currentStore, openAccount } from "../../current.ts";
import { type OnlineAnswer, redeemCode, redeemLink, setUpOffice } from "../../online.ts";
import { signInByPassword } from "../../onlinePassword.ts";
import { requestSync } from "../../sync.ts";
import { deviceName, deviceSecret } from "../../thisDevice.ts";

/** Opens a one-time link and makes its person the one who uses this device. */
export async function enterByLink(token: string): Promise<OnlineAnswer<Session>> {
  const secret = await secretFor(token);
  return await opened(await redeemLink({ token, secret, deviceName: deviceName() }));
}

/** Signs in by the code that another device of the same person shows. */
export async function enterByCode(code: string): Promise<OnlineAnswer<Session>> {
  const secret = await secretFor(code);
  return await opened(await redeemCode({ code, secret, deviceName: deviceName() }));
}

export type NewOffice = { officeName: string; shortName: string; city: string; personName: string };

/** Makes the office of an empty server; who does that is signed in as its first admin. */
export async function enterBySetUp(token: string, office: NewOffice): Promise<OnlineAnswer<Session>> {
  const secret = await secretFor(token);
  return await opened(await setUpOffice({ token, secret, deviceName: deviceName(), ...office }));
}

/** Signs in by a password; on a device that was signed in before, as the same device. */
export async function enterByPassword(typed: { login: string; password: string }): Promise<OnlineAnswer<Session>> {
  const office = currentStore.value?.session.office.id;
  const device = { secret: await deviceSecret(), deviceName: deviceName() };
  return await opened(await signInByPassword({ ...typed, ...device, ...(office !== undefined && { office }) }));
}

// The secret is on the disk before it is sent: an answer that got lost can then be asked for again.
async function secretFor(token: string): Promise<string> {
  const secret = await deviceSecret();
  return await secretForLink(accounts, { token, now: Date.now(), makeSecret: () => secret });
}

async function opened(answer: OnlineAnswer<Session>): Promise<OnlineAnswer<Session>> {
  if (answer.ok) {
    await openAccount(answer.value);
    // Rounds that failed for want of a session have left a pause.
    requestSync("person-asked");
  }
  return answer;
}
