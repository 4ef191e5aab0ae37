import { expect, it } from 'vitest';
import { storm } from '../../torture/storm/storm.ts';

/** The short form of test/long/identity-storm.test.ts: one round open, one closed, one killed in the middle. */
it('keeps each title with its file whatever happens to a folder of files', { timeout: 60_000 }, async () => {
  const report = await storm({ seed: 3, files: 150, rounds: 3, share: 0.5 });
  expect(report.findings).toEqual([]);
  expect(report.logged).toEqual([]);
});
