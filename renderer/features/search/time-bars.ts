import type { SearchTimeline } from '../../../shared/model/search.ts';

/** One stretch of the timeline, also where nothing lies in it. `at`: YYYY, YYYY-MM or YYYY-MM-DD. */
export interface TimeSlot {
  readonly at: string;
  readonly count: number;
}

/** More than this are not drawn: a date of the year 1 among those of today would be a million of days. */
const most = 2000;

/** All stretches from the first to the last, with those between that hold nothing. */
export function slotsOf({ bars }: SearchTimeline): readonly TimeSlot[] {
  const counts = new Map(bars.map(({ from, count }) => [from, count]));
  const first = bars[0]?.from;
  const last = bars.at(-1)?.from;
  if (first === undefined || last === undefined) return [];
  const slots: TimeSlot[] = [];
  for (let at = first; at <= last && slots.length < most; at = next(at)) slots.push({ at, count: counts.get(at) ?? 0 });
  return slots;
}

/** The stretch behind one. */
export function next(at: string): string {
  const [year = 0, month, day] = at.split('-').map(Number);
  if (month === undefined) return String(year + 1).padStart(4, '0');
  const later = day === undefined ? Date.UTC(year, month, 1) : Date.UTC(year, month - 1, day + 1);
  return new Date(later).toISOString().slice(0, at.length);
}

/** The value of a date filter for the stretches between two, both included, in either order. */
export function stretchOf(slots: readonly TimeSlot[], one: number, other: number): string {
  const from = slots[Math.min(one, other)]?.at ?? '';
  const to = slots[Math.max(one, other)]?.at ?? '';
  return from === to ? from : `${from}..${to}`;
}

/** A mark under the bars: where a new year begins (among days a new month), so far apart that words have room. */
export interface TimeMark {
  readonly at: string;
  readonly index: number;
}

/** @param room how many of the words fit side by side */
export function marksOf(slots: readonly TimeSlot[], room: number): readonly TimeMark[] {
  const isDays = (slots[0]?.at.length ?? 0) > 7;
  const length = isDays ? 7 : 4;
  const marks: TimeMark[] = [];
  for (const [index, { at }] of slots.entries()) {
    const name = at.slice(0, length);
    if (index === 0 || name !== slots[index - 1]?.at.slice(0, length)) marks.push({ at: name, index });
  }
  const apart = slots.length / Math.max(1, room);
  const kept: TimeMark[] = [];
  for (const mark of marks) {
    const before = kept.at(-1);
    if (!before || mark.index - before.index >= apart) kept.push(mark);
    // the rest of a year or month that the bars begin with gives way to the whole one behind it
    else if (before.index === 0) kept[0] = mark;
  }
  // the last one must not stand half outside
  if (kept.length > 1 && slots.length - (kept.at(-1)?.index ?? 0) < apart / 2) kept.pop();
  return kept;
}

/** Which stretch lies at a share 0..1 of the width. */
export function slotAt(slots: readonly TimeSlot[], share: number): number {
  return Math.min(slots.length - 1, Math.max(0, Math.floor(share * slots.length)));
}

/**
 * Where a stretch lies among others, which may be of another unit: the first one that begins with it or behind it, else the last.
 */
export function placeOf(slots: readonly TimeSlot[], at: string): number {
  const found = slots.findIndex((slot) => slot.at >= at.slice(0, slot.at.length));
  return found < 0 ? slots.length - 1 : found;
}
