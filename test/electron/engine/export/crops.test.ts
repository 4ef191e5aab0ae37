import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { proposeCrops } from '../../../../electron/engine/media/crop-proposal.ts';
import type { EngineClient } from '../../../../shared/api/client.ts';
import { partAround, ratioOf, ratioOfSides, valueOfRatio } from '../../../../shared/model/crop.ts';
import { type Bench, cardsOf, codeOf, eventually, makeBench } from '../../../fixtures/library.ts';
import { age } from '../../../fixtures/photos.ts';

/** A red square on a calm ground, `x` of the way from its left side to its right, `y` from top to bottom. */
function picture(width: number, height: number, x: number, y: number): Promise<Buffer> {
  const size = Math.round(Math.min(width, height) / 4);
  const at = `x="${x * (width - size)}" y="${y * (height - size)}" width="${size}" height="${size}"`;
  const svg = `<svg width="${width}" height="${height}"><rect width="100%" height="100%" fill="#9aa7a0"/><rect ${at} fill="#c22"/></svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 92 }).toBuffer();
}

describe('a proposed crop', () => {
  it('has the ratio that was asked for, lies in the picture, and holds what stands out', async () => {
    const side = fc.integer({ min: 200, max: 900 });
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    await fc.assert(
      fc.asyncProperty(side, side, place, place, async (width, height, x, y) => {
        const parts = await proposeCrops({ kept: await picture(width, height, x, y) }, [
          '4:5',
          '16:9',
          '9:16',
          'tiada',
        ]);
        expect(Object.keys(parts)).toEqual(['4:5', '16:9', '9:16']);
        const square = Math.round(Math.min(width, height) / 4);
        for (const [ratio, part] of Object.entries(parts)) {
          expect(Math.min(part.x, part.y, 1 - part.x - part.width, 1 - part.y - part.height)).toBeGreaterThan(-1e-9);
          const shape = (part.width * width) / (part.height * height);
          expect(shape / (valueOfRatio(ratio) as number)).toBeCloseTo(1, 1);
          // a picture can be so long that only half of it fits
          const [left, top] = [(x * (width - square)) / width, (y * (height - square)) / height];
          const fits = square / width <= part.width * 0.9 && square / height <= part.height * 0.9;
          if (!fits) continue;
          const inX = Math.min(left + square / width, part.x + part.width) - Math.max(left, part.x);
          const inY = Math.min(top + square / height, part.y + part.height) - Math.max(top, part.y);
          expect((inX * inY) / ((square / width) * (square / height))).toBeGreaterThanOrEqual(0.95 - 1e-9);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('ratios of sides', () => {
  it('are in lowest terms, and none where nothing is cut off', () => {
    expect(ratioOfSides(1080, 1350)).toBe('4:5');
    expect(ratioOf({ original: false, size: { width: 1200, height: 630 } })).toBe('40:21');
    expect(ratioOf({ original: false, size: { width: 1200, height: 630 }, fit: 'pad' })).toBeNull();
    expect(ratioOf({ original: true })).toBeNull();
    for (const ratio of ['', '4', '4:0', '-4:5', '4:5:6', '1e3:1', '4 : 5'])
      expect(valueOfRatio(ratio)).toBeUndefined();
    expect(partAround(1.5, 1, 1, 0.5)).toEqual({ x: 1 - 2 / 3, y: 0, width: 2 / 3, height: 1 });
  });
});

describe('the crop of an asset', () => {
  let bench: Bench;
  let client: EngineClient;
  let id: string;
  beforeEach(async () => {
    bench = makeBench();
    ({ client } = await bench.open());
    const path = join(bench.material, 'panen.jpg');
    await sharp(await picture(900, 600, 0.95, 0.5)).toFile(path);
    age(path);
    await client.roots.add({ path: bench.material });
    await client.roots.sweep({});
    id = (await cardsOf(client))[0]?.id as string;
  });
  afterEach(() => bench.remove());

  const crop = async (ratio: string) => (await client.exports.crops({ id, ratios: [ratio] }))[0];

  it('is proposed, then as a person says, and each word is one step of undo', async () => {
    const proposed = await crop('4:5');
    expect(proposed).toMatchObject({ ratio: '4:5', by: 'proposed' });
    expect(proposed?.part.x).toBeGreaterThan(0.4);
    const part = { x: 0, y: 0, width: 8 / 15, height: 1 };
    await client.exports.crop({ id, ratio: '4:5', part });
    await client.exports.crop({ id, ratio: '16:9', part: { x: 0, y: 0.1, width: 1, height: 27 / 32 } });
    expect(await crop('4:5')).toEqual({ ratio: '4:5', part, by: 'person' });
    // the same ratio in other numbers
    expect(await crop('1080:1350')).toEqual({ ratio: '1080:1350', part, by: 'person' });
    await client.exports.crop({ id, ratio: '4:5', part: null });
    expect(await crop('4:5')).toEqual(proposed);
    expect((await crop('16:9'))?.by).toBe('person');
    await client.assets.undo({});
    expect((await crop('4:5'))?.by).toBe('person');
    expect(await codeOf(client.exports.crops({ id, ratios: ['lebar'] }))).toBe('bad-input');
    expect(await codeOf(client.exports.crops({ id: 'aaaaaaaaaaaa', ratios: ['4:5'] }))).toBe('asset-not-found');
  });

  it('is proposed anew when the picture is turned, and what was said holds again when it is turned back', async () => {
    const part = { x: 0, y: 0, width: 8 / 15, height: 1 };
    await client.exports.crop({ id, ratio: '4:5', part });
    await client.assets.edit({ ids: [id], changes: [{ field: 'turn', op: 'add', value: 1 }] });
    const turned = await crop('4:5');
    expect(turned?.by).toBe('proposed');
    // 600 by 900 now: nothing is cut off at the sides
    expect(turned?.part.width).toBeCloseTo(1, 2);
    await client.assets.edit({ ids: [id], changes: [{ field: 'turn', op: 'add', value: -1 }] });
    expect(await crop('4:5')).toEqual({ ratio: '4:5', part, by: 'person' });
  });

  it('is what a copy shows', async () => {
    await client.exports.crop({ id, ratio: '1:1', part: { x: 0, y: 0, width: 2 / 3, height: 1 } });
    const out = join(bench.folder, 'keluar');
    const copies = async (preset: string) => {
      const job = await client.exports.start({ warningsSeen: true, ids: [id], presets: [preset], to: out });
      await eventually(
        async () => (await client.jobs.list({})).find((one) => one.id === job.id && one.endedAt),
        60_000,
      );
      const [item] = await client.exports.items({ job: job.id, offset: 0, limit: 1 });
      expect(item?.outcome).toBe('done');
      return sharp(item?.file as string)
        .raw()
        .toBuffer({ resolveWithObject: true });
    };
    const red = ({ data, info }: Awaited<ReturnType<typeof copies>>): number => {
      let count = 0;
      for (let at = 0; at < data.length; at += info.channels) {
        if ((data[at] ?? 0) > 150 && (data[at + 1] ?? 0) < 80) count += 1;
      }
      return count / (data.length / info.channels);
    };
    // the square stands at the right: a person left it out, the proposal of another ratio has it
    expect(red(await copies('instagram-1x1'))).toBeLessThan(0.001);
    expect(red(await copies('instagram-4x5'))).toBeGreaterThan(0.05);
    expect(readdirSync(out)).toHaveLength(2);
  });
});
