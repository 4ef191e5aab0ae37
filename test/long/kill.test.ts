import { expect, it } from 'vitest';
import { killRounds } from '../torture/kill/rounds.ts';

const rounds = Number(process.env.BAHAN_KILL_ROUNDS ?? 20);

it(`a process killed at any moment loses nothing that it acknowledged, in ${rounds} rounds`, {
  timeout: 3 * 3_600_000,
}, async () => {
  const done: string[] = [];
  const wrong = await killRounds({ rounds, photos: 120, seed: 12345 }, (_, work) => done.push(work));
  expect(wrong).toEqual([]);
  expect(done).toHaveLength(rounds);
});
