import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AssetObject } from '../../../shared/model/asset.ts';
import type { Backup } from '../../../shared/model/health.ts';
import { type Bench, makeBench } from '../../fixtures/library.ts';
import { callBahan, lines } from './run-bahan.ts';

// each test starts worker processes, on a machine that may have more to do
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

let bench: Bench;
let base: string;
let notes: string;
let library: string;
beforeEach(() => {
  bench = makeBench();
  base = bench.folder;
  notes = bench.material;
  library = bench.library;
});
afterEach(() => bench.remove());

const here = (...words: string[]) => callBahan([...words, '--library', library]);

/** A library with one text that has a title, made in this process. */
async function filled(): Promise<string> {
  const path = join(notes, 'panen.txt');
  writeFileSync(path, 'Laporan panen raya');
  const { client, library: made } = await bench.open();
  await client.roots.add({ path: notes });
  await client.roots.sweep({});
  const { id } = await client.assets.find({ path });
  await client.assets.edit({ ids: [id], changes: [{ field: 'title', op: 'set', value: 'Panen raya' }] });
  await made.close();
  return path;
}

const titleOf = async (path: string) => lines<AssetObject>(await here('show', path, '--json'))[0]?.title;

test('a backup is made, and a library restored from it says what was said before and since', async () => {
  const path = await filled();
  const made = await here('backup', '--json');
  expect(made.code).toBe(0);
  const [backup] = lines<Backup>(made);
  expect(backup).toMatchObject({ kind: 'asked', verified: true, second: false });
  await here('set', path, '--title', 'Panen kedua');
  const restored = await here('restore', (backup as Backup).path, '--json');
  expect(restored).toMatchObject({ code: 0 });
  expect(lines(restored)).toEqual([
    expect.objectContaining({
      restored: backup?.path,
      library,
      assets: 1,
      edits: 2,
      waiting: 0,
      aside: expect.any(String),
    }),
  ]);
  expect(await titleOf(path)).toBe('Panen kedua');
  expect(readdirSync(library).filter((name) => name.startsWith('restore'))).toEqual([]);
});

test('a bundle makes the library anew where there was none', async () => {
  const path = await filled();
  const to = join(base, 'usb');
  mkdirSync(to);
  const made = await here('backup', '--to', to, '--pictures');
  expect(made).toMatchObject({ code: 0, stderr: expect.stringContaining('bahan restore') });
  const [bundle] = readdirSync(to);
  rmSync(library, { recursive: true });
  library = join(base, 'komputer-baru', 'pustaka');
  expect(await here('restore', join(to, bundle as string))).toMatchObject({ code: 0 });
  expect(await titleOf(path)).toBe('Panen raya');
  expect(await here('check')).toMatchObject({ code: 0 });
});

test('while another program holds the library a backup is made by that one, and a restore says who it is', async () => {
  await filled();
  const { library: held } = await bench.open();
  const { serveLocalSocket } = await import('../../../electron/doors/local-socket.ts');
  const socket = await serveLocalSocket(library, held.router);
  held.announce(socket.address);
  try {
    const [made] = lines<Backup>(await here('backup', '--json'));
    expect(existsSync((made as Backup).path)).toBe(true);
    const refused = await here('restore', (made as Backup).path);
    expect(refused).toMatchObject({ code: 3, stderr: expect.stringContaining('Siti') });
  } finally {
    await socket.close();
    await held.close();
  }
});

test('what is no backup is refused, and no library is made of it', async () => {
  expect((await here('restore', join(base, 'tidak-ada.db'))).code).toBe(2);
  writeFileSync(join(base, 'lain.db'), 'bukan cadangan'.repeat(100));
  expect((await here('restore', join(base, 'lain.db'))).code).toBe(2);
  expect(existsSync(library)).toBe(false);
  await filled();
  expect((await here('backup', '--to', join(base, 'tidak-ada'))).code).toBe(2);
});

test('a library whose database is damaged says what to do, and is brought back with every word', async () => {
  const path = await filled();
  await here('backup');
  await here('set', path, '--title', 'Sesudah cadangan');
  const database = join(library, 'library.db');
  writeFileSync(database, readFileSync(database).fill(0x7f, 0, 50_000));
  expect(await here('check')).toMatchObject({ code: 3, stderr: expect.stringContaining('bahan check --repair') });
  const repaired = await here('check', '--repair', '--json');
  expect(repaired.code).toBe(0);
  expect(lines(repaired)).toEqual([
    expect.objectContaining({ ok: true, salvaged: expect.objectContaining({ how: 'backup' }) }),
  ]);
  expect(await titleOf(path)).toBe('Sesudah cadangan');
  expect(lines(await here('check', '--json'))).toEqual([expect.objectContaining({ ok: true, salvaged: null })]);
});

test('a library that lost its database alone comes back from its newest backup when it is opened', async () => {
  const path = await filled();
  await here('backup');
  for (const tail of ['', '-wal', '-shm']) rmSync(join(library, `library.db${tail}`), { force: true });
  expect(await here('check', '--repair')).toMatchObject({ code: 0 });
  expect(await titleOf(path)).toBe('Panen raya');
});

test('a new library in the folder of a cloud program is warned of, and made all the same', async () => {
  mkdirSync(join(base, '.stfolder'));
  const added = await here('add', notes);
  expect(added).toMatchObject({ code: 0, stderr: expect.stringContaining('Syncthing') });
  expect((await here('roots')).stderr).not.toContain('Syncthing');
});
