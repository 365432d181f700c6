import { normalPassword } from "../../domain/password.ts";
import listed from "./commonPasswords.txt?raw";

let common: Set<string> | undefined;

/** Whether a password is among those that are tried first, however its letters are written. */
export function isCommon(password: string): boolean {
  common ??= new Set(listed.split("\n").filter((line) => line !== "" && !line.startsWith("#")));
  return common.has(normalPassword(password).toLowerCase());
}
