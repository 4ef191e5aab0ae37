import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contentAt,
  follow,
  hasDrifted,
  openScrollMap,
  placeAt,
} from '../../../../renderer/features/grid/scroll-map.ts';

const limit = 100_000;
const sizes = fc.record({
  content: fc.integer({ min: 1000, max: 5_000_000 }),
  viewport: fc.integer({ min: 200, max: 900 }),
});

describe('scrolling through more than a page can hold', () => {
  it('is the plain position while everything fits', () => {
    const map = openScrollMap(50_000, 800, limit);
    expect(contentAt(map, 1234)).toBe(1234);
    expect(follow(map, 0, 40_000)).toBe(map);
    expect(hasDrifted(map, 49_000)).toBe(false);
  });

  it('reaches both ends with the scroll bar', () => {
    fc.assert(
      fc.property(sizes, ({ content, viewport }) => {
        const map = openScrollMap(content, viewport, limit);
        const down = follow(map, 0, map.stand - viewport);
        expect(contentAt(down, map.stand - viewport)).toBe(Math.max(0, content - viewport));
        expect(contentAt(follow(down, map.stand - viewport, 0), 0)).toBe(0);
      }),
    );
  });

  it('moves one to one in small steps', () => {
    const map = placeAt(openScrollMap(5_000_000, 800, limit), 2_000_000);
    expect(contentAt(map.map, map.page)).toBe(2_000_000);
    const next = follow(map.map, map.page, map.page + 120);
    expect(contentAt(next, map.page + 120)).toBe(2_000_120);
  });

  it('stands where it was told to, without drift', () => {
    fc.assert(
      fc.property(sizes, fc.double({ min: 0, max: 1, noNaN: true }), ({ content, viewport }, share) => {
        const wanted = Math.floor(share * Math.max(0, content - viewport));
        const placed = placeAt(openScrollMap(content, viewport, limit), wanted);
        expect(contentAt(placed.map, placed.page)).toBe(wanted);
        expect(hasDrifted(placed.map, placed.page)).toBe(false);
        expect(placed.page).toBeGreaterThanOrEqual(0);
        expect(placed.page).toBeLessThanOrEqual(placed.map.stand);
      }),
    );
  });

  it('notices that many small steps have led away from the proportional place', () => {
    const start = placeAt(openScrollMap(5_000_000, 800, limit), 2_000_000);
    expect(hasDrifted(start.map, start.page + 5000)).toBe(true);
  });
});
