import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { close, openReader, openWriter, transaction } from '../../electron/engine/db/connection.ts';
import { migrate } from '../../electron/engine/db/migrate.ts';
import { lookOf, traitBytes, traitsAt, waveLength } from '../../electron/engine/media/look.ts';
import { nearPictures, samePictures } from '../../electron/engine/search/look-pairs.ts';
import { LookStore } from '../../electron/engine/search/look-store.ts';
import { similarTo } from '../../electron/engine/search/looks.ts';
import { sceneBytes } from '../fixtures/scenes.ts';
import { Random } from './random.ts';
import { median, quantile, type Row } from './rows.ts';

export const name = 'looks';

/** `BAHAN_BENCH_ASSETS`: how many pictures there are. */
const count = Number(process.env.BAHAN_BENCH_ASSETS ?? 1_000_000);

/**
 * What pictures look like at the size of a large library: one in ten is there twice, one in three is one of a few shots in a
 * row. Processor time of whole questions, and of the longest stretch of them that let nothing else run.
 */
export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bahan-bench-'));
  const path = join(folder, 'library.db');
  fill(path);
  const reader = openReader(path);
  const store = new LookStore(reader);
  try {
    const scene = await sceneBytes(1, { width: 512, height: 341 });
    const each: number[] = [];
    for (let n = 0; n < 60; n += 1) each.push((await timed(() => lookOf(scene))).ms);
    const before = process.memoryUsage().rss;
    const loaded = await timed(() => store.read());
    const looks = loaded.value;
    const memory = (process.memoryUsage().rss - before) / 1e6;
    const similar: number[] = [];
    let held = 0;
    for (let n = 1; n <= 12; n += 1) {
      const asked = await timed(() => similarTo(looks, Math.floor((count * n) / 13)));
      similar.push(asked.cpu);
      held = Math.max(held, asked.held);
    }
    const same = await timed(() => samePictures(looks));
    const ids = Int32Array.from({ length: count }, (_, n) => n + 1);
    const seconds = Float64Array.from({ length: count }, (_, n) => n * 20);
    const near = await timed(() => nearPictures(looks, { ids, seconds }, 600));
    return [
      { metric: 'one picture looked at, median', value: median(each.slice(10)), unit: 'ms' },
      { metric: 'all looks read', value: loaded.cpu, unit: 'ms' },
      { metric: 'all looks read, longest hold', value: loaded.held, unit: 'ms' },
      { metric: 'memory of the looks', value: memory, unit: 'MB' },
      { metric: 'similar pictures, median', value: median(similar), unit: 'ms' },
      { metric: 'similar pictures, worst', value: quantile(similar, 1), unit: 'ms' },
      { metric: 'similar pictures, longest hold', value: held, unit: 'ms' },
      { metric: 'same pictures, all groups', value: same.cpu, unit: 'ms' },
      { metric: 'same pictures, longest hold', value: same.held, unit: 'ms' },
      { metric: 'groups of the same', value: same.value.length, unit: '' },
      { metric: 'shots of one view, all groups', value: near.cpu, unit: 'ms' },
      { metric: 'shots of one view, longest hold', value: near.held, unit: 'ms' },
    ];
  } finally {
    store.close();
    close(reader);
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Milliseconds that a question took, and the longest that nothing else could run meanwhile: of processor time, since other
 * programs may hold it too.
 */
async function timed<Answer>(
  ask: () => Promise<Answer>,
): Promise<{ value: Answer; ms: number; cpu: number; held: number }> {
  let held = 0;
  let last = spent();
  let isOver = false;
  const tick = () => {
    const now = spent();
    held = Math.max(held, now - last);
    last = now;
    if (!isOver) setImmediate(tick);
  };
  setImmediate(tick);
  const began = performance.now();
  const start = spent();
  const value = await ask();
  isOver = true;
  return { value, ms: performance.now() - began, cpu: spent() - start, held };
}

function spent(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function fill(path: string): void {
  const db = openWriter(path, false);
  migrate(db);
  const random = new Random(7);
  const put = db.prepare('INSERT INTO look VALUES (?, ?, ?, ?)');
  let shape = Buffer.alloc(8);
  let traits = new Uint8Array(traitBytes);
  for (let from = 0; from < count; from += 20_000)
    transaction(db, () => {
      for (let id = from + 1; id <= Math.min(count, from + 20_000); id += 1) {
        const kind = random.next();
        if (id === 1 || kind > 0.43) {
          shape = Buffer.from(Array.from({ length: 8 }, () => Math.floor(random.next() * 256)));
          traits = traitsOf(random);
        } else if (kind > 0.1) {
          // a shot soon after: some bits are others
          shape = Buffer.from(shape);
          for (let n = 0; n < 6; n += 1) flip(shape, Math.floor(random.next() * 64));
        } else {
          shape = Buffer.from(shape);
          flip(shape, Math.floor(random.next() * 64));
        }
        put.run(id, `p${id}`, shape, traits);
      }
    });
  close(db);
}

function flip(shape: Buffer, bit: number): void {
  shape[bit >> 3] = (shape[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7));
}

function traitsOf(random: Random): Uint8Array<ArrayBuffer> {
  const traits = new Uint8Array(traitBytes);
  let rest = 255;
  for (let n = traitsAt.shares; n < traitsAt.layout; n += 1) {
    traits[n] = Math.floor(rest * random.next() * 0.5);
    rest -= traits[n] ?? 0;
  }
  for (let n = traitsAt.layout; n < traitsAt.waves; n += 1) traits[n] = 108 + Math.floor(random.next() * 40);
  const waves = Array.from({ length: traitsAt.sharpness - traitsAt.waves }, (_, n) => (random.next() - 0.5) / (n + 2));
  const length = Math.hypot(...waves);
  traits.set(
    waves.map((value) => Math.round(128 + (value / length) * waveLength)),
    traitsAt.waves,
  );
  traits[traitsAt.sharpness] = Math.floor(random.next() * 200);
  return traits;
}
