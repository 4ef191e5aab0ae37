import type { Geometry } from './geometry.ts';

/** A month of the result and where it begins in the content. `month` is YYYY-MM, or null for "no date". */
export interface TimelineMonth {
  readonly month: string | null;
  readonly top: number;
}

/** A year that is written beside the scale; `at` is its share 0..1 of the way down. */
export interface TimelineLabel {
  readonly year: string;
  readonly at: number;
}

/** Months in the order of the result. A month that comes back later in the order begins again. */
export function monthsOf(groups: readonly { readonly date: string | null }[], geometry: Geometry): TimelineMonth[] {
  const months: TimelineMonth[] = [];
  for (let group = 0; group < geometry.groups.count; group++) {
    const month = groups[group]?.date?.slice(0, 7) ?? null;
    const last = months.at(-1);
    if (!last || last.month !== month) months.push({ month, top: geometry.groups.tops[group] as number });
  }
  return months;
}

/**
 * Years to write beside a scale of `pixels`, top down, none nearer to the one before than `apart` pixels. The first
 * always stays, since it says where the reader stands at the top.
 */
export function labelsOf(
  months: readonly TimelineMonth[],
  height: number,
  pixels: number,
  apart = 22,
): TimelineLabel[] {
  const labels: TimelineLabel[] = [];
  let year: string | undefined;
  for (const entry of months) {
    const own = entry.month?.slice(0, 4);
    if (own === undefined || own === year) continue;
    year = own;
    const at = height > 0 ? entry.top / height : 0;
    const last = labels.at(-1);
    if (!last || (at - last.at) * pixels >= apart) labels.push({ year: own, at });
  }
  return labels;
}

/** Index of the month at a position of the content; -1 without months. */
export function monthAt(months: readonly TimelineMonth[], top: number): number {
  let low = 0;
  let high = months.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((months[middle] as TimelineMonth).top <= top) low = middle + 1;
    else high = middle;
  }
  return months.length === 0 ? -1 : Math.max(0, low - 1);
}
