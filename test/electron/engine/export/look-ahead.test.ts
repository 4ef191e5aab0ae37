import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EngineClient } from '../../../../shared/api/client.ts';
import { type Bench, cardsOf, codeOf, makeBench } from '../../../fixtures/library.ts';

let bench: Bench;
let client: EngineClient;
let id: string;
let path: string;
beforeAll(async () => {
  bench = makeBench();
  path = join(bench.material, 'kopi.jpg');
  await sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#3a6' } })
    .jpeg()
    .withExif({
      IFD0: { Make: 'Canon', Model: 'EOS 6D' },
      IFD2: { DateTimeOriginal: '2024:05:06 07:08:09', BodySerialNumber: '12345678' },
      IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '6/1 54/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '107/1 36/1 0/1' },
    })
    .toFile(path);
  ({ client } = await bench.open());
  await client.roots.add({ path: bench.material });
  await client.roots.sweep({ pictures: true });
  id = (await cardsOf(client))[0]?.id as string;
});
afterAll(() => bench.remove());

/** Does something while the original is not at its place. */
async function withoutFile(work: () => Promise<void>): Promise<void> {
  renameSync(path, `${path}-dicabut`);
  try {
    await work();
  } finally {
    renameSync(`${path}-dicabut`, path);
  }
}

it('a copy is shown before it leaves, also while its folder is not there', async () => {
  const shown = await client.exports.preview({ id, preset: 'web', edge: 320 });
  expect(shown).toMatchObject({
    width: 320,
    height: 213,
    copy: { width: 2048, height: 1365 },
    ratio: null,
    part: null,
  });
  const { width, height, format } = await sharp(shown.bytes).metadata();
  expect([width, height, `image/${format}`]).toEqual([320, 213, shown.mime]);
  await withoutFile(async () => {
    expect((await client.exports.preview({ id, preset: 'web', edge: 320 })).copy).toEqual(shown.copy);
  });
});

it('a copy for a channel is shown with the part that it will have, or with one that is tried', async () => {
  const presets = await client.exports.presets({});
  const cropping = presets.find(({ size, fit, original }) => !original && size && fit !== 'pad');
  if (!cropping?.size) throw new Error('no preset crops');
  const shown = await client.exports.preview({ id, preset: cropping.id, edge: 200 });
  expect(shown.ratio).toMatch(/^\d+:\d+$/);
  const [crop] = await client.exports.crops({ id, ratios: [shown.ratio as string] });
  for (const key of ['x', 'y', 'width', 'height'] as const) {
    // as much of it as has the exact ratio of the copy
    expect(Math.abs((shown.part?.[key] ?? 0) - (crop?.part[key] as number))).toBeLessThan(0.02);
  }
  const part = { x: 0, y: 0, width: 0.4, height: 0.4 };
  const tried = await client.exports.preview({ id, preset: cropping.id, edge: 200, part });
  expect(tried.part?.width).toBeLessThanOrEqual(0.4 + 1e-9);
});

it('all that leaves with a copy is told, and nothing of where it was taken unless that is let out', async () => {
  await client.assets.edit({ ids: [id], changes: [{ field: 'title', op: 'set', value: 'Panen Kopi' }] });
  const metadata = { words: true, credit: true, people: true, position: false, camera: false };
  const facts = await client.exports.carried({ id, preset: 'web', metadata });
  expect(facts).toContainEqual({ field: 'dc:title', value: 'Panen Kopi' });
  expect(JSON.stringify(facts)).not.toMatch(/GPS|Canon|EOS|12345678/);
  const more = await client.exports.carried({
    id,
    preset: 'web',
    metadata: { ...metadata, position: true, camera: true },
  });
  expect(more).toContainEqual({ field: 'exif:GPSLatitudeRef', value: 'S' });
  expect(more).toContainEqual({ field: 'exif:Model', value: 'EOS 6D' });
  expect(JSON.stringify(more)).not.toContain('12345678');
});

it('with the original all leaves that its file says', async () => {
  const facts = await client.exports.carried({ id, preset: 'asli' });
  expect(JSON.stringify(facts)).toContain('12345678');
  await withoutFile(async () => {
    expect(await codeOf(client.exports.carried({ id, preset: 'asli' }))).toBe('file-missing');
  });
  expect(await codeOf(client.exports.preview({ id: 'aaaaaaaaaaaa', preset: 'web', edge: 200 }))).toBe(
    'asset-not-found',
  );
  expect(await codeOf(client.exports.preview({ id, preset: 'tidak-ada', edge: 200 }))).toBe('preset-not-found');
});

it('stars and labels stay in the office; the agency and how it may be used leave with the credit', async () => {
  const changes = [
    { field: 'rating', op: 'set', value: 4 },
    { field: 'label', op: 'set', value: 'green' },
    { field: 'unit', op: 'set', value: 'Dinas Pertanian' },
    { field: 'licence', op: 'set', value: 'Bebas dipakai dengan menyebut sumber' },
  ] as const;
  await client.assets.edit({ ids: [id], changes: [...changes] });
  const everything = { words: true, credit: true, people: true, position: true, camera: true };
  const facts = await client.exports.carried({ id, preset: 'web', metadata: everything });
  expect(facts.map(({ field }) => field)).not.toEqual(expect.arrayContaining([expect.stringMatching(/Rating|Label/)]));
  expect(facts).toContainEqual({ field: 'photoshop:Source', value: 'Dinas Pertanian' });
  expect(facts).toContainEqual({
    field: 'xmpRights:UsageTerms',
    value: 'Bebas dipakai dengan menyebut sumber',
  });
  const without = await client.exports.carried({ id, preset: 'web', metadata: { ...everything, credit: false } });
  expect(JSON.stringify(without)).not.toMatch(/Dinas Pertanian|menyebut sumber/);

  const { files } = await client.exports.prepare({ ids: [id], preset: 'web' });
  const copy = readFileSync(files[0]?.path ?? '', 'latin1');
  expect(copy).toContain('Dinas Pertanian');
  expect(copy).not.toMatch(/Rating|xmp:Label|Green/);
});
