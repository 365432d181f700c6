/** Names that may be of the same business, for a warning that never blocks. */
export function isLikelySameName(one: string, other: string): boolean {
  const [a, b] = [significantWords(one), significantWords(other)];
  const [joinedA, joinedB] = [a.join(""), b.join("")];
  if (joinedA.length < 3 || joinedB.length < 3) return false;
  if (joinedA === joinedB) return true;
  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a];
  // One word alone ("Batik") is in too many names to mean anything.
  if (fewer.length >= 2 && fewer.every((word) => more.includes(word))) return true;
  return Math.min(joinedA.length, joinedB.length) >= 6 && isOneSlipApart(joinedA, joinedB);
}

/** Without legal forms, punctuation and case. */
function significantWords(name: string): string[] {
  const words = name
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return words.filter((word) => !legalForms.has(word));
}

const legalForms = new Set(["pt", "cv", "ud", "koperasi", "tbk", "perorangan"]);

/** One letter more, less or other, or two beside each other swapped. */
function isOneSlipApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  if (long.length > short.length) return short.slice(start) === long.slice(start + 1);
  const isSwapped = short[start] === long[start + 1] && short[start + 1] === long[start];
  return (
    short.slice(start + 1) === long.slice(start + 1) || (isSwapped && short.slice(start + 2) === long.slice(start + 2))
  );
}
