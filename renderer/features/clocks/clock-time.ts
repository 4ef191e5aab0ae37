import { type Language, localeOf } from '../../../shared/i18n/format.ts';
import { shiftMoment } from '../../../shared/text/moments.ts';

/** An asset with a time of day, as its clock wrote it. */
export interface Timed {
  readonly id: string;
  readonly name: string;
  /** ISO 8601 with a time of day; a zone is no part of what a clock on a wall says. */
  readonly at: string;
  readonly camera: string;
  readonly folder: string;
}

export const hasTime = (iso: string | null): iso is string => iso !== null && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(iso);

/** Seconds of what the clock says, whatever zone it stood in; undefined when it cannot be read. */
export function wallSeconds(iso: string): number | undefined {
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d)?/.exec(iso);
  if (!parts) return undefined;
  const at = Date.parse(`${parts[1]}T${parts[2]}${parts[3] ?? ':00'}Z`);
  return Number.isNaN(at) ? undefined : at / 1000;
}

/** Seconds to put a clock forward so that it says `right` where it says `said`. */
export function difference(said: string, right: string): number | undefined {
  const from = wallSeconds(said);
  const to = wallSeconds(right);
  return from === undefined || to === undefined ? undefined : to - from;
}

/** The first and the last of these, as they are and as they will be. */
export function ends(timed: readonly Timed[], seconds: number) {
  const sorted = timed.toSorted((a, b) => (wallSeconds(a.at) ?? 0) - (wallSeconds(b.at) ?? 0));
  const told = (one: Timed) => ({ name: one.name, before: one.at, after: shiftMoment(one.at, seconds) });
  const [first, last] = [sorted[0], sorted.at(-1)];
  return first && last ? { first: told(first), last: told(last) } : undefined;
}

const steps = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** How long that is, in words: *1 hari 2 jam*. */
export function spanWords(seconds: number, language: Language): string {
  let left = Math.abs(Math.round(seconds));
  const words: string[] = [];
  for (const [unit, size] of steps) {
    const amount = Math.floor(left / size);
    left -= amount * size;
    if (amount === 0) continue;
    words.push(new Intl.NumberFormat(localeOf(language), { style: 'unit', unit, unitDisplay: 'long' }).format(amount));
  }
  return words.join(' ');
}

/** A time of day as the language writes it, to the second where it is known. */
export function writtenTime(iso: string, language: Language): string {
  const time = iso.slice(11, 19).replace(/[^\d:].*$/, '');
  return language === 'id' ? time.replaceAll(':', '.') : time;
}

/** A time of day as people type it (*9.05*, *09:05:30*), as HH:MM:SS; undefined when it is none. */
export function readTime(typed: string): string | undefined {
  const parts = /^\s*(\d{1,2})[.:](\d\d)(?:[.:](\d\d))?\s*$/.exec(typed);
  if (!parts) return undefined;
  const [hours, minutes, seconds] = [parts[1], parts[2], parts[3] ?? '0'].map(Number) as [number, number, number];
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  return [hours, minutes, seconds].map((part) => String(part).padStart(2, '0')).join(':');
}

/** What a clock says, as a person reads it: the day in words, the time to the second. */
export function momentWords(iso: string, date: (day: string) => string, language: Language): string {
  return `${date(iso.slice(0, 10))}, ${writtenTime(iso, language)}`;
}
