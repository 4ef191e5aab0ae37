import fc from 'fast-check';
import { expect, it } from 'vitest';
import { barsOf } from '../../../renderer/data/peaks.ts';

it('draws as many bars as asked, each between silence and the loudest', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 2000 }), fc.integer({ min: 1, max: 300 }), (peaks, count) => {
      const bars = barsOf(peaks, count);
      expect(bars).toHaveLength(count);
      for (const bar of bars) expect(bar >= 0 && bar <= 1).toBe(true);
    }),
  );
});

it('keeps the loudest moment of each part', () => {
  expect(barsOf(Uint8Array.of(0, 255, 0, 0, 0, 0, 0, 0), 2)).toEqual([1, 0]);
});

it('shows a quiet recording as high as a loud one', () => {
  expect(Math.max(...barsOf(Uint8Array.of(3, 9, 6), 3))).toBe(1);
});
