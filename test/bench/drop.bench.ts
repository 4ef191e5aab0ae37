import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { settleTimes } from '../../electron/engine/ingest/settle.ts';
import { eventually, makeBench } from '../fixtures/library.ts';
import { median, type Row } from './rows.ts';

export const name = 'drop';

const runs = 5;

/** A photo of 12 megapixels with the detail of a real one, about 4 MB. */
async function bigPhoto(seed: number): Promise<Buffer> {
  const noise = await sharp({
    create: {
      width: 1000,
      height: 750,
      channels: 3,
      background: '#567',
      noise: { type: 'gaussian', mean: 110 + seed, sigma: 40 },
    },
  })
    .png()
    .toBuffer();
  return sharp(noise).resize(4000, 3000, { kernel: 'cubic' }).jpeg({ quality: 88 }).toBuffer();
}

/** As it comes over a cable: in pieces, over a second. `reserve`: the file has its whole size from the beginning. */
async function copyTo(path: string, bytes: Buffer, reserve: boolean): Promise<void> {
  const handle = openSync(path, 'w');
  if (reserve) ftruncateSync(handle, bytes.length);
  const piece = Math.ceil(bytes.length / 10);
  for (let at = 0; at < bytes.length; at += piece) {
    writeSync(handle, bytes.subarray(at, at + piece), 0, undefined, at);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  closeSync(handle);
}

/** Milliseconds from the end of a photo's copy into a watched folder until its picture can be shown. */
export async function run(): Promise<Row[]> {
  const bench = makeBench();
  try {
    const { client, library } = await bench.open('live', settleTimes);
    await client.roots.add({ path: bench.material });
    await eventually(async () => (await client.jobs.list({})).every((job) => job.endedAt !== null));
    const rows: Row[] = [];
    for (const reserve of [false, true]) {
      const shown: number[] = [];
      const bare: number[] = [];
      for (let n = 0; n < runs; n += 1) {
        const bytes = await bigPhoto(n + (reserve ? runs : 0));
        const file = `IMG_${reserve ? 'R' : 'G'}${n}`;
        await copyTo(join(bench.material, `${file}.jpg`), bytes, reserve);
        const start = performance.now();
        await eventually(async () => {
          const card = (await client.search.open({ session: 'bench', query: `nama:${file}`, limit: 1 })).items[0];
          return card?.picture ? library.store.get(card.picture, 'thumb') : undefined;
        });
        shown.push(performance.now() - start);
        const again = performance.now();
        const image = sharp(bytes).rotate();
        await image.clone().resize(1600, 1600, { fit: 'inside' }).jpeg().toBuffer();
        await image.clone().resize(512, 512, { fit: 'inside' }).webp().toBuffer();
        bare.push(performance.now() - again);
      }
      rows.push(
        {
          metric: `end of ${reserve ? 'a copy that reserved its room' : 'copy'} to picture, 12 MP`,
          value: median(shown),
          unit: 'ms',
          baseline: 'sharp alone, two sizes',
          ratio: median(shown) / median(bare),
        },
        { metric: 'slowest of five', value: Math.max(...shown), unit: 'ms' },
      );
    }
    return rows;
  } finally {
    await bench.remove();
  }
}
