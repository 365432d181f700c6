import { commodities } from "./commodities.ts";
import { type HsCode, hsCodesByCode } from "./hs.ts";
import type { HsEdition } from "./hsEdition.ts";
import everydayList from "./lists/everyday-words.csv";
import { readList, readParts } from "./readList.ts";

/**
 * Finds HS codes by the start of the code ("6211.42", "0901 11"), by English words of the list, or by
 * everyday Indonesian words ("udang beku"). Every word has to fit, the start of it is enough; best first,
 * then by code. Import on demand, like `hs.ts`; the first search builds the index.
 */
export function searchHs(query: string, edition: HsEdition, limit: number): HsCode[] {
  index ??= buildIndex([...hsCodesByCode().values()]);
  const isInEdition = (hsCode: HsCode) => hsCode.editions.includes(edition);
  if (/^[\d.\s]+$/.test(query)) return codesStartingWith(index, query.replace(/\D/g, "")).filter(isInEdition).slice(0, limit);

  const words = wordsOf(query).filter((word) => !fillers.has(word));
  if (words.length === 0) return [];
  const candidates = commodityCandidates(words, edition);
  const scores = scoresOf(index, words);
  const found = index.codes.flatMap((hsCode, place) => {
    const candidate = candidates.indexOf(hsCode.code);
    const score = candidate >= 0 ? topScore - candidate : (scores[place] ?? 0);
    return score > 0 && isInEdition(hsCode) ? [{ hsCode, score }] : [];
  });
  return found
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ hsCode }) => hsCode);
}

/** Which codes hold a word and how much that says: places in `codes`, side by side with weights. */
interface Occurrences {
  from: number[];
  to: number[];
  weight: number[];
}

interface Index {
  codes: readonly HsCode[];
  /** In alphabetical order, so that the words with one beginning lie together. */
  words: readonly string[];
  occurrences: ReadonlyMap<string, Occurrences>;
}

let index: Index | undefined;

const fillers = new Set("a an and atau berbahan dan dari dengan for from in of or other the to untuk with yang".split(" "));

// A code's own wording says more than its heading's and that more than its chapter's; what stands before
// the first semicolon names the thing; what follows "not" or "excluding" is what the thing is not.
const weights = { code: { name: 12, rest: 8, denied: 2 }, heading: { name: 10, rest: 6, denied: 2 }, chapter: { name: 4, rest: 4, denied: 1 } };
const everydayCodeWeight = 13;
const topScore = 1000;

function buildIndex(codes: readonly HsCode[]): Index {
  const occurrences = new Map<string, Occurrences>();
  const add = (wording: string, level: keyof typeof weights, from: number, to: number) => {
    for (const [word, part] of weighedWords(wording)) {
      let of = occurrences.get(word);
      if (of === undefined) occurrences.set(word, (of = { from: [], to: [], weight: [] }));
      of.from.push(from);
      of.to.push(to);
      of.weight.push(weights[level][part]);
    }
  };
  for (const [level, digits] of [["chapter", 2], ["heading", 4], ["code", 6]] as const) {
    for (let from = 0, to = 0; from < codes.length; from = to) {
      const first = codes[from];
      if (first === undefined) break;
      const start = first.code.slice(0, digits);
      while (codes[to]?.code.startsWith(start)) to++;
      add(level === "code" ? first.description : first[level], level, from, to);
    }
  }
  return { codes, words: [...occurrences.keys()].sort(), occurrences };
}

type Part = keyof (typeof weights)["code"];

/** The words of a wording, each with the best part it stands in. */
function weighedWords(wording: string): Map<string, Part> {
  const parts = new Map<string, Part>();
  const order: readonly Part[] = ["name", "rest", "denied"];
  wording.split(";").forEach((section, place) => {
    for (const clause of section.split(/[,()]/)) {
      const [said = "", denied = ""] = clause.split(/\b(?:not|excluding|except|other than)\b(.*)/i);
      for (const [text, part] of [[said, place === 0 ? "name" : "rest"], [denied, "denied"]] as const) {
        for (const word of wordsOf(text)) {
          const known = parts.get(word);
          if (known === undefined || order.indexOf(part) < order.indexOf(known)) parts.set(word, part);
        }
      }
    }
  });
  return parts;
}

/** The words in small letters, English plurals cut to the singular as far as the search needs. */
function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(singular);
}

function singular(word: string): string {
  if (word.length < 4 || !word.endsWith("s") || /(ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return /(ch|sh|x|ss)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}

function codesStartingWith({ codes }: Index, digits: string): HsCode[] {
  // BTKI's last two digits are beyond the list.
  return /^\d{1,8}$/.test(digits) ? codes.filter(({ code }) => code.startsWith(digits.slice(0, 6))) : [];
}

/** The codes proposed for the commodities whose Indonesian or English name has all the words. */
function commodityCandidates(words: readonly string[], edition: HsEdition): string[] {
  const named = commodities.filter(({ nameId, nameEn }) =>
    [nameId, nameEn].some((name) => {
      const nameWords = wordsOf(name);
      return words.every((word) => nameWords.some((nameWord) => nameWord.startsWith(word)));
    }),
  );
  return [...new Set(named.flatMap(({ hsCandidates }) => hsCandidates[edition]))];
}

/** Per code the sum over the words, 0 where a word doesn't fit. */
function scoresOf(index: Index, words: readonly string[]): Uint16Array {
  const sum = new Uint16Array(index.codes.length).fill(1);
  for (let at = 0; at < words.length; ) {
    const { length, finds } = everydayPhraseAt(words, at);
    const term = finds === undefined ? wordScores(index, words[at] ?? "") : everydayScores(index, finds);
    addWhereBoth(sum, term);
    at += length;
  }
  return sum;
}

function addWhereBoth(sum: Uint16Array, term: Uint16Array): void {
  for (let place = 0; place < sum.length; place++) {
    const [a = 0, b = 0] = [sum[place], term[place]];
    sum[place] = a > 0 && b > 0 ? a + b : 0;
  }
}
