import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appPaths } from '../../../electron/main/paths.ts';

const here = join('/app', 'dist', 'electron');
const home = { XDG_DATA_HOME: '/home/sari/.data', LOCALAPPDATA: '/home/sari/.data' };

test('all parts of the program are found beside the main one', () => {
  const paths = appPaths(here, home);
  expect([paths.preload, paths.engine, paths.worker('media'), paths.worker('sweep')]).toEqual(
    ['preload.cjs', 'utility.js', 'media-worker.js', 'sweep-worker.js'].map((name) => join(here, name)),
  );
  expect(paths.renderer).toBe(join('/app', 'dist', 'renderer'));
});

test('a library that was named is opened with a profile of its own, never beside the library', () => {
  const usual = appPaths(here, home);
  const one = appPaths(here, { ...home, BAHAN_LIBRARY: '/data/one' });
  const two = appPaths(here, { ...home, BAHAN_LIBRARY: '/data/two' });
  expect([one.library, two.library]).toEqual(['/data/one', '/data/two']);
  expect(new Set([usual.own, one.own, two.own]).size).toBe(3);
  expect(one.own.startsWith('/data')).toBe(false);
  expect(appPaths(here, { ...home, BAHAN_LIBRARY: usual.library }).own).toBe(usual.own);
});
