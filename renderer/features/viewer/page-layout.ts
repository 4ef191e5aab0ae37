/** Size of a page in points, as displayed. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** How large pages are drawn: as wide as the room, whole in it, easy to read, or by a scale (1 is paper size). */
export type PageZoom = 'read' | 'width' | 'page' | number;

/** Where every page lies, in CSS pixels. All pages have one scale, so that a wider one looks wider. */
export interface LaidPages {
  /** CSS pixels for a point. */
  readonly scale: number;
  /** One more than there are pages: the last is the end. */
  readonly tops: Float64Array;
  readonly sizes: readonly PageSize[];
  readonly widest: number;
}

export const pageGap = 12;
/** CSS pixels for a point at the size of paper. */
export const paper = 96 / 72;
const closest = 6 * paper;
const farthest = 0.1 * paper;
/** Wider than this, lines are too long to be read with ease. */
const easyWidth = 1040;

export const soundScale = (scale: number): number => Math.min(closest, Math.max(farthest, scale));

/** CSS pixels for a point, for pages in a room of a size. */
export function scaleOf(sizes: readonly PageSize[], zoom: PageZoom, room: PageSize): number {
  if (typeof zoom === 'number') return soundScale(zoom * paper);
  let width = 1;
  let height = 1;
  for (const size of sizes) {
    width = Math.max(width, size.width);
    height = Math.max(height, size.height);
  }
  const wide = Math.max(80, room.width - 2 * pageGap) / width;
  const high = Math.max(80, room.height - 2 * pageGap) / height;
  if (zoom === 'page') return soundScale(Math.min(wide, high));
  return soundScale(zoom === 'width' ? wide : Math.min(wide, Math.max(high, easyWidth / width)));
}

export function layPages(sizes: readonly PageSize[], scale: number): LaidPages {
  const tops = new Float64Array(sizes.length + 1);
  let top = pageGap;
  let widest = 0;
  for (const [at, size] of sizes.entries()) {
    tops[at] = top;
    top += Math.round(size.height * scale) + pageGap;
    widest = Math.max(widest, size.width * scale);
  }
  tops[sizes.length] = top;
  return { scale, tops, sizes, widest: Math.round(widest) };
}

/** The page at a height, the nearest one above where it falls between two. */
export function pageAt({ tops, sizes }: LaidPages, y: number): number {
  let low = 0;
  let high = sizes.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tops[middle] as number) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Pages that a part of the height touches; `to` is exclusive. */
export function pagesIn(laid: LaidPages, from: number, to: number): { readonly from: number; readonly to: number } {
  if (laid.sizes.length === 0) return { from: 0, to: 0 };
  return { from: pageAt(laid, from), to: pageAt(laid, to) + 1 };
}

/** A place that stays the same when the zoom changes: a page and a share of its height. */
export interface PagePlace {
  readonly page: number;
  readonly share: number;
}

export function placeAt(laid: LaidPages, y: number): PagePlace {
  const page = pageAt(laid, y);
  const height = (laid.sizes[page]?.height ?? 0) * laid.scale;
  const share = height > 0 ? (y - (laid.tops[page] as number)) / height : 0;
  return { page, share: Math.min(1.05, Math.max(-0.05, share)) };
}

export function heightOf(laid: LaidPages, { page, share }: PagePlace): number {
  const sound = Math.min(Math.max(0, page), Math.max(0, laid.sizes.length - 1));
  return (laid.tops[sound] ?? 0) + (laid.sizes[sound]?.height ?? 0) * laid.scale * share;
}
