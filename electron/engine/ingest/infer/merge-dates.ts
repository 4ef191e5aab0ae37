import { type DateParts, type DateSpan, exists, order, weekdayOf } from './calendar.ts';

const fineness = ({ y, m, d }: DateParts): number =>
  d !== undefined ? 3 : m !== undefined ? 2 : y !== undefined ? 1 : 0;

/**
 * What is known of the date after one more name further down. A whole date replaces what is above, a part is filled from
 * above, a coarser one that agrees leaves the finer one standing. A date that cannot be gives nothing.
 */
export function mergeDates(above: DateSpan | null, name: DateSpan | null): DateSpan | null {
  if (!name) return above;
  if (!above) return name;
  const filled = fill(above, name);
  if (!filled) return above;
  const coarser = fineness(filled.from) < fineness(above.from);
  return coarser && contains(filled, above) ? above : filled;
}

function fill(above: DateSpan, name: DateSpan): DateSpan | undefined {
  const base: { y?: number; m?: number } = {};
  const { y, m, d } = name.from;
  if (y === undefined) {
    const within = yearWithin(above, name.from);
    if (within !== undefined) base.y = within;
    if (m === undefined && d !== undefined && above.from.m !== undefined) base.m = above.from.m;
  } else if (m === undefined && above.from.y === undefined && above.from.m !== undefined) {
    // a year below a month without one
    return { ...above, from: { ...above.from, y }, to: above.to && { ...above.to, y } };
  }
  const from = { ...base, ...name.from };
  let to = name.to && { ...base, ...name.to };
  if (to && base.y !== undefined && order(from) > order(to) && (from.m ?? 0) > (to.m ?? 0))
    to = { ...to, y: base.y + 1 };
  if (!exists(from) || (to && !exists(to)) || (d !== undefined && from.m === undefined)) return undefined;
  return { ...name, from, to };
}

/** The year from above; of a range across years the one in which the part lies in it. */
function yearWithin({ from, to }: DateSpan, part: DateParts): number | undefined {
  if (from.y === undefined || to?.y === undefined || to.y === from.y || from.m === undefined) return from.y;
  return (part.m ?? 0) < from.m ? to.y : from.y;
}

/** Whether the coarser date holds the finer one. */
function contains(coarse: DateSpan, fine: DateSpan): boolean {
  const cut = (parts: DateParts): DateParts => {
    const { y, m } = parts;
    return coarse.from.m === undefined
      ? y === undefined
        ? {}
        : { y }
      : { ...(y === undefined ? {} : { y }), ...(m === undefined ? {} : { m }) };
  };
  const last = coarse.to ?? coarse.from;
  if (fine.from.y === undefined && coarse.from.y === undefined) return fine.from.m === coarse.from.m;
  return order(cut(fine.from)) >= order(coarse.from) && order(cut(fine.to ?? fine.from)) <= order(last);
}

/** Gives a date without a year the latest one that is not after today, on its weekday if it has one. */
export function withYear(span: DateSpan, today: Required<DateParts>): DateSpan | null {
  const { from, to, weekday } = span;
  if (from.y !== undefined) return span;
  if (from.m === undefined) return null;
  let latest: DateSpan | null = null;
  const crosses = to !== null && (to.m ?? 0) < from.m;
  for (let y = today.y; y > today.y - 40; y--) {
    const first = { ...from, y };
    const end = to && { ...to, y: crosses ? y + 1 : y };
    const limit = end ?? first;
    const now = limit.d === undefined ? { y: today.y, m: today.m } : today;
    if (!exists(first) || (end && !exists(end)) || order(limit) > order(now)) continue;
    const found = { ...span, from: first, to: end };
    latest ??= found;
    if (weekday === undefined || first.d === undefined || weekdayOf(y, from.m, first.d) === weekday) return found;
  }
  return latest;
}
