import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { CopyDescription, CopyTarget, MadeCopy } from '../../electron/engine/media/copy-request.ts';
import { openMediaPool } from '../../electron/engine/media/pool.ts';
import { carriedFacts } from '../../electron/engine/media/release/carried.ts';
import { nodeHost } from '../../electron/engine/node-host.ts';
import { type Preset, preset as presetSchema } from '../../shared/model/export.ts';
import { deltaE } from '../electron/engine/media/release/copies.ts';
import { exiftool, said, type Told, told } from '../electron/engine/media/release/exiftool.ts';
import { presetOf } from '../electron/engine/media/release/presets.ts';
import { tempFolder } from '../electron/engine/media/temp-folder.ts';
import { hasShared, sharedPath } from '../fixtures/shared.ts';

const folder = tempFolder();
const least = 200;

/** Photos that tell all about themselves, in the colours and sizes that cameras, telephones and printers make. */
async function madePhotos(): Promise<string[]> {
  const to = join(folder, 'made');
  mkdirSync(to);
  const paths: string[] = [];
  for (let i = 0; i < 24; i++) {
    const noise = { type: 'gaussian', mean: 90 + i * 4, sigma: 30 } as const;
    const small = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#888', noise } })
      .png()
      .toBuffer();
    const [width, height] = [
      [1800, 1200],
      [1200, 1800],
      [2600, 500],
      [900, 900],
    ][i % 4] as [number, number];
    const image = sharp(small)
      .resize(width, height, { fit: 'fill', kernel: 'cubic' })
      .withExif({
        IFD0: { Make: 'NIKON', Model: 'D3', Artist: 'Orang lain', Software: 'Editor 7' },
        IFD2: { BodySerialNumber: '998877', LensSerialNumber: '554433', DateTimeOriginal: '2011:01:02 03:04:05' },
        IFD3: { GPSLatitude: '8/1 8/1 0/1', GPSLatitudeRef: 'S', GPSLongitude: '115/1 24/1 0/1', GPSLongitudeRef: 'E' },
      });
    const path = join(to, `made-${i}.jpg`);
    writeFileSync(path, await (i % 3 === 0 ? image.withIccProfile('p3') : image).jpeg({ quality: 92 }).toBuffer());
    paths.push(path);
  }
  return paths;
}

const realPhotos = (): string[] =>
  hasShared('media', 'dev', 'photos')
    ? readdirSync(sharedPath('media', 'dev', 'photos'))
        .filter((name) => /\.(jpe?g|png|webp|tiff?|gif)$/i.test(name))
        .map((name) => sharedPath('media', 'dev', 'photos', name))
    : [];

const presetsOfProgram = (): Preset[] =>
  readdirSync('resources/presets')
    .filter((name) => name.endsWith('.json'))
    .map((name) => presetSchema.parse(JSON.parse(readFileSync(join('resources/presets', name), 'utf8'))))
    .filter(({ original, logo }) => !original && !logo);

const everything: CopyDescription = {
  title: 'Pelepasan Ekspor Kopi',
  caption: 'Bupati melepas ekspor perdana kopi robusta.',
  keywords: ['kopi', 'ekspor'],
  people: ['Sri Wahyuni'],
  creator: 'Humas Pémkab',
  copyright: '© Pemkab Temanggung',
  place: 'Pendopo',
  event: 'Pelepasan',
  date: '2020-10-09',
  position: { lat: -7.3, lon: 110.1 },
  camera: { make: 'Canon', model: 'EOS 6D', iso: 400 },
};

interface Made {
  readonly path: string;
  readonly source: string;
  readonly preset: Preset;
  readonly copy: MadeCopy;
}

/** Copies of each photo to a few presets in turn, so that every preset has many. */
async function copies(sources: readonly string[], presets: readonly Preset[]): Promise<Made[]> {
  const pool = openMediaPool(nodeHost(), { size: 2 });
  const made: Made[] = [];
  try {
    let n = 0;
    const waiting = [...sources.entries()];
    const take = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [at, source] = next;
        const chosen = [0, 1, 2].map((i) => presets[(at * 3 + i) % presets.length] as Preset);
        const targets: CopyTarget[] = chosen.map((preset) => ({ path: join(folder, `copy-${n++}`), preset }));
        // what cannot be drawn says so, and is no copy
        const result = await pool.copy({ source, targets, describe: everything }).catch(() => undefined);
        for (const [i, copy] of (result?.copies ?? []).entries()) {
          const target = targets[i] as CopyTarget;
          if (copy.error === null) made.push({ path: target.path, source, preset: target.preset, copy });
        }
      }
    };
    await Promise.all([take(), take()]);
  } finally {
    await pool.close();
  }
  return made;
}

