/** Where photographs lie: rows as wide as the room, each as high as its pictures make it. Lengths in pixels. */
export interface Rows {
  /** Top of each row, and its height without the gap. */
  readonly tops: readonly number[];
  readonly heights: readonly number[];
  /** Index of the first picture of each row; one more at the end. */
  readonly firsts: readonly number[];
  /** Left edge and width of each picture. */
  readonly lefts: readonly number[];
  readonly widths: readonly number[];
  readonly height: number;
}

export const gap = 4;
/** Wider and narrower pictures are cropped: a panorama would leave nothing of its row, a strip of a screen no width. */
const widest = 2.4;
const narrowest = 0.5;

/** Width for height of a picture; 3:2 where nobody knows it. */
export function shapeOf(size: { readonly width: number | null; readonly height: number | null }): number {
  if (!size.width || !size.height) return 1.5;
  return Math.min(widest, Math.max(narrowest, size.width / size.height));
}

/** Fills rows of about `target` height; the last one is not stretched. */
export function layRows(shapes: readonly number[], width: number, target: number): Rows {
  const tops: number[] = [];
  const heights: number[] = [];
  const firsts: number[] = [];
  const lefts: number[] = [];
  const widths: number[] = [];
  let top = 0;
  let from = 0;
  let sum = 0;
  const close = (to: number, isLast: boolean) => {
    const room = width - gap * (to - from - 1);
    const fitting = room / sum;
    const height = Math.max(1, isLast ? Math.min(fitting, target) : fitting);
    tops.push(top);
    heights.push(height);
    firsts.push(from);
    let left = 0;
    for (let at = from; at < to; at++) {
      const wide = (shapes[at] as number) * height;
      lefts.push(left);
      widths.push(wide);
      left += wide + gap;
    }
    top += height + gap;
    from = to;
    sum = 0;
  };
  if (width > 0) {
    for (let at = 0; at < shapes.length; at++) {
      sum += shapes[at] as number;
      const room = width - gap * (at - from);
      if (sum * target >= room) close(at + 1, false);
    }
    if (from < shapes.length) close(shapes.length, true);
  }
  firsts.push(from);
  return { tops, heights, firsts, lefts, widths, height: Math.max(0, top - gap) };
}

/** Row that a height falls into; -1 without any. */
export function rowAt(rows: Rows, offset: number): number {
  let low = 0;
  let high = rows.tops.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((rows.tops[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return high < 0 ? -1 : low;
}

/** Row of a picture. */
export function rowOf(rows: Rows, index: number): number {
  let low = 0;
  let high = rows.tops.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((rows.firsts[middle] as number) <= index) low = middle;
    else high = middle - 1;
  }
  return high < 0 ? -1 : low;
}

/** The picture that lies above or below another one. */
export function stepRows(rows: Rows, index: number, by: number): number {
  const row = rowOf(rows, index);
  const target = Math.min(rows.tops.length - 1, Math.max(0, row + by));
  if (row < 0 || target === row) return index;
  const middle = (rows.lefts[index] as number) + (rows.widths[index] as number) / 2;
  const from = rows.firsts[target] as number;
  const end = rows.firsts[target + 1] as number;
  for (let at = from; at < end; at++) {
    if ((rows.lefts[at] as number) + (rows.widths[at] as number) + gap > middle) return at;
  }
  return end - 1;
}
