import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { libraryPaths } from '../../../../electron/engine/library-folder.ts';
import { type SpaceState, SpaceWatch, spaceLimits } from '../../../../electron/engine/upkeep/space.ts';

let base: string;
let folder: string;
let free: number;
let refuses: Error | undefined;
let states: SpaceState[];
let watch: SpaceWatch;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'bahan-space-'));
  folder = join(base, 'pustaka');
  const paths = libraryPaths(folder);
  mkdirSync(paths.edits, { recursive: true });
  writeFileSync(paths.database, 'x');
  free = 100 * spaceLimits.low;
  refuses = undefined;
  states = [];
  watch = new SpaceWatch({
    paths,
    freeBytes: async () => free,
    tryWrite: () => {
      if (refuses) throw refuses;
    },
    onState: (state) => states.push(state),
  });
});
afterEach(() => {
  watch.close();
  rmSync(base, { recursive: true, force: true });
});

const failed = (code: string): Error => Object.assign(new Error(code), { code });
const looked = async (bytes: number): Promise<SpaceState> => {
  free = bytes;
  await watch.look();
  return watch.state;
};

test('little room is told, too little stops, and some more than too little is asked for before it goes on', async () => {
  expect(await looked(spaceLimits.low)).toBe('fine');
  expect(await looked(spaceLimits.low - 1)).toBe('disk-low');
  expect(await looked(spaceLimits.full - 1)).toBe('disk-full');
  expect(await looked(spaceLimits.full + 1)).toBe('disk-full');
  expect(await looked(spaceLimits.enough)).toBe('disk-low');
  expect(await looked(spaceLimits.low * 2)).toBe('fine');
  expect(states).toEqual(['disk-low', 'disk-full', 'disk-low', 'fine']);
  expect(watch.freeBytes).toBe(spaceLimits.low * 2);
});

test.each([
  ['SQLITE_FULL', 'disk-full'],
  ['ENOSPC', 'disk-full'],
  ['SQLITE_READONLY', 'library-read-only'],
  ['EROFS', 'library-read-only'],
  ['SQLITE_IOERR_WRITE', 'library-gone'],
  ['SQLITE_READONLY_DBMOVED', 'library-gone'],
] as const)('what %s means is found out by writing, until it can be done again', async (code, state) => {
  refuses = failed(code);
  watch.trouble(refuses);
  await watch.look();
  expect(watch.state).toBe(state);
  refuses = undefined;
  await watch.look();
  expect(states).toEqual([state, 'fine']);
});

test('an error about something else changes nothing', async () => {
  watch.trouble(new Error('a file that cannot be read'));
  await watch.look();
  expect(states).toEqual([]);
});

test('a library folder that is gone is told, and known when it is back; another one in its place is told apart', async () => {
  renameSync(folder, `${folder}-dicabut`);
  await watch.look();
  expect([watch.state, watch.freeBytes]).toEqual(['library-gone', null]);
  renameSync(`${folder}-dicabut`, folder);
  await watch.look();
  expect([watch.state, watch.isOtherFile]).toEqual(['fine', false]);
  renameSync(join(folder, 'library.db'), join(folder, 'lama.db'));
  writeFileSync(join(folder, 'library.db'), 'y');
  expect(watch.isOtherFile).toBe(true);
});
