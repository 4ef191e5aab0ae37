import { expect, test } from 'vitest';
import { longestAside, ReadingAside } from '../../../../electron/engine/ingest/reading-aside.ts';

const always = () => true;

test('a file waits once: for others that are read, and for folders that are looked through', () => {
  const aside = new ReadingAside();
  aside.put(1, [7], 0);
  expect([...aside.and(new Set([2]))]).toEqual([2, 1]);
  expect(aside.end(true, 1_000, always)).toBe(false);
  expect(aside.end(false, 1_000, (waitsFor) => !waitsFor.includes(7))).toBe(false);
  expect(aside.mayWait(1)).toBe(true);
  expect(aside.end(false, 1_000, always)).toBe(true);
  expect([aside.size, aside.mayWait(1)]).toEqual([0, false]);
  aside.done(1);
  expect(aside.mayWait(1)).toBe(true);
});

test('where looks at folders never end it waits no longer than so long', () => {
  const aside = new ReadingAside();
  aside.put(1, [], 500);
  aside.put(2, [], 900);
  expect(aside.end(true, 499 + longestAside, always)).toBe(false);
  expect(aside.end(true, 500 + longestAside, always)).toBe(true);
  expect([aside.mayWait(1), aside.mayWait(2), aside.size]).toEqual([false, true, 1]);
});
