import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Library, openLibrary } from '../../../../electron/engine/library.ts';
import { nodeHost } from '../../../../electron/engine/node-host.ts';
import { quickly } from '../../../fixtures/library.ts';

let base: string;
let library: Library;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'bahan-repair-'));
});

afterEach(async () => {
  await library.close();
  rmSync(base, { recursive: true, force: true });
});

const found = async (query: string): Promise<number> => {
  const client = library.client({ role: 'owner' });
  const { result } = await client.search.open({ session: 'test', query });
  return (await client.search.summary({ result })).total;
};

test('a search index that lost assets or holds too many is made anew, and nothing that was said is lost', async () => {
  const folder = join(base, 'pustaka');
  const notes = join(base, 'catatan');
  mkdirSync(notes);
  for (const name of ['panen', 'rapat', 'banjir']) writeFileSync(join(notes, `${name}.txt`), `Laporan ${name}`);
  library = await openLibrary(folder, nodeHost(), { create: true, settle: quickly });
  let client = library.client({ role: 'owner' });
  await client.roots.add({ path: notes });
  await client.roots.sweep({});
  const { id } = await client.assets.find({ path: join(notes, 'panen.txt') });
  await client.assets.edit({ ids: [id], changes: [{ field: 'title', op: 'set', value: 'Panen raya' }] });
  expect((await client.library.check({})).ok).toBe(true);
  await library.close();

  const db = new Database(join(folder, 'library.db'));
  db.exec(`DELETE FROM fts WHERE rowid IN (SELECT sk FROM asset LIMIT 2);
    INSERT INTO fts (rowid, title) VALUES (5, 'hantu'); INSERT INTO search_row (sk, asset_id) VALUES (5, 999)`);
  db.close();

  library = await openLibrary(folder, nodeHost());
  client = library.client({ role: 'owner' });
  expect(await client.library.check({})).toMatchObject({ ok: false, index: { ok: false } });
  expect(await client.library.check({ repair: true })).toMatchObject({ ok: true, index: { problems: [] } });
  expect([await found('laporan'), await found('"panen raya"'), await found('hantu')]).toEqual([3, 1, 0]);
});
