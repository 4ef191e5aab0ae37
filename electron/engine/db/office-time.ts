import type { Reader } from './connection.ts';
import { latestMoment } from './latest-moment.ts';

/** The office's clock: YYYY-MM-DDTHH:MM. */
export type OfficeTime = string;

/** Epoch milliseconds as the office's clock shows them. */
export function officeTime(millis: number): OfficeTime {
  const at = new Date(millis);
  const two = (n: number) => String(n).padStart(2, '0');
  const date = `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${date}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** What the office's clock shows; a clock that was set back is behind what the library has seen, and does not count. */
export const officeNow = (db: Reader, now: number): OfficeTime => officeTime(Math.max(now, latestMoment(db)));

/** Whether a day (YYYY-MM-DD) is over. */
export const isOver = (day: string, at: OfficeTime): boolean => day < at.slice(0, 10);
