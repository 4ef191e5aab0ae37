import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gap, layRows, rowAt, rowOf, shapeOf, stepRows } from '../../../../renderer/features/describing/rows.ts';

const shapes = fc.array(fc.double({ min: 0.5, max: 2.4, noNaN: true }), { minLength: 1, maxLength: 300 });
const widths = fc.integer({ min: 200, max: 3000 });
const heights = fc.integer({ min: 60, max: 400 });

describe('rows of photographs', () => {
  it('fill the width, none of them higher than it may be, each photograph in one', () => {
    fc.assert(
      fc.property(shapes, widths, heights, (some, width, target) => {
        const rows = layRows(some, width, target);
        expect(rows.firsts.at(-1)).toBe(some.length);
        for (let row = 0; row < rows.tops.length; row++) {
          const last = (rows.firsts[row + 1] as number) - 1;
          const right = (rows.lefts[last] as number) + (rows.widths[last] as number);
          expect(right).toBeLessThanOrEqual(width + 0.01);
          expect(rows.heights[row]).toBeLessThanOrEqual(target + 0.01);
          if (row < rows.tops.length - 1) expect(right).toBeCloseTo(width, 3);
          if (row > 0) {
            const above = (rows.tops[row - 1] as number) + (rows.heights[row - 1] as number);
            expect(rows.tops[row]).toBeCloseTo(above + gap, 6);
          }
        }
      }),
    );
  });

  it('are found again by height and by photograph', () => {
    fc.assert(
      fc.property(shapes, widths, heights, fc.nat(), (some, width, target, pick) => {
        const rows = layRows(some, width, target);
        const index = pick % some.length;
        const row = rowOf(rows, index);
        expect(rows.firsts[row]).toBeLessThanOrEqual(index);
        expect(rows.firsts[row + 1]).toBeGreaterThan(index);
        expect(rowAt(rows, (rows.tops[row] as number) + 0.5)).toBe(row);
      }),
    );
  });

  it('are walked through without leaving them', () => {
    fc.assert(
      fc.property(
        shapes,
        widths,
        heights,
        fc.nat(),
        fc.integer({ min: -9, max: 9 }),
        (some, width, target, pick, by) => {
          const rows = layRows(some, width, target);
          const index = pick % some.length;
          const next = stepRows(rows, index, by);
          const wished = Math.min(rows.tops.length - 1, Math.max(0, rowOf(rows, index) + by));
          expect(rowOf(rows, next)).toBe(wished);
        },
      ),
    );
  });

  it('are none in a room without a width, and none without photographs', () => {
    expect(layRows([1.5, 1], 0, 200).tops).toEqual([]);
    expect(layRows([], 800, 200)).toMatchObject({ tops: [], height: 0 });
    expect(rowAt(layRows([], 800, 200), 10)).toBe(-1);
  });

  it('crop what is too wide or too narrow for a row', () => {
    expect(shapeOf({ width: 12_000, height: 1000 })).toBe(2.4);
    expect(shapeOf({ width: 300, height: 9000 })).toBe(0.5);
    expect(shapeOf({ width: null, height: null })).toBe(1.5);
  });
});
