import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  heightOf,
  layPages,
  type PageSize,
  pageAt,
  pagesIn,
  paper,
  placeAt,
  scaleOf,
} from '../../../../renderer/features/viewer/page-layout.ts';

const size = fc.record({
  width: fc.integer({ min: 20, max: 3000 }),
  height: fc.integer({ min: 20, max: 3000 }),
});
const sizes = fc.array(size, { minLength: 1, maxLength: 60 });
const a4: PageSize = { width: 595, height: 842 };

describe('pages', () => {
  it('lie below each other and never over each other', () => {
    fc.assert(
      fc.property(sizes, fc.double({ min: 0.2, max: 4, noNaN: true }), (pages, scale) => {
        const { tops } = layPages(pages, scale);
        for (const [at, page] of pages.entries()) {
          expect(tops[at + 1]).toBeGreaterThan((tops[at] as number) + Math.floor(page.height * scale));
        }
      }),
    );
  });

  it('are found by their height, from the first to the last', () => {
    fc.assert(
      fc.property(sizes, fc.double({ min: 0, max: 1, noNaN: true }), (pages, share) => {
        const laid = layPages(pages, 1);
        const y = share * (laid.tops[pages.length] as number);
        const at = pageAt(laid, y);
        if (y >= (laid.tops[0] as number)) expect(laid.tops[at]).toBeLessThanOrEqual(y);
        if (at + 1 < pages.length) expect(laid.tops[at + 1]).toBeGreaterThan(y);
      }),
    );
  });

  it('keep what is in view where it is when they become larger', () => {
    fc.assert(
      fc.property(sizes, fc.double({ min: 0, max: 1, noNaN: true }), (pages, share) => {
        const laid = layPages(pages, 1);
        const at = Math.min(pages.length - 1, Math.floor(share * pages.length));
        const y = (laid.tops[at] as number) + (pages[at] as PageSize).height * share;
        const place = placeAt(laid, y);
        const larger = layPages(pages, 2);
        expect(heightOf(laid, place)).toBeCloseTo(y, 3);
        expect(placeAt(larger, heightOf(larger, place) + 0.001).page).toBe(place.page);
      }),
    );
  });

  it('name only those in view', () => {
    const laid = layPages(
      Array.from({ length: 2000 }, () => a4),
      1,
    );
    const top = laid.tops[1000] as number;
    expect(pagesIn(laid, top, top + 100)).toEqual({ from: 1000, to: 1001 });
    expect(pagesIn(laid, -500, 0)).toEqual({ from: 0, to: 1 });
    expect(pagesIn(layPages([], 1), 0, 100)).toEqual({ from: 0, to: 0 });
  });

  it('fit the width, fit whole, and are no wider to read than is easy', () => {
    const room = { width: 1900, height: 900 };
    expect(scaleOf([a4], 'width', room) * a4.width).toBeCloseTo(1900 - 24);
    expect(scaleOf([a4], 'page', room) * a4.height).toBeCloseTo(900 - 24);
    expect(scaleOf([a4], 'read', room) * a4.width).toBeCloseTo(1040);
    expect(scaleOf([a4], 'read', { width: 400, height: 900 }) * a4.width).toBeCloseTo(400 - 24);
    expect(scaleOf([a4], 1, room)).toBeCloseTo(paper);
    expect(scaleOf([a4], 100, room)).toBeCloseTo(6 * paper);
  });
});
