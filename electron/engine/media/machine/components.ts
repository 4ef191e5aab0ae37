/** A grey picture, one byte a pixel. */
export interface Grey {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A patch of pixels that hang together and are darker, or lighter, than what is around them. */
export interface Component {
  readonly isLight: boolean;
  readonly left: number;
  readonly top: number;
  /** Exclusive. */
  readonly right: number;
  readonly bottom: number;
  readonly area: number;
  /** Mean grey, and how far the greys are from it. */
  readonly mean: number;
  readonly deviation: number;
  /** How much it differs from what is around it, in greys. */
  readonly contrast: number;
  /** Length of its runs along a row: about the width of a stroke. */
  readonly stroke: number;
}

/** Half the edge, in pixels, of the square that a pixel is compared with. */
const around = 14;
/** Greys by which a pixel must differ from its square: at least, and of the mean. */
const least = 16;
const share = 0.1;

/** All patches, the dark ones and then the light ones. */
export function componentsOf(grey: Grey): Component[] {
  const local = localMeans(grey);
  return [...patches(grey, local, false), ...patches(grey, local, true)];
}

/** Mean of the square around each pixel, by sums over the picture from its corner. */
function localMeans({ data, width, height }: Grey): Uint8Array {
  const stride = width + 1;
  const sums = new Uint32Array(stride * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += data[y * width + x] ?? 0;
      sums[(y + 1) * stride + x + 1] = (sums[y * stride + x + 1] ?? 0) + row;
    }
  }
  const means = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const top = Math.max(0, y - around) * stride;
    const bottom = Math.min(height, y + around + 1) * stride;
    const rows = (bottom - top) / stride;
    for (let x = 0; x < width; x++) {
      const left = Math.max(0, x - around);
      const right = Math.min(width, x + around + 1);
      const sum =
        (sums[bottom + right] ?? 0) - (sums[bottom + left] ?? 0) - (sums[top + right] ?? 0) + (sums[top + left] ?? 0);
      means[y * width + x] = sum / (rows * (right - left));
    }
  }
  return means;
}

/** Sums over the runs of one patch while it is put together. */
class Sums {
  left = Number.POSITIVE_INFINITY;
  right = 0;
  top = Number.POSITIVE_INFINITY;
  bottom = 0;
  area = 0;
  sum = 0;
  squares = 0;
  local = 0;
  runs = 0;
}

/** Patches are runs of pixels in rows that touch runs of the row above, also over a corner. */
function patches({ data, width, height }: Grey, local: Uint8Array, isLight: boolean): Component[] {
  const parents: number[] = [];
  const sums: Sums[] = [];
  const rootOf = (of: number): number => {
    let at = of;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at] as number] as number;
      at = parents[at] as number;
    }
    return at;
  };
  let above: { from: number; to: number; id: number }[] = [];
  for (let y = 0; y < height; y++) {
    const row: { from: number; to: number; id: number }[] = [];
    let first = 0;
    for (let x = 0; x < width; ) {
      if (!stands(data, local, y * width + x, isLight)) {
        x += 1;
        continue;
      }
      const from = x;
      const own = new Sums();
      for (; x < width && stands(data, local, y * width + x, isLight); x++) {
        const value = data[y * width + x] ?? 0;
        own.sum += value;
        own.squares += value * value;
        own.local += local[y * width + x] ?? 0;
      }
      own.left = from;
      own.right = x;
      own.top = y;
      own.bottom = y + 1;
      own.area = x - from;
      own.runs = 1;
      let id = -1;
      while (first < above.length && (above[first]?.to ?? 0) < from) first += 1;
      for (let n = first; n < above.length; n++) {
        const run = above[n];
        if (!run || run.from > x) break;
        const root = rootOf(run.id);
        if (id < 0) id = root;
        else if (root !== id) {
          parents[root] = id;
          add(sums[id] as Sums, sums[root] as Sums);
        }
      }
      if (id < 0) {
        id = parents.length;
        parents.push(id);
        sums.push(own);
      } else add(sums[id] as Sums, own);
      row.push({ from, to: x, id });
    }
    above = row;
  }
  const found: Component[] = [];
  for (const [id, one] of sums.entries()) if (parents[id] === id) found.push(componentOf(one, isLight));
  return found;
}

function stands(data: Uint8Array, local: Uint8Array, at: number, isLight: boolean): boolean {
  const mean = local[at] ?? 0;
  const difference = isLight ? (data[at] ?? 0) - mean : mean - (data[at] ?? 0);
  return difference > least + share * mean * 0.5;
}

function add(to: Sums, from: Sums): void {
  to.left = Math.min(to.left, from.left);
  to.right = Math.max(to.right, from.right);
  to.top = Math.min(to.top, from.top);
  to.bottom = Math.max(to.bottom, from.bottom);
  to.area += from.area;
  to.sum += from.sum;
  to.squares += from.squares;
  to.local += from.local;
  to.runs += from.runs;
}

function componentOf(sums: Sums, isLight: boolean): Component {
  const { left, right, top, bottom, area } = sums;
  const mean = sums.sum / area;
  return {
    ...{ isLight, left, right, top, bottom, area, mean },
    deviation: Math.sqrt(Math.max(0, sums.squares / area - mean * mean)),
    contrast: Math.abs(sums.local / area - mean),
    stroke: area / sums.runs,
  };
}
