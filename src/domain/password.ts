import * as z from "zod/mini";
import { may } from "./permissions.ts";
import type { Person } from "./person.ts";

/** Whether somebody can have a password, and with it sessions that don't last. */
export function mayHavePassword({ role }: Pick<Person, "role">): boolean {
  return may({ role, relation: "own", subject: "password", action: "revise" });
}

const passwordLength = { least: 8, most: 128 } as const;

/** What a person signs in by beside the password, in lower case. Unique in the office. */
export const Login = z.string().check(z.regex(/^[a-z0-9][a-z0-9._-]{1,38}[a-z0-9]$/));

/** Why a new password is refused. */
export type PasswordFault = "too-short" | "too-long" | "has-name" | "common";

/** The same text however a keyboard composed it: `é` is one character or two. */
export function normalPassword(typed: string): string {
  return typed.normalize("NFKC");
}

/**
 * What is wrong with a new password, but for being a common one, which takes a list that only the server has.
 * There are no rules of composition.
 * @param names of the person, their login and the office: what is left without them has to be long enough
 */
export function passwordFault(typed: string, names: readonly string[]): Exclude<PasswordFault, "common"> | undefined {
  const password = normalPassword(typed);
  const { length } = [...password];
  if (length < passwordLength.least) return "too-short";
  if (length > passwordLength.most) return "too-long";
  let rest = password.toLowerCase();
  for (const name of wordsOf(["jejakekspor", "jejak ekspor", ...names])) rest = rest.replaceAll(name, "");
  return [...rest].length < passwordLength.least && rest.length < password.length ? "has-name" : undefined;
}

/** Names run together and word by word, the longest first; words below 4 letters are in everything. */
function wordsOf(names: readonly string[]): string[] {
  const words = names.flatMap((name) => {
    const parts = name.toLowerCase().split(/[^\p{L}\p{N}]+/u);
    return [parts.join(""), ...parts];
  });
  return [...new Set(words)].filter((word) => word.length >= 4).sort((one, other) => other.length - one.length);
}

/** `Contoh Arif` could sign in as `contoh.arif`. */
export function suggestLogin(name: string): string {
  const words =
    name
      .normalize("NFD")
      .toLowerCase()
      .replace(/\p{M}/gu, "")
      .match(/[a-z0-9]+/g) ?? [];
  const login = words.slice(0, 2).join(".");
  return Login.safeParse(login).success ? login : [...words.slice(0, 1), "kantor"].join(".").slice(-40);
}

/** `Budi@Pekalongan` is the login `budi` in the office of the code `pekalongan`. */
export function readLogin(typed: string): { login: string; officeCode: string | undefined } {
  const [login = "", officeCode] = typed.trim().toLowerCase().split("@");
  return { login, officeCode: officeCode || undefined };
}
