/**
 * Justified rows over typed arrays: where each item of a result lies, without its items. Pure, so that a hundred
 * thousand items are laid out between two frames and a million stay a few flat arrays.
 *
 * A row is either a heading (`counts` 0) or holds `counts` items from `firsts` on. `tops` are whole pixels; widths are
 * fractions that the reader rounds at both edges, so that a full row always ends exactly at the right margin.
 */
export interface Geometry {
  readonly total: number;
  readonly width: number;
  readonly height: number;
  readonly gap: number;
  readonly headingHeight: number;
  readonly aspects: Uint8Array;
  readonly tops: Float64Array;
  readonly heights: Uint16Array;
  readonly firsts: Uint32Array;
  readonly counts: Uint16Array;
  /** Pixels for one unit of aspect (1/32) in this row. */
  readonly scales: Float32Array;
  readonly groups: GroupGeometry;
}

/** One entry a group of the layout; `rows` is its first row (the heading, when headings are drawn). */
export interface GroupGeometry {
  readonly count: number;
  readonly tops: Float64Array;
  readonly bottoms: Float64Array;
  readonly firsts: Uint32Array;
  readonly counts: Uint32Array;
  readonly rows: Uint32Array;
}

export interface GeometryInput {
  /** round(32 · width / height) an item; 0 where nobody knows it. */
  readonly aspects: Uint8Array;
  /** Items in a row that share a heading. What they do not cover becomes one last group. */
  readonly groups: readonly { readonly count: number }[];
  readonly width: number;
  /** The height that rows strive for. */
  readonly rowHeight: number;
  readonly gap: number;
  /** 0: no heading rows. */
  readonly headingHeight: number;
  /** Room after each group. */
  readonly groupGap: number;
}

/** 4:3, in units of 1/32, for an item whose size nobody knows. */
const unknownAspect = (32 * 4) / 3;
const maxInRow = 65_535;

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const aspectOf = (value: number): number => (value === 0 ? unknownAspect : value);

/** Lays out everything. A width below one pixel gives an empty geometry, since nothing can be drawn in it. */
export function layOut(input: GeometryInput): Geometry {
  const { aspects, rowHeight, gap, headingHeight, groupGap } = input;
  const width = Math.floor(input.width);
  const total = width >= 1 ? aspects.length : 0;
  const sizes = groupSizes(input.groups, total);
  const groups = {
    count: sizes.length,
    tops: new Float64Array(sizes.length),
    bottoms: new Float64Array(sizes.length),
    firsts: new Uint32Array(sizes.length),
    counts: sizes,
    rows: new Uint32Array(sizes.length),
  };
  const room = total + 2 * sizes.length;
  const tops = new Float64Array(room);
  const heights = new Uint16Array(room);
  const firsts = new Uint32Array(room);
  const counts = new Uint16Array(room);
  const scales = new Float32Array(room);
  let rows = 0;
  let y = 0;
  let item = 0;
  for (let group = 0; group < sizes.length; group++) {
    const end = item + (sizes[group] as number);
    groups.tops[group] = y;
    groups.firsts[group] = item;
    groups.rows[group] = rows;
    if (headingHeight > 0) {
      tops[rows] = y;
      heights[rows] = headingHeight;
      firsts[rows] = item;
      rows++;
      y += headingHeight;
    }
    while (item < end) {
      const first = item;
      let sum = 0;
      let full = false;
      while (item < end && item - first < maxInRow) {
        const aspect = aspectOf(aspects[item] as number);
        const taken = item - first;
        const before = taken > 0 ? (width - gap * (taken - 1)) / sum : Number.POSITIVE_INFINITY;
        const after = (width - gap * taken) / (sum + aspect);
        const wanted = rowHeight / 32;
        if (after <= wanted) {
          // The row is full with this item or already without it: whichever leaves its height nearer to the wish.
          full = true;
          if (taken === 0 || wanted / after <= before / wanted) {
            sum += aspect;
            item++;
          }
          break;
        }
        sum += aspect;
        item++;
      }
      const count = item - first;
      const scale = full ? (width - gap * (count - 1)) / sum : rowHeight / 32;
      const height = Math.max(1, Math.round(scale * 32));
      tops[rows] = y;
      heights[rows] = height;
      firsts[rows] = first;
      counts[rows] = count;
      scales[rows] = scale;
      rows++;
      y += height + gap;
    }
    groups.bottoms[group] = y;
    y += groupGap;
  }
  return {
    total,
    width,
    height: y,
    gap,
    headingHeight,
    aspects,
    tops: tops.slice(0, rows),
    heights: heights.slice(0, rows),
    firsts: firsts.slice(0, rows),
    counts: counts.slice(0, rows),
    scales: scales.slice(0, rows),
    groups,
  };
}

