/** A field's label inside a sentence: `Nilai ekspor` → `nilai ekspor`, but `NIB` and `PEB` stay. */
export function midSentence(label: string): string {
  const [first = "", second = ""] = label;
  return second === second.toUpperCase() ? label : first.toLowerCase() + label.slice(1);
}
