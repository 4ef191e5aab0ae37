import { isAgency } from './agencies.ts';
import type { DateParts, DateSpan } from './calendar.ts';
import { readDates } from './dates.ts';
import { withoutMachine } from './machine-names.ts';
import { trimSeparators, withoutEndMarks, withoutStartMarks } from './marks.ts';
import { isNoise } from './noise.ts';
import { isPhotographer, withoutByline } from './photographers.ts';
import { readPlace } from './place.ts';
import { joinParts, type Part, partsOf } from './segments.ts';
import { inTitleCase } from './title-case.ts';
import { monthNumber, monthPattern, weekdayNumber, weekdayPattern } from './words/calendar-words.ts';
import { isSmallCount } from './year-names.ts';

/** What stands above and below a name, as far as reading it needs that. */
export interface Around {
  /** Years are read up to this one. */
  readonly lastYear: number;
  /** Folders above say a year and nothing finer. */
  readonly underYear: boolean;
  /** The nearest meaningful folder above is a month. */
  readonly underMonth: boolean;
  /** Something lies below this name. */
  readonly hasBelow: boolean;
  readonly isFile: boolean;
}

export interface NameRead {
  readonly title: string | null;
  readonly place: string | null;
  readonly date: DateSpan | null;
  /** Nothing but a date and noise. */
  readonly onlyDate: boolean;
}

const nothing: NameRead = { title: null, place: null, date: null, onlyDate: false };
/** Longest part of a name that is read; file systems give at most 255 characters. */
const longest = 600;

const month = `(${monthPattern})(?!\\p{L})\\.?`;
const monthFolder = new RegExp(
  `^(?:bulan[\\s_]+|bln[\\s_]+)?(?:(\\d{1,2})([\\s_.)-]*))?(?:bulan[\\s_]+)?${month}(?:[\\s_]*(?:-|–|s\\.?d\\.?|sampai|hingga|dan|&)[\\s_]*${month})?(?:[\\s_.-]*(\\d{4}))?$`,
  'iu',
);
const yearMonthFolder = new RegExp(`^(\\d{4})[\\s_.-]*(\\d{2})[\\s_.-]+${month}$`, 'iu');
const daysLead = `(?:(?:hari[\\s_]+)?(${weekdayPattern})[\\s_,]+)?(?:(?:tgl|tanggal)\\.?[\\s_]*)?`;
const daysList = '(\\d{1,2})(?:\\s?(?:-|–|&|,|s\\.?d\\.?|sampai|hingga|dan)\\s?(\\d{1,2})){0,9}';
const leadingDays = new RegExp(`^${daysLead}${daysList}(?:\\s+(?=[\\p{L}(])|$)`, 'iu');

/** Reads one folder or file name for itself, with what the folders above tell of its numbers. */
export function readName(given: string, around: Around): NameRead {
  const name = withoutMachine(given.slice(0, longest)).trim();
  if (name === '') return nothing;
  const folder = monthOf(name, around);
  if (folder) return { ...nothing, date: folder, onlyDate: true };
  const days = bareDays(name, around);
  const dates = days ?? readDates(name, around.lastYear);
  const fields = /\s/u.test(name);
  let rest = withoutStartMarks(dates.rest);
  rest = withoutEndMarks(rest, fields);
  if (!fields) rest = rest.replace(/_+/gu, ' ');
  const date = dates.span;
  if (isNoise(rest)) return { ...nothing, date, onlyDate: date !== null };
  const aloneMonth = date === null ? monthBesideNoise(rest) : undefined;
  if (aloneMonth) return { ...nothing, date: aloneMonth, onlyDate: true };
  return { ...titleOf(rest, !fields), date, onlyDate: false };
}

function titleOf(rest: string, underscored: boolean): Pick<NameRead, 'title' | 'place'> {
  const given = partsOf(rest);
  const people = given
    .map((part, n) => (n === given.length - 1 ? { ...part, text: withoutByline(part.text) } : part))
    .filter((part) => !isAgency(part.text.trim()) && !isPhotographer(part.text));
  const cut = people.length === given.length ? people : trimLast(people);
  const { parts, place } = readPlace(cut, underscored);
  const raw = withoutStartMarks(withoutEndMarks(trimSeparators(joinParts(parts)), false));
  const text = trimSeparators(closed(raw))
    .replace(/[,;]+(?=\s+[-–—]\s)/gu, '')
    .replace(/\s+/gu, ' ');
  const empty = text === '' || !/\p{L}/u.test(text) || isNoise(text) || isAgency(text) || isPhotographer(text);
  return { title: empty ? null : inTitleCase(text), place: place && inTitleCase(place) };
}

