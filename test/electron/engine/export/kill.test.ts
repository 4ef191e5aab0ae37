// @module-tag long
import { expect, it } from 'vitest';
import { times } from '../../../fixtures/wide.ts';
import { exportKillRounds } from '../../../torture/kill/export-rounds.ts';

it('leaves no half copy when it is killed, and ends as if nothing had been', { timeout: 120_000 }, async () => {
  expect(await exportKillRounds({ rounds: times(1, 3), photos: 2, seed: 7 })).toEqual([]);
});
