import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { makeBench } from '../fixtures/library.ts';
import { makePhotos } from './photos-recipe.ts';
import { median, type Row } from './rows.ts';

export const name = 'import';

/** `BAHAN_BENCH_PHOTOS=1000` for the whole size, `BAHAN_BENCH_ROUNDS` for how often. */
const photos = Number(process.env.BAHAN_BENCH_PHOTOS ?? 100);
const rounds = Number(process.env.BAHAN_BENCH_ROUNDS ?? 3);
const megabyte = 2 ** 20;

const start = promisify(execFile);

function isThere(program: string, flag: string): boolean {
  try {
    execFileSync(program, [flag], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/** What an office would put together from programs at hand: all facts, then both sizes, two processes side by side. */
async function programs(paths: readonly string[], out: string): Promise<void> {
  const most = { maxBuffer: 2 ** 30 };
  await start('exiftool', ['-json', ...paths], most);
  const half = Math.ceil(paths.length / 2);
  const draw = async (part: readonly string[]): Promise<void> => {
    await start('vipsthumbnail', [...part, '--size', '1600x1600', '-o', `${out}/%s_p.jpg[Q=84]`], most);
    await start('vipsthumbnail', [...part, '--size', '512x512', '-o', `${out}/%s_t.jpg[Q=80]`], most);
  };
  await Promise.all([draw(paths.slice(0, half)), draw(paths.slice(half))]);
}

/** Both sizes from one decode, two files at a time, and nothing else. */
async function bare(paths: readonly string[]): Promise<void> {
  const queue = [...paths];
  const one = async (): Promise<void> => {
    for (let path = queue.pop(); path; path = queue.pop()) {
      const { data, info } = await sharp(path)
        .rotate()
        .resize(1600, 1600, { fit: 'inside' })
        .raw()
        .toBuffer({ resolveWithObject: true });
      const raw = { width: info.width, height: info.height, channels: info.channels };
      await sharp(data, { raw }).jpeg({ quality: 84 }).toBuffer();
      await sharp(data, { raw }).resize(512, 512, { fit: 'inside' }).jpeg({ quality: 80 }).toBuffer();
    }
  };
  await Promise.all([one(), one()]);
}

const resident = (): number => {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync('/proc/self/smaps_rollup', 'utf8'))?.[1]) / 1024;
  } catch {
    return process.memoryUsage.rss() / megabyte;
  }
};

/** A whole first import: facts, text, search, thumbnail, preview, all durable. Memory at its middle and at its end. */
async function ours(folder: string): Promise<{ seconds: number; growth: number }> {
  const bench = makeBench();
  try {
    const { client, library } = await bench.open('write');
    await client.roots.add({ path: folder });
    const memory: number[] = [];
    const timer = setInterval(() => memory.push(resident()), 500);
    const seconds = await timed(() => client.roots.sweep({ pictures: true }));
    clearInterval(timer);
    const { items } = await client.search.open({ session: 'bench', query: '', limit: photos });
    const drawn = items.filter((card) => card.picture && library.store.has(card.picture, 'preview'));
    if (drawn.length !== photos) throw new Error(`${drawn.length} of ${photos} were drawn`);
    const part = (from: number, to: number) =>
      median(memory.slice(Math.floor(memory.length * from), Math.ceil(memory.length * to)));
    return { seconds, growth: part(0.8, 1) - part(0.3, 0.5) };
  } finally {
    await bench.remove();
  }
}

/** A first import of photos of 12 megapixels beside programs at hand and beside a loop that only draws; in turns. */
export async function run(): Promise<Row[]> {
  const made = makeBench();
  const concurrency = sharp.concurrency();
  try {
    const paths = await makePhotos(made.material, photos);
    const bytes = median(paths.map((path) => statSync(path).size));
    const hasPrograms = isThere('exiftool', '-ver') && isThere('vipsthumbnail', '--help');
    sharp.concurrency(1);
    sharp.cache(false);
    const results = { ours: [] as number[], growth: [] as number[], programs: [] as number[], bare: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      const { seconds, growth } = await ours(made.material);
      results.ours.push(seconds);
      results.growth.push(growth);
      results.bare.push(await timed(() => bare(paths)));
      if (hasPrograms) {
        const out = join(made.folder, 'out');
        mkdirSync(out);
        results.programs.push(await timed(() => programs(paths, out)));
        rmSync(out, { recursive: true });
      }
    }
    const own = median(results.ours);
    const rows: Row[] = [
      {
        metric: `${photos} photos of ${(bytes / 1e6).toFixed(1)} MB, a second`,
        value: photos / own,
        unit: '/s',
        baseline: 'bare sharp, two at a time',
        ratio: median(results.bare) / own,
      },
    ];
    if (hasPrograms) {
      const theirs = median(results.programs);
      rows.push({
        metric: 'the same',
        value: photos / own,
        unit: '/s',
        baseline: 'exiftool and vipsthumbnail',
        ratio: theirs / own,
      });
    }
    rows.push({ metric: 'engine memory, end less middle', value: median(results.growth), unit: 'MB' });
    return rows;
  } finally {
    sharp.concurrency(concurrency);
    sharp.cache(true);
    await made.remove();
  }
}
