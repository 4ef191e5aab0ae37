import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import type { Decoder } from '../../../../electron/engine/host.ts';
import { BahanError } from '../../../../shared/errors.ts';
import { type Bench, cardsOf, eventually, makeBench } from '../../../fixtures/library.ts';
import { age } from '../../../fixtures/photos.ts';
import { mp4File, wavFile } from '../media/media-files.ts';

let bench: Bench;
afterEach(() => bench.remove());

async function frameAt(at: number) {
  const background = { r: (at * 40) % 256, g: 120, b: 60 };
  const left = { create: { width: 160, height: 180, channels: 3 as const, background: '#123' } };
  const picture = sharp({ create: { width: 320, height: 180, channels: 3, background } });
  return {
    at,
    mime: 'image/jpeg',
    bytes: await picture
      .composite([{ input: left, left: 0, top: 0 }])
      .jpeg()
      .toBuffer(),
  };
}

const film = (path: string, seconds = 10) =>
  writeFileSync(path, mp4File({ width: 320, height: 180, seconds, created: Date.UTC(2021, 7, 17) }));

describe('pictures of what moves', () => {
  it('are kept with the strip of a film and the loudness of a sound', async () => {
    const decoder: Decoder = {
      frames: ({ count }) => Promise.all(Array.from({ length: count }, (_, i) => frameAt(i))),
      peaks: async ({ count }) => ({ values: new Uint8Array(count).fill(99), seconds: 1 }),
      close: async () => {},
    };
    bench = makeBench({ decoder });
    film(join(bench.material, 'rapat.mp4'));
    writeFileSync(join(bench.material, 'sambutan.wav'), wavFile({ INAM: 'Sambutan' }));
    const { client, library } = await bench.open('live');
    await client.roots.add({ path: bench.material });
    const cards = await eventually(async () => {
      const found = await cardsOf(client);
      return found.length === 2 && found.every((card) => card.picture !== null) && found;
    });
    const moving = cards.find((card) => card.kind === 'video');
    const sound = cards.find((card) => card.kind === 'audio');
    expect(moving?.strip).toBe(12);
    expect(sound?.strip).toBeNull();
    const strip = library.store.get(moving?.picture ?? '', 'strip');
    expect(await sharp(strip?.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 12 * 240, height: 135 });
    expect(library.store.get(sound?.picture ?? '', 'peaks')?.bytes).toHaveLength(1000);
    expect(bench.logged).toEqual([]);
  });

  it('are drawn of a file where it lies now, when it went elsewhere while it was drawn', async () => {
    const asked: string[] = [];
    const decoder: Decoder = {
      frames: async ({ path, count }) => {
        asked.push(path);
        if (asked.length === 1) {
          renameSync(from, to);
          await sweep();
          throw new BahanError('file-missing');
        }
        return Promise.all(Array.from({ length: count }, (_, i) => frameAt(i)));
      },
      peaks: async ({ count }) => ({ values: new Uint8Array(count), seconds: 1 }),
      close: async () => {},
    };
    bench = makeBench({ decoder });
    const [from, to] = [join(bench.material, 'rapat.mp4'), join(bench.material, 'rapat baru.mp4')];
    film(from);
    age(from);
    const { client } = await bench.open();
    const sweep = () => client.roots.sweep({});
    await client.roots.add({ path: bench.material });
    await sweep();
    const { id } = await client.assets.find({ path: from });
    await client.assets.visible({ session: 'test', ids: [id] });
    await eventually(async () => (await client.assets.get({ id })).picture !== null);
    expect(asked).toEqual([from, to]);
  });

  it('do not keep photos waiting, however many there are', async () => {
    let asked = 0;
    const wait = (signal: AbortSignal | undefined) =>
      new Promise<never>((_, reject) => {
        asked += 1;
        signal?.addEventListener('abort', () => reject(new BahanError('cancelled')));
      });
    bench = makeBench({
      decoder: { frames: (_, signal) => wait(signal), peaks: (_, signal) => wait(signal), close: async () => {} },
    });
    for (let i = 0; i < 20; i++) film(join(bench.material, `film-${i}.mp4`), i + 1);
    const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#0a0' } })
      .jpeg()
      .toBuffer();
    writeFileSync(join(bench.material, 'foto.jpg'), photo);
    const { client } = await bench.open('live');
    await client.roots.add({ path: bench.material });
    await eventually(async () =>
      (await cardsOf(client)).some((card) => card.kind === 'photo' && card.picture !== null),
    );
    expect(asked).toBeLessThan(20);
  });
});
