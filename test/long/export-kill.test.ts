import { expect, it } from 'vitest';
import { exportKillRounds } from '../torture/kill/export-rounds.ts';

const rounds = Number(process.env.BAHAN_KILL_ROUNDS ?? 24);

it(`an export killed at any moment leaves no half copy, and ends as if nothing had been, in ${rounds} rounds`, {
  timeout: 2 * 3_600_000,
}, async () => {
  const when: string[] = [];
  const wrong = await exportKillRounds({ rounds, photos: 5, seed: 2026 }, (_, way, last) =>
    when.push(`${way} ${last}`),
  );
  expect(wrong).toEqual([]);
  expect(when).toHaveLength(rounds);
  // moments before, between and after the copies were met
  expect(new Set(when.map((one) => one.split(' ').at(-1))).size).toBeGreaterThan(1);
});
