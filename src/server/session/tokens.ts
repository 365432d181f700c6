import { createHash } from "node:crypto";
import type { RandomBytes } from "../../domain/newId.ts";

/** 256 random bits in base64url, 43 characters. */
export function newSecret(randomBytes: RandomBytes): string {
  return Buffer.from(randomBytes(32)).toString("base64url");
}

/** What is kept of a token: who reads the database can't sign in with it. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** A token with its office before it, so that every look-up leads with the office. */
export function withOffice(officeId: string, secret: string): string {
  return `${officeId}.${secret}`;
}

/** The parts of such a token, or undefined where it isn't one. */
export function splitToken(token: string): { officeId: string; secret: string } | undefined {
  const match = /^([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})$/.exec(token);
  const [, officeId, secret] = match ?? [];
  return officeId === undefined || secret === undefined ? undefined : { officeId, secret };
}

export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
