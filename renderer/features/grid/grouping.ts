/** A run of items under one heading; `date` is YYYY[-MM[-DD]], or null where no date is known. */
export interface Grouped {
  readonly date: string | null;
  readonly count: number;
}

/** With fewer items a heading than this, most of the page would be headings and empty ends of rows. */
const enough = 4;
/** So few headings do no harm, however little is under them. */
const few = 6;

/** Neighbours whose dates begin alike become one. Order is kept; a month that comes back later begins again. */
function merged(groups: readonly Grouped[], length: number): Grouped[] {
  const found: Grouped[] = [];
  for (const group of groups) {
    const date = group.date?.slice(0, length) ?? null;
    const last = found.at(-1);
    if (last && last.date === date) found[found.length - 1] = { date, count: last.count + group.count };
    else found.push({ date, count: group.count });
  }
  return found;
}

const isSparse = (groups: readonly Grouped[]): boolean =>
  groups.length > few && groups.reduce((sum, group) => sum + group.count, 0) < groups.length * enough;

/** Days as they are; months, or even years, where the days hold next to nothing. */
export function readable(days: readonly Grouped[]): readonly Grouped[] {
  if (!isSparse(days)) return days;
  const months = merged(days, 7);
  return isSparse(months) ? merged(days, 4) : months;
}
