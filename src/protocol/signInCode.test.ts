import { expect, it } from "vitest";
import { codeBytes, codeFrom, codePattern, readCode, spellCode } from "./signInCode.ts";

it.each([
  ["ABCDEFGH", "ABCDEFGH"],
  [" abcd efgh ", "ABCDEFGH"],
  ["ABCD-EFGH", "ABCDEFGH"],
  ["ABCD.EFGH.", "ABCDEFGH"],
  ["ABCDEFG", undefined],
  ["ABCDEFGHJ", undefined],
  ["ABCDEFGI", undefined],
  ["ABCDEFGO", undefined],
  ["ABCDEFG1", undefined],
  ["", undefined],
])("the code typed as %j is %j", (typed, code) => {
  expect(readCode(typed)).toBe(code);
});

it("a code is made of all its bytes, by letters that nobody takes for a digit, and read back as it is spelt", () => {
  const seen = new Set<string>();
  for (let number = 0; number < 65_536; number += 7) {
    const bytes = Uint8Array.from({ length: codeBytes }, (_, index) => (index % 2 === 0 ? number >> 8 : number & 255));
    const code = codeFrom(bytes);
    expect(code).toMatch(codePattern);
    for (const letter of code) seen.add(letter);
    expect(readCode(spellCode(code))).toBe(code);
  }
  expect([...seen].sort().join("")).toBe("ABCDEFGHJKLMNPQRSTUVWXYZ");
});
