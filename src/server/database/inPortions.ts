/**
 * Cuts a list into portions of one size, the last filled up with its own last item, so that `in (…)` has always
 * the same number of places and its statement stays prepared. Asking twice for an item does no harm.
 */
export function inPortions<Item>(items: readonly Item[], size = 100): Item[][] {
  const portions: Item[][] = [];
  for (let start = 0; start < items.length; start += size) {
    const portion = items.slice(start, start + size);
    const filler = portion.at(-1);
    while (filler !== undefined && items.length > 1 && portion.length < size) portion.push(filler);
    portions.push(portion);
  }
  return portions;
}
