/**
 * Dates as people write them, Indonesian first, English too.
 *
 * `range`: whole days from `from` to `to`, both YYYY-MM-DD and inclusive; an open end is `firstDay` or `lastDay`.
 * `yearly`: that month (1..12), or that day of it, in any year.
 */
export type DateMeaning =
  | { readonly type: 'range'; readonly from: string; readonly to: string }
  | { readonly type: 'yearly'; readonly month: number; readonly day: number | undefined };

export interface ReadDate {
  readonly meaning: DateMeaning;
  /** How many of the words it took. */
  readonly count: number;
}

export const firstDay = '0001-01-01';
export const lastDay = '9999-12-31';

const monthNames: readonly (readonly string[])[] = [
  ['januari', 'january'],
  ['februari', 'pebruari', 'february'],
  ['maret', 'march'],
  ['april'],
  ['mei'],
  ['juni', 'june'],
  ['juli', 'july'],
  ['agustus', 'august'],
  ['september'],
  ['oktober', 'october'],
  ['november', 'nopember'],
  ['desember', 'december'],
];
// these are words or parts of names too, and mean a month only beside a day or a year
const monthShorts: readonly (readonly string[])[] = [
  ['jan'],
  ['feb', 'peb'],
  ['mar', 'mrt'],
  ['apr'],
  ['may'],
  ['jun'],
  ['jul'],
  ['agt', 'agu', 'ags', 'agst', 'agust', 'aug'],
  ['sep', 'sept'],
  ['okt', 'oct'],
  ['nov', 'nop'],
  ['des', 'dec'],
];
const table = (names: readonly (readonly string[])[]): ReadonlyMap<string, number> =>
  new Map(names.flatMap((list, n) => list.map((name) => [name, n + 1] as const)));
const fullMonths = table(monthNames);
const shortMonths = table(monthShorts);

const weekdays = new Set(
  'senin selasa rabu kamis jumat sabtu minggu ahad monday tuesday wednesday thursday friday saturday sunday'.split(' '),
);
const leads = new Set(['tahun', 'bulan', 'tanggal', 'tgl', 'year', 'month', 'date', 'on', 'in']);
/** *sejak 2019*, *sebelum maret 2020*, *setelah 17 agustus 2020*. */
const bounds: Readonly<Record<string, 'from' | 'before' | 'after'>> = {
  sejak: 'from',
  since: 'from',
  sebelum: 'before',
  before: 'before',
  setelah: 'after',
  sesudah: 'after',
  after: 'after',
};
const untilWords = new Set(['sampai', 'hingga', 'sd', 's.d', 's/d', 'until', 'to']);
const units: Readonly<Record<string, 'day' | 'week' | 'month' | 'year'>> = {
  hari: 'day',
  minggu: 'week',
  pekan: 'week',
  bulan: 'month',
  tahun: 'year',
  day: 'day',
  days: 'day',
  week: 'week',
  weeks: 'week',
  month: 'month',
  months: 'month',
  year: 'year',
  years: 'year',
};

const pad = (n: number): string => String(n).padStart(2, '0');
const dayMs = 86_400_000;
const atOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayAt = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** YYYY-MM-DD `days` after (or, negative, before) another. */
export const addDays = (day: string, days: number): string => dayAt(atOf(day) + days * dayMs);

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function range(from: string, to: string): DateMeaning {
  return from <= to ? { type: 'range', from, to } : { type: 'range', from: to, to: from };
}
const yearRange = (year: number): DateMeaning => range(`${year}-01-01`, `${year}-12-31`);
const monthRange = (year: number, month: number): DateMeaning =>
  range(`${year}-${pad(month)}-01`, `${year}-${pad(month)}-${pad(daysInMonth(year, month))}`);

function dayRange(year: number, month: number, day: number): DateMeaning | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  const text = `${year}-${pad(month)}-${pad(day)}`;
  return range(text, text);
}

