/** A year before this one is a slip of the finger. */
const firstYear = 1000;

const two = (n: number): string => String(n).padStart(2, '0');

/** Last day of a date YYYY[-MM[-DD]]; undefined for a day, month or year that there is not. */
function lastDayOf(date: string): string | undefined {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date);
  if (!parts) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 12), Number(parts[3] ?? 1)];
  if (year < firstYear || month < 1 || month > 12) return undefined;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day < 1 || day > days) return undefined;
  return `${parts[1]}-${two(month)}-${parts[3] ?? two(days)}`;
}

/**
 * A date as a person says it, YYYY[-MM[-DD]] or two of these with `/` between, as it is kept: a range the wrong way round is
 * put in order, one of two equal ends is that day. Undefined where the calendar has no such day.
 */
export function orderDate(date: string): string | undefined {
  const [from = '', to, ...more] = date.trim().split('/');
  const end = lastDayOf(from);
  if (to === undefined) return end && from;
  const lastEnd = lastDayOf(to);
  if (!end || !lastEnd || more.length > 0) return undefined;
  if (from === to) return from;
  // ends that overlap, as a month and a day of it, stay as they were said
  return lastEnd < from ? `${to}/${from}` : `${from}/${to}`;
}
