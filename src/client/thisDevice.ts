import { keptDeviceSecret } from "../device/accounts.ts";
import { accounts, randomBytes } from "./current.ts";

/** What this device is known again by when somebody signs in on it; made once, and kept when they sign out. */
export async function deviceSecret(): Promise<string> {
  return await keptDeviceSecret(accounts, newSecret);
}

/** What an admin sees in the list of devices: `Chrome, Android`. */
export function deviceName(): string {
  const agent = navigator.userAgent;
  const browsers = [/SamsungBrowser/, /OPR|Opera/, /Edg/, /Firefox|FxiOS/, /Chrome|CriOS/, /Safari/];
  const names = ["Samsung Internet", "Opera", "Edge", "Firefox", "Chrome", "Safari"];
  const browser = names[browsers.findIndex((pattern) => pattern.test(agent))] ?? "Browser";
  const system = /Android|iPhone|iPad|Windows|Mac OS|CrOS|Linux/.exec(agent)?.[0];
  return system === undefined ? browser : `${browser}, ${system}`;
}

/** 256 random bits in base64url. */
function newSecret(): string {
  return btoa(String.fromCharCode(...randomBytes(32)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
