import { describe, expect, it } from 'vitest';
import { layOut } from '../../../../renderer/features/grid/geometry.ts';
import { labelsOf, monthAt, monthsOf } from '../../../../renderer/features/grid/timeline.ts';

const groups = [
  { date: '2020-10-09', count: 30 },
  { date: '2020-10-02', count: 30 },
  { date: '2019-12-24', count: 300 },
  { date: '2018-01-01', count: 1 },
  { date: null, count: 5 },
];
const geometry = layOut({
  aspects: new Uint8Array(366).fill(48),
  groups,
  width: 1000,
  rowHeight: 200,
  gap: 4,
  headingHeight: 36,
  groupGap: 0,
});

describe('the timeline scale', () => {
  it('has one entry a month, at the place where the month begins', () => {
    const months = monthsOf(groups, geometry);
    expect(months.map((entry) => entry.month)).toEqual(['2020-10', '2019-12', '2018-01', null]);
    expect(months.map((entry) => entry.top)).toEqual([0, 2, 3, 4].map((group) => geometry.groups.tops[group]));
  });

  it('leaves out years that would be written over each other', () => {
    const months = monthsOf(groups, geometry);
    expect(labelsOf(months, geometry.height, 4000).map((label) => label.year)).toEqual(['2020', '2019', '2018']);
    expect(labelsOf(months, geometry.height, 60).map((label) => label.year)).toEqual(['2020', '2018']);
  });

  it('knows the month at a place', () => {
    const months = monthsOf(groups, geometry);
    expect(monthAt(months, -5)).toBe(0);
    expect(monthAt(months, (months[1]?.top ?? 0) + 10)).toBe(1);
    expect(monthAt(months, geometry.height)).toBe(3);
    expect(monthAt([], 0)).toBe(-1);
  });
});
