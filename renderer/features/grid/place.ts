import { boxOf, type Geometry, groupOf, rowAt } from './geometry.ts';

/** A layout with the dates of its groups, which say what is the same in another layout. */
export interface Laid {
  readonly geometry: Geometry;
  readonly groups: readonly { readonly date: string | null; readonly count: number }[];
  /** Grows with every new search: then there is no place to keep. */
  readonly search: number;
}

/** An item that should stay where it is on screen: `at` pixels below the upper edge, at a share 0..1 of its height. */
export interface Pin {
  readonly index: number;
  readonly at: number;
  readonly share: number;
}

/** What stands at the upper edge; undefined in an empty layout. */
function pinAt(geometry: Geometry, top: number): Pin | undefined {
  const row = rowAt(geometry, top);
  if (row < 0) return undefined;
  const height = geometry.heights[row] as number;
  const share = (top - (geometry.tops[row] as number)) / height;
  const isHeading = geometry.counts[row] === 0;
  return {
    index: geometry.firsts[row] as number,
    at: isHeading ? geometry.headingHeight : 0,
    share: isHeading ? 0 : share,
  };
}

/** The item of `after` that is most likely the item `index` of `before`: the same day, the same place in it. */
function sameItem(before: Laid, after: Laid, index: number): number {
  if (before.groups === after.groups) return index;
  const group = groupOf(before.geometry, index);
  if (group < 0) return index;
  const within = index - (before.geometry.groups.firsts[group] as number);
  const date = before.groups[group]?.date;
  let nearest = -1;
  for (const [at, entry] of after.groups.entries()) {
    if (at >= after.geometry.groups.count) break;
    if (entry.date === date)
      return (after.geometry.groups.firsts[at] as number) + Math.min(within, Math.max(0, entry.count - 1));
    // The day is gone: the last one before it in the order is the nearest that a person would recognise.
    if (at <= group) nearest = at;
  }
  return nearest < 0 ? 0 : (after.geometry.groups.firsts[nearest] as number);
}

/** Where the upper edge must stand in `after` so that a person sees no jump. */
export function keepPlace(before: Laid, after: Laid, top: number, pin?: Pin): number {
  if (before.search !== after.search || (top <= 0 && !pin)) return 0;
  const held = pin ?? pinAt(before.geometry, top);
  if (!held) return 0;
  const box = boxOf(after.geometry, Math.min(after.geometry.total - 1, sameItem(before, after, held.index)));
  return box ? box.top + box.height * held.share - held.at : 0;
}