/** A year that a photograph may bear; anything else is a number. */
function yearOf(word: string | undefined): number | undefined {
  if (word === undefined || !/^(19|20)\d\d$/.test(word)) return undefined;
  return Number(word);
}

function dayOf(word: string | undefined): number | undefined {
  if (word === undefined || !/^\d{1,2}$/.test(word)) return undefined;
  const day = Number(word);
  return day >= 1 && day <= 31 ? day : undefined;
}

/** One written-out date: 2020, 2020-10, 2020-10-09, 9-10-2020, 9/10/2020; also a range of them (`2019..2021`, `2019-2021`). */
export function readNumericDate(text: string): DateMeaning | undefined {
  const ends = text.split('..');
  if (ends.length === 2) {
    const [from = '', to = ''] = ends;
    const first = from === '' ? range(firstDay, firstDay) : readNumericDate(from);
    const last = to === '' ? range(lastDay, lastDay) : readNumericDate(to);
    if (first?.type !== 'range' || last?.type !== 'range' || from + to === '') return undefined;
    return first.from <= last.to ? range(first.from, last.to) : range(last.from, first.to);
  }
  const years = /^(\d{4})[-–](\d{4})$/.exec(text);
  const firstYear = yearOf(years?.[1]);
  const lastYear = yearOf(years?.[2]);
  if (firstYear && lastYear)
    return range(`${Math.min(firstYear, lastYear)}-01-01`, `${Math.max(firstYear, lastYear)}-12-31`);
  const iso = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(text);
  if (iso) {
    const year = yearOf(iso[1]);
    if (!year) return undefined;
    if (!iso[2]) return yearRange(year);
    const month = Number(iso[2]);
    if (!iso[3]) return month >= 1 && month <= 12 ? monthRange(year, month) : undefined;
    return dayRange(year, month, Number(iso[3]));
  }
  const local = /^(\d{1,2})[-/.](?:(\d{1,2})[-/.])?(\d{4})$/.exec(text);
  const year = yearOf(local?.[3]);
  if (!local || !year) return undefined;
  if (local[2]) return dayRange(year, Number(local[2]), Number(local[1]));
  const month = Number(local[1]);
  return month >= 1 && month <= 12 ? monthRange(year, month) : undefined;
}

/**
 * Reads the longest date that begins at `words[at]`; undefined when none does.
 * @param words folded words; a numeric date is one of them, with its signs (`2020-10-09`)
 * @param today YYYY-MM-DD, from which *kemarin* and *minggu lalu* are counted
 */
export function readDate(words: readonly string[], at: number, today: string): ReadDate | undefined {
  const days = readDays(words, at);
  if (days) return days;
  const first = readOne(words, at, today);
  if (first?.meaning.type !== 'range') return first;
  const until = at + first.count;
  if (!untilWords.has(words[until] ?? '')) return first;
  const second = readOne(words, until + 1, today);
  if (second?.meaning.type !== 'range' || second.meaning.to < first.meaning.from) return first;
  return { meaning: range(first.meaning.from, second.meaning.to), count: first.count + 1 + second.count };
}

/** What `readDate` reads, and all days on one side of such a date: what somebody looks for, and nothing that has a date. */
export function readPeriod(words: readonly string[], at: number, today: string): ReadDate | undefined {
  return readBounded(words, at, today) ?? readDate(words, at, today);
}

function readBounded(words: readonly string[], at: number, today: string): ReadDate | undefined {
  const side = bounds[words[at] ?? ''];
  const date = side && readOne(words, at + 1, today);
  if (!side || date?.meaning.type !== 'range') return undefined;
  const { from, to } = date.meaning;
  const count = date.count + 1;
  if (side === 'from') return { meaning: range(from, lastDay), count };
  return { meaning: side === 'before' ? range(firstDay, addDays(from, -1)) : range(addDays(to, 1), lastDay), count };
}

