import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownersOf, sidecarsFor } from '../../../../electron/engine/ingest/ignore.ts';
import type { EngineClient } from '../../../../shared/api/client.ts';
import { type Bench, cardsOf, makeBench } from '../../../fixtures/library.ts';
import { putFile, putPhoto } from '../../../fixtures/photos.ts';

let bench: Bench;
beforeEach(() => {
  bench = makeBench();
});
afterEach(() => bench.remove());

const xmp = (title: string, more = ''): string =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
   <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:exif="http://ns.adobe.com/exif/1.0/"
   xmlns:xmp="http://ns.adobe.com/xap/1.0/"${more}>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">${title}</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>`;

const path = (name: string): string => join(bench.material, name);

async function opened(): Promise<EngineClient> {
  const { client } = await bench.open();
  await client.roots.add({ path: bench.material });
  await client.roots.sweep({});
  return client;
}

async function wholeOf(client: EngineClient, name: string) {
  const card = (await cardsOf(client)).find((one) => one.name === name);
  if (!card) throw new Error(`${name} is no asset`);
  return client.assets.get({ id: card.id });
}

describe('which files a sidecar accompanies', () => {
  it('is told by its name', () => {
    const names = ['a.jpg', 'a.cr2', 'b.mp4', 'a.jpg.xmp', 'a.xmp', 'B.XMP', 'a.aae'];
    expect(ownersOf('a.jpg.xmp', names)).toEqual(['a.jpg']);
    expect(ownersOf('a.xmp', names)).toEqual(['a.jpg', 'a.cr2']);
    expect(ownersOf('B.XMP', names)).toEqual(['b.mp4']);
    expect(sidecarsFor('a.jpg', names)).toEqual(['a.jpg.xmp', 'a.aae', 'a.xmp']);
    expect(sidecarsFor('a.cr2', names)).toEqual(['a.aae', 'a.xmp']);
  });
});

describe('a sidecar', () => {
  it('speaks before its photo, and the one with the whole name before the other', async () => {
    await putPhoto(path('a.jpg'), 1, { taken: '2020:10:09 08:15:00' });
    putFile(path('a.xmp'), xmp('Lemah', ' xmp:Rating="3" exif:DateTimeOriginal="2019-01-02T03:04:05"'));
    putFile(path('a.jpg.xmp'), xmp('Kuat'));
    putFile(path('a.aae'), '<plist/>');
    const client = await opened();
    expect((await cardsOf(client)).map((card) => card.name)).toEqual(['a.jpg']);
    expect(await wholeOf(client, 'a.jpg')).toMatchObject({
      title: 'Kuat',
      capturedAt: '2019-01-02T03:04:05',
      technical: { rating: 3 },
      sidecars: [path('a.jpg.xmp'), path('a.xmp')],
    });
  });

  it('speaks for recordings and documents as well', async () => {
    putFile(path('notulen.txt'), 'rapat');
    putFile(path('notulen.txt.xmp'), xmp('Rapat Koordinasi'));
    expect(await wholeOf(await opened(), 'notulen.txt')).toMatchObject({ title: 'Rapat Koordinasi' });
  });

  it('that comes, changes and goes is followed', async () => {
    await putPhoto(path('a.jpg'), 1);
    const client = await opened();
    expect((await wholeOf(client, 'a.jpg')).title).toBeNull();
    putFile(path('a.xmp'), xmp('Satu'));
    await client.roots.sweep({});
    expect((await wholeOf(client, 'a.jpg')).title).toBe('Satu');
    putFile(path('a.xmp'), xmp('Dua kali'));
    await client.roots.sweep({});
    expect((await wholeOf(client, 'a.jpg')).title).toBe('Dua kali');
    rmSync(path('a.xmp'));
    await client.roots.sweep({});
    expect(await wholeOf(client, 'a.jpg')).toMatchObject({ title: null, sidecars: [] });
  });

  it('alone is a file of its own until its owner comes, and again when it goes', async () => {
    putFile(path('a.xmp'), xmp('Sendiri'));
    const client = await opened();
    expect((await cardsOf(client)).map((card) => [card.name, card.kind])).toEqual([['a.xmp', 'other']]);
    await putPhoto(path('a.jpg'), 1);
    await client.roots.sweep({});
    expect((await cardsOf(client)).map((card) => [card.name, card.title])).toEqual([['a.jpg', 'Sendiri']]);
    renameSync(path('a.jpg'), join(bench.folder, 'away.jpg'));
    await client.roots.sweep({});
    const there = (await cardsOf(client)).filter((card) => card.state === 'present');
    expect(there.map((card) => card.name)).toEqual(['a.xmp']);
  });

  it('of which somebody spoke keeps every word while it serves its owner', async () => {
    putFile(path('a.xmp'), xmp('Sendiri'));
    const client = await opened();
    const alone = (await cardsOf(client))[0]?.id as string;
    await client.assets.edit({ ids: [alone], changes: [{ field: 'caption', op: 'set', value: 'jangan hilang' }] });
    await putPhoto(path('a.jpg'), 1);
    await client.roots.sweep({});
    expect(await client.assets.get({ id: alone })).toMatchObject({ state: 'missing', description: 'jangan hilang' });
    rmSync(path('a.jpg'));
    await client.roots.sweep({});
    expect(await client.assets.get({ id: alone })).toMatchObject({
      state: 'present',
      description: 'jangan hilang',
      path: path('a.xmp'),
    });
  });
});
