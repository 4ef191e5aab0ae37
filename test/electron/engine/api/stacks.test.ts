import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '../../../../electron/engine/library.ts';
import type { EngineClient } from '../../../../shared/api/client.ts';
import { type Bench, cardsOf, codeOf, makeBench } from '../../../fixtures/library.ts';
import { putFile, putPhoto } from '../../../fixtures/photos.ts';

let bench: Bench;
let library: Library;
let client: EngineClient;
let ids: Record<string, string>;
beforeAll(async () => {
  bench = makeBench();
  for (const n of [1, 2, 3, 4]) await putPhoto(path(`${n}.jpg`), n);
  await putPhoto(path('5.jpg'), 5);
  putFile(
    path('5.nef'),
    await sharp(Buffer.alloc(288, 5), { raw: { width: 12, height: 8, channels: 3 } })
      .tiff()
      .toBuffer(),
  );
  await fillShots();
  ({ library, client } = await bench.open());
  await client.roots.add({ path: bench.material });
  await client.roots.sweep({ pictures: true });
  ids = Object.fromEntries((await cardsOf(client)).map((card) => [card.name, card.id]));
});
afterAll(() => bench.remove());

const path = (name: string): string => join(bench.material, name);
const id = (name: string): string => ids[name] ?? `no ${name}`;
const some = (...names: string[]): string[] => names.map(id);

/** Names of a stack's assets, the one on top first; alone: the asset itself. */
async function stackOf(name: string): Promise<string[]> {
  const { stacked } = await client.assets.get({ id: id(name) });
  const cards = [...(await client.assets.cards({ ids: [id(name)] })), ...stacked];
  expect(new Set(cards.map((card) => card.stack))).toEqual(new Set([cards.length > 1 ? cards.length : null]));
  expect(cards.filter((card) => card.stackTop)).toHaveLength(cards.length > 1 ? 1 : 0);
  return cards
    .sort((a, b) => Number(b.stackTop) - Number(a.stackTop) || (a.name < b.name ? -1 : 1))
    .map((card) => card.name);
}

describe('a stack that a person makes', () => {
  it('holds what was put into it with the chosen one on top, and is taken back and given again', async () => {
    expect((await client.stacks.make({ assets: some('1.jpg', '2.jpg', '3.jpg'), top: id('3.jpg') })).changed).toBe(3);
    expect(await stackOf('1.jpg')).toEqual(['3.jpg', '1.jpg', '2.jpg']);
    await client.stacks.top({ asset: id('2.jpg') });
    expect(await stackOf('1.jpg')).toEqual(['2.jpg', '1.jpg', '3.jpg']);
    await client.assets.undo({});
    expect(await stackOf('1.jpg')).toEqual(['3.jpg', '1.jpg', '2.jpg']);
    await client.assets.undo({});
    expect(await stackOf('1.jpg')).toEqual(['1.jpg']);
    await client.assets.redo({});
    expect(await stackOf('2.jpg')).toEqual(['3.jpg', '1.jpg', '2.jpg']);
    await client.stacks.take({ assets: some('3.jpg') });
    expect(await stackOf('3.jpg')).toEqual(['3.jpg']);
    expect(await stackOf('1.jpg')).toEqual(['1.jpg', '2.jpg']);
    await client.stacks.take({ assets: some('1.jpg', '2.jpg') });
  });

  it('takes along the RAW of a photo, and gives it back', async () => {
    expect(await stackOf('5.jpg')).toEqual(['5.jpg', '5.nef']);
    await client.stacks.make({ assets: some('4.jpg', '5.jpg') });
    expect(await stackOf('4.jpg')).toEqual(['4.jpg', '5.jpg', '5.nef']);
    await client.assets.undo({});
    expect(await stackOf('4.jpg')).toEqual(['4.jpg']);
    expect(await stackOf('5.nef')).toEqual(['5.jpg', '5.nef']);
  });

  it('overrules what the program put together, also after a look at the folder and after the database is made anew', async () => {
    await client.stacks.take({ assets: some('5.jpg') });
    expect(await stackOf('5.jpg')).toEqual(['5.jpg']);
    expect(await stackOf('5.nef')).toEqual(['5.nef']);
    await client.stacks.make({ assets: some('1.jpg', '4.jpg'), top: id('4.jpg') });
    await client.roots.sweep({});
    await library.close();
    ({ library, client } = await bench.open());
    expect(await stackOf('5.nef')).toEqual(['5.nef']);
    expect(await stackOf('1.jpg')).toEqual(['4.jpg', '1.jpg']);
    await client.assets.edit({ ids: some('5.jpg'), changes: [{ field: 'stack', op: 'set', value: null }] });
    expect(await stackOf('5.nef')).toEqual(['5.jpg', '5.nef']);
  });

  it('is not made of one asset, and what stands alone has no top', async () => {
    expect(await codeOf(client.stacks.make({ assets: some('2.jpg', '2.jpg') }))).toBe('bad-input');
    expect(await codeOf(client.stacks.make({ assets: some('2.jpg', '3.jpg'), top: id('1.jpg') }))).toBe('bad-input');
    expect(await codeOf(client.stacks.top({ asset: id('2.jpg') }))).toBe('bad-input');
  });
});

