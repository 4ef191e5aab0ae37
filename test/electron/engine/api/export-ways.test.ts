import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EngineClient } from '../../../../shared/api/client.ts';
import { type Bench, cardsOf, codeOf, eventually, makeBench } from '../../../fixtures/library.ts';
import { openZip } from '../../../fixtures/open-zip.ts';
import { putPhoto } from '../../../fixtures/photos.ts';

let bench: Bench;
let client: EngineClient;
let ids: string[];
beforeAll(async () => {
  bench = makeBench();
  mkdirSync(join(bench.material, 'b'));
  for (const [n, name] of ['a.jpg', 'b/a.jpg', 'c.jpg'].entries()) await putPhoto(join(bench.material, name), n);
  ({ client } = await bench.open());
  await client.roots.add({ path: bench.material });
  await client.roots.sweep({});
  const paths = new Map<string, string>();
  for (const { id } of await cardsOf(client)) paths.set((await client.assets.get({ id })).path, id);
  ids = [...paths.keys()].sort().map((path) => paths.get(path) as string);
  await client.assets.edit({ ids: [id(0)], changes: [{ field: 'title', op: 'set', value: 'Panen raya' }] });
  await client.assets.edit({ ids: [id(0)], changes: [{ field: 'creator', op: 'set', value: 'Siti' }] });
  await client.assets.edit({ ids: [id(0)], changes: [{ field: 'date', op: 'set', value: '2026-03-01' }] });
}, 60_000);
afterAll(() => bench.remove());

const id = (n: number): string => ids[n] as string;
const exclude = (n: number) => client.rights.say({ ids: [id(n)], rights: { classification: 'excluded' } });

describe('words to paste', () => {
  it('are caption and credit, without what may not leave', async () => {
    const { text, refused } = await client.exports.words({ ids: [id(0)] });
    expect(text).toBe('Panen raya\n1 Maret 2026\nFoto: Siti');
    expect(refused).toEqual([]);
    expect((await client.exports.words({ ids: [id(0)], language: 'en' })).text).toContain('Photo: Siti');
    await exclude(0);
    const others = await client.exports.words({ ids: [id(0), id(1)] });
    expect(others.refused).toEqual([id(0)]);
    expect(others.text).not.toContain('Panen raya');
    expect(await codeOf(client.exports.words({ ids: [id(0)] }))).toBe('gate-refused');
    await client.assets.undo({});
  });
});

describe('copies for other programs', () => {
  it('are finished files with names of their own, made once, and in the ledger', async () => {
    const { files, refused } = await client.exports.prepare({ ids, preset: 'web' });
    expect(refused).toEqual([]);
    expect(files.map(({ path }) => basename(path))).toEqual(['a.jpg', 'a (2).jpg', 'c.jpg']);
    for (const { path } of files) expect(readFileSync(path).subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    const made = files.map(({ path }) => statSync(path).mtimeMs);
    const again = await client.exports.prepare({ ids, preset: 'web' });
    expect(again).toEqual({ files, refused, failed: [], asTheyAre: [] });
    expect(again.files.map(({ path }) => statSync(path).mtimeMs)).toEqual(made);
    expect(await client.publications.of({ id: id(1) })).toMatchObject([
      { kind: 'copy', channel: 'website', preset: 'web', by: 'Siti', file: null },
    ]);
    expect(await cardsOf(client, 'terbit:website ')).toHaveLength(3);
    expect(await cardsOf(client, 'status:"belum dipakai" ')).toHaveLength(0);
  });

  it('are made anew when the words in them changed', async () => {
    const [before] = (await client.exports.prepare({ ids: [id(2)], preset: 'web' })).files;
    await client.assets.edit({ ids: [id(2)], changes: [{ field: 'caption', op: 'set', value: 'Pasar pagi' }] });
    const [after] = (await client.exports.prepare({ ids: [id(2)], preset: 'web' })).files;
    expect(after?.path).not.toBe(before?.path);
    expect(readFileSync(after?.path ?? '').includes('Pasar pagi')).toBe(true);
  });

  it('are not made of what may not leave, and not of a preset that is not there', async () => {
    await exclude(1);
    const { files, refused } = await client.exports.prepare({ ids: [id(1), id(2)], preset: 'web' });
    expect(files.map((one) => one.id)).toEqual([id(2)]);
    expect(refused).toEqual([id(1)]);
    expect(await codeOf(client.exports.prepare({ ids: [id(1)], preset: 'web' }))).toBe('gate-refused');
    expect(await codeOf(client.exports.prepare({ ids: [id(2)], preset: 'none' }))).toBe('preset-not-found');
    await client.assets.undo({});
  });
});

describe('a sheet', () => {
  const ended = (job: string) =>
    eventually(async () => {
      const found = (await client.jobs.list({})).find((one) => one.id === job);
      return found && ['done', 'failed'].includes(found.state) && found;
    });

  it('is written into a folder under a free name, without what may not leave', async () => {
    const to = join(bench.folder, 'out');
    await exclude(1);
    for (const what of ['data-xlsx', 'data-xlsx'] as const) {
      const { id: job } = await client.exports.sheet({ ids, what, to });
      expect(await ended(job)).toMatchObject({ kind: 'sheet', state: 'done', done: 3, total: 3, failed: 1 });
    }
    const names = readdirSync(to).sort();
    expect(names).toHaveLength(2);
    expect(names[0]).toMatch(/^Data bahan \d{4}-\d\d-\d\d \(2\)\.xlsx$/);
    const sheet = openZip(readFileSync(join(to, names[1] as string)))
      .get('xl/worksheets/sheet1.xml')
      ?.toString();
    expect(sheet).toContain(id(0));
    expect(sheet).not.toContain(id(1));
    const { id: job } = await client.exports.sheet({ ids: [id(1)], what: 'contact-pdf', to });
    expect(await ended(job)).toMatchObject({ state: 'failed', error: { code: 'gate-refused' } });
    expect(readdirSync(to)).toHaveLength(2);
    await client.assets.undo({});
  });

  it('is not written where it would be taken in as new material', async () => {
    const asked = client.exports.sheet({ ids, what: 'data-csv', to: bench.material });
    expect(await codeOf(asked)).toBe('target-inside-root');
  });
});
