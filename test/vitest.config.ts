import { defineConfig } from 'vitest/config';

/** Tests that look at the whole window in a browser. */
const pages = 'test/renderer/features/*.test.ts';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    pool: 'forks',
    // most tests wait for processes, timers and a browser more than they compute
    maxWorkers: 4,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/e2e/**', 'test/long/**', pages, 'node_modules/**'],
        },
      },
      {
        extends: true,
        // the window is built once for all of them, and not at all when none of them runs
        test: { name: 'pages', include: [pages], globalSetup: 'test/renderer/features/build-page.ts' },
      },
    ],
  },
});
