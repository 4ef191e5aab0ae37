import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { close, execute, openWriter } from '../../../../electron/engine/db/connection.ts';
import { sql as drawAgain } from '../../../../electron/engine/db/migrations/0013-deep-pictures.ts';
import { libraryPaths } from '../../../../electron/engine/library-folder.ts';
import { openPictureStore } from '../../../../electron/engine/media/store.ts';
import { type Bench, cardsOf, eventually, makeBench } from '../../../fixtures/library.ts';

let bench: Bench;
beforeEach(() => {
  bench = makeBench();
});
afterEach(() => bench.remove());

/** Red, green and blue of the upper left corner. */
async function corner(bytes: Uint8Array | undefined): Promise<string> {
  const { data } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return [...data.subarray(0, 3)].map((value) => (value > 128 ? 1 : 0)).join('');
}

it('pictures that an older Bahan drew in wrong colours are drawn again, turned ones too, and all others are left', async () => {
  const green = sharp({ create: { width: 64, height: 32, channels: 3, background: '#00ff00' } });
  await green.clone().toColourspace('rgb16').withIccProfile('p3').tiff().toFile(join(bench.material, 'dalam.tif'));
  await green.clone().withIccProfile('p3').jpeg().toFile(join(bench.material, 'biasa.jpg'));
  const { library, client } = await bench.open('live');
  await client.roots.add({ path: bench.material });
  const drawn = () =>
    eventually(async () => {
      const cards = await cardsOf(client);
      return cards.length === 2 && cards.every(({ picture }) => picture !== null) && cards;
    });
  const deep = (await drawn()).find(({ name }) => name === 'dalam.tif');
  await client.assets.edit({ ids: [deep?.id ?? ''], changes: [{ field: 'turn', op: 'add', value: 1 }] });
  const keys = await eventually(async () => {
    const cards = await drawn();
    const found = Object.fromEntries(cards.map(({ name, picture }) => [name, picture ?? '']));
    return found['dalam.tif']?.endsWith('-turned-1') && found;
  });
  await library.close();

  const paths = libraryPaths(bench.library);
  const red = sharp({ create: { width: 8, height: 8, channels: 3, background: '#ff0000' } });
  const wrong = await red.jpeg().toBuffer();
  const store = openPictureStore(paths.folder);
  for (const key of Object.values(keys)) {
    const [mime, kind] = ['image/jpeg', 'picture'] as const;
    const sides = { width: 8, height: 8, aspect: 1, thumbhash: new Uint8Array(20) };
    store.put(key, { kind, mime, thumb: wrong, preview: wrong, ...sides });
  }
  store.close();
  const db = openWriter(paths.database, false);
  execute(db, drawAgain);
  close(db);

  const again = await bench.open('live');
  const colourOf = (name: string) => corner(again.library.store.get(keys[name] ?? '', 'thumb')?.bytes);
  await eventually(async () => (await colourOf('dalam.tif')) === '010');
  expect(await colourOf('biasa.jpg')).toBe('100');
  expect((await cardsOf(again.client)).every(({ picture }) => picture !== null)).toBe(true);
});
