import type { HsCode } from "./hs.ts";

/** Which codes hold which English word, and how much it says about them. Scores lie beside `codes`. */
export interface HsIndex {
  codes: readonly HsCode[];
  /** In alphabetical order, so that the words with one beginning lie together. */
  words: readonly string[];
  occurrences: ReadonlyMap<string, readonly Occurrence[]>;
}

/** A word stands for the codes from one place up to before another: one code, a heading or a chapter. */
interface Occurrence {
  from: number;
  to: number;
  weight: number;
}

// A code's own wording says more than its heading's and that more than its chapter's. What stands before the
// first semicolon names the thing, its first word most of all; what follows "not" is what the thing isn't.
const weights = {
  code: { first: 15, name: 12, rest: 10, denied: 3 },
  heading: { first: 8, name: 8, rest: 6, denied: 2 },
  chapter: { first: 4, name: 4, rest: 4, denied: 1 },
};

const parts = ["first", "name", "rest", "denied"] as const;
type Part = (typeof parts)[number];

export function buildHsIndex(codes: readonly HsCode[]): HsIndex {
  const occurrences = new Map<string, Occurrence[]>();
  const levels = [
    { level: "chapter", digits: 2, wordingOf: (code: HsCode) => code.chapter },
    { level: "heading", digits: 4, wordingOf: (code: HsCode) => code.heading },
    { level: "code", digits: 6, wordingOf: (code: HsCode) => code.description },
  ] as const;
  for (const { level, digits, wordingOf } of levels) {
    for (let from = 0, to = 0; from < codes.length; from = to) {
      const first = codes[from];
      if (first === undefined) break;
      const start = first.code.slice(0, digits);
      while (codes[to]?.code.startsWith(start)) to++;
      for (const [word, part] of wordsByPart(wordingOf(first))) {
        const known = occurrences.get(word);
        const occurrence = { from, to, weight: weights[level][part] };
        if (known === undefined) occurrences.set(word, [occurrence]);
        else known.push(occurrence);
      }
    }
  }
  return { codes, words: [...occurrences.keys()].sort(), occurrences };
}

/** Raises the scores of the codes that hold an English word; one that only begins like it counts half. */
export function scoreWord(index: HsIndex, word: string, match: "whole" | "beginning", scores: Uint16Array): void {
  const sought = singular(word);
  scoreOccurrences(index.occurrences.get(sought), 1, scores);
  if (match === "whole") return;
  for (let at = firstNotBefore(index.words, sought); index.words[at]?.startsWith(sought); at++) {
    scoreOccurrences(index.occurrences.get(index.words[at] ?? ""), 0.5, scores);
  }
}

/** Raises the scores of the codes that begin with these digits. */
export function scoreDigits({ codes }: HsIndex, digits: string, score: number, scores: Uint16Array): void {
  codes.forEach(({ code }, place) => {
    if (code.startsWith(digits)) scores[place] = Math.max(scores[place] ?? 0, score);
  });
}

/** The words of a text in small letters. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** An English plural cut to the singular, as far as a search needs it. */
export function singular(word: string): string {
  if (word.length < 4 || !word.endsWith("s") || /(ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return /(ch|sh|x|ss)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}

/** The words of a wording, each with the best part it stands in. */
function wordsByPart(wording: string): Map<string, Part> {
  const found = new Map<string, Part>();
  const add = (text: string, part: Part) => {
    for (const word of wordsOf(text).map(singular)) {
      const better = found.size === 0 ? "first" : part;
      const known = found.get(word);
      if (known === undefined || parts.indexOf(better) < parts.indexOf(known)) found.set(word, better);
    }
  };
  wording.split(";").forEach((section, place) => {
    for (const clause of section.split(/[,()]/)) {
      const [said = "", denied = ""] = clause.split(/\b(?:not|neither|excluding|except|other than)\b(.*)/i);
      add(said, place === 0 ? "name" : "rest");
      add(denied, "denied");
    }
  });
  return found;
}

function scoreOccurrences(occurrences: readonly Occurrence[] = [], share: number, scores: Uint16Array): void {
  for (const { from, to, weight } of occurrences) {
    const score = Math.ceil(weight * share);
    for (let place = from; place < to; place++) {
      if ((scores[place] ?? 0) < score) scores[place] = score;
    }
  }
}

/** The place of the first word that isn't before this one in the alphabet. */
function firstNotBefore(words: readonly string[], word: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? "") < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
