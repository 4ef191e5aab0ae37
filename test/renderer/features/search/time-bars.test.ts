import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksOf, next, placeOf, slotAt, slotsOf, stretchOf } from '../../../../renderer/features/search/time-bars.ts';
import { parse } from '../../../../shared/query/parse.ts';

const timeline = (...bars: readonly (readonly [string, number])[]) =>
  slotsOf({ unit: 'month', bars: bars.map(([from, count]) => ({ from, count })), undated: 0 });

describe('the bars of the timeline', () => {
  it('stand for every stretch, also where nothing lies in it', () => {
    expect(timeline(['2019-11', 3], ['2020-02', 1])).toEqual([
      { at: '2019-11', count: 3 },
      { at: '2019-12', count: 0 },
      { at: '2020-01', count: 0 },
      { at: '2020-02', count: 1 },
    ]);
    expect(timeline(['2020-02-28', 1], ['2020-03-01', 1]).map(({ at }) => at)).toEqual([
      '2020-02-28',
      '2020-02-29',
      '2020-03-01',
    ]);
    expect(timeline(['1999', 1], ['2001', 1]).map(({ at }) => at)).toEqual(['1999', '2000', '2001']);
    expect(timeline()).toEqual([]);
  });

  it('come to an end even where a date is far off', () => {
    expect(timeline(['0001-01', 1], ['2020-01', 1]).length).toBeLessThanOrEqual(2000);
  });

  it('are drawn over in either direction, and become a filter that is understood', () => {
    const slots = timeline(['2020-01', 1], ['2021-06', 1]);
    const place = fc.integer({ min: 0, max: slots.length - 1 });
    fc.assert(
      fc.property(place, place, (one, other) => {
        const value = stretchOf(slots, one, other);
        expect(value).toBe(stretchOf(slots, other, one));
        const { root } = parse(`tanggal:${value}`, '2026-10-09');
        const [first, last] = [slots[Math.min(one, other)]?.at, slots[Math.max(one, other)]?.at ?? ''];
        expect(root).toMatchObject({ type: 'field', meaning: { type: 'date', date: { from: `${first}-01` } } });
        const to =
          root?.type === 'field' && root.meaning.type === 'date' && 'to' in root.meaning.date && root.meaning.date.to;
        expect(String(to).slice(0, 7)).toBe(last);
        expect(next(String(to))).toBe(`${next(last)}-01`);
      }),
    );
    expect(stretchOf(slots, 2, 2)).toBe('2020-03');
  });

  it('are marked where years begin, never closer than there is room', () => {
    const slots = timeline(['2015-06', 1], ['2020-03', 1]);
    expect(marksOf(slots, 20).map(({ at }) => at)).toEqual(['2015', '2016', '2017', '2018', '2019', '2020']);
    expect(marksOf(slots, 2).map(({ at }) => at)).toEqual(['2016', '2019']);
    expect(marksOf(timeline(['2020-02-28', 1], ['2020-03-20', 1]), 9).map(({ at }) => at)).toEqual(['2020-03']);
    expect(marksOf([], 3)).toEqual([]);
  });

  it('are found again among others, also of days, months or years', () => {
    const months = timeline(['2020-01', 1], ['2020-10', 1]);
    expect(['2020-03', '2020-03-09', '2019', '2020', '2024'].map((at) => placeOf(months, at))).toEqual([2, 2, 0, 0, 9]);
    const days = timeline(['2020-02-28', 1], ['2020-03-02', 1]);
    expect(['2020-02', '2020-03', '2021'].map((at) => placeOf(days, at))).toEqual([0, 2, 3]);
  });

  it('are found from one edge to the other', () => {
    const slots = timeline(['2020-01', 1], ['2020-10', 1]);
    expect([-1, 0, 0.05, 0.1, 0.99, 1, 2].map((share) => slotAt(slots, share))).toEqual([0, 0, 0, 1, 9, 9, 9]);
  });
});
