import { RequestProblem } from "./problems.ts";

const forbiddenKeys = new Set(["__proto__", "constructor", "prototype"]);
const openers = new Set([91, 123]);
const closers = new Set([93, 125]);

/**
 * Reads JSON from a stranger. Refuses what passes `JSON.parse` and does harm later: nesting that overflows the
 * stack of whatever walks it, keys that reach an object's prototype, doubled keys that two readers would
 * understand differently, and text that not every store gives back as it was (NUL, halves of surrogate pairs).
 * @throws RequestProblem bad-request or too-deep
 */
export function parseJson(text: string, deepest: number): unknown {
  const members = measure(text, deepest);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new RequestProblem("bad-request", { detail: "The body isn't JSON." });
  }
  // Of doubled keys JSON.parse keeps the last; the text then has more members than the objects have.
  if (countMembers(value) !== members) throw new RequestProblem("bad-request", { detail: "A key stands twice." });
  return value;
}

/** Counts the members of all objects by their colons, and refuses nesting before anything recurses into it. */
function measure(text: string, deepest: number): number {
  let depth = 0;
  let members = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit === 34) index = endOfString(text, index);
    else if (unit === 58) members += 1;
    else if (openers.has(unit)) {
      depth += 1;
      if (depth > deepest) throw new RequestProblem("too-deep");
    } else if (closers.has(unit)) depth -= 1;
  }
  return members;
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === 92) backslashes += 1;
    if (backslashes % 2 === 0) return end;
    end = text.indexOf('"', end + 1);
  }
  return text.length;
}

function countMembers(value: unknown): number {
  if (typeof value === "string") {
    if (!isKeepable(value))
      throw new RequestProblem("bad-request", { detail: "A text holds characters that can't be kept." });
    return 0;
  }
  if (typeof value !== "object" || value === null) return 0;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countMembers(item), 0);
  let sum = 0;
  for (const [key, member] of Object.entries(value)) {
    if (forbiddenKeys.has(key) || !isKeepable(key))
      throw new RequestProblem("bad-request", { detail: "A key isn't allowed." });
    sum += 1 + countMembers(member);
  }
  return sum;
}

function isKeepable(text: string): boolean {
  return !text.includes("\u0000") && text.isWellFormed();
}
