import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EngineClient } from '../../../../shared/api/client.ts';
import { type Bench, cardsOf, makeBench } from '../../../fixtures/library.ts';
import { putFile, putPhoto } from '../../../fixtures/photos.ts';
import { mp4File } from '../media/media-files.ts';

let bench: Bench;
beforeEach(() => {
  bench = makeBench();
});
afterEach(() => bench.remove());

const path = (...parts: string[]): string => join(bench.material, ...parts);

/** A TIFF under the name of a RAW: by their content many are nothing else. */
async function putRaw(at: string, seed: number, taken?: string): Promise<void> {
  const pixels = Buffer.alloc(12 * 8 * 3, seed);
  const image = sharp(pixels, { raw: { width: 12, height: 8, channels: 3 } }).tiff();
  putFile(at, await (taken ? image.withXmp(packet(taken)) : image).toBuffer());
}

const packet = (taken: string): string =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
   xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:DateTimeOriginal="${taken}"/></rdf:RDF></x:xmpmeta>`;

async function stacks(client: EngineClient): Promise<Record<string, number | null>> {
  const cards = (await cardsOf(client)).filter((card) => card.state === 'present');
  return Object.fromEntries(cards.map((card) => [card.name, card.stack]));
}

async function opened(): Promise<EngineClient> {
  const { client } = await bench.open();
  await client.roots.add({ path: bench.material });
  await client.roots.sweep({});
  return client;
}

describe('a stack', () => {
  it('holds a RAW and its JPEG of one folder, and nothing else', async () => {
    await putPhoto(path('IMG_1.JPG'), 1);
    await putRaw(path('IMG_1.NEF'), 1);
    await putPhoto(path('IMG_2.JPG'), 2);
    await putRaw(path('lain', 'IMG_2.NEF'), 2);
    await putPhoto(path('IMG_1.png.jpg'), 3);
    const client = await opened();
    expect(await stacks(client)).toEqual({
      'IMG_1.JPG': 2,
      'IMG_1.NEF': 2,
      'IMG_2.JPG': null,
      'IMG_2.NEF': null,
      'IMG_1.png.jpg': null,
    });
    const raw = (await cardsOf(client)).find((card) => card.name === 'IMG_1.NEF');
    const whole = await client.assets.get({ id: raw?.id as string });
    expect(whole.stacked.map((card) => card.name)).toEqual(['IMG_1.JPG']);
  });

  it('holds no photo of another year, to which a camera that counts anew gave the same name', async () => {
    const later = '2021:08:17 09:00:00';
    await putPhoto(path('IMG_3.JPG'), 3, { taken: later });
    await putRaw(path('IMG_3.NEF'), 3, '2019-05-02T08:00:00');
    await putPhoto(path('IMG_4.JPG'), 4, { taken: later });
    await putRaw(path('IMG_4.NEF'), 4, '2021-08-17T09:00:00');
    expect(await stacks(await opened())).toEqual({
      'IMG_3.JPG': null,
      'IMG_3.NEF': null,
      'IMG_4.JPG': 2,
      'IMG_4.NEF': 2,
    });
  });

  it('comes apart and together with its files', async () => {
    await putPhoto(path('a.jpg'), 1);
    await putRaw(path('a.nef'), 1);
    const client = await opened();
    renameSync(path('a.jpg'), path('b.jpg'));
    await client.roots.sweep({});
    expect(await stacks(client)).toEqual({ 'b.jpg': null, 'a.nef': null });
    renameSync(path('b.jpg'), path('a.jpg'));
    await client.roots.sweep({});
    expect(await stacks(client)).toEqual({ 'a.jpg': 2, 'a.nef': 2 });
    rmSync(path('a.nef'));
    await client.roots.sweep({});
    expect(await stacks(client)).toEqual({ 'a.jpg': null });
  });

  it('holds the halves of a live photo, and no film that is only named alike', async () => {
    const film = { width: 64, height: 36, seconds: 3, created: Date.UTC(2021, 7, 17, 2, 0, 2) };
    await putPhoto(path('IMG_5.jpg'), 5, { taken: '2021:08:17 09:00:00' });
    putFile(path('IMG_5.MOV'), mp4File(film));
    await putPhoto(path('IMG_6.jpg'), 6, { taken: '2021:08:17 09:00:00' });
    putFile(path('IMG_6.MOV'), mp4File({ ...film, seconds: 60 }));
    await putPhoto(path('IMG_7.jpg'), 7, { taken: '2021:08:17 09:07:00' });
    putFile(path('IMG_7.MOV'), mp4File({ ...film, width: 32 }));
    expect(await stacks(await opened())).toEqual({
      'IMG_5.jpg': 2,
      'IMG_5.MOV': 2,
      'IMG_6.jpg': null,
      'IMG_6.MOV': null,
      'IMG_7.jpg': null,
      'IMG_7.MOV': null,
    });
  });
});
