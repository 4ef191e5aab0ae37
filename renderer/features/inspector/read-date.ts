import { type DateMeaning, readDate } from '../../../shared/text/dates.ts';
import { fold } from '../../../shared/text/fold.ts';

const two = (value: number): string => String(value).padStart(2, '0');
const lastOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/**
 * What a person means by a date typed into a field, as `YYYY[-MM[-DD]]` or two of these with `/` between: *9 okt 2020*,
 * *2020-10*, *09/10/2020* (day first), *9-11 Oktober 2020*, *kemarin*. `''` stays `''`; undefined is not understood.
 * @param today YYYY-MM-DD, the day that the person lives in
 */
export function readTypedDate(typed: string, today: string): string | undefined {
  const text = fold(typed)
    .replace(/[,.](?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '') return '';
  const days = /^(?:[a-z]+ )?(\d{1,2}) ?(?:-|–|s\/d|sd|sampai|hingga|to) ?(\d{1,2}) ([a-z]+ \d{4})$/.exec(text);
  const parts = days
    ? [`${days[1]} ${days[3]}`, `${days[2]} ${days[3]}`]
    : text.split(/ (?:-|–|s\/d|sd|sampai|hingga|to) |\.\.|(?<=\d{4}(?:-\d\d){0,2})\/(?=\d{4})/);
  if (parts.length > 2) return undefined;
  const [from, to] = parts.map((part) => readOne(part.trim(), today));
  if (!from) return undefined;
  if (parts.length === 1) return from.value;
  if (!to || to.last < from.first) return undefined;
  return from.value === to.value ? from.value : `${from.value}/${to.value}`;
}

interface Read {
  readonly value: string;
  readonly first: string;
  readonly last: string;
}

function readOne(text: string, today: string): Read | undefined {
  const words = withCentury(text).split(' ');
  const read = readDate(words, 0, today);
  if (!read || read.count !== words.length) return undefined;
  const { first, last } = bounds(read.meaning, today);
  return { value: shortest(first, last), first, last };
}

/** A year of two digits at the end of a day and a month: 9/10/20, 9 okt 20. */
function withCentury(text: string): string {
  return text.replace(/^(\d{1,2}([-/.])\d{1,2}\2|\d{1,2} [a-z]+ )(\d\d)$/, (_, lead: string, __, year: string) => {
    return `${lead}${Number(year) > 69 ? 19 : 20}${year}`;
  });
}

/** First and last day. A day or month without a year is the last one that has come. */
function bounds(meaning: DateMeaning, today: string): { first: string; last: string } {
  if (meaning.type === 'range') return { first: meaning.from, last: meaning.to };
  const { month, day } = meaning;
  const thisYear = Number(today.slice(0, 4));
  const begins = (year: number) => `${year}-${two(month)}-${two(day ?? 1)}`;
  let year = begins(thisYear) > today ? thisYear - 1 : thisYear;
  while (day !== undefined && day > lastOf(year, month)) year -= 1;
  return { first: begins(year), last: `${year}-${two(month)}-${two(day ?? lastOf(year, month))}` };
}

/** The shortest way to write the days from `first` to `last`. */
function shortest(first: string, last: string): string {
  if (first === last) return first;
  const isWholeMonths =
    first.endsWith('-01') && last.endsWith(`-${lastOf(Number(last.slice(0, 4)), Number(last.slice(5, 7)))}`);
  if (!isWholeMonths) return `${first}/${last}`;
  const isWholeYears = first.endsWith('-01-01') && last.endsWith('-12-31');
  const length = isWholeYears ? 4 : 7;
  const [from, to] = [first.slice(0, length), last.slice(0, length)];
  return from === to ? from : `${from}/${to}`;
}
