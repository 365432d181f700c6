/** A cell as it is meant: amounts are numbers and days are days, so that a spreadsheet can reckon with them. */
export type Cell = string | number | { day: string } | undefined;

/** So that a spreadsheet program reads the file as UTF-8. */
export const byteOrderMark = "\ufeff";

/** A line by RFC 4180. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === undefined) return "";
  if (typeof cell === "number") return String(cell);
  const text = harmless(typeof cell === "string" ? cell : cell.day);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe before it, but not a telephone number or any
 * other number: it would be another number then.
 */
function harmless(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a leading NUL is one of them
  const looksLikeFormula = /^[=+\-@\t\r\u0000]/.test(text);
  return looksLikeFormula && !/^\+?\d+$/.test(text) && !/^-?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text;
}
