import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { close, get, openReader, openWriter, run } from '../../../../electron/engine/db/connection.ts';
import type { EngineClient } from '../../../../shared/api/client.ts';
import type { LookGroup } from '../../../../shared/model/look.ts';
import { type Bench, cardsOf, eventually, makeBench } from '../../../fixtures/library.ts';
import { putFile } from '../../../fixtures/photos.ts';
import { type SceneOptions, sceneBytes } from '../../../fixtures/scenes.ts';

let bench: Bench;
beforeEach(() => {
  bench = makeBench();
});
afterEach(() => bench.remove());

const path = (...parts: string[]): string => join(bench.material, ...parts);
const put = async (name: string, seed: number, options?: SceneOptions): Promise<void> =>
  putFile(path(name), await sceneBytes(seed, options));

async function takenIn(): Promise<EngineClient> {
  const { client } = await bench.open();
  await client.roots.add({ path: bench.material });
  await client.roots.sweep({ pictures: true });
  return client;
}

const groupsOf = (client: EngineClient, closeness: 'same' | 'near') => client.looks.groups({ closeness });
const namesOf = (groups: readonly LookGroup[]): string[][] =>
  groups.map(({ assets }) => assets.map(({ name }) => name));
const idOf = async (client: EngineClient, name: string): Promise<string> =>
  (await cardsOf(client)).find((card) => card.name === name)?.id ?? '';

/** The picture that the look of an asset was made of, and its shape. */
function readLook(id: string): unknown {
  const db = openReader(join(bench.library, 'library.db'));
  const sql = 'SELECT l.picture, hex(l.shape) AS shape FROM look l JOIN asset a ON a.id = l.asset_id WHERE a.uid = ?';
  const look = get(db, sql, id);
  close(db);
  return look;
}

