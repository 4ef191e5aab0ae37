import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import type { Host } from '../../electron/engine/host.ts';
import { openLibrary } from '../../electron/engine/library.ts';
import type { CopyTarget } from '../../electron/engine/media/copy-request.ts';
import { openMediaPool } from '../../electron/engine/media/pool.ts';
import { nodeHost } from '../../electron/engine/node-host.ts';
import { type Preset, preset } from '../../shared/model/export.ts';
import { eventually } from '../fixtures/library.ts';
import { makePhotos, megapixels24 } from './photos-recipe.ts';
import { median, type Row } from './rows.ts';

export const name = 'release';

/** `BAHAN_BENCH_PHOTOS=500` for the whole size, `BAHAN_BENCH_ROUNDS` for how often. */
const photos = Number(process.env.BAHAN_BENCH_PHOTOS ?? 8);
const rounds = Number(process.env.BAHAN_BENCH_ROUNDS ?? 3);
/** Photos at work at once: one for each of two cores. */
const atOnce = 2;
const megabyte = 1024 * 1024;
const quality = 85;

const presetOf = (id: string, values: Partial<Preset>): Preset =>
  preset.parse({
    id,
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
  presetOf('ukur-1', { longEdge: 2048 }),
  presetOf('ukur-2', { size: { width: 1080, height: 1350 }, fit: 'crop' }),
  presetOf('ukur-3', { size: { width: 1280, height: 720 }, fit: 'crop' }),
];
const describe = { title: 'Panen raya', caption: 'Bupati membuka panen raya.', keywords: ['panen'], creator: 'Humas' };

/** What a script makes of one photo: a decoding for each copy. */
async function bare(path: string, folder: string): Promise<void> {
  for (const [i, { longEdge, size }] of presets.entries()) {
    const image = sharp(path).rotate();
    const sized = size
      ? image.resize(size.width, size.height, { fit: 'cover' })
      : image.resize(longEdge, longEdge, { fit: 'inside' });
    await sized.jpeg({ quality }).toFile(join(folder, `bare-${i}-${basename(path)}`));
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
    await sized.jpeg({ quality }).toFile(join(folder, `once-${i}-${basename(path)}`));
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

/** Seconds from asking for an export of all photos of a folder to its end: the library, its gate, its ledger, and the copies. */
async function exported(material: string, folder: string, host: Host): Promise<number> {
  const library = await openLibrary(join(folder, 'library'), host, { create: true, mode: 'write' });
  try {
    const client = library.client({ role: 'owner' });
    await client.roots.add({ path: material });
    await client.roots.sweep({});
    for (const one of presets) await client.exports.savePreset({ preset: one });
    const { result } = await client.search.open({ session: 'bench', query: '', limit: 1 });
    const { ids } = await client.search.ids({ result, from: 0, to: photos });
    const to = join(folder, 'keluar');
    mkdirSync(to, { recursive: true });
    const start = performance.now();
    const job = await client.exports.start({ ids, presets: presets.map(({ id }) => id), to, warningsSeen: true });
    await eventually(
      async () => (await client.jobs.list({})).find(({ id }) => id === job.id)?.endedAt != null,
      3_600_000,
    );
    const took = (performance.now() - start) / 1000;
    const made = readdirSync(to).length;
    if (made !== photos * presets.length) throw new Error(`${made} copies of ${photos * presets.length}`);
    return took;
  } finally {
    await library.close();
    await rm(join(folder, 'library'), { recursive: true, force: true });
    await rm(join(folder, 'keluar'), { recursive: true, force: true });
  }
}

/** Copies of large photos to three presets through the media processes and as a whole export, beside scripts that draw the same with bare sharp. */
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
    const material = join(folder, 'foto');
    await makePhotos(material, photos, megapixels24);
    const paths = readdirSync(material).map((file) => join(material, file));
    const ours = async (path: string): Promise<void> => {
      const targets: CopyTarget[] = presets.map((one, i) => ({
        path: join(folder, `ours-${i}-${basename(path)}`),
        preset: one,
      }));
      const { copies } = await pool.copy({ source: path, targets, describe });
      const failed = copies.find(({ error }) => error !== null);
      if (failed) throw new Error(JSON.stringify(failed.error));
    };
    // the processes start and load what they need before anything is measured
    await seconds(paths.slice(0, atOnce), ours);
    const times = { bare: [] as number[], once: [] as number[], ours: [] as number[], whole: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      times.bare.push(await seconds(paths, (path) => bare(path, folder)));
      times.ours.push(await seconds(paths, ours));
      times.once.push(await seconds(paths, (path) => bareOnce(path, folder)));
    }
    // its processes hold memory of their own
    await pool.close();
    for (let round = 0; round < rounds; round++)
      times.whole.push(await exported(material, folder, { ...base, startWorker }));
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
    rows.push({
      metric: 'the same as an export of a library',
      value: speed(times.whole),
      unit: 'photos/s',
      baseline: 'bare sharp, a decoding for each copy',
      ratio: median(times.bare) / median(times.whole),
    });
    if (existsSync('/proc/self/smaps_rollup')) {
      rows.push({ metric: 'peak PSS of all media processes', value: peak / megabyte, unit: 'MB' });
    }
    return rows;
  } finally {
    clearInterval(look);
    await pool.close();
    await rm(folder, { recursive: true, force: true });
  }
}
