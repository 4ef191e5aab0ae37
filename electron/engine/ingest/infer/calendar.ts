/** A date as coarse as it was written. Without a year (or, for a bare day, a month) it is filled from folders above. */
export interface DateParts {
  readonly y?: number;
  readonly m?: number;
  readonly d?: number;
}

/** One date or a range; both ends have the same parts. `weekday` (Sunday 0) stood before it. */
export interface DateSpan {
  readonly from: DateParts;
  readonly to: DateParts | null;
  readonly weekday?: number;
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export const isLeap = (y: number): boolean => y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0);

/** Whether such a date can be: a day of a month without a year may be the 29th of February. */
export function exists({ y, m, d }: DateParts): boolean {
  if (m === undefined) return d === undefined || (d >= 1 && d <= 31);
  if (m < 1 || m > 12) return false;
  if (d === undefined) return true;
  const length = m === 2 && (y === undefined || isLeap(y)) ? 29 : (lengths[m - 1] as number);
  return d >= 1 && d <= length;
}

/** A number that sorts as dates do; parts that are missing count as the first. */
export const order = ({ y = 0, m = 0, d = 0 }: DateParts): number => (y * 100 + m) * 100 + d;

/** Weekday of a whole date, Sunday 0. */
export const weekdayOf = (y: number, m: number, d: number): number => new Date(Date.UTC(y, m - 1, d)).getUTCDay();

/** YYYY, YYYY-MM or YYYY-MM-DD; null without a year. */
export function written({ y, m, d }: DateParts): string | null {
  if (y === undefined) return null;
  const two = (n: number) => String(n).padStart(2, '0');
  return `${y}${m === undefined ? '' : `-${two(m)}${d === undefined ? '' : `-${two(d)}`}`}`;
}

/** The day that names without a year are read from, in its parts. */
export function readToday(today: string): Required<DateParts> {
  const [y, m, d] = today.split('-').map(Number);
  return { y: y || 1970, m: m || 1, d: d || 1 };
}

export const firstYear = 1950;

/** A year of two digits: 00 to next year is this century, 70–99 the last one, others are none. */
export function fullYear(short: number, lastYear: number): number | undefined {
  if (short <= lastYear - 2000) return 2000 + short;
  return short >= 70 ? 1900 + short : undefined;
}
