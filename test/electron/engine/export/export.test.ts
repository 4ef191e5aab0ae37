import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EngineClient } from '../../../../shared/api/client.ts';
import { type Bench, cardsOf, codeOf, eventually, makeBench } from '../../../fixtures/library.ts';
import { putFile, putPhoto } from '../../../fixtures/photos.ts';

let bench: Bench;
let out: string;
beforeEach(() => {
  bench = makeBench();
  out = join(bench.folder, 'keluar');
});
afterEach(() => bench.remove());

async function taken(): Promise<EngineClient> {
  const { client } = await bench.open();
  await client.roots.add({ path: bench.material });
  await client.roots.sweep({});
  return client;
}

async function exported(client: EngineClient, ids: string[], presets: string[]) {
  const job = await client.exports.start({ warningsSeen: true, ids, presets, to: out });
  const ended = await eventually(async () =>
    (await client.jobs.list({})).find((one) => one.id === job.id && one.endedAt),
  );
  return { ended, items: await client.exports.items({ job: job.id, offset: 0, limit: 100 }) };
}

const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

describe('an export', () => {
  it('copies originals byte for byte and sizes photos for the web without their position', async () => {
    await sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#3a6' } })
      .jpeg()
      .withExif({
        IFD3: {
          GPSLatitudeRef: 'S',
          GPSLatitude: '6/1 54/1 0/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '107/1 36/1 0/1',
        },
      })
      .toFile(join(bench.material, 'kopi.jpg'));
    const client = await taken();
    const [card] = await cardsOf(client);
    const { ended, items } = await exported(client, [card?.id as string], ['asli', 'web']);
    expect(ended).toMatchObject({ state: 'done', done: 2, failed: 0 });
    expect(items.map((item) => item.outcome)).toEqual(['done', 'done']);
    const [original, web] = items.map((item) => item.file as string);
    expect(hash(original as string)).toBe(hash(join(bench.material, 'kopi.jpg')));
    const copy = await sharp(web as string).metadata();
    expect([copy.width, copy.height]).toEqual([2048, 1365]);
    expect(readFileSync(web as string).includes(Buffer.from('GPS'))).toBe(false);
    const { default: exifr } = await import('exifr');
    expect(await exifr.gps(readFileSync(web as string))).toBeUndefined();
    expect(readdirSync(out).filter((name) => name.includes('bahan-part'))).toEqual([]);
  });

  it('is remembered of what it took out, and of nothing else', async () => {
    await putPhoto(join(bench.material, 'satu.jpg'), 1);
    await putPhoto(join(bench.material, 'dua.jpg'), 2);
    const client = await taken();
    const used = async () => {
      const { result } = await client.search.open({ session: 's', query: '' });
      const { values } = await client.search.facet({ result, name: 'used' });
      return values.map(({ value, count }) => `${value} ${count}`);
    };
    expect(await used()).toEqual(['unused 2']);
    const { items } = await client.search.open({ session: 's', query: 'satu' });
    await exported(client, [items[0]?.id as string, 'aaaaaaaaaaaa'], ['asli', 'web']);
    expect((await used()).sort()).toEqual(['unused 1', 'used 1']);
    const found = await client.search.open({ session: 's', query: 'status:terpakai' });
    expect(found.items.map((card) => card.name)).toEqual(['satu.jpg']);
  });

  it('never writes over a file, and gives equal names a number', async () => {
    await putPhoto(join(bench.material, 'a', 'IMG_1.jpg'), 1);
    await putPhoto(join(bench.material, 'b', 'img_1.JPG'), 2);
    mkdirSync(out);
    writeFileSync(join(out, 'IMG_1.jpg'), 'milik orang lain');
    const client = await taken();
    await exported(
      client,
      (await cardsOf(client)).map((card) => card.id),
      ['asli'],
    );
    expect(readFileSync(join(out, 'IMG_1.jpg'), 'utf8')).toBe('milik orang lain');
    expect(new Set(readdirSync(out).map((name) => name.toLowerCase())).size).toBe(3);
  });

  it('says of each item why it was refused or failed, and does the rest', async () => {
    await putPhoto(join(bench.material, 'baik.jpg'), 1);
    putFile(join(bench.material, 'surat.txt'), 'undangan');
    putFile(
      join(bench.material, 'rusak.jpg'),
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(400, 7)]),
    );
    const client = await taken();
    const ids = (await cardsOf(client)).map((card) => card.id);
    const { items } = await exported(client, ids, ['web']);
    const byName = Object.fromEntries(
      await Promise.all(
        items.map(async (item) => [(await client.assets.get({ id: item.id })).path.split('/').at(-1), item] as const),
      ),
    );
    expect(byName['baik.jpg']).toMatchObject({ outcome: 'done' });
    expect(byName['surat.txt']).toMatchObject({ outcome: 'refused', reason: 'part-not-chosen' });
    expect(byName['rusak.jpg']?.outcome).toBe('failed');
    expect(readdirSync(out)).toEqual(['baik.jpg']);
  });

  it('refuses targets that are missing, are files, or would come in again', async () => {
    await putPhoto(join(bench.material, 'a.jpg'), 1);
    const client = await taken();
    const ids = (await cardsOf(client)).map((card) => card.id);
    writeFileSync(join(bench.folder, 'berkas'), '');
    const start = (to: string, presets = ['asli']) => codeOf(client.exports.start({ ids, presets, to }));
    expect(await start(join(bench.folder, 'x', 'y'))).toBe('target-missing');
    expect(await start(join(bench.folder, 'berkas'))).toBe('target-missing');
    expect(await start(join(bench.material, 'keluar'))).toBe('target-inside-root');
    expect(await start(out, ['tidak-ada'])).toBe('preset-not-found');
    expect(existsSync(out)).toBe(false);
  });
});