/** Sizes that add up to `total` whatever the layout says; empty groups are left out of no list, only of the page. */
function groupSizes(groups: readonly { readonly count: number }[], total: number): Uint32Array {
  const sizes: number[] = [];
  let left = total;
  for (const group of groups) {
    const count = Math.min(left, Math.max(0, Math.floor(group.count)));
    sizes.push(count);
    left -= count;
  }
  // A trailing run of empty groups has nothing to show; one in between keeps its place so that dates still match.
  while (sizes.length > 0 && sizes.at(-1) === 0) sizes.pop();
  if (left > 0) sizes.push(left);
  return Uint32Array.from(sizes);
}

/** Index of the last entry of `sorted` that is not above `value`; -1 when all are. */
export function lastAtMost(sorted: Float64Array | Uint32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The row at a distance from the top, clamped to the rows there are; -1 without rows. */
export function rowAt(geometry: Geometry, offset: number): number {
  if (geometry.tops.length === 0) return -1;
  return Math.max(0, lastAtMost(geometry.tops, offset));
}

/** The group at a distance from the top, clamped; -1 without groups. */
export function groupAt(geometry: Geometry, offset: number): number {
  if (geometry.groups.count === 0) return -1;
  return Math.max(0, lastAtMost(geometry.groups.tops, offset));
}

/** The row that holds an item; -1 when there is no such item. */
export function rowOf(geometry: Geometry, index: number): number {
  if (index < 0 || index >= geometry.total) return -1;
  // A heading shares `first` with the row below it and stands before it, so the last match is the row of items.
  return lastAtMost(geometry.firsts, index);
}

/** The group that holds an item; -1 when there is no such item. */
export function groupOf(geometry: Geometry, index: number): number {
  if (index < 0 || index >= geometry.total) return -1;
  return lastAtMost(geometry.groups.firsts, index);
}

/** Calls back with the left and right edge, in whole pixels, of each item of a row. */
export function eachInRow(
  geometry: Geometry,
  row: number,
  visit: (index: number, left: number, right: number) => void,
): void {
  const first = geometry.firsts[row] as number;
  const count = geometry.counts[row] as number;
  const scale = geometry.scales[row] as number;
  let x = 0;
  for (let index = first; index < first + count; index++) {
    const end = x + aspectOf(geometry.aspects[index] as number) * scale;
    visit(index, Math.round(x), Math.max(Math.round(x) + 1, Math.round(end)));
    x = end + geometry.gap;
  }
}

/** Where an item lies; undefined when there is no such item. */
export function boxOf(geometry: Geometry, index: number): Box | undefined {
  const row = rowOf(geometry, index);
  if (row < 0) return undefined;
  let box: Box | undefined;
  eachInRow(geometry, row, (at, left, right) => {
    if (at === index)
      box = {
        left,
        top: geometry.tops[row] as number,
        width: right - left,
        height: geometry.heights[row] as number,
      };
  });
  return box;
}

/** The item of a row whose box is nearest to `x`. */
function nearestInRow(geometry: Geometry, row: number, x: number): number {
  let best = geometry.firsts[row] as number;
  let distance = Number.POSITIVE_INFINITY;
  eachInRow(geometry, row, (index, left, right) => {
    const away = x < left ? left - x : x > right ? x - right : 0;
    if (away < distance) {
      distance = away;
      best = index;
    }
  });
  return best;
}

/** Middle of an item across, for walking straight up or down over rows of different widths. */
export function centreOf(geometry: Geometry, index: number): number {
  const box = boxOf(geometry, index);
  return box ? box.left + box.width / 2 : 0;
}

/** The item `rows` rows of items below (or above, when negative) at `x`; the first or last row when there are fewer. */
export function stepRows(geometry: Geometry, index: number, rows: number, x = centreOf(geometry, index)): number {
  let row = rowOf(geometry, index);
  if (row < 0) return index;
  const direction = Math.sign(rows);
  let left = Math.abs(rows);
  let next = row;
  while (left > 0) {
    next += direction;
    if (next < 0 || next >= geometry.tops.length) break;
    if (geometry.counts[next] === 0) continue;
    row = next;
    left--;
  }
  return row === rowOf(geometry, index) ? index : nearestInRow(geometry, row, x);
}

/** Items `from` to `to` (exclusive). */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The items that a rectangle touches, as runs in order. */
export function itemsIn(
  geometry: Geometry,
  area: { left: number; top: number; right: number; bottom: number },
): Range[] {
  const found: Range[] = [];
  for (let row = Math.max(0, rowAt(geometry, area.top)); row < geometry.tops.length; row++) {
    const top = geometry.tops[row] as number;
    if (top > area.bottom) break;
    if (top + (geometry.heights[row] as number) < area.top || geometry.counts[row] === 0) continue;
    let from = -1;
    let to = -1;
    eachInRow(geometry, row, (index, left, right) => {
      if (right < area.left || left > area.right) return;
      if (from < 0) from = index;
      to = index + 1;
    });
    if (from < 0) continue;
    const last = found.at(-1);
    if (last && last.to === from) found[found.length - 1] = { from: last.from, to };
    else found.push({ from, to });
  }
  return found;
}
