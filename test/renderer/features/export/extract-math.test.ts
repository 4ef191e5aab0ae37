import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clipPeaks,
  clipSize,
  filling,
  moveEnd,
  parsePages,
  parseTime,
  printPages,
  printTime,
  shortest,
  tenth,
  timeOfKey,
} from '../../../../renderer/features/export/extract-math.ts';

describe('a time that is typed', () => {
  it.each([
    ['62', 62],
    ['62,5', 62.5],
    ['1:02', 62],
    ['1:02.5', 62.5],
    ['01:01:02', 3662],
    [' 90:00 ', 5400],
    ['0:00,0', 0],
  ])('%s is %s seconds', (text, seconds) => {
    expect(parseTime(text)).toBe(seconds);
  });

  it.each(['', 'satu', '1:60', '1:60:00', '-1', '1::2', '1:2:3:4', '1:', 'NaN'])('“%s” is none', (text) => {
    expect(parseTime(text)).toBeNull();
  });

  it('is read as it was printed, in both languages', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400_000 }), fc.constantFrom(',', '.'), (tenths, point) => {
        expect(parseTime(printTime(tenths / 10, point))).toBe(tenths / 10);
      }),
    );
  });
});

describe('the ends of a part', () => {
  it('stay inside and apart, wherever they are moved to', () => {
    const seconds = fc.double({ min: -1e4, max: 1e4, noNaN: true });
    const length = fc.double({ min: 1, max: 1e4, noNaN: true }).map(tenth);
    fc.assert(
      fc.property(length, fc.array(fc.tuple(fc.constantFrom('from', 'to'), seconds)), (whole, moves) => {
        let span = { from: 0, to: whole };
        for (const [end, at] of moves) {
          const next = moveEnd(span, end, at, whole);
          expect(next[end === 'from' ? 'to' : 'from']).toBe(span[end === 'from' ? 'to' : 'from']);
          span = next;
        }
        expect(span.from).toBeGreaterThanOrEqual(0);
        expect(span.to).toBeLessThanOrEqual(whole);
        expect(span.to - span.from).toBeGreaterThanOrEqual(shortest - 1e-9);
      }),
    );
  });

  it('a film that is shorter than any part goes out whole', () => {
    expect(moveEnd({ from: 0, to: 0.3 }, 'from', 0.2, 0.3)).toEqual({ from: 0, to: 0.3 });
  });

  it.each([
    ['ArrowLeft', false, 9.9],
    ['ArrowRight', true, 11],
    ['PageUp', false, 20],
    ['Home', false, 0],
    ['End', false, 100],
    ['a', false, undefined],
  ])('%s (with Shift: %s) goes to %s', (key, shiftKey, to) => {
    expect(timeOfKey({ key, shiftKey }, 10, 100)).toBe(to);
  });
});

describe('pages that are typed', () => {
  it.each([
    ['1', [0]],
    ['1-3, 7', [0, 1, 2, 6]],
    ['7;2 3', [1, 2, 6]],
    ['2-4,3', [1, 2, 3]],
  ])('%s', (text, pages) => {
    expect(parsePages(text, 10)).toEqual(pages);
  });

  it.each(['', '0', '11', '3-1', '5-', 'semua', '-3', '1-11'])('“%s” are none of a document of ten', (text) => {
    expect(parsePages(text, 10)).toBeNull();
  });

  it('are at most two hundred', () => {
    expect(parsePages('1-200', 5000)).toHaveLength(200);
    expect(parsePages('1-201', 5000)).toBeNull();
    expect(parsePages('1-99999', 999_999)).toBeNull();
  });

  it('are read as they were printed', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 60 }), (pages) => {
        expect(parsePages(printPages(pages), 301)).toEqual([...pages].sort((a, b) => a - b));
      }),
    );
  });
});

describe('a clip in its tile', () => {
  it('is as loud as that part of the sound', () => {
    const peaks = Uint8Array.from({ length: 100 }, (_, n) => n);
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    expect([...clipPeaks(peaks, { from: 2, to: 5 }, 10)]).toEqual([...peaks.subarray(20, 50)]);
    fc.assert(
      fc.property(number, number, number, (from, to, length) => {
        const { length: count } = clipPeaks(peaks, { from, to }, length);
        expect(count > 0 && count <= 100).toBe(true);
      }),
    );
  });

  it('has the pixels that it will be written with', () => {
    expect(clipSize(1920, 1080, undefined)).toEqual({ width: 1920, height: 1080 });
    expect(clipSize(1920, 1080, 854)).toEqual({ width: 854, height: 480 });
    expect(clipSize(1081, 607, 1280)).toEqual({ width: 1080, height: 606 });
  });

  it('fills its tile about the middle, and is not stretched', () => {
    const shape = fc.double({ min: 0.1, max: 10, noNaN: true });
    fc.assert(
      fc.property(shape, shape, (picture, box) => {
        const { left, top, width, height } = filling(picture, box);
        expect(left + width / 2).toBeCloseTo(50, 6);
        expect(top + height / 2).toBeCloseTo(50, 6);
        expect(Math.min(width, height)).toBeCloseTo(100, 6);
        expect((width * box) / height).toBeCloseTo(picture, 6);
      }),
    );
  });
});
