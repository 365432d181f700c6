/** Capital letters without I and O, which look like 1 and 0. */
const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";

const codeLength = 8;

export const codePattern = /^[A-HJ-NP-Z]{8}$/;

/** How long a code is good. Milliseconds. */
export const codeLife = 10 * 60_000;

/** Bytes of chance to make a code of; each letter takes two, so that all are as likely within 0.04 %. */
export const codeBytes = codeLength * 2;

export function codeFrom(bytes: Uint8Array): string {
  return Array.from({ length: codeLength }, (_, place) => {
    const number = (bytes[place * 2] ?? 0) * 256 + (bytes[place * 2 + 1] ?? 0);
    return letters[number % letters.length];
  }).join("");
}

/** The code in what a person typed, `abcd-efgh` too; undefined where it can't be one. */
export function readCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[\s.-]/g, "");
  return codePattern.test(code) ? code : undefined;
}

/** As a person reads it out: `ABCD EFGH`. */
export function spellCode(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}
