import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boxOf,
  eachInRow,
  type Geometry,
  type GeometryInput,
  groupOf,
  itemsIn,
  layOut,
  rowAt,
  rowOf,
  stepRows,
} from '../../../../renderer/features/grid/geometry.ts';

const aspect = fc.oneof(fc.constant(0), fc.integer({ min: 8, max: 255 }));

const input: fc.Arbitrary<GeometryInput> = fc.record({
  aspects: fc.array(aspect, { maxLength: 400 }).map((values) => Uint8Array.from(values)),
  groups: fc.array(fc.record({ count: fc.integer({ min: 0, max: 60 }) }), { maxLength: 12 }),
  width: fc.integer({ min: 1, max: 2600 }),
  rowHeight: fc.integer({ min: 60, max: 480 }),
  gap: fc.constantFrom(0, 4),
  headingHeight: fc.constantFrom(0, 36),
  groupGap: fc.constantFrom(0, 16),
});

function edges(geometry: Geometry, row: number): { index: number; left: number; right: number }[] {
  const found: { index: number; left: number; right: number }[] = [];
  eachInRow(geometry, row, (index, left, right) => found.push({ index, left, right }));
  return found;
}

const itemRows = (geometry: Geometry): number[] =>
  [...geometry.counts.keys()].filter((row) => (geometry.counts[row] as number) > 0);

describe('the geometry of the grid', () => {
  it('places every item exactly once and in order', () => {
    fc.assert(
      fc.property(input, (given) => {
        const geometry = layOut(given);
        const seen = itemRows(geometry).flatMap((row) => edges(geometry, row).map((edge) => edge.index));
        expect(seen).toEqual([...given.aspects.keys()]);
      }),
    );
  });

  it('fills the width within one pixel in every row but the last of a group', () => {
    fc.assert(
      fc.property(input, (given) => {
        const geometry = layOut(given);
        for (const row of itemRows(geometry)) {
          const across = edges(geometry, row);
          const group = groupOf(geometry, geometry.firsts[row] as number);
          const end = (geometry.groups.firsts[group] as number) + (geometry.groups.counts[group] as number);
          const isLast = (across.at(-1)?.index ?? 0) + 1 === end;
          const right = across.at(-1)?.right ?? 0;
          // Rows narrower than their gaps and one pixel an item cannot be filled exactly.
          const possible = given.width >= across.length * (given.gap + 2);
          if (!isLast && possible) expect(Math.abs(right - given.width)).toBeLessThanOrEqual(1);
          if (possible) expect(right).toBeLessThanOrEqual(given.width + 1);
        }
      }),
    );
  });

  it('does not stretch the last row of a group', () => {
    const geometry = layOut({
      aspects: Uint8Array.from([48, 48, 48, 48, 48, 48, 48]),
      groups: [{ count: 6 }, { count: 1 }],
      width: 1000,
      rowHeight: 200,
      gap: 4,
      headingHeight: 36,
      groupGap: 0,
    });
    const rows = itemRows(geometry);
    expect(rows.map((row) => [geometry.counts[row], geometry.heights[row]])).toEqual([
      [3, 220],
      [3, 200],
      [1, 200],
    ]);
  });

  it('never lets two rows or two items overlap', () => {
    fc.assert(
      fc.property(input, (given) => {
        const geometry = layOut(given);
        for (let row = 0; row + 1 < geometry.tops.length; row++)
          expect((geometry.tops[row] as number) + (geometry.heights[row] as number)).toBeLessThanOrEqual(
            geometry.tops[row + 1] as number,
          );
        for (const row of itemRows(geometry)) {
          const across = edges(geometry, row).filter((edge) => edge.right - edge.left > 1);
          for (let at = 0; at + 1 < across.length; at++)
            expect(across[at]?.right).toBeLessThanOrEqual((across[at + 1]?.left ?? 0) + 1);
        }
      }),
    );
  });

  it('finds the row of every offset and of every item', () => {
    fc.assert(
      fc.property(input, (given) => {
        const geometry = layOut(given);
        for (let row = 0; row < geometry.tops.length; row++) {
          expect(rowAt(geometry, geometry.tops[row] as number)).toBe(row);
          expect(rowAt(geometry, (geometry.tops[row] as number) + (geometry.heights[row] as number) - 1)).toBe(row);
        }
        for (const row of itemRows(geometry))
          for (const edge of edges(geometry, row)) {
            expect(rowOf(geometry, edge.index)).toBe(row);
            expect(boxOf(geometry, edge.index)?.left).toBe(edge.left);
          }
      }),
      { numRuns: 40 },
    );
  });

  it('walks up and down to an item that lies under the same point', () => {
    fc.assert(
      fc.property(input, fc.nat(), (given, seed) => {
        fc.pre(given.aspects.length > 0);
        const geometry = layOut(given);
        const index = seed % given.aspects.length;
        const rows = itemRows(geometry);
        const at = rows.indexOf(rowOf(geometry, index));
        const below = stepRows(geometry, index, 1);
        const above = stepRows(geometry, index, -1);
        expect(rows.indexOf(rowOf(geometry, below))).toBe(Math.min(rows.length - 1, at + 1));
        expect(rows.indexOf(rowOf(geometry, above))).toBe(Math.max(0, at - 1));
        const box = boxOf(geometry, index);
        const under = boxOf(geometry, below);
        if (box && under && below !== index) {
          const centre = box.left + box.width / 2;
          const spans = edges(geometry, rowOf(geometry, below));
          const reach = Math.max(...spans.map((span) => span.right));
          if (centre <= reach) {
            expect(centre).toBeGreaterThanOrEqual(under.left - given.gap - 1);
            expect(centre).toBeLessThanOrEqual(under.left + under.width + given.gap + 1);
          }
        }
      }),
    );
  });

  it('gives a rectangle over everything all items, and one over nothing none', () => {
    fc.assert(
      fc.property(input, (given) => {
        const geometry = layOut(given);
        const all = itemsIn(geometry, { left: 0, top: 0, right: geometry.width, bottom: geometry.height });
        expect(all.reduce((sum, range) => sum + range.to - range.from, 0)).toBe(geometry.total);
        expect(itemsIn(geometry, { left: 0, top: -90, right: geometry.width, bottom: -80 })).toEqual([]);
      }),
    );
  });

  it('draws an item of unknown size as 4:3', () => {
    const geometry = layOut({
      aspects: Uint8Array.from([0]),
      groups: [],
      width: 1000,
      rowHeight: 300,
      gap: 4,
      headingHeight: 0,
      groupGap: 0,
    });
    expect(boxOf(geometry, 0)).toEqual({ left: 0, top: 0, width: 400, height: 300 });
  });

  it('lays out a million items in flat arrays that hold every one of them', () => {
    const aspects = new Uint8Array(1_000_000).map((_, index) => 20 + (index % 60));
    const groups = Array.from({ length: 4000 }, () => ({ count: 250 }));
    const geometry = layOut({ aspects, groups, width: 1400, rowHeight: 200, gap: 4, headingHeight: 36, groupGap: 16 });
    const last = boxOf(geometry, 999_999);
    expect((last?.top ?? 0) + (last?.height ?? 0) + 4 + 16).toBe(geometry.height);
    expect(geometry.tops.byteLength + geometry.firsts.byteLength).toBeLessThan(4_000_000);
  });
});
