import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openLibrary } from '../../electron/engine/library.ts';
import { nodeHost } from '../../electron/engine/node-host.ts';
import { drawDemo } from '../../resources/demo/draw.ts';
import type { EngineClient } from '../../shared/api/client.ts';
import { hasShared, sharedPath } from '../fixtures/shared.ts';
import { median, quantile, type Row } from './rows.ts';

export const name = 'estimates';

/** `BAHAN_BENCH_PHOTOS`: how many of the drawn and how many of the real photos are taken at most. */
const most = Number(process.env.BAHAN_BENCH_PHOTOS ?? 40);
/** Bytes below which a file is no photo that an office would take out. */
const least = 100_000;

interface Measured {
  readonly preset: string;
  /** What the plan said of one copy, over what it came to. */
  readonly ratio: number;
}

/** What a plan says that copies will take, beside what they then take: drawn photos and, where there are any, real ones. */
export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bahan-bench-'));
  const material = join(folder, 'foto');
  try {
    await drawDemo(material, { only: (path) => /\.jpg$/i.test(path) && tenth(path) });
    bringReal(join(material, 'nyata'));
    const library = await openLibrary(join(folder, 'library'), nodeHost({ log: () => {} }), { create: true });
    try {
      const client = library.client({ role: 'owner' });
      await client.roots.add({ path: material });
      await client.roots.sweep({});
      return rowsOf(await measured(client, join(folder, 'keluar')));
    } finally {
      await library.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const tenth = (path: string): boolean => (createHash('sha256').update(path).digest()[0] as number) < 26;

function bringReal(to: string): void {
  if (!hasShared('media', 'dev', 'photos')) return;
  mkdirSync(to, { recursive: true });
  const from = sharedPath('media', 'dev', 'photos');
  const large = readdirSync(from).filter((one) => /\.jpe?g$/i.test(one) && statSync(join(from, one)).size >= least);
  for (const one of large.sort().slice(0, most)) cpSync(join(from, one), join(to, one));
}

async function measured(client: EngineClient, to: string): Promise<Measured[]> {
  const { items: cards } = await client.search.open({ session: 'bench', query: '', limit: 1000 });
  const presets = (await client.exports.presets({})).filter(({ original }) => !original).map(({ id }) => id);
  // of all times, since the drawn ones are newer
  const step = Math.max(1, Math.floor(cards.length / (2 * most)));
  const ids = cards.filter((_, n) => n % step === 0).map(({ id }) => id);
  const { id: job } = await client.exports.start({ ids, presets, to, warningsSeen: true });
  while ((await client.jobs.list({})).some((one) => one.endedAt === null)) await sleep(200);
  const items = await client.exports.items({ job, offset: 0, limit: 10_000 });
  const found: Measured[] = [];
  for (const { id, preset, file } of items) {
    if (file === null || !existsSync(file)) continue;
    const { bytes } = await client.exports.plan({ ids: [id], presets: [preset], to });
    if (bytes !== null) found.push({ preset, ratio: bytes / statSync(file).size });
  }
  return found;
}

function rowsOf(found: readonly Measured[]): Row[] {
  const row = (metric: string, value: number): Row => ({
    metric,
    value: Number(value.toPrecision(3)),
    unit: '× the truth',
  });
  const ratios = found.map(({ ratio }) => ratio);
  return [
    ...[...Map.groupBy(found, ({ preset }) => preset)].map(([preset, list]) =>
      row(`${preset}, ${list.length} copies, median`, median(list.map(({ ratio }) => ratio))),
    ),
    ...[0.05, 0.5, 0.95].map((share) => row(`all, p${share * 100}`, quantile(ratios, share))),
  ];
}
