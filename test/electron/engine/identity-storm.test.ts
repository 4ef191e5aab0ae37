import { expect, it } from 'vitest';
import { times } from '../../fixtures/wide.ts';
import { anySequence } from '../../torture/storm/sequences.ts';
import { storm } from '../../torture/storm/storm.ts';

/** The short forms of what test/long and `npm run torture` run at length, there also killed in the middle. */
it('keeps each title with its file whatever happens to it', { timeout: 90_000 }, async () => {
  const report = await storm({ seed: 3, files: times(40, 80), rounds: 2, share: 0.5, manners: ['closed', 'live'] });
  expect(report.findings).toEqual([]);
  expect(report.logged).toEqual([]);
});

it('moves no title to content that no signal links, whatever the order', { timeout: 90_000 }, async () => {
  await expect(anySequence(times(2, 4), 7)).resolves.toBeUndefined();
});