/** Days of one month: *9-11 oktober 2020*, *9 sampai 11 oktober 2020*. */
function readDays(words: readonly string[], at: number): ReadDate | undefined {
  const [word = '', until = '', second = ''] = [words[at], words[at + 1], words[at + 2]];
  const joined = /^(\d{1,2})[-–](\d{1,2})$/.exec(word);
  const parted = dayOf(word) !== undefined && untilWords.has(until) && dayOf(second) !== undefined;
  if (!joined && !parted) return undefined;
  const [first, last] = joined ? [joined[1], joined[2]] : [word, second];
  const rest = words.slice(at + (joined ? 1 : 3), at + (joined ? 3 : 5));
  const from = readWritten([first ?? '', ...rest], 0);
  const to = readWritten([last ?? '', ...rest], 0);
  if (from?.count !== 3 || to?.count !== 3 || from.meaning.type !== 'range' || to.meaning.type !== 'range')
    return undefined;
  if (from.meaning.from > to.meaning.to) return undefined;
  return { meaning: range(from.meaning.from, to.meaning.to), count: joined ? 3 : 5 };
}

function readOne(words: readonly string[], at: number, today: string): ReadDate | undefined {
  const word = words[at];
  if (word === undefined) return undefined;
  const relative = readRelative(words, at, today);
  if (relative) return relative;
  if (weekdays.has(word) || leads.has(word)) {
    // *rabu 30 september 2020*, *bulan oktober 2020*, *tahun 2019*: the word in front says nothing more
    const rest = readWritten(words, at + 1) ?? (weekdays.has(word) ? undefined : readLed(words, at, today));
    if (!rest || (weekdays.has(word) && rest.count < 2 && !/\d[-/.]/.test(words[at + 1] ?? ''))) return undefined;
    return { meaning: rest.meaning, count: rest.count + 1 };
  }
  return readWritten(words, at);
}

/** What may follow *tanggal*: a weekday with its date. */
function readLed(words: readonly string[], at: number, today: string): ReadDate | undefined {
  return weekdays.has(words[at + 1] ?? '') ? readOne(words, at + 1, today) : undefined;
}

function readWritten(words: readonly string[], at: number): ReadDate | undefined {
  const [word, second, third] = [words[at], words[at + 1], words[at + 2]];
  if (word === undefined) return undefined;
  const monthOf = (text: string | undefined): number | undefined =>
    text === undefined ? undefined : (fullMonths.get(text) ?? shortMonths.get(text));
  const day = dayOf(word);
  const month = monthOf(second);
  if (day && month) {
    const year = yearOf(third);
    if (year) {
      const meaning = dayRange(year, month, day);
      return meaning && { meaning, count: 3 };
    }
    // 29 February is a day of some years
    if (day > daysInMonth(2024, month)) return undefined;
    return { meaning: { type: 'yearly', month, day }, count: 2 };
  }
  const lead = monthOf(word);
  if (lead) {
    const year = yearOf(second);
    if (year) return { meaning: monthRange(year, lead), count: 2 };
    const englishDay = dayOf(second);
    const englishYear = yearOf(third);
    if (englishDay && englishYear) {
      const meaning = dayRange(englishYear, lead, englishDay);
      if (meaning) return { meaning, count: 3 };
    }
    if (fullMonths.has(word)) return { meaning: { type: 'yearly', month: lead, day: undefined }, count: 1 };
    return undefined;
  }
  const numeric = readNumericDate(word);
  return numeric && { meaning: numeric, count: 1 };
}

