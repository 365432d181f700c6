import * as z from "zod/mini";

// Tab, line feed and carriage return are what people type; the other control characters, and halves of
// surrogate pairs, don't survive every store and file format between here and a spreadsheet.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const controlCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Text of 1 to `longest` UTF-16 units, kept as typed. Forms trim it; nothing else does. */
export function text(longest: number) {
  return z.string().check(
    z.minLength(1),
    z.maxLength(longest),
    z.refine((value) => !controlCharacters.test(value) && value.isWellFormed() && value.trim() !== ""),
  );
}
