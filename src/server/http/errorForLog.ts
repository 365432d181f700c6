/**
 * An error as the log may hold it: what it is and where it happened. What stands in quotes is left out: a parser quotes
 * the text it failed at, which may be somebody's entry.
 */
export function errorForLog(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  // From the first quotation mark, which an apostrophe isn't, to the last: what is quoted may hold some of its own.
  const message = error.message.replace(/(?<!\w)["'`](.*["'`]|.*$)/s, "…");
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return [`${error.name}: ${message}`, ...frames].join("\n");
}
