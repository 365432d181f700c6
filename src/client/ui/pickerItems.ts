export interface PickerItem {
  value: string;
  label: string;
  detail?: string | undefined;
  /** Other words it can be found by. */
  keywords?: string | undefined;
}

/** The items in which every word of the search starts a word; names that start with the search come first. */
export function findItems(items: readonly PickerItem[], search: string): readonly PickerItem[] {
  const wanted = wordsOf(search);
  if (wanted.length === 0) return items;
  const found = items.filter((item) => {
    const words = wordsOf(`${item.label} ${item.detail ?? ""} ${item.keywords ?? ""}`);
    return wanted.every((want) => words.some((word) => word.startsWith(want)));
  });
  const first = wanted.join(" ");
  const startsFirst = (item: PickerItem) => (wordsOf(item.label).join(" ").startsWith(first) ? 0 : 1);
  return found.sort((a, b) => startsFirst(a) - startsFirst(b));
}

function wordsOf(text: string) {
  const plain = text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "");
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}
