import { describe, expect, it } from 'vitest';
import { boxOf, layOut } from '../../../../renderer/features/grid/geometry.ts';
import { keepPlace, type Laid } from '../../../../renderer/features/grid/place.ts';

function laid(groups: { date: string | null; count: number }[], rowHeight = 200, search = 1): Laid {
  const total = groups.reduce((sum, group) => sum + group.count, 0);
  const geometry = layOut({
    aspects: new Uint8Array(total).fill(48),
    groups,
    width: 1000,
    rowHeight,
    gap: 4,
    headingHeight: 36,
    groupGap: 12,
  });
  return { geometry, groups, search };
}

const topOf = (of: Laid, index: number): number => boxOf(of.geometry, index)?.top ?? -1;

describe('keeping the place', () => {
  const days = [
    { date: '2020-10-09', count: 40 },
    { date: '2020-10-02', count: 40 },
    { date: '2020-09-30', count: 40 },
  ];

  it('shows the same item at the top when newer material comes in above', () => {
    const before = laid(days);
    const after = laid([{ date: '2020-10-12', count: 25 }, ...days]);
    expect(keepPlace(before, after, topOf(before, 60) + 30)).toBe(topOf(after, 85) + 30);
  });

  it('stays at the very top, so that what is new is seen', () => {
    expect(keepPlace(laid(days), laid([{ date: '2020-10-12', count: 25 }, ...days]), 0)).toBe(0);
  });

  it('begins at the top for another search', () => {
    expect(keepPlace(laid(days), laid(days, 200, 2), 3000)).toBe(0);
  });

  it('holds the item under the pointer while zooming', () => {
    const before = laid(days);
    const after = laid(before.groups as typeof days, 120);
    const box = boxOf(after.geometry, 70);
    const top = keepPlace(before, { ...after, groups: before.groups }, 2000, { index: 70, at: 310, share: 0.5 });
    expect(top + 310).toBe((box?.top ?? 0) + (box?.height ?? 0) / 2);
  });

  it('goes to the day before when the day under the eye is gone', () => {
    const before = laid(days);
    const after = laid([days[0] as (typeof days)[0], days[2] as (typeof days)[0]]);
    expect(keepPlace(before, after, topOf(before, 44))).toBe(topOf(after, 40));
  });

  it('has nowhere to go in an empty layout', () => {
    expect(keepPlace(laid(days), laid([]), 900)).toBe(0);
  });
});
