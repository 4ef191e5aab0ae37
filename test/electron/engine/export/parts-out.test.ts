import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDecoder } from '../../../../electron/doors/decoder/computer-decoder.ts';
import { findChromium } from '../../../../electron/doors/decoder/find-chromium.ts';
import { findProgram } from '../../../../electron/doors/decoder/find-ffmpeg.ts';
import type { EngineClient } from '../../../../shared/api/client.ts';
import type { Extract } from '../../../../shared/model/export.ts';
import { type Bench, cardsOf, codeOf, eventually, makeBench } from '../../../fixtures/library.ts';
import { ffmpeg, makeCorner, makeSteps } from '../../doors/decoder/clips.ts';
import { pdfFile } from '../media/pdf-file.ts';

const chromium = findChromium(process.env);
const ffprobe = findProgram(['ffprobe'], process.env, ffmpeg ? [dirname(ffmpeg)] : []);
const decoder = openDecoder({ environment: { ...process.env, BAHAN_FFMPEG: '' } });
let bench: Bench;
let client: EngineClient;
const ids = new Map<string, string>();

beforeAll(async () => {
  bench = makeBench({ decoder });
  if (chromium && ffmpeg) {
    const said = ['location=-06.9+107.6/', 'title=Panen Kopi', 'make=Kamera', 'model=Kamera X1'];
    const words = [...said.flatMap((word) => ['-metadata', word]), '-movflags', '+use_metadata_tags'];
    makeSteps(bench.material, 'panen.mp4', ['-c:v', 'libx264', '-c:a', 'aac', ...words]);
    makeCorner(bench.material, 'sudut.mp4');
  }
  writeFileSync(join(bench.material, 'laporan.pdf'), pdfFile(['Satu', 'Dua', 'Tiga']));
  client = (await bench.open()).client;
  await client.roots.add({ path: bench.material });
  await client.roots.sweep({});
  for (const card of await cardsOf(client)) ids.set(card.name, card.id);
}, 120_000);
afterAll(async () => {
  await bench.remove();
  await decoder.close();
});

async function exported(name: string, presets: string[], extract: Extract, into = JSON.stringify(extract)) {
  const id = ids.get(name) as string;
  const to = join(bench.folder, `keluar-${name}-${into.replace(/\W+/g, '-')}`);
  const { id: job } = await client.exports.start({
    warningsSeen: true,
    ids: [id],
    presets,
    to,
    extracts: { [id]: extract },
  });
  await eventually(async () => (await client.jobs.list({})).find((one) => one.id === job && one.endedAt), 60_000);
  const items = await client.exports.items({ job, offset: 0, limit: 10 });
  return { to, items, names: readdirSync(to).sort() };
}

/** How much two pictures differ on the average, 0..255, in the size of the first. */
async function differenceOf(one: Uint8Array, other: Uint8Array): Promise<number> {
  const { data, info } = await sharp(one).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const like = await sharp(other).removeAlpha().resize(info.width, info.height, { fit: 'fill' }).raw().toBuffer();
  return data.reduce((sum, value, at) => sum + Math.abs(value - (like[at] as number)), 0) / data.length;
}

