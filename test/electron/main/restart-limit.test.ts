import fc from 'fast-check';
import { expect, test } from 'vitest';
import { restartDelay } from '../../../electron/main/restart-limit.ts';

test('five ends in a row are waited out longer and longer, the sixth is too many', () => {
  const ends: number[] = [];
  const delays = [0, 1, 2, 3, 4, 5].map((minute) => {
    ends.push(minute * 60_000);
    return restartDelay(ends, minute * 60_000);
  });
  expect(delays).toEqual([250, 500, 1000, 2000, 4000, undefined]);
});

test('an end of yesterday does not count', () => {
  const day = 86_400_000;
  expect(restartDelay([0, 1, 2, 3, 4, day], day)).toBe(250);
});

test('more ends never make the wait shorter', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(700_000), { minLength: 1, maxLength: 8 }), (ends) => {
      const now = 700_000;
      const fewer = restartDelay(ends.slice(1), now) ?? Number.POSITIVE_INFINITY;
      const all = restartDelay(ends, now) ?? Number.POSITIVE_INFINITY;
      expect(all).toBeGreaterThanOrEqual(fewer);
    }),
  );
});
