import { readdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { openMediaPool } from '../../electron/engine/media/pool.ts';
import { nodeHost } from '../../electron/engine/node-host.ts';
import { hasShared, sharedPath } from '../fixtures/shared.ts';
import { median, type Row } from './rows.ts';

export const name = 'pictures';

const rounds = 3;
/** Files smaller than this are over before anything can be compared. */
const leastPixels = 1e6;

/** Photos of 12 megapixels with the detail of real ones, for where no real ones are at hand. */
async function drawnPhotos(folder: string): Promise<string[]> {
  const paths: string[] = [];
  for (let seed = 0; seed < 4; seed++) {
    const noise = { type: 'gaussian', mean: 110 + seed * 9, sigma: 40 } as const;
    const small = await sharp({ create: { width: 1000, height: 750, channels: 3, background: '#567', noise } })
      .png()
      .toBuffer();
    const path = join(folder, `photo-${seed}.jpg`);
    writeFileSync(path, await sharp(small).resize(4000, 3000, { kernel: 'cubic' }).jpeg({ quality: 88 }).toBuffer());
    paths.push(path);
  }
  return paths;
}

/** Real photos of more than a megapixel that the bare decoder opens as well. */
async function realPhotos(): Promise<string[]> {
  if (!hasShared('media/dev/photos')) return [];
  const folder = sharedPath('media/dev/photos');
  const paths: string[] = [];
  for (const file of readdirSync(folder)) {
    const path = join(folder, file);
    const {
      width = 0,
      height = 0,
      format,
    } = await sharp(path)
      .metadata()
      .catch(() => ({ width: 0, height: 0, format: undefined }));
    if (width * height < leastPixels || !['jpeg', 'png', 'webp', 'tiff', 'gif'].includes(format ?? '')) continue;
    const whole = await bare(path).then(
      () => true,
      () => false,
    );
    if (whole) paths.push(path);
  }
  return paths;
}

async function bare(path: string): Promise<void> {
  await sharp(path).resize(1600, 1600, { fit: 'inside', withoutEnlargement: true }).jpeg().toBuffer();
  await sharp(path).resize(512, 512, { fit: 'inside', withoutEnlargement: true }).jpeg().toBuffer();
}

/** Previews and thumbnails a second, beside a loop that does nothing else; in turns, so that both meet the same load. */
export async function run(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bahan-bench-'));
  const pool = openMediaPool(nodeHost(), { size: 1 });
  const concurrency = sharp.concurrency();
  sharp.concurrency(1);
  try {
    const rows: Row[] = [];
    for (const [set, paths] of [
      ['drawn 12 MP JPEGs', await drawnPhotos(folder)],
      ['real photos over 1 MP', await realPhotos()],
    ] as const) {
      if (paths.length === 0) continue;
      const render = (path: string) => pool.render(path, { fingerprint: null, kind: 'photo', mime: 'image/jpeg' });
      for (const path of paths.slice(0, 2)) await Promise.all([render(path), bare(path)]);
      const ours: number[] = [];
      const theirs: number[] = [];
      for (let round = 0; round < rounds; round++) {
        let start = performance.now();
        await Promise.all(paths.map(render));
        ours.push((paths.length * 1000) / (performance.now() - start));
        start = performance.now();
        for (const path of paths) await bare(path);
        theirs.push((paths.length * 1000) / (performance.now() - start));
      }
      const value = median(ours);
      const baseline = 'two bare resizes';
      rows.push({
        metric: `${set} (${paths.length})`,
        value,
        unit: 'files/s',
        baseline,
        ratio: value / median(theirs),
      });
    }
    return rows;
  } finally {
    sharp.concurrency(concurrency);
    await pool.close();
    await rm(folder, { recursive: true, force: true });
  }
}