describe('what is taken out in part', { timeout: 90_000 }, () => {
  test.skipIf(!chromium || !ffmpeg || !ffprobe)('a clip for each preset, as long as was chosen', async () => {
    const { to, items, names } = await exported('panen.mp4', ['web', 'asli'], { what: 'clip', from: 1, to: 3 });
    expect(items.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['done', null],
      ['done', null],
    ]);
    expect(names).toHaveLength(2);
    for (const name of names) {
      expect(name).toMatch(/\.mp4$/);
      const asked = ['-v', 'error', '-of', 'csv=p=0', '-show_entries', 'format=duration', join(to, name)];
      const seconds = Number(spawnSync(ffprobe as string, asked, { encoding: 'utf8' }).stdout);
      expect(Math.abs(seconds - 2)).toBeLessThan(0.11);
    }
  });

  test.skipIf(!chromium || !ffmpeg)('a frame of a film, in the size of the preset and in its own', async () => {
    const { to, items, names } = await exported('panen.mp4', ['instagram-1x1', 'asli'], { what: 'still', at: 2.5 });
    expect(items.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['done', null],
      ['done', null],
    ]);
    const pictures = await Promise.all(names.map((name) => sharp(join(to, name)).metadata()));
    expect(pictures.map(({ format, width, height }) => `${format} ${width}x${height}`).sort()).toEqual([
      'jpeg 160x90',
      'jpeg 90x90',
    ]);
    for (const name of names) {
      const light = (await sharp(join(to, name)).stats()).channels[0]?.mean ?? 0;
      expect(Math.abs(light - 143)).toBeLessThan(20);
      // also where the preset is that of the bytes as they are
      const bytes = readFileSync(join(to, name));
      expect(bytes.includes('Panen Kopi')).toBe(true);
      expect(/GPS|107\.6|Kamera X/.test(bytes.toString('latin1'))).toBe(false);
    }
    expect(readdirSync(to).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test.skipIf(!chromium || !ffmpeg)(
    'a frame is cut to what it shows, and is seen before as it is then written',
    async () => {
      const id = ids.get('sudut.mp4') as string;
      const of = { what: 'still', at: 1 } as const;
      const [proposed] = await client.exports.crops({ id, ratios: ['1:1'], of });
      // what it shows stands at its right end
      expect(proposed).toMatchObject({ by: 'proposed' });
      expect(proposed?.part.x).toBeGreaterThan(0.25);
      const seen = await client.exports.preview({ id, preset: 'instagram-1x1', edge: 400, of });
      const { to, names } = await exported('sudut.mp4', ['instagram-1x1'], of);
      const written = sharp(join(to, names[0] as string));
      const { width, height } = await written.metadata();
      expect(seen.copy).toEqual({ width, height });
      expect(await differenceOf(seen.bytes, await written.toBuffer())).toBeLessThan(3);
      const part = { x: 0, y: 0, width: 0.5625, height: 1 };
      const other = await client.exports.preview({ id, preset: 'instagram-1x1', edge: 400, of, part });
      expect(await differenceOf(other.bytes, await written.toBuffer())).toBeGreaterThan(3);
    },
  );

  test.skipIf(!chromium || !ffmpeg)(
    'a part that somebody said over one moment holds for that moment alone',
    async () => {
      const id = ids.get('sudut.mp4') as string;
      const of = { what: 'still', at: 2 } as const;
      const part = { x: 0, y: 0, width: 0.5625, height: 1 };
      await client.exports.crop({ id, ratio: '1:1', part, of });
      expect(await client.exports.crops({ id, ratios: ['1:1'], of })).toEqual([{ ratio: '1:1', part, by: 'person' }]);
      const seen = await client.exports.preview({ id, preset: 'instagram-1x1', edge: 400, of });
      const { to, names } = await exported('sudut.mp4', ['instagram-1x1'], of);
      expect(await differenceOf(seen.bytes, readFileSync(join(to, names[0] as string)))).toBeLessThan(3);
      for (const other of [{ of: { what: 'still', at: 1 } as const }, {}]) {
        expect((await client.exports.crops({ id, ratios: ['1:1'], ...other }))[0]?.by).toBe('proposed');
      }
    },
  );

  test('a page is seen before as it is then written', async () => {
    const id = ids.get('laporan.pdf') as string;
    const seen = await client.exports.preview({
      ...{ id, preset: 'web', edge: 800 },
      of: { what: 'page', page: 1 },
    });
    const { to, names } = await exported('laporan.pdf', ['web'], { what: 'pages', pages: [1] }, 'dua');
    const written = readFileSync(join(to, names[0] as string));
    const { width, height } = await sharp(written).metadata();
    expect(seen.copy).toEqual({ width, height });
    expect(await differenceOf(seen.bytes, written)).toBeLessThan(3);
    const beyond = client.exports.preview({ id, preset: 'web', edge: 800, of: { what: 'page', page: 9 } });
    expect(await codeOf(beyond)).toBe('not-found');
  });

  test('pages of a document, each a picture', async () => {
    const { to, items, names } = await exported('laporan.pdf', ['web'], { what: 'pages', pages: [0, 2] });
    expect(items.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['done', null],
      ['done', null],
    ]);
    expect(names).toEqual(['laporan - 1.jpg', 'laporan - 3.jpg']);
    for (const name of names) expect((await sharp(join(to, name)).metadata()).format).toBe('jpeg');
    expect(readFileSync(join(to, names[0] as string)).equals(readFileSync(join(to, names[1] as string)))).toBe(false);
  });

  test('what goes as it is keeps its ending, and its name is known to be taken', async () => {
    const id = ids.get('laporan.pdf') as string;
    const extracts = { [id]: { what: 'original' } as const };
    const { to, names } = await exported('laporan.pdf', ['web'], extracts[id] as Extract);
    expect(names).toEqual([expect.stringMatching(/\.pdf$/)]);
    const original = readFileSync(join(bench.material, 'laporan.pdf'));
    expect(readFileSync(join(to, names[0] as string)).equals(original)).toBe(true);
    const plan = await client.exports.plan({ ids: [id], presets: ['web'], to, extracts });
    expect(plan).toMatchObject({ copies: 1, taken: 1 });
  });

  test('what this computer can is told', async () => {
    const { ways } = await client.exports.abilities({});
    if (!chromium) return expect(ways).toEqual([]);
    expect(ways).toEqual([
      {
        types: expect.arrayContaining(['video/mp4', 'audio/mpeg']),
        video: expect.arrayContaining(['vp8']),
        audio: expect.arrayContaining(['opus', 'pcm']),
        decodes: expect.any(Array),
      },
    ]);
  });
});
