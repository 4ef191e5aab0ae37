import type { Looks } from './look-store.ts';
import { agreement, bitsApart, layoutDifference } from './looks.ts';
import { breathe, sliceMs } from './slices.ts';

/**
 * How alike two pictures are that may be the same one, packed anew or made smaller, and two shots of one view: bits of the
 * shape that differ at most, least agreement of brightness, and most difference of colour (CIE Lab).
 */
const likeness = {
  same: { bits: 4, agrees: 0.96, colour: 10 },
  near: { bits: 14, agrees: 0.88, colour: 14 },
} as const;
export type Closeness = keyof typeof likeness;

/** Pictures of one stretch of the shape that are compared with one another at most: of flat ones there may be very many. */
const mostBeside = 300;
/** Shots before one that it is compared with. */
const mostBefore = 40;

/** Whether two pictures (entries of the looks) may be the same, or show one view. */
export function areClose(looks: Looks, one: number, other: number, closeness: Closeness): boolean {
  const { bits, agrees, colour } = likeness[closeness];
  return (
    bitsApart(looks, one, other) <= bits &&
    agreement(looks, one, other) >= agrees &&
    layoutDifference(looks, one, other) <= colour
  );
}

/** Lets others have their turn whenever a slice is used up. */
function slicer(signal: AbortSignal | undefined): () => Promise<void> | undefined {
  let began = performance.now();
  return () => {
    if (performance.now() - began < sliceMs) return undefined;
    signal?.throwIfAborted();
    return breathe().then(() => {
      began = performance.now();
    });
  };
}

/**
 * Groups of assets (ids) whose pictures may be the same, wherever they lie. Shapes that differ in three bits or less agree
 * in one of four stretches of sixteen bits, so only those are compared.
 */
export async function samePictures(looks: Looks, signal?: AbortSignal): Promise<number[][]> {
  const joined = new Joined(looks.length);
  const rest = slicer(signal);
  for (let stretch = 0; stretch < 4; stretch += 1) {
    const { sorted, starts } = await byStretch(looks, stretch, rest);
    for (let bucket = 0; bucket < 65_536; bucket += 1) {
      const end = starts[bucket + 1] ?? 0;
      for (let n = starts[bucket] ?? 0; n < end; n += 1) {
        const one = sorted[n] ?? 0;
        for (let m = n + 1; m < Math.min(end, n + mostBeside); m += 1) {
          const other = sorted[m] ?? 0;
          if (areClose(looks, one, other, 'same')) joined.join(one, other);
        }
        if ((n & 63) === 0) await rest();
      }
    }
  }
  return joined.groups(looks, rest);
}

/** The looks that have a shape, those that agree in a stretch of it side by side; `starts`: where each value begins. */
async function byStretch(
  looks: Looks,
  stretch: number,
  rest: () => Promise<void> | undefined,
): Promise<{ sorted: Int32Array; starts: Uint32Array }> {
  const { length } = looks.id;
  const half = stretch < 2 ? looks.high : looks.low;
  const shift = stretch % 2 === 0 ? 16 : 0;
  const valueAt = (at: number): number => ((half[at] ?? 0) >>> shift) & 0xffff;
  const count = Math.min(length, looks.length);
  const shaped = looks.shaped.slice(0, count);
  const starts = new Uint32Array(65_537);
  for (let at = 0; at < count; at += 1) {
    if (shaped[at] === 1) starts[valueAt(at) + 1] = (starts[valueAt(at) + 1] ?? 0) + 1;
    if ((at & 0xffff) === 0) await rest();
  }
  for (let n = 0; n < 65_536; n += 1) starts[n + 1] = (starts[n + 1] ?? 0) + (starts[n] ?? 0);
  const free = starts.slice();
  const sorted = new Int32Array(starts[65_536] ?? 0);
  for (let at = 0; at < count; at += 1) {
    const value = valueAt(at);
    if (shaped[at] === 1) {
      sorted[free[value] ?? 0] = at;
      free[value] = (free[value] ?? 0) + 1;
    }
    if ((at & 0xffff) === 0) await rest();
  }
  return { sorted, starts };
}

const idsOf = (looks: Looks, group: readonly number[]): number[] =>
  group.flatMap((at) => (looks.id[at] ? [looks.id[at]] : []));

/**
 * Groups of assets (ids) that show one view, one taken soon after the other: each like the one before it and like the first,
 * since a slow pan is not one view.
 * @param shots ids and seconds, in the order in which they were taken
 */
export async function nearPictures(
  looks: Looks,
  shots: { readonly ids: Int32Array; readonly seconds: Float64Array },
  apart: number,
  signal?: AbortSignal,
): Promise<number[][]> {
  const rest = slicer(signal);
  let open: { readonly at: number[]; second: number }[] = [];
  const groups: number[][] = [];
  for (let n = 0; n < shots.ids.length; n += 1) {
    if ((n & 255) === 0) await rest();
    const at = looks.indexOf(shots.ids[n] ?? 0);
    if (at < 0 || looks.shaped[at] !== 1) continue;
    const second = shots.seconds[n] ?? 0;
    open = open.filter((one) => second - one.second <= apart).slice(-mostBefore);
    const like = open.findLast(
      (one) => areClose(looks, at, one.at[0] ?? 0, 'near') && areClose(looks, at, one.at.at(-1) ?? 0, 'near'),
    );
    if (like) {
      if (like.at.length === 1) groups.push(like.at);
      like.at.push(at);
      like.second = second;
    } else open.push({ at: [at], second });
  }
  const told: number[][] = [];
  for (const group of groups) {
    told.push(idsOf(looks, group));
    if ((told.length & 255) === 0) await rest();
  }
  return told;
}

/** What was joined with what, directly or by way of others. */
class Joined {
  readonly #parents: Int32Array;

  constructor(length: number) {
    this.#parents = new Int32Array(length);
    for (let at = 0; at < length; at += 1) this.#parents[at] = at;
  }

  join(one: number, other: number): void {
    const [a, b] = [this.#rootOf(one), this.#rootOf(other)];
    if (a !== b) this.#parents[Math.max(a, b)] = Math.min(a, b);
  }

  /** The ids of what belongs together. */
  async groups(looks: Looks, rest: () => Promise<void> | undefined): Promise<number[][]> {
    const found = new Map<number, number[]>();
    const idAt = (at: number): number[] => (looks.id[at] ? [looks.id[at]] : []);
    for (let at = 0; at < this.#parents.length; at += 1) {
      if ((at & 4095) === 0) await rest();
      const root = this.#rootOf(at);
      if (root === at) continue;
      const group = found.get(root) ?? idAt(root);
      group.push(...idAt(at));
      found.set(root, group);
    }
    return [...found.values()];
  }

  #rootOf(at: number): number {
    let root = at;
    while (this.#parents[root] !== root) {
      const parent = this.#parents[root] ?? root;
      this.#parents[root] = this.#parents[parent] ?? parent;
      root = parent;
    }
    return root;
  }
}
