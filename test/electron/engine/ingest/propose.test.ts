import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, cardsOf, makeBench } from '../../../fixtures/library.ts';
import { putPhoto } from '../../../fixtures/photos.ts';

let bench: Bench;
beforeEach(() => {
  bench = makeBench();
});
afterEach(() => bench.remove());

async function takeIn(...paths: string[]) {
  for (const [n, path] of paths.entries()) {
    await putPhoto(join(bench.material, path), n + 1, { taken: '2021:11:30 08:15:00' });
  }
  const { client } = await bench.open();
  await client.roots.add({ path: bench.material });
  await client.roots.sweep({});
  const only = async () => {
    const [card] = await cardsOf(client);
    if (!card) throw new Error('nothing was taken in');
    return { card, asset: await client.assets.get({ id: card.id }) };
  };
  return { client, only };
}

describe('what names propose for an asset', () => {
  it('is read from the folder when a camera named the file', async () => {
    const { only } = await takeIn('2021/12-14 Agustus 2021 Bimtek SIPD_Salatiga/IMG_1234.jpg');
    const { card, asset } = await only();
    expect(card).toMatchObject({ title: null, proposedTitle: 'Bimtek SIPD', date: '2021-11-30' });
    expect(asset.proposals).toEqual([
      { field: 'date', value: '2021-08-12/2021-08-14', reason: 'folder-name', certainty: 0.9 },
      { field: 'place', value: 'Salatiga', reason: 'folder-name', certainty: 0.7 },
      { field: 'title', value: 'Bimtek SIPD', reason: 'folder-name', certainty: 0.7 },
    ]);
  });

  it('is read from the name of the file where a person gave it one', async () => {
    const { only } = await takeIn('2020-10-09 Pelepasan Kontingen/Sambutan Bupati.jpg');
    const { asset } = await only();
    expect(asset.proposed).toMatchObject({
      title: { value: 'Sambutan Bupati', reason: 'file-name' },
      date: { value: '2020-10-09', reason: 'folder-name' },
    });
  });

  it('is nothing where nothing is written', async () => {
    const { only } = await takeIn('DCIM/100CANON/IMG_2021.jpg');
    const { card, asset } = await only();
    expect(card.proposedTitle).toBeNull();
    // the root is called "material", which is no event
    expect(asset.proposals).toEqual([]);
  });

  it('takes the root for an event when it has a day in its name', async () => {
    const root = join(bench.folder, '2020-10-09 Ekspor Kopi');
    await putPhoto(join(root, 'Dispora/IMG_1.jpg'), 1);
    const { client } = await bench.open();
    await client.roots.add({ path: root });
    await client.roots.sweep({});
    expect((await cardsOf(client)).map((card) => card.proposedTitle)).toEqual(['Ekspor Kopi']);
  });

  it('stands again when the person takes the words back', async () => {
    const { client, only } = await takeIn('2020-10-09 Ekspor Kopi/IMG_1.jpg');
    const { card } = await only();
    const say = (value: string) =>
      client.assets.edit({ ids: [card.id], changes: [{ field: 'title', op: 'set', value }] });
    await say('Kopi');
    await putPhoto(join(bench.material, '2020-10-09 Ekspor Kopi/IMG_1.jpg'), 9, { taken: '2021:11:30 08:15:00' });
    await client.roots.sweep({});
    expect((await only()).card.proposedTitle).toBeNull();
    await say('');
    expect((await only()).card).toMatchObject({ title: null, proposedTitle: 'Ekspor Kopi' });
  });

  it('gives way to what a person says, and never changes it', async () => {
    const { client, only } = await takeIn('2020-10-09 Ekspor Kopi/IMG_1.jpg');
    const { card } = await only();
    await client.assets.edit({ ids: [card.id], changes: [{ field: 'title', op: 'set', value: 'Kopi ke Jepang' }] });
    const moved = join(bench.material, '2020-10-10 Ekspor Teh');
    mkdirSync(moved);
    renameSync(join(bench.material, '2020-10-09 Ekspor Kopi/IMG_1.jpg'), join(moved, 'IMG_1.jpg'));
    await client.roots.sweep({});
    const { asset } = await only();
    expect(asset.title).toBe('Kopi ke Jepang');
    expect(asset.proposals.map(({ field, value }) => [field, value])).toEqual([['date', '2020-10-10']]);
  });

  it('follows a file that moves to another folder', async () => {
    const { client, only } = await takeIn('2020-10-09 Ekspor Kopi/IMG_1.jpg');
    mkdirSync(join(bench.material, '2021-03-15 Vaksinasi'));
    renameSync(
      join(bench.material, '2020-10-09 Ekspor Kopi/IMG_1.jpg'),
      join(bench.material, '2021-03-15 Vaksinasi/IMG_1.jpg'),
    );
    await client.roots.sweep({});
    const { card, asset } = await only();
    expect(card.proposedTitle).toBe('Vaksinasi');
    expect(asset.proposals.map(({ value }) => value)).toEqual(['2021-03-15', 'Vaksinasi']);
  });

  it('is found by free words', async () => {
    const { client } = await takeIn('2020-10-09 Pelepasan Ekspor Vanili/IMG_1.jpg', 'Rapat/IMG_2.jpg');
    expect((await cardsOf(client, 'vanili')).map(({ name }) => name)).toEqual(['IMG_1.jpg']);
    expect(await cardsOf(client, 'judul:vanili')).toEqual([]);
  });
});
