/** Days of a month; 29 February is there every fourth year, mostly. */
const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/**
 * A date as people say it (YYYY, YYYY-MM, YYYY-MM-DD, or two of these with `/` between) the way it is kept: a range that was
 * said backwards is put in order, one of the same day twice is that day.
 * @returns null for a date that no calendar has: 2021-02-29, month 13, year 0
 */
export function tidyDate(text: string): string | null {
  const [from = '', to, ...more] = text.trim().split('/');
  if (more.length > 0 || !exists(from) || (to !== undefined && !exists(to))) return null;
  if (to === undefined || to === from) return from;
  return isAfter(from, to) ? `${to}/${from}` : `${from}/${to}`;
}

function exists(date: string): boolean {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date);
  if (!parts) return false;
  const [year, month = 1, day = 1] = parts.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  return year !== undefined && year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** Whether the first begins later; where both begin together, the shorter one comes first: May 2020 after 3 May 2020. */
function isAfter(a: string, b: string): boolean {
  const [first, second] = [`${a}-01-01`.slice(0, 10), `${b}-01-01`.slice(0, 10)];
  return first === second ? a.length < b.length : first > second;
}
