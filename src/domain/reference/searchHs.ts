import { commodities } from "./commodities.ts";
import { type HsCode, hsCodesByCode } from "./hs.ts";
import type { HsEdition } from "./hsEdition.ts";
import { buildHsIndex, type HsIndex, scoreDigits, scoreWord, singular, wordsOf } from "./hsIndex.ts";
import { list as everydayList } from "./lists/everyday-words.csv";
import { readList, readParts } from "./readList.ts";

/**
 * Finds HS codes of an edition by the start of the code ("6211.42", "0901 11"), by English words of the list
 * or by everyday Indonesian words ("udang beku"). Every word has to fit, its beginning is enough. Best first:
 * the candidates of a commodity of that name, then by how much the words say about the code, then by code.
 * Import this module on demand, as `hs.ts`; the first call builds the index, and an empty query does no more.
 */
export function searchHs(query: string, edition: HsEdition, limit: number): HsCode[] {
  index ??= buildHsIndex([...hsCodesByCode().values()]);
  const { codes } = index;
  const scores = /^[\d.\s]+$/.test(query)
    ? scoresOfCode(index, query.replace(/\D/g, ""))
    : scoresOfWords(index, query, edition);
  return [...codes.keys()]
    .filter((place) => (scores[place] ?? 0) > 0 && codes[place]?.editions.includes(edition))
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
    .slice(0, limit)
    .flatMap((place) => codes[place] ?? []);
}

let index: HsIndex | undefined;

const fillers = new Set("a an and atau dan dari dengan di for from in of or other the to untuk with yang".split(" "));
const candidateScore = 1000;
// Above any single English word: somebody has looked where the goods belong.
const chosenCodeScore = 16;

function scoresOfCode(index: HsIndex, digits: string): Uint16Array {
  const scores = new Uint16Array(index.codes.length);
  // BTKI's seventh and eighth digit are beyond the list.
  if (/^\d{1,8}$/.test(digits)) scoreDigits(index, digits.slice(0, 6), 1, scores);
  return scores;
}

/** Per code the sum over the words, 0 where one doesn't fit. */
function scoresOfWords(index: HsIndex, query: string, edition: HsEdition): Uint16Array {
  const words = wordsOf(query).filter((word) => !fillers.has(word));
  const sums = new Uint16Array(index.codes.length).fill(words.length > 0 ? 1 : 0);
  for (let at = 0; at < words.length; ) {
    const { scores, length } = scoresAt(index, words, at);
    sums.forEach((sum, place) => {
      const score = scores[place] ?? 0;
      sums[place] = sum > 0 && score > 0 ? sum + score : 0;
    });
    at += length;
  }
  commodityCandidates(words, edition).forEach((code, rank) => {
    scoreDigits(index, code, candidateScore - rank, sums);
  });
  return sums;
}

/** Scores of the longest everyday phrase at a place of the query, else of the one word there. */
function scoresAt(index: HsIndex, words: readonly string[], at: number): { scores: Uint16Array; length: number } {
  const word = words[at] ?? "";
  const scores = new Uint16Array(index.codes.length);
  everydayPhrases ??= readPhrases();
  const phrase = everydayPhrases.find((known) => known.words.every((part, place) => part === words[at + place]));
  if (phrase !== undefined) {
    scorePhrase(index, phrase, 1, scores);
    if (phrase.words.length === 1) scoreWord(index, word, "whole", scores);
    return { scores, length: phrase.words.length };
  }
  scoreWord(index, word, "beginning", scores);
  if (/^\d{2,8}$/.test(word)) scoreDigits(index, word.slice(0, 6), chosenCodeScore, scores);
  if (word.length >= 3) {
    for (const known of everydayPhrases) {
      if (known.words[0]?.startsWith(word)) scorePhrase(index, known, 0.5, scores);
    }
  }
  return { scores, length: 1 };
}

interface EverydayPhrase {
  words: readonly string[];
  /** Any of these: the first digits of codes, or English words that all have to stand there. */
  finds: readonly string[];
}

let everydayPhrases: readonly EverydayPhrase[] | undefined;

/** The longer before the shorter, so that "sarung tangan" isn't taken for a sarong. */
function readPhrases(): EverydayPhrase[] {
  return readList(everydayList, ["word", "find"])
    .map((row) => ({ words: wordsOf(row.word), finds: readParts(row.find) }))
    .sort((a, b) => b.words.length - a.words.length);
}

function scorePhrase(index: HsIndex, phrase: EverydayPhrase, share: number, scores: Uint16Array): void {
  for (const find of phrase.finds) {
    if (/^\d+$/.test(find)) {
      scoreDigits(index, find, chosenCodeScore * share, scores);
      continue;
    }
    const scoresByWord = wordsOf(find).map((word) => {
      const wordScores = new Uint16Array(scores.length);
      scoreWord(index, word, "whole", wordScores);
      return wordScores;
    });
    scores.forEach((score, place) => {
      const least = Math.min(...scoresByWord.map((wordScores) => wordScores[place] ?? 0));
      scores[place] = Math.max(score, Math.ceil(least * share));
    });
  }
}

/** The codes proposed for the commodities whose Indonesian or English name has all the words. */
function commodityCandidates(words: readonly string[], edition: HsEdition): string[] {
  if (words.length === 0) return [];
  const named = commodities.filter(({ nameId, nameEn }) =>
    [nameId, nameEn].some((name) => {
      const nameWords = wordsOf(name);
      return words.every((word) => nameWords.some((nameWord) => nameWord.startsWith(singular(word))));
    }),
  );
  return [...new Set(named.flatMap(({ hsCandidates }) => hsCandidates[edition]))];
}