/** Marks may have stood before a part that is gone now: `Rakor final (Andi)`. */
function trimLast(parts: readonly Part[]): Part[] {
  const last = parts.at(-1);
  if (!last || last.open) return [...parts];
  const text = withoutEndMarks(last.text, true);
  return text.trim() ? [...parts.slice(0, -1), { ...last, text }] : parts.slice(0, -1);
}

/** Without a bracket that lost its other half. */
function closed(text: string): string {
  return /[([{][^)\]}]*$/u.test(text) ? text.replace(/[([{]\s*$/u, '') : text;
}

/** A folder that is a month by itself: `Oktober`, `10. Oktober`, `10 Oktober 2020` with something below, `2020-10 Oktober`. */
function monthOf(name: string, { hasBelow, lastYear }: Around): DateSpan | undefined {
  const both = yearMonthFolder.exec(name);
  if (both && monthNumber.get((both[3] as string).toLowerCase()) === Number(both[2]) && Number(both[1]) <= lastYear) {
    return { from: { y: Number(both[1]), m: Number(both[2]) }, to: null };
  }
  const found = monthFolder.exec(name);
  if (!found) return undefined;
  const [, number, link = '', word = '', second, year] = found as unknown as (string | undefined)[];
  const m = monthNumber.get(word.toLowerCase()) as number;
  if (number !== undefined) {
    const counter = /[.)]\s*$/u.test(link) && (Number(number) === m || (/\s$/u.test(link) && year === undefined));
    if (second || !(counter || (Number(number) === m && hasBelow))) return undefined;
  } else if (year !== undefined) return undefined;
  const y = year === undefined ? undefined : Number(year);
  if (y !== undefined && (y < 1950 || y > lastYear)) return undefined;
  const from: DateParts = y === undefined ? { m } : { y, m };
  const to = second ? { m: monthNumber.get(second.toLowerCase()) as number } : null;
  return to?.m === m ? { from, to: null } : { from, to };
}

/** `Foto Oktober`: a month beside nothing but noise. */
function monthBesideNoise(rest: string): DateSpan | undefined {
  const words = rest.trim().split(/[\s_]+/u);
  if (words.length < 2 || words.length > 4) return undefined;
  const at = words.findIndex((word) => monthNumber.has(word.toLowerCase()));
  const m = monthNumber.get((words[at] ?? '').toLowerCase());
  if (m === undefined || !isNoise(words.filter((_, n) => n !== at).join(' '))) return undefined;
  return { from: { m }, to: null };
}

/** Numbers that are a date only through the folders above: `15 Vaksinasi` below a month, `04` below a year. */
function bareDays(name: string, around: Around): { span: DateSpan; rest: string } | undefined {
  const { underYear, underMonth, isFile, hasBelow } = around;
  if (underYear && /^(?:0[1-9]|1[0-2])$/.test(name) && hasBelow) {
    return { span: { from: { m: Number(name) }, to: null }, rest: '' };
  }
  if (!underMonth) return undefined;
  // where underscores are the spaces, they part a number from its words like one; elsewhere `03_` is a counter
  const spaced = /\s/u.test(name) ? name : name.replace(/_+/gu, ' ');
  const found = leadingDays.exec(spaced);
  if (!found) return undefined;
  const rest = spaced.slice(found[0].length);
  const weekday = weekdayNumber.get((found[1] ?? '').toLowerCase());
  const [from, to] = [Number(found[2]), found[3] === undefined ? undefined : Number(found[3])];
  // a file that is only a number is a counter, a number before counted things is a count
  if ((isFile && rest === '') || isSmallCount(` ${rest}`) || new RegExp(`^${month}`, 'iu').test(rest)) return undefined;
  if (from < 1 || from > 31 || (to !== undefined && (to < from || to > 31))) return undefined;
  const again = readDates(rest, around.lastYear);
  if (again.span?.from.m !== undefined) return undefined;
  const span = { from: { d: from }, to: to === undefined || to === from ? null : { d: to } };
  return { span: weekday === undefined ? span : { ...span, weekday }, rest };
}
