import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readable } from '../../../../renderer/features/grid/grouping.ts';

const day = (date: string | null, count: number) => ({ date, count });
const sparse = Array.from({ length: 24 }, (_, n) =>
  day(`2020-0${1 + Math.floor(n / 8)}-${String(28 - (n % 8)).padStart(2, '0')}`, 1),
);

describe('headings of days', () => {
  it('stay as they are where days are full', () => {
    const days = [day('2020-10-09', 214), day('2020-10-02', 3), day(null, 2)];
    expect(readable(days)).toBe(days);
  });

  it('stay as they are where there are only a few', () => {
    const days = [day('2020-10-09', 1), day('2019-10-02', 1), day('2018-01-01', 1)];
    expect(readable(days)).toBe(days);
  });

  it('become months where days hold next to nothing', () => {
    expect(readable(sparse)).toEqual([day('2020-01', 8), day('2020-02', 8), day('2020-03', 8)]);
  });

  it('become years where months hold next to nothing too', () => {
    const days = Array.from({ length: 30 }, (_, n) =>
      day(`20${String(20 - Math.floor(n / 10))}-${String(12 - (n % 10)).padStart(2, '0')}-05`, 1),
    );
    expect(readable(days)).toEqual([day('2020', 10), day('2019', 10), day('2018', 10)]);
  });

  it('never lose an item and never mix those without a date with others', () => {
    const some = fc.record({
      date: fc.option(
        fc
          .date({ min: new Date('1990-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
          .map((at) => at.toISOString().slice(0, 10)),
      ),
      count: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 60 }), (days) => {
        const sum = (groups: readonly { count: number; date: string | null }[]) =>
          groups.reduce((total, group) => total + group.count, 0);
        const undated = (groups: readonly { count: number; date: string | null }[]) =>
          sum(groups.filter((group) => group.date === null));
        expect(sum(readable(days))).toBe(sum(days));
        expect(undated(readable(days))).toBe(undated(days));
      }),
    );
  });
});
