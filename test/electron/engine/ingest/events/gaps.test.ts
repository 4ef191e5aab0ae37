import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byPauses } from '../../../../../electron/engine/ingest/events/gaps.ts';

const at = (moment: string): number => Date.parse(`${moment}Z`) / 1000;
/** Photos one minute apart, numbered from `first`. */
const series = (moment: string, count: number, first: number) =>
  Array.from({ length: count }, (_, n) => ({ id: first + n, at: at(moment) + n * 60 }));
const idsOf = (groups: readonly (readonly { id: number }[])[]) => groups.map((group) => group.map(({ id }) => id));

describe('times that make an event', () => {
  it('are parted by a pause of hours', () => {
    const morning = series('2020-10-09T08:00:00', 6, 1);
    const evening = series('2020-10-09T19:00:00', 6, 11);
    expect(idsOf(byPauses([...evening, ...morning]))).toEqual([
      [1, 2, 3, 4, 5, 6],
      [11, 12, 13, 14, 15, 16],
    ]);
  });

  it('are parted by a night, and not by midnight', () => {
    const party = [...series('2020-10-09T23:50:00', 20, 1)];
    expect(byPauses(party)).toHaveLength(1);
    const dawn = series('2020-10-10T05:00:00', 6, 31);
    const late = series('2020-10-10T03:00:00', 6, 41);
    expect(byPauses([...late, ...dawn])).toHaveLength(2);
  });

  it('are those of several cameras together', () => {
    const one = series('2020-10-09T08:00:00', 5, 1);
    const other = series('2020-10-09T08:00:30', 5, 11);
    expect(idsOf(byPauses([...one, ...other]))).toEqual([[1, 11, 2, 12, 3, 13, 4, 14, 5, 15]]);
  });

  it('are no event where there are only strays', () => {
    expect(byPauses(series('2020-10-09T08:00:00', 4, 1))).toEqual([]);
    expect(byPauses([])).toEqual([]);
  });

  it('part the same photos in the same way in whatever order they come, each into one group at most', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(40), { maxLength: 40 }),
        fc.array(fc.nat(500_000), { minLength: 41, maxLength: 41 }),
        (order, times) => {
          const taken = order.map((id) => ({ id, at: times[id] as number }));
          const groups = idsOf(byPauses(taken));
          expect(idsOf(byPauses([...taken].reverse()))).toEqual(groups);
          const flat = groups.flat();
          expect(new Set(flat).size).toBe(flat.length);
          for (const group of groups) {
            const moments = group.map((id) => times[id] as number);
            for (let n = 1; n < moments.length; n += 1) {
              expect((moments[n] as number) - (moments[n - 1] as number)).toBeLessThan(3 * 3600);
            }
          }
        },
      ),
    );
  });
});