function readRelative(words: readonly string[], at: number, today: string): ReadDate | undefined {
  const [word = '', second = '', third = ''] = [words[at], words[at + 1], words[at + 2]];
  const day = (back: number, count: number): ReadDate => {
    const text = addDays(today, -back);
    return { meaning: range(text, text), count };
  };
  if (word === 'kemarin') {
    if (second === 'lusa') return day(2, 2);
    return day(1, second === 'ini' ? 2 : 1);
  }
  if (word === 'yesterday') return day(1, 1);
  if (word === 'today') return day(0, 1);
  if (word === 'hari' && second === 'ini') return day(0, 2);
  const unit = units[word];
  if (unit && (second === 'lalu' || second === 'kemarin')) return { meaning: calendar(unit, 1, today), count: 2 };
  if (unit && second === 'ini') return { meaning: calendar(unit, 0, today), count: 2 };
  const unitAfter = units[second];
  if (unitAfter && word === 'last') return { meaning: calendar(unitAfter, 1, today), count: 2 };
  if (unitAfter && word === 'this') return { meaning: calendar(unitAfter, 0, today), count: 2 };
  const number = /^\d{1,3}$/.test(word) ? Number(word) : 0;
  if (number && unitAfter) {
    if (third === 'terakhir') return { meaning: range(back(unitAfter, number, today), today), count: 3 };
    if (third === 'lalu' || third === 'ago') {
      if (unitAfter === 'day') return day(number, 3);
      return { meaning: calendar(unitAfter, number, today), count: 3 };
    }
  }
  const unitThird = units[third];
  const lastNumber = /^\d{1,3}$/.test(second) ? Number(second) : 0;
  if (word === 'last' && lastNumber && unitThird)
    return { meaning: range(back(unitThird, lastNumber, today), today), count: 3 };
  return undefined;
}

/** The whole day, week from Monday, month or year, `n` before the present one. */
function calendar(unit: 'day' | 'week' | 'month' | 'year', n: number, today: string): DateMeaning {
  const [year = 0, month = 0] = today.split('-').map(Number);
  if (unit === 'year') return yearRange(year - n);
  if (unit === 'month') {
    const index = year * 12 + (month - 1) - n;
    return monthRange(Math.floor(index / 12), (index % 12) + 1);
  }
  if (unit === 'day') return range(addDays(today, -n), addDays(today, -n));
  const monday = addDays(today, -((new Date(atOf(today)).getUTCDay() + 6) % 7) - 7 * n);
  return range(monday, addDays(monday, 6));
}

/** First day of the last `n` units, today counted. */
function back(unit: 'day' | 'week' | 'month' | 'year', n: number, today: string): string {
  if (unit === 'day') return addDays(today, 1 - n);
  if (unit === 'week') return addDays(today, 1 - 7 * n);
  const at = new Date(atOf(today));
  const months = unit === 'year' ? n * 12 : n;
  const index = at.getUTCFullYear() * 12 + at.getUTCMonth() - months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return `${year}-${pad(month)}-${pad(Math.min(at.getUTCDate(), daysInMonth(year, month)))}`;
}

/** How a range falls into whole years, months and days, fewest pieces; a range open at an end has none. */
export interface DatePieces {
  readonly years: readonly string[];
  readonly months: readonly string[];
  readonly days: readonly string[];
}

/** Takes a range apart, for an index of years, months and days. Open ends are cut to 1900 and 2099. */
export function datePieces(from: string, to: string): DatePieces {
  const years: string[] = [];
  const months: string[] = [];
  const days: string[] = [];
  let at = from < '1900-01-01' ? '1900-01-01' : from;
  const end = to > '2099-12-31' ? '2099-12-31' : to;
  while (at <= end) {
    const year = Number(at.slice(0, 4));
    const month = Number(at.slice(5, 7));
    const monthEnd = `${at.slice(0, 8)}${pad(daysInMonth(year, month))}`;
    if (at.endsWith('-01-01') && `${at.slice(0, 4)}-12-31` <= end) {
      years.push(at.slice(0, 4));
      at = `${year + 1}-01-01`;
    } else if (at.endsWith('-01') && monthEnd <= end) {
      months.push(at.slice(0, 7));
      at = addDays(monthEnd, 1);
    } else {
      days.push(at);
      at = addDays(at, 1);
    }
  }
  return { years, months, days };
}