/** A view of soft shapes; each seed shows another one. */
async function view(
  seed: number,
  change: { readonly blur?: number; readonly left?: number; readonly bright?: number },
) {
  const { blur, left = 8, bright = 1 } = change;
  const rough = Buffer.from(
    Array.from({ length: 20 * 14 * 3 }, (_, n) => (Math.imul(n + 7, 2654435761 * (seed * 2 + 1)) >>> 24) & 255),
  );
  let image = sharp(
    await sharp(rough, { raw: { width: 20, height: 14, channels: 3 } })
      .resize(640, 448)
      .png()
      .toBuffer(),
  )
    .extract({ left, top: 4, width: 600, height: 400 })
    .linear(bright, 0);
  if (blur) image = image.blur(blur);
  return image;
}

async function fillShots(): Promise<void> {
  const shots: [name: string, taken: string, seed: number, change: Parameters<typeof view>[1], camera?: string][] = [
    ['a1.jpg', '2021:08:17 09:00:00', 1, { blur: 6 }],
    ['a2.jpg', '2021:08:17 09:00:02', 1, { left: 14 }],
    ['a3.jpg', '2021:08:17 09:00:05', 1, { bright: 1.6 }],
    // another view, another camera at the same moment, and the same view much later
    ['b1.jpg', '2021:08:17 09:00:07', 2, {}],
    ['c1.jpg', '2021:08:17 09:00:01', 1, {}, 'EOS R6'],
    ['a4.jpg', '2021:08:17 09:20:00', 1, {}],
  ];
  for (const [name, taken, seed, change, camera = 'EOS R5'] of shots) {
    const image = await view(seed, change);
    const exif = { IFD0: { Make: 'Canon', Model: camera }, IFD2: { DateTimeOriginal: taken } };
    putFile(path(name), await image.jpeg({ quality: 88 }).withExif(exif).toBuffer());
  }
}

describe('near-equal shots', () => {
  const shots = ['a1.jpg', 'a2.jpg', 'a3.jpg', 'a4.jpg', 'b1.jpg', 'c1.jpg'];

  it('are proposed where one camera took one view in one go, the sharpest and best exposed first', async () => {
    const { stacks } = await client.stacks.propose({ assets: some(...shots, '1.jpg', '2.jpg') });
    expect(stacks).toEqual([some('a2.jpg', 'a1.jpg', 'a3.jpg')]);
    expect(await stackOf('a1.jpg')).toEqual(['a1.jpg']);
  });

  it('are not proposed again where people have spoken', async () => {
    await client.stacks.take({ assets: some('a1.jpg', 'a3.jpg') });
    expect((await client.stacks.propose({ assets: some(...shots) })).stacks).toEqual([]);
  });
});
