import { secondOfKey } from '../db/sort-key.ts';
import { type Columns, flag } from './columns.ts';

const daySeconds = 86_400;
/** As far as the tokens of a date reach (`dateTokens`), so that what is counted is what a filter finds. */
const mostYears = 20;
const mostMonths = 36;
const mostDays = 92;

/** First and last, both inclusive; months are 12 · year + month (0..11), days since 1970. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Days since 1970 on which the date of an asset begins. */
function firstDay(columns: Columns, at: number): number {
  if ((columns.flags[at] ?? 0) & flag.day) return Math.floor(secondOfKey(columns.sk[at] ?? 0) / daySeconds);
  const month = columns.month[at] ?? 0;
  return Date.UTC(Math.floor(month / 12), month % 12) / (1000 * daySeconds);
}

function lastMonth(columns: Columns, at: number): number {
  const last = new Date((firstDay(columns, at) + (columns.span[at] ?? 0)) * 1000 * daySeconds);
  return 12 * last.getUTCFullYear() + last.getUTCMonth();
}

/** Years that the date of an asset touches; undefined without a date. */
export function yearsOf(columns: Columns, at: number): Stretch | undefined {
  const month = columns.month[at] ?? 0;
  if (month === 0) return undefined;
  const from = Math.floor(month / 12);
  if (columns.span[at] === 0) return { from, to: from };
  return { from, to: Math.min(Math.floor(lastMonth(columns, at) / 12), from + mostYears) };
}

/** Months that the date of an asset touches; undefined where it says none. */
export function monthsOf(columns: Columns, at: number): Stretch | undefined {
  const from = columns.month[at] ?? 0;
  if (((columns.flags[at] ?? 0) & flag.month) === 0) return undefined;
  if (columns.span[at] === 0) return { from, to: from };
  return { from, to: Math.min(lastMonth(columns, at), from + mostMonths - 1) };
}

/** Days that the date of an asset touches; undefined where it says none. */
export function daysOf(columns: Columns, at: number): Stretch | undefined {
  if (((columns.flags[at] ?? 0) & flag.day) === 0) return undefined;
  const from = firstDay(columns, at);
  return { from, to: from + Math.min(columns.span[at] ?? 0, mostDays - 1) };
}

/** YYYY-MM of 12 · year + month (0..11). */
export const monthName = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;

export const yearName = (year: number): string => String(year).padStart(4, '0');

/** YYYY-MM-DD of days since 1970. */
export const dayName = (day: number): string => new Date(day * 1000 * daySeconds).toISOString().slice(0, 10);
