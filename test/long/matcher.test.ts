import { expect, it } from 'vitest';
import { anySequence } from '../torture/storm/sequences.ts';

const runs = Number(process.env.BAHAN_MATCHER_RUNS ?? 60);

it(`no title moves to content that no signal links, in ${runs} sequences`, { timeout: 6 * 3_600_000 }, async () => {
  await expect(anySequence(runs, 20_201_009)).resolves.toBeUndefined();
});
