import { all, type Reader } from '../../db/connection.ts';

/** Days between two days of photos that still are one occasion. */
const nearDays = 2;
/** A longer time is a collection, and no date. */
const longest = 31;

/**
 * The days on which most of what was found in an event was taken, as YYYY-MM-DD or a range of two; null where that says
 * nothing: no capture times, or many days apart. A camera with a wrong clock does not stretch it.
 * @param around a coarser date that a folder tells; days outside of it are not believed
 */
export function daysOfAssets(db: Reader, eventId: number, around: string | null): string | null {
  const days = all<{ day: string; n: number }>(
    db,
    `SELECT substr(captured_at, 1, 10) AS day, count(*) AS n FROM asset
      WHERE found_event_id = ? AND missing = 0 AND length(captured_at) >= 10
        AND captured_certainty IN ('exact', 'utc-container', 'name') GROUP BY 1 ORDER BY 1`,
    eventId,
  ).filter(({ day }) => around === null || isAround(day, around));
  const whole = days.reduce((sum, { n }) => sum + n, 0);
  const main = days.reduce((best, { n }, at) => (n > (days[best]?.n ?? 0) ? at : best), 0);
  let [from, to] = [main, main];
  while (from > 0 && apart(days[from - 1]?.day, days[from]?.day) <= nearDays) from -= 1;
  while (to < days.length - 1 && apart(days[to]?.day, days[to + 1]?.day) <= nearDays) to += 1;
  const within = days.slice(from, to + 1);
  const [first, last] = [within[0]?.day, within.at(-1)?.day];
  if (first === undefined || last === undefined || apart(first, last) > longest) return null;
  // where half of it is of other times, the days of one part are no date of the whole
  if (within.reduce((sum, { n }) => sum + n, 0) * 2 <= whole) return null;
  return first === last ? first : `${first}/${last}`;
}

const apart = (a = '', b = ''): number => (Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / 86_400_000;

/** Whether a day lies in a date as coarse as YYYY, YYYY-MM, or a range of these. */
function isAround(day: string, date: string): boolean {
  const [from = '', to = from] = date.split('/');
  return day.slice(0, from.length) >= from && day.slice(0, to.length) <= to;
}
