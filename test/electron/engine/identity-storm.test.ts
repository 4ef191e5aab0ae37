import { expect, it } from 'vitest';
import { anySequence } from '../../torture/storm/sequences.ts';
import { storm } from '../../torture/storm/storm.ts';

/** The short forms of what test/long and `npm run torture` run at length. */
it('keeps each title with its file: the library open, closed, and killed in the middle', {
  timeout: 60_000,
}, async () => {
  const report = await storm({ seed: 3, files: 120, rounds: 3, share: 0.5 });
  expect(report.findings).toEqual([]);
  expect(report.logged).toEqual([]);
});

it('moves no title to content that no signal links, whatever the order', { timeout: 60_000 }, async () => {
  await expect(anySequence(4, 7)).resolves.toBeUndefined();
});
