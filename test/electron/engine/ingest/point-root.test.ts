import { cpSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, cardsOf, codeOf, makeBench } from '../../../fixtures/library.ts';

let bench: Bench;
beforeEach(() => {
  bench = makeBench();
});
afterEach(() => bench.remove());

function put(path: string, text: string): void {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  const old = new Date(Date.now() - 86_400_000);
  utimesSync(path, old, old);
}

async function filled(count: number) {
  for (let n = 0; n < count; n += 1)
    put(join(bench.material, `kegiatan ${n % 4}`, `catatan ${n}.txt`), `isi ${n} ${'x'.repeat(n)}`);
  const { client } = await bench.open();
  const root = await client.roots.add({ path: bench.material });
  await client.roots.sweep({});
  const [card] = await cardsOf(client);
  await client.assets.edit({
    ids: [card?.id as string],
    changes: [{ field: 'title', op: 'set', value: 'Rapat perdana' }],
  });
  return { client, root, id: card?.id as string };
}

describe('a watched folder with a new place', () => {
  it('takes everything along, and nothing is read again, though it is a copy on another disk', async () => {
    const { client, root, id } = await filled(12);
    const place = join(bench.folder, 'disk baru');
    cpSync(bench.material, place, { recursive: true, preserveTimestamps: true });
    rmSync(bench.material, { recursive: true });
    expect(await codeOf(client.roots.sweep({}))).toBe('folder-offline');
    expect(await client.roots.point({ root: root.id, path: place, try: true })).toMatchObject({
      found: 12,
      known: 12,
      root: { path: bench.material },
    });
    expect(await client.roots.point({ root: root.id, path: `${place}/` })).toMatchObject({
      found: 12,
      known: 12,
      root: { id: root.id, path: place, state: 'online' },
    });
    expect(await client.roots.sweep({})).toMatchObject({ seen: 12, added: 0, changed: 0, missing: 0 });
    expect(await client.assets.get({ id })).toMatchObject({
      title: 'Rapat perdana',
      path: expect.stringContaining(place),
    });
    expect((await cardsOf(client)).map((card) => card.state)).toEqual(Array.from({ length: 12 }, () => 'present'));
    expect(await client.refound.groups({})).toMatchObject([{ reason: 'place', from: bench.material, to: place }]);
    expect(await client.roots.sweep({})).toMatchObject({ seen: 12, added: 0, changed: 0, missing: 0 });
  });

  it('is not taken for a folder that holds other files, unless a person insists', async () => {
    const { client, root } = await filled(6);
    const other = join(bench.folder, 'lain');
    put(join(other, 'kegiatan 0', 'catatan 0.txt'), 'panjangnya tidak sama');
    expect(await codeOf(client.roots.point({ root: root.id, path: other }))).toBe('folder-differs');
    expect(await client.roots.list({})).toMatchObject([{ path: bench.material }]);
    expect(await client.roots.point({ root: root.id, path: other, force: true })).toMatchObject({
      found: 0,
      known: 6,
      root: { path: other },
    });
  });

  it('is refused where a folder could not be added', async () => {
    const { client, root } = await filled(3);
    const second = join(bench.folder, 'kedua');
    put(join(second, 'dalam', 'a.txt'), 'a');
    await client.roots.add({ path: second });
    const point = (path: string) => codeOf(client.roots.point({ root: root.id, path }));
    expect(await point(second)).toBe('folder-already-watched');
    expect(await point(join(second, 'dalam'))).toBe('folder-inside-root');
    expect(await point(bench.folder)).toBe('folder-contains-root');
    expect(await point(join(bench.library, 'edits'))).toBe('folder-is-library');
    expect(await point(join(bench.folder, 'tidak ada'))).toBe('folder-missing');
    expect(await point('relatif')).toBe('bad-input');
    expect(await codeOf(client.roots.point({ root: 'tidakada', path: second }))).toBe('root-not-found');
  });
});

describe('a folder that is added', () => {
  it('is a watched folder at its new place when it holds the files that are gone there', async () => {
    const { client, root, id } = await filled(10);
    const place = join(bench.folder, 'huruf lain');
    renameSync(bench.material, place);
    const added = await client.roots.add({ path: place });
    expect(added).toMatchObject({ id: root.id, path: place });
    expect(await client.roots.list({})).toHaveLength(1);
    expect(await client.roots.sweep({})).toMatchObject({ seen: 10, added: 0, changed: 0, missing: 0 });
    expect((await cardsOf(client)).find((card) => card.id === id)).toMatchObject({
      state: 'present',
      title: 'Rapat perdana',
    });
  });

  it('is a folder of its own when it is a copy of one that is still there, or holds other files', async () => {
    const { client, root } = await filled(5);
    const copy = join(bench.folder, 'salinan');
    cpSync(bench.material, copy, { recursive: true, preserveTimestamps: true });
    expect((await client.roots.add({ path: copy })).id).not.toBe(root.id);
    rmSync(bench.material, { recursive: true });
    const other = join(bench.folder, 'lain');
    put(join(other, 'sesuatu.txt'), 'lain');
    expect((await client.roots.add({ path: other })).id).not.toBe(root.id);
    expect(await client.roots.list({})).toHaveLength(3);
  });
});
