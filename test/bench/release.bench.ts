import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { CopyTarget } from '../../electron/engine/media/copy-request.ts';
import { openMediaPool } from '../../electron/engine/media/pool.ts';
import { nodeHost } from '../../electron/engine/node-host.ts';
import { type Preset, preset } from '../../shared/model/export.ts';
import { median, type Row } from './rows.ts';

export const name = 'release';

const photos = 8;
const rounds = 3;
/** Photos at work at once: one for each of two cores. */
const atOnce = 2;
const megabyte = 1024 * 1024;
const quality = 85;

const presetOf = (values: Partial<Preset>): Preset =>
  preset.parse({
    id: 'ukur',
    name: { id: 'Ukur', en: 'Measure' },
    purpose: { id: 'Untuk diukur', en: 'To be measured' },
    channel: 'other',
    original: false,
    format: 'jpeg',
    quality,
    metadata: { words: true, credit: true, people: false, position: false, camera: false },
    ...values,
  });
const presets: readonly Preset[] = [
  presetOf({ longEdge: 2048 }),
  presetOf({ size: { width: 1080, height: 1350 }, fit: 'crop' }),
  presetOf({ size: { width: 1280, height: 720 }, fit: 'crop' }),
];
const describe = { title: 'Panen raya', caption: 'Bupati membuka panen raya.', keywords: ['panen'], creator: 'Humas' };

/** Photos of 24 megapixels with the detail of real ones. */
async function drawnPhotos(folder: string): Promise<string[]> {
  const paths: string[] = [];
  for (let seed = 0; seed < photos; seed++) {
    const noise = { type: 'gaussian', mean: 100 + seed * 7, sigma: 40 } as const;
    const small = await sharp({ create: { width: 1500, height: 1000, channels: 3, background: '#567', noise } })
      .png()
      .toBuffer();
    const path = join(folder, `photo-${seed}.jpg`);
    writeFileSync(path, await sharp(small).resize(6000, 4000, { kernel: 'cubic' }).jpeg({ quality: 90 }).toBuffer());
    paths.push(path);
  }
  return paths;
}

/** What a script makes of one photo: a decoding for each copy. */
async function bare(path: string, folder: string): Promise<void> {
  for (const [i, { longEdge, size }] of presets.entries()) {
    const image = sharp(path).rotate();
    const sized = size
      ? image.resize(size.width, size.height, { fit: 'cover' })
      : image.resize(longEdge, longEdge, { fit: 'inside' });
    await sized.jpeg({ quality }).toFile(join(folder, `bare-${i}-${path.slice(-5)}`));
  }
}

/** What a better script makes of it: one decoding, and each copy of its pixels. */
async function bareOnce(path: string, folder: string): Promise<void> {
  const { data, info } = await sharp(path)
    .rotate()
    .resize(2048, 2048, { fit: 'inside' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  for (const [i, { size }] of presets.entries()) {
    const image = sharp(data, { raw: { width, height, channels } });
    const sized = size ? image.resize(size.width, size.height, { fit: 'cover' }) : image;
    await sized.jpeg({ quality }).toFile(join(folder, `once-${i}-${path.slice(-5)}`));
  }
}

async function seconds(paths: readonly string[], work: (path: string) => Promise<unknown>): Promise<number> {
  const waiting = [...paths];
  const start = performance.now();
  const take = async (): Promise<void> => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) await work(path);
  };
  await Promise.all(Array.from({ length: atOnce }, take));
  return (performance.now() - start) / 1000;
}

/** Proportional set size of one process in bytes; 0 where it is gone or the system does not say. */
function pssOf(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** Copies of large photos to three presets through the media processes, beside scripts that draw the same with bare sharp. */
export async function run(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bahan-bench-'));
  const pids = new Set<number>();
  const base = nodeHost();
  const startWorker: typeof base.startWorker = (entry) => {
    const worker = base.startWorker(entry);
    if (worker.pid) pids.add(worker.pid);
    return worker;
  };
  const pool = openMediaPool({ ...base, startWorker }, { size: atOnce });
  sharp.cache(false);
  sharp.concurrency(1);
  let peak = 0;
  const look = setInterval(() => {
    peak = Math.max(
      peak,
      [...pids].reduce((sum, pid) => sum + pssOf(pid), 0),
    );
  }, 100);
  try {
    const paths = await drawnPhotos(folder);
    const ours = async (path: string): Promise<void> => {
      const targets: CopyTarget[] = presets.map((one, i) => ({
        path: join(folder, `ours-${i}-${path.slice(-5)}`),
        preset: one,
      }));
      const { copies } = await pool.copy({ source: path, targets, describe });
      const failed = copies.find(({ error }) => error !== null);
      if (failed) throw new Error(JSON.stringify(failed.error));
    };
    // the processes start and load what they need before anything is measured
    await seconds(paths.slice(0, atOnce), ours);
    const times = { bare: [] as number[], once: [] as number[], ours: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      times.bare.push(await seconds(paths, (path) => bare(path, folder)));
      times.ours.push(await seconds(paths, ours));
      times.once.push(await seconds(paths, (path) => bareOnce(path, folder)));
    }
    const speed = (list: readonly number[]): number => photos / median(list);
    const rows: Row[] = [
      {
        metric: 'photos of 24 MP to three presets',
        value: speed(times.ours),
        unit: 'photos/s',
        baseline: 'bare sharp, a decoding for each copy',
        ratio: median(times.bare) / median(times.ours),
      },
      {
        metric: '(beside the better script)',
        value: speed(times.once),
        unit: 'photos/s bare',
        baseline: 'bare sharp, one decoding',
        ratio: median(times.once) / median(times.ours),
      },
    ];
    if (existsSync('/proc/self/smaps_rollup')) {
      rows.push({ metric: `peak PSS of ${atOnce} media processes`, value: peak / megabyte, unit: 'MB' });
    }
    return rows;
  } finally {
    clearInterval(look);
    await pool.close();
    await rm(folder, { recursive: true, force: true });
  }
}
