import type { SearchTimeline } from '../../../shared/model/search.ts';
import type { Columns } from './columns.ts';
import { dayName, daysOf, monthName, monthsOf, type Stretch, yearName, yearsOf } from './date-touches.ts';
import { type Taker, tally } from './tally.ts';
import type { Whole } from './whole.ts';

/** A result of so many months is shown by day, of so many years by month; a longer one by year. */
const dayMonths = 3;
const monthYears = 25;

/**
 * How a result lies in time, in bars as wide as suits it. An asset whose date is a span counts in each bar that it touches;
 * one whose date is too coarse to say its bar counts as `undated`, as it does not meet a filter by one.
 */
export async function timelineOf(whole: Whole): Promise<SearchTimeline> {
  const extent = new Extent();
  await tally(whole, [extent]);
  const unit = extent.unit();
  const bars = new Bars(units[unit].touched);
  await tally(whole, [bars]);
  const { name } = units[unit];
  return {
    unit,
    bars: [...bars.counts].sort(([a], [b]) => a - b).map(([from, count]) => ({ from: name(from), count })),
    undated: bars.undated,
  };
}

const units = {
  year: { touched: yearsOf, name: yearName },
  month: { touched: monthsOf, name: monthName },
  day: { touched: daysOf, name: dayName },
} as const;

/** First and last month of a result. */
class Extent implements Taker {
  #first = Number.POSITIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;

  add(block: Columns, places: Uint32Array, count: number): void {
    for (let n = 0; n < count; n++) {
      const month = block.month[places[n] ?? 0] ?? 0;
      if (month === 0) continue;
      if (month < this.#first) this.#first = month;
      if (month > this.#last) this.#last = month;
    }
  }

  unit(): SearchTimeline['unit'] {
    if (this.#last < this.#first) return 'year';
    const months = this.#last - this.#first + 1;
    return months <= dayMonths ? 'day' : months <= 12 * monthYears ? 'month' : 'year';
  }
}

class Bars implements Taker {
  readonly counts = new Map<number, number>();
  undated = 0;
  readonly #touched: (columns: Columns, at: number) => Stretch | undefined;

  constructor(touched: (columns: Columns, at: number) => Stretch | undefined) {
    this.#touched = touched;
  }

  add(block: Columns, places: Uint32Array, count: number): void {
    for (let n = 0; n < count; n++) {
      const stretch = this.#touched(block, places[n] ?? 0);
      if (!stretch) this.undated++;
      else for (let at = stretch.from; at <= stretch.to; at++) this.counts.set(at, (this.counts.get(at) ?? 0) + 1);
    }
  }
}