describe('the same picture twice', () => {
  it('is one group, the larger first, whatever it is called and however it was packed', async () => {
    await put('asli.jpg', 1);
    putFile(
      path('WA', 'IMG-WA0001.jpg'),
      await sharp(await sceneBytes(1))
        .resize(480)
        .jpeg({ quality: 45 })
        .toBuffer(),
    );
    putFile(
      path('web.webp'),
      await sharp(await sceneBytes(1))
        .resize(700)
        .webp({ quality: 60 })
        .toBuffer(),
    );
    await put('lain.jpg', 2);
    const client = await takenIn();
    const { groups, total } = await groupsOf(client, 'same');
    expect(total).toBe(1);
    expect(namesOf(groups)[0]?.[0]).toBe('asli.jpg');
    expect(namesOf(groups)[0]?.toSorted()).toEqual(['IMG-WA0001.jpg', 'asli.jpg', 'web.webp']);
    expect(groups[0]?.why).toContain('larger');
    expect(groups[0]?.assets.find(({ name }) => name === 'IMG-WA0001.jpg')?.folder).toBe('WA');
  });

  it('is not what was taken at another moment, nor what was cut to another shape', async () => {
    await put('satu.jpg', 3, { taken: '2020:10:09 08:00:00' });
    await put('dua.jpg', 3, { taken: '2020:10:09 08:00:07', quality: 80 });
    putFile(
      path('potong.jpg'),
      await sharp(await sceneBytes(3))
        .resize(600, 600, { fit: 'fill' })
        .jpeg()
        .toBuffer(),
    );
    const client = await takenIn();
    expect(namesOf((await groupsOf(client, 'same')).groups)).toEqual([]);
    expect(namesOf((await groupsOf(client, 'near')).groups)).toEqual([['satu.jpg', 'dua.jpg']]);
  });

  it('is no group any more once the others were hidden, until that is taken back', async () => {
    await put('besar.jpg', 4);
    await put('kecil.jpg', 4, { width: 450, height: 300 });
    const client = await takenIn();
    await client.assets.edit({
      ids: [await idOf(client, 'kecil.jpg')],
      changes: [{ field: 'hidden', op: 'set', value: 'yes' }],
    });
    expect((await groupsOf(client, 'same')).total).toBe(0);
    expect((await cardsOf(client)).map(({ name }) => name)).toEqual(['besar.jpg']);
    expect((await cardsOf(client, 'status:disembunyikan')).map(({ name }) => name)).toEqual(['kecil.jpg']);
    await client.assets.undo({});
    expect((await groupsOf(client, 'same')).total).toBe(1);
  });

  it('gives what was said of a hidden one alone to the one that is kept, in one step that can be taken back', async () => {
    await put('besar.jpg', 8);
    await put('kecil.jpg', 8, { width: 450, height: 300 });
    const client = await takenIn();
    const [large, small] = [await idOf(client, 'besar.jpg'), await idOf(client, 'kecil.jpg')];
    await client.assets.edit({
      ids: [small],
      changes: [
        { field: 'title', op: 'set', value: 'Panen kopi' },
        { field: 'keywords', op: 'add', value: ['kopi'] },
      ],
    });
    await client.assets.edit({ ids: [large], changes: [{ field: 'theme', op: 'set', value: 'Perkebunan' }] });
    await client.looks.keep({ groups: [{ keep: large, hide: [small] }], withWords: true });
    const kept = await client.assets.get({ id: large });
    expect([kept.title, kept.theme, kept.keywords]).toEqual(['Panen kopi', 'Perkebunan', ['kopi']]);
    expect((await cardsOf(client)).map(({ name }) => name)).toEqual(['besar.jpg']);
    await client.assets.undo({});
    const again = await client.assets.get({ id: large });
    expect([again.title, again.theme, again.keywords]).toEqual([null, 'Perkebunan', []]);
    expect((await cardsOf(client)).length).toBe(2);
    expect((await client.assets.get({ id: small })).title).toBe('Panen kopi');
  });

  it('leads with the one that still says when it was taken, not with a copy that was packed twice', async () => {
    await put('salinan.jpg', 9, { quality: 97 });
    await put('asli.jpg', 9, { quality: 80, taken: '2020:10:09 08:00:00' });
    const client = await takenIn();
    const { groups } = await groupsOf(client, 'same');
    expect(namesOf(groups)).toEqual([['asli.jpg', 'salinan.jpg']]);
    expect(groups[0]?.why).toEqual(['original']);
  });

  it('leads with what a person chose, though it is smaller', async () => {
    await put('besar.jpg', 5);
    await put('kecil.jpg', 5, { width: 450, height: 300 });
    const client = await takenIn();
    await client.assets.edit({
      ids: [await idOf(client, 'kecil.jpg')],
      changes: [{ field: 'pick', op: 'set', value: 'chosen' }],
    });
    const { groups } = await groupsOf(client, 'same');
    expect(namesOf(groups)).toEqual([['kecil.jpg', 'besar.jpg']]);
    expect(groups[0]?.why).toEqual(['chosen']);
  });
});

describe('the look of a picture', () => {
  it('follows its picture when that is turned', async () => {
    await put('biru.jpg', 6, { colour: '#1040c0' });
    const client = await takenIn();
    const [blue] = await cardsOf(client, 'warna:biru');
    expect(blue?.name).toBe('biru.jpg');
    const lookNow = () => readLook(blue?.id ?? '');
    const before = lookNow();
    await client.assets.edit({ ids: [blue?.id ?? ''], changes: [{ field: 'turn', op: 'add', value: 1 }] });
    await client.roots.sweep({ pictures: true });
    expect(lookNow()).not.toEqual(before);
    expect((await cardsOf(client, 'warna:biru')).map(({ name }) => name)).toEqual(['biru.jpg']);
  });

  it('is measured for pictures that were drawn before, after the library is opened again', async () => {
    await put('hijau.jpg', 7, { colour: '#0a8a30' });
    const first = await bench.open();
    await first.client.roots.add({ path: bench.material });
    await first.client.roots.sweep({ pictures: true });
    await first.library.close();
    const db = openWriter(join(bench.library, 'library.db'), false);
    run(db, 'DELETE FROM look');
    close(db);
    const { client } = await bench.open('live');
    const found = await eventually(async () => {
      const cards = await cardsOf(client, 'warna:hijau');
      return cards.length > 0 && cards;
    });
    expect(found.map(({ name }) => name)).toEqual(['hijau.jpg']);
    expect(bench.logged).toEqual([]);
  });
});
