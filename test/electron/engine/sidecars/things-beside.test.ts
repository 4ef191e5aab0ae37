import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EngineClient } from '../../../../shared/api/client.ts';
import { type Bench, cardsOf, eventually, makeBench } from '../../../fixtures/library.ts';
import { putFile, putPhoto } from '../../../fixtures/photos.ts';

let bench: Bench;
let client: EngineClient;
let root: string;
beforeEach(async () => {
  bench = makeBench();
  await putPhoto(path('a.jpg'), 1, { taken: '2020:10:09 08:15:00' });
  client = (await bench.open()).client;
  root = (await client.roots.add({ path: bench.material })).id;
  await client.roots.settings({ root, sidecarsOut: true });
});
afterEach(() => bench.remove());

const path = (name: string): string => join(bench.material, name);
const card = async (name: string) => (await cardsOf(client)).find((one) => one.name === name);
const idOf = async (name: string) => (await card(name))?.id as string;
const beside = async (): Promise<string> => {
  await eventually(async () => (await client.roots.list({}))[0]?.sidecarsWaiting === 0);
  return readFileSync(path('a.jpg.xmp'), 'utf8');
};

describe('what is said of things', () => {
  it('stands beside originals by its name, and follows when an event is renamed', async () => {
    await client.roots.sweep({});
    const { event } = await client.events.create({
      words: { title: 'Rapat Koordinasi' },
      assets: [await idOf('a.jpg')],
    });
    expect(await beside()).toContain('>Rapat Koordinasi<');
    await client.events.save({ id: event, words: { title: 'Rakor Kopi' } });
    expect(await beside()).toContain('>Rakor Kopi<');
    await client.assets.undo({});
    expect(await beside()).toContain('>Rapat Koordinasi<');
    expect(await beside()).not.toContain(`@${event}`);
    await client.assets.edit({
      ids: [await idOf('a.jpg')],
      changes: [
        { field: 'rating', op: 'set', value: 4 },
        { field: 'label', op: 'set', value: 'green' },
        { field: 'turn', op: 'add', value: 1 },
      ],
    });
    const text = await beside();
    expect(text).toMatch(
      /<xmp:Rating>4<\/xmp:Rating>[\s\S]*<xmp:Label>Green<\/xmp:Label>|<xmp:Label>Green<\/xmp:Label>[\s\S]*<xmp:Rating>4<\/xmp:Rating>/,
    );
    expect(text).not.toContain('turn');
  });
});

describe('stars and labels of other programs', () => {
  it('are shown where nobody gave any, also of a sidecar, and come back when a person takes theirs away', async () => {
    const packet = (inside: string) =>
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
      `<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" ${inside}/></rdf:RDF></x:xmpmeta>`;
    const photo = async (name: string, inside: string, red: number) =>
      putFile(
        path(name),
        await sharp({ create: { width: 20, height: 20, channels: 3, background: { r: red, g: 9, b: 9 } } })
          .jpeg()
          .withXmp(packet(inside))
          .toBuffer(),
      );
    await photo('b.jpg', 'xmp:Rating="3" xmp:Label="Approved"', 10);
    await photo('c.jpg', 'xmp:Rating="-1" xmp:Label="apa saja"', 20);
    await photo('d.jpg', 'xmp:Rating="9999999999" xmp:Label="Red"', 30);
    putFile(path('a.xmp'), packet('xmp:Rating="5" xmp:Label="Blue"'));
    await client.roots.sweep({});
    const shown = async (name: string) => {
      const { rating, label, pick } = (await card(name)) ?? {};
      return { rating, label, pick };
    };
    expect(await shown('b.jpg')).toEqual({ rating: 3, label: 'green', pick: null });
    expect(await shown('c.jpg')).toEqual({ rating: null, label: null, pick: null });
    expect(await shown('d.jpg')).toEqual({ rating: null, label: 'red', pick: null });
    expect(await shown('a.jpg')).toEqual({ rating: 5, label: 'blue', pick: null });
    const b = [await idOf('b.jpg')];
    await client.assets.edit({ ids: b, changes: [{ field: 'rating', op: 'set', value: 1 }] });
    expect((await shown('b.jpg')).rating).toBe(1);
    await client.assets.edit({ ids: b, changes: [{ field: 'rating', op: 'set', value: null }] });
    expect((await shown('b.jpg')).rating).toBe(3);
  });
});
