import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holderOf } from '../../../electron/engine/db/lock.ts';
import { openLibrary } from '../../../electron/engine/library.ts';
import { nodeHost } from '../../../electron/engine/node-host.ts';
import { BahanError } from '../../../shared/errors.ts';
import { type Bench, codeOf, makeBench } from '../../fixtures/library.ts';

let bench: Bench;
beforeEach(() => {
  bench = makeBench();
});
afterEach(() => bench.remove());

const refused = async (open: Promise<unknown>): Promise<string> => {
  try {
    await open;
  } catch (error) {
    if (error instanceof BahanError) return error.code;
    throw error;
  }
  throw new Error('it was opened');
};

describe('a library', () => {
  it('is made only when asked for', async () => {
    expect(await refused(openLibrary(bench.library, nodeHost()))).toBe('library-missing');
  });

  it('is held by one process at a time, and says by whom', async () => {
    const { library } = await bench.open();
    expect(holderOf(bench.library)).toMatchObject({ pid: process.pid });
    expect(await refused(openLibrary(bench.library, nodeHost()))).toBe('library-locked');
    await library.close();
    expect(holderOf(bench.library)).toBeUndefined();
    await bench.open();
  });

  it('can be read beside its holder, and not be written', async () => {
    await bench.open();
    const beside = await bench.open('read');
    expect(await beside.client.library.info({})).toMatchObject({ assets: 0 });
    expect(await codeOf(beside.client.roots.add({ path: bench.material }))).toBe('read-only');
  });

  it('of a newer version is refused and left as it is', async () => {
    const { library } = await bench.open();
    await library.close();
    const path = join(bench.library, 'library.db');
    const db = new Database(path);
    db.pragma('user_version = 9999');
    db.close();
    const before = readFileSync(path);
    expect(await refused(openLibrary(bench.library, nodeHost()))).toBe('library-newer');
    expect(await refused(openLibrary(bench.library, nodeHost(), { mode: 'read' }))).toBe('library-newer');
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(holderOf(bench.library)).toBeUndefined();
  });

  it('on a share is refused', async () => {
    for (const folder of ['\\\\server\\humas\\bahan', '//server/humas/bahan']) {
      expect(await refused(openLibrary(folder, nodeHost(), { create: true }))).toBe('library-on-network');
    }
  });

  it('that is no database is refused with its reason', async () => {
    mkdirSync(bench.library);
    writeFileSync(
      join(bench.library, 'library.db'),
      'bukan basis data, tetapi cukup panjang untuk dibaca sebagai satu',
    );
    expect(await refused(openLibrary(bench.library, nodeHost()))).toBe('library-damaged');
  });

  it('draws its pictures again when the file that keeps them is damaged', async () => {
    const first = await bench.open();
    await first.library.close();
    writeFileSync(join(bench.library, 'previews.db'), 'rusak'.repeat(500));
    const { client } = await bench.open();
    expect(await client.library.check({})).toMatchObject({ ok: true });
  });

  it('answers nothing more once it is closed', async () => {
    const { library, client } = await bench.open();
    await library.close();
    expect(await codeOf(client.library.info({}))).toBe('closed');
    await library.close();
  });
});

describe('watching a folder', () => {
  it('is refused with the reason for each folder that cannot be watched', async () => {
    const { client } = await bench.open();
    mkdirSync(join(bench.material, 'dalam'));
    writeFileSync(join(bench.folder, 'berkas'), '');
    const add = (path: string) => codeOf(client.roots.add({ path }));
    expect(await add(join(bench.folder, 'tidak-ada'))).toBe('folder-missing');
    expect(await add(join(bench.folder, 'berkas'))).toBe('folder-not-a-folder');
    expect(await add(bench.library)).toBe('folder-is-library');
    expect(await add(join(bench.library, 'edits'))).toBe('folder-is-library');
    expect(await add('relatif/saja')).toBe('bad-input');
    expect(await add(`${bench.material}\0`)).toBe('bad-input');
    expect(await add(`/${'x'.repeat(5000)}`)).toBe('folder-missing');
    await client.roots.add({ path: bench.material });
    expect(await add(`${bench.material}/`)).toBe('folder-already-watched');
    expect(await add(join(bench.material, 'dalam'))).toBe('folder-inside-root');
    expect(await add(bench.folder)).toBe('folder-contains-root');
  });

  it('can be ended and taken up again with all that was known', async () => {
    const { client } = await bench.open();
    const root = await client.roots.add({ path: bench.material });
    await client.roots.remove({ root: root.id });
    expect(await client.roots.list({})).toEqual([]);
    expect(await codeOf(client.roots.remove({ root: root.id }))).toBe('root-not-found');
    expect(await client.roots.add({ path: bench.material })).toMatchObject({ id: root.id });
    rmSync(bench.material, { recursive: true });
  });
});
