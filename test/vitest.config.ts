import { defineConfig } from 'vitest/config';

/** Tests that look at the sources. */
const house = 'test/house*.test.ts';
/**
 * Tests of functions that keep nothing for themselves: they share a process, and load what they test only once. What the
 * window keeps in its stores is no such thing.
 */
const pure = [
  'test/shared/**/*.test.ts',
  'test/renderer/styles/**/*.test.ts',
  'test/electron/engine/{db,search}/**/*.test.ts',
  'test/electron/engine/media/{probe,sidecar}/**/*.test.ts',
  'test/electron/engine/ingest/infer/**/*.test.ts',
];
/** Tests of libraries, their folders and their processes: each makes its own, and a process of tests is used for many files. */
const engine = 'test/electron/engine/**/*.test.ts';
/** Tests that look at the whole window in a browser. */
const pages = 'test/renderer/features/*.test.ts';
/** Tests that start the desktop program as it is shipped. */
const program = [
  'test/electron/main/{decoder-window,desktop-shell,drag-out,own-page,program,security,start-trouble,updates}.test.ts',
  'test/electron/preload/surface.test.ts',
];

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    // a failure is told by its message alone where the whole output is not at hand
    chaiConfig: { truncateThreshold: 4_000 },
    pool: 'forks',
    // most tests wait for processes, timers and a browser more than they compute
    maxWorkers: 4,
    // a busy computer takes its time; what never comes fails all the same
    testTimeout: 120_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    tags: [
      {
        name: 'long',
        description: 'Files that begin with `// @module-tag long`, which `npm test` leaves to the long run.',
      },
    ],
    projects: [
      { extends: true, test: { name: 'house', include: [house] } },
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      { extends: true, test: { name: 'engine', include: [engine], exclude: pure, isolate: false } },
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/e2e/**', 'test/long/**', 'node_modules/**', house, ...pure, engine, pages, ...program],
        },
      },
      {
        extends: true,
        // the window is built once for all of them, and not at all when none of them runs
        test: { name: 'pages', include: [pages], isolate: false, globalSetup: 'test/renderer/features/build-page.ts' },
      },
      {
        extends: true,
        // so is the program
        test: { name: 'program', include: program, globalSetup: 'test/electron/main/build-program.ts' },
      },
    ],
  },
});
