import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Arrivals, type Arrived } from '../../../electron/main/arrivals.ts';

const minute = 60_000;
let isLookedAt: boolean;
let isWanted: boolean;
let shown: Arrived[];
let arrivals: Arrivals;

beforeEach(() => {
  vi.useFakeTimers();
  isLookedAt = false;
  isWanted = true;
  shown = [];
  arrivals = new Arrivals({
    isLookedAt: () => isLookedAt,
    isWanted: () => isWanted,
    show: (arrived) => shown.push(arrived),
  });
});
afterEach(() => vi.useRealTimers());

test('what comes together is one piece of news, with all its folders', () => {
  arrivals.note(200, 'a/Kopi');
  vi.advanceTimersByTime(10_000);
  arrivals.note(200, 'a/Teh');
  arrivals.note(12, 'a/Kopi');
  expect(shown).toEqual([]);
  vi.advanceTimersByTime(minute);
  expect(shown).toEqual([{ count: 412, folders: ['a/Teh', 'a/Kopi'] }]);
});

test('a few files are not worth a word, and neither is what nobody wants to hear of', () => {
  arrivals.note(3, 'a');
  vi.advanceTimersByTime(10 * minute);
  isWanted = false;
  arrivals.note(300, 'a');
  vi.advanceTimersByTime(10 * minute);
  expect(shown).toEqual([]);
});

test('whoever looks at a window sees it there, and is told nothing later', () => {
  isLookedAt = true;
  arrivals.note(400, 'a');
  isLookedAt = false;
  vi.advanceTimersByTime(10 * minute);
  arrivals.note(400, 'a');
  arrivals.forget();
  vi.advanceTimersByTime(10 * minute);
  arrivals.note(400, 'a');
  isLookedAt = true;
  vi.advanceTimersByTime(10 * minute);
  expect(shown).toEqual([]);
});

test('however it comes, there are five minutes between two pieces of news, and nothing is counted twice or lost', () => {
  const notes = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 * minute }), fc.integer({ min: 10, max: 500 })), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(notes, (all) => {
      const times: number[] = [];
      let told = 0;
      const some = new Arrivals({
        isLookedAt: () => false,
        isWanted: () => true,
        show: ({ count }) => {
          times.push(Date.now());
          told += count;
        },
      });
      for (const [pause, count] of all) {
        vi.advanceTimersByTime(pause);
        some.note(count, 'a');
      }
      vi.advanceTimersByTime(20 * minute);
      expect(told).toBe(all.reduce((sum, [, count]) => sum + count, 0));
      for (const [at, time] of times.entries()) {
        if (at > 0) expect(time - (times[at - 1] as number)).toBeGreaterThanOrEqual(5 * minute);
      }
    }),
  );
});
