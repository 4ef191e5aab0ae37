import { expect, test } from 'vitest';
import { longestAside, ReadingAside } from '../../../../electron/engine/ingest/reading-aside.ts';

const always = () => true;

test('a file waits once for each of the others that are read, and until folders were looked through', () => {
  const aside = new ReadingAside();
  aside.put(1, [7], 0);
  expect([...aside.and(new Set([2]))]).toEqual([2, 1]);
  expect(aside.end(true, 1_000, always)).toBe(false);
  expect(aside.end(false, 1_000, (waitsFor) => !waitsFor.includes(7))).toBe(false);
  expect([aside.patience(1)(7), aside.patience(1)(8), aside.patience(2)(7)]).toEqual([false, true, true]);
  expect(aside.end(false, 1_000, always)).toBe(true);
  expect([aside.size, aside.patience(1)(7)]).toEqual([0, false]);
  aside.put(1, [8], 2_000);
  expect([aside.patience(1)(7), aside.patience(1)(8)]).toEqual([false, false]);
  aside.done(1);
  expect(aside.patience(1)(7)).toBe(true);
});

test('where looks at folders never end it waits no longer than so long', () => {
  const aside = new ReadingAside();
  aside.put(1, [], 500, true);
  aside.put(2, [], 900, true);
  expect(aside.end(true, 499 + longestAside, always)).toBe(false);
  expect(aside.end(true, 500 + longestAside, always)).toBe(true);
  const now = 500 + longestAside;
  expect([aside.mayWaitForLooks(1, now), aside.mayWaitForLooks(2, now), aside.size]).toEqual([false, true, 1]);
});

test('it waits for the next look at a folder as for the one before, all of them together no longer than so long', () => {
  const aside = new ReadingAside();
  for (const at of [0, 200_000, 400_000]) {
    expect(aside.mayWaitForLooks(1, at)).toBe(true);
    aside.put(1, [], at, true);
    expect(aside.end(false, at + 100_000, always)).toBe(true);
    expect(aside.patience(1)(7)).toBe(true);
  }
  expect(aside.mayWaitForLooks(1, longestAside)).toBe(false);
  aside.done(1);
  expect(aside.mayWaitForLooks(1, longestAside)).toBe(true);
});

test('it comes again without others to wait for a few times and no more, until it was judged', () => {
  const aside = new ReadingAside();
  let times = 0;
  for (; aside.mayComeAgain(1) && times < 100; times += 1) aside.put(1, [], 0);
  expect(times).toBeGreaterThan(1);
  expect(times).toBeLessThan(10);
  aside.done(1);
  expect(aside.mayComeAgain(1)).toBe(true);
});
