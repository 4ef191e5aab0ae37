/** How many are in sight at once; of a hundred thousand the page holds no more. */
const page = 12;

/** The row in which a place stands, and where that begins. */
export function rowAround<Item>(all: readonly Item[], at: number): { readonly first: number; readonly row: Item[] } {
  const first = Math.floor(at / page) * page;
  return { first, row: all.slice(first, first + page) };
}

/** Where a key leads from a place in a row of `count`; undefined for keys that lead nowhere. */
export function turnsOfKey(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(count - 1, at + 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
