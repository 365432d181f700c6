import type { Id } from "./ids.ts";

/** Fills a buffer with random bytes: `crypto.getRandomValues`, or a seeded source in a simulation. */
export type RandomBytes = (length: number) => Uint8Array;

/**
 * UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then 74 random bits.
 * @param now Unix time in milliseconds, as the device believes it.
 */
export function newId(now: number, randomBytes: RandomBytes): Id {
  const bytes = randomBytes(16);
  let rest = Math.max(0, Math.floor(now));
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
