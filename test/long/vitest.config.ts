import { defineConfig } from 'vitest/config';

/** What takes minutes: kills, storms, packing. `npm run test:long`. */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    // a failure is told by its message alone where the whole output is not at hand
    chaiConfig: { truncateThreshold: 4_000 },
    include: ['test/long/**/*.test.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 30 * 60_000,
    hookTimeout: 5 * 60_000,
  },
});
