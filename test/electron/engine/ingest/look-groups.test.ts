import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { close, get, openReader, openWriter, run } from '../../../../electron/engine/db/connection.ts';
import type { EngineClient } from '../../../../shared/api/client.ts';
import type { LookGroup } from '../../../../shared/model/look.ts';
import { type Bench, cardsOf, eventually, makeBench } from '../../../fixtures/library.ts';
import { putFile } from '../../../fixtures/photos.ts';
import { type SceneOptions, sceneBytes } from '../../../fixtures/scenes.ts';

let bench: Bench;

const path = (...parts: string[]): string => join(bench.material, ...parts);
const put = async (name: string, seed: number, options?: SceneOptions): Promise<void> =>
  putFile(path(name), await sceneBytes(seed, options));

async function takenIn(): Promise<EngineClient> {
  const { client } = await bench.open();
  await client.roots.add({ path: bench.material });
  await client.roots.sweep({ pictures: true });
  return client;
}

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
  let client: EngineClient;
  const groupOf = async (name: string, closeness: 'same' | 'near' = 'same'): Promise<LookGroup | undefined> =>
    (await client.looks.groups({ closeness })).groups.find(({ assets }) => assets.some((one) => one.name === name));
  const namesIn = (group: LookGroup | undefined): string[] => group?.assets.map(({ name }) => name) ?? [];

  beforeAll(async () => {
    bench = makeBench();
    await put('asli.jpg', 1);
    const first = await sceneBytes(1);
    putFile(path('WA', 'IMG-WA0001.jpg'), await sharp(first).resize(480).jpeg({ quality: 45 }).toBuffer());
    putFile(path('web.webp'), await sharp(first).resize(700).webp({ quality: 60 }).toBuffer());
    await put('lain.jpg', 2);
    await put('satu.jpg', 3, { taken: '2020:10:09 08:00:00' });
    await put('dua.jpg', 3, { taken: '2020:10:09 08:00:07', quality: 80 });
    putFile(
      path('potong.jpg'),
      await sharp(await sceneBytes(3))
        .resize(600, 600, { fit: 'fill' })
        .jpeg()
        .toBuffer(),
    );
    for (const [seed, name] of [
      [4, 'pasar'],
      [5, 'kebun'],
      [8, 'panen'],
    ] as const) {
      await put(`${name}-besar.jpg`, seed);
      await put(`${name}-kecil.jpg`, seed, { width: 450, height: 300 });
    }
    await put('tari-salinan.jpg', 9, { quality: 97 });
    await put('tari-asli.jpg', 9, { quality: 80, taken: '2020:10:09 08:00:00' });
    client = await takenIn();
  });
  afterAll(() => bench.remove());

  it('is one group, the larger first, whatever it is called and however it was packed', async () => {
    const group = await groupOf('asli.jpg');
    expect(namesIn(group)[0]).toBe('asli.jpg');
    expect(namesIn(group).toSorted()).toEqual(['IMG-WA0001.jpg', 'asli.jpg', 'web.webp']);
    expect(group?.why).toContain('larger');
    expect(group?.assets.find(({ name }) => name === 'IMG-WA0001.jpg')?.folder).toBe('WA');
    expect(await groupOf('lain.jpg')).toBe(undefined);
  });

  it('comes in pieces that hold all groups together, those with most pictures first', async () => {
    const whole = (await client.looks.groups({ closeness: 'same' })).groups.map(namesIn);
    const pieces = await Promise.all(
      [0, 2, 4].map((offset) => client.looks.groups({ closeness: 'same', offset, limit: 2 })),
    );
    expect(pieces.flatMap(({ groups }) => groups.map(namesIn))).toEqual(whole.slice(0, 6));
    expect(whole.map((names) => names.length)).toEqual(whole.map((names) => names.length).toSorted((a, b) => b - a));
  });

  it('is not what was taken at another moment, nor what was cut to another shape', async () => {
    expect(await groupOf('dua.jpg')).toBe(undefined);
    expect(await groupOf('potong.jpg')).toBe(undefined);
    expect(namesIn(await groupOf('dua.jpg', 'near'))).toEqual(['satu.jpg', 'dua.jpg']);
  });

  it('leads with the one that still says when it was taken, not with a copy that was packed twice', async () => {
    const group = await groupOf('tari-salinan.jpg');
    expect(namesIn(group)).toEqual(['tari-asli.jpg', 'tari-salinan.jpg']);
    expect(group?.why).toEqual(['original']);
  });

  it('is no group any more once the others were hidden, until that is taken back', async () => {
    const small = await idOf(client, 'pasar-kecil.jpg');
    const before = await client.library.info({});
    await client.assets.edit({ ids: [small], changes: [{ field: 'hidden', op: 'set', value: 'yes' }] });
    expect(await groupOf('pasar-besar.jpg')).toBe(undefined);
    const { assets, untitled, recent } = await client.library.info({});
    expect([assets, untitled, recent]).toEqual([before.assets - 1, before.untitled - 1, before.recent - 1]);
    expect(await idOf(client, 'pasar-kecil.jpg')).toBe('');
    expect((await cardsOf(client, 'status:disembunyikan')).map(({ name }) => name)).toEqual(['pasar-kecil.jpg']);
    await client.assets.undo({});
    expect(namesIn(await groupOf('pasar-besar.jpg'))).toEqual(['pasar-besar.jpg', 'pasar-kecil.jpg']);
  });

  it('leads with what a person chose, though it is smaller', async () => {
    const small = await idOf(client, 'kebun-kecil.jpg');
    await client.assets.edit({ ids: [small], changes: [{ field: 'pick', op: 'set', value: 'chosen' }] });
    const group = await groupOf('kebun-kecil.jpg');
    expect(namesIn(group)).toEqual(['kebun-kecil.jpg', 'kebun-besar.jpg']);
    expect(group?.why).toEqual(['chosen']);
  });

  it('gives what was said of a hidden one alone to the one that is kept, in one step that can be taken back', async () => {
    const [large, small] = [await idOf(client, 'panen-besar.jpg'), await idOf(client, 'panen-kecil.jpg')];
    await client.assets.edit({
      ids: [small],
      changes: [
        { field: 'title', op: 'set', value: 'Panen kopi' },
        { field: 'keywords', op: 'add', value: ['kopi'] },
        { field: 'classification', op: 'set', value: 'excluded' },
      ],
    });
    await client.assets.edit({ ids: [large], changes: [{ field: 'theme', op: 'set', value: 'Perkebunan' }] });
    const agreed = { person: null, assets: [small], channels: [], guardian: null, paper: null };
    const days = { given: '2020-01-01', until: null, withdrawn: null, note: null };
    await client.rights.saveConsent({ consent: { id: null, ...agreed, ...days } });
    const wordsOf = async (id: string) => {
      const { title, theme, keywords } = await client.assets.get({ id });
      const { rights, consents } = await client.rights.of({ id });
      return [title, theme, keywords, rights.classification, consents.length];
    };
    await client.looks.keep({ groups: [{ keep: large, hide: [small] }], withWords: true });
    expect(await wordsOf(large)).toEqual(['Panen kopi', 'Perkebunan', ['kopi'], 'excluded', 1]);
    expect(await idOf(client, 'panen-kecil.jpg')).toBe('');
    await client.assets.undo({});
    expect(await wordsOf(large)).toEqual([null, 'Perkebunan', [], null, 0]);
    expect(await wordsOf(small)).toEqual(['Panen kopi', null, ['kopi'], 'excluded', 1]);
    expect(await idOf(client, 'panen-kecil.jpg')).toBe(small);
  });
});

describe('the look of a picture', () => {
  beforeEach(() => {
    bench = makeBench();
  });
  afterEach(() => bench.remove());

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