/** Mean colours of sixteen fields of a picture, of all of its pixels, in sRGB. */
async function fields(file: string): Promise<number[][]> {
  const { data, info } = await sharp(file, { autoOrient: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const sums = Array.from({ length: 16 }, () => [0, 0, 0, 0] as [number, number, number, number]);
  for (let y = 0; y < info.height; y++) {
    for (let x = 0; x < info.width; x++) {
      const sum = sums[Math.floor((y * 4) / info.height) * 4 + Math.floor((x * 4) / info.width)];
      const at = (y * info.width + x) * info.channels;
      if (!sum) continue;
      for (let i = 0; i < 3; i++) sum[i as 0] += data[at + i] as number;
      sum[3] += 1;
    }
  }
  return sums.map(([r, g, b, count]) => [r / count, g / count, b / count]);
}

describe('two hundred copies that are read back', () => {
  it.skipIf(!exiftool)(
    'have their sizes and limits, their words, their colours, and nothing that was to stay',
    async () => {
      const plain = presetOf({ id: 'polos', longEdge: 640, quality: 92 });
      const presets = [
        ...presetsOfProgram(),
        plain,
        presetOf({ id: 'p3', longEdge: 640, quality: 92, colours: 'display-p3' }),
        presetOf({ id: 'avif', longEdge: 500, format: 'avif', metadata: { ...plain.metadata, words: true } }),
        presetOf({ id: 'batas', size: { width: 800, height: 450 }, fit: 'crop', enlarge: true, mostBytes: 60_000 }),
      ];
      const made = await copies(
        [...(await madePhotos()), ...realPhotos(), ...(hasShared('media') ? [] : await again())],
        presets,
      );
      expect(made.length).toBeGreaterThanOrEqual(hasShared('media') ? least : 70);
      const facts = new Map<string, Told>();
      for (let at = 0; at < made.length; at += 100) {
        const part = made.slice(at, at + 100);
        for (const one of told(part.map(({ path }) => path))) facts.set(String(one.SourceFile), one);
      }
      for (const { path, source, preset, copy } of made) {
        const name = `${source} to ${preset.id}`;
        const found = said(facts.get(path) ?? {});
        const carried = carriedFacts(everything, preset.metadata, preset);
        const text = JSON.stringify(found);
        if (!preset.metadata.position)
          expect
            .soft(
              Object.keys(found).filter((key) => /GPS/.test(key)),
              name,
            )
            .toEqual([]);
        if (!preset.metadata.camera)
          expect
            .soft(
              Object.keys(found).filter((key) => /:(Make|Model|Lens)/.test(key)),
              name,
            )
            .toEqual([]);
        expect
          .soft(
            Object.keys(found).filter((key) => /serial|software|region|creatortool|history|thumbnail/i.test(key)),
            name,
          )
          .toEqual([]);
        for (const word of ['998877', '554433', 'Orang lain', 'Editor 7'])
          expect.soft(text.includes(word), name).toBe(false);
        for (const { field, value } of carried.filter(({ field }) => field.startsWith('dc:'))) {
          expect
            .soft(
              Object.values(found).map((one) => [one].flat().join('; ')),
              `${name}: ${field}`,
            )
            .toContain(value);
        }
        const { width = 0, height = 0 } = await sharp(path).metadata();
        expect.soft([width, height], name).toEqual([copy.width, copy.height]);
        expect.soft(statSync(path).size, name).toBe(copy.bytes);
        if (preset.mostBytes) expect.soft(copy.bytes, name).toBeLessThanOrEqual(preset.mostBytes);
        else if (preset.size && (preset.enlarge || preset.fit === 'pad'))
          expect.soft({ width, height }, name).toEqual(preset.size);
        if (preset.longEdge) expect.soft(Math.max(width, height), name).toBeLessThanOrEqual(preset.longEdge);
      }
    },
  );

  it('show the colours of their source', async () => {
    const presets = [
      presetOf({ longEdge: 640, quality: 92 }),
      presetOf({ longEdge: 640, quality: 92, colours: 'display-p3' }),
      presetOf({ longEdge: 640, quality: 90, format: 'webp' }),
    ];
    const sources = realPhotos().filter((path) => /\.jpe?g$/i.test(path));
    const made = await copies(sources.length ? sources : await again(), presets);
    const worst: string[] = [];
    for (const { path, source, preset } of made) {
      const there = await fields(source).catch(() => undefined);
      if (!there) continue;
      const here = await fields(path);
      const difference = Math.max(...here.map((colour, i) => deltaE(colour, there[i] as number[])));
      if (difference > 2)
        worst.push(
          `${source} ${preset.format ?? ''} ${preset.colours ?? ''} ${difference.toFixed(1)} ${await about(source)}`,
        );
    }
    expect(made.length).toBeGreaterThan(60);
    expect(worst).toEqual([]);
  });
});

it('half a gigapixel becomes a copy for a website, and is too much for one of its own size', async () => {
  const source = join(folder, 'huge.jpg');
  const create = { width: 25_000, height: 20_000, channels: 3 as const, background: '#b5651d' };
  await sharp({ create, limitInputPixels: false }).jpeg({ quality: 60 }).toFile(source);
  const pool = openMediaPool(nodeHost(), { size: 1 });
  const preset = presetOf({ longEdge: 2048 });
  try {
    const { copies } = await pool.copy({ source, targets: [{ path: join(folder, 'small'), preset }], describe: {} });
    expect(copies[0]).toMatchObject({ width: 2048, height: 1638, error: null });
    const whole = pool.copy({ source, targets: [{ path: join(folder, 'whole'), preset: presetOf() }], describe: {} });
    await expect(whole).rejects.toMatchObject({ code: 'file-too-large' });
  } finally {
    await pool.close();
  }
});

const about = async (path: string): Promise<string> => {
  const { width, height, space, depth } = await sharp(path).metadata();
  return `${width}x${height} ${space} ${depth}`;
};

let more: string[] | undefined;

/** Where no real photos are at hand, those that were made. */
async function again(): Promise<string[]> {
  more ??= readdirSync(folder).includes('made')
    ? readdirSync(join(folder, 'made')).map((name) => join(folder, 'made', name))
    : await madePhotos();
  return more;
}
