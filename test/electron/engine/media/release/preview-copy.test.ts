import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { place, shrunk } from '../../../../../electron/engine/media/release/place.ts';
import { previewCopy } from '../../../../../electron/engine/media/release/preview-copy.ts';
import type { Preset } from '../../../../../shared/model/export.ts';
import { tempFolder } from '../temp-folder.ts';
import { copied, deltaE, pixelsOf } from './copies.ts';
import { presetOf } from './presets.ts';

const folder = tempFolder();

/** Four colours, one in each corner. */
async function corners(width: number, height: number): Promise<Buffer> {
  const list = ['#c03030', '#30c030', '#3030c0', '#c0c030'];
  return sharp({ create: { width, height, channels: 3, background: '#fff' } })
    .composite(
      list.map((background, i) => ({
        input: { create: { width: width / 2, height: height / 2, channels: 3 as const, background } },
        left: i % 2 ? width / 2 : 0,
        top: i < 2 ? 0 : height / 2,
      })),
    )
    .jpeg({ quality: 95 })
    .toBuffer();
}

describe('the preview of a copy', () => {
  const frames: Partial<Preset>[] = [
    { size: { width: 1080, height: 1350 }, fit: 'crop' },
    { size: { width: 1000, height: 1000 }, fit: 'pad', ground: '#102030' },
    { longEdge: 900, border: { width: 0.05, colour: '#ff00ff' } },
    {
      size: { width: 900, height: 900 },
      fit: 'crop',
      captionBar: { text: '{judul}', background: '#202020', ink: '#ffffff', height: 0.12 },
    },
  ];

  it('looks like the copy, smaller', async () => {
    const bytes = await corners(3000, 2000);
    const path = join(folder, 'corners.jpg');
    writeFileSync(path, bytes);
    const kept = await sharp(bytes).resize(1600).jpeg({ quality: 84 }).toBuffer();
    for (const values of frames) {
      const target = { preset: presetOf({ ...values, format: 'png' }), bar: 'Panen raya' };
      const copy = await copied(folder, path, target.preset, { bar: 'Panen raya' });
      const preview = await previewCopy({
        kept,
        path,
        turn: 0,
        size: { width: 3000, height: 2000 },
        target,
        edge: 300,
      });
      expect(preview.copy).toEqual({ width: copy.width, height: copy.height });
      expect(preview.part).toEqual(copy.part);
      expect(Math.max(preview.width, preview.height)).toBe(300);
      const [large, small] = [await pixelsOf(copy.file), await pixelsOf(Buffer.from(preview.bytes))];
      const share = preview.width / (copy.width as number);
      for (const [x, y] of [
        [0.02, 0.4],
        [0.2, 0.3],
        [0.8, 0.3],
        [0.2, 0.7],
        [0.8, 0.7],
        [0.02, 0.97],
      ] as const) {
        const at = [Math.floor(x * preview.width), Math.floor(y * preview.height)] as const;
        const there = large.at(Math.floor((at[0] + 0.5) / share), Math.floor((at[1] + 0.5) / share));
        expect(deltaE(small.at(...at), there), `${JSON.stringify(values)} at ${x} ${y}`).toBeLessThan(8);
      }
    }
  });

  it('is made of the kept picture where that is enough, also when the file is gone', async () => {
    const kept = await sharp(await corners(1600, 1066))
      .jpeg()
      .toBuffer();
    const asked = { kept, turn: 0, size: { width: 6000, height: 4000 }, edge: 400 };
    const target = { preset: presetOf(frames[0]) };
    const preview = await previewCopy({ ...asked, path: join(folder, 'gone.jpg'), target });
    expect(preview.copy).toEqual({ width: 1080, height: 1350 });
    // a small part needs more pixels than are kept: without the file it is as good as it can be
    const part = { x: 0.1, y: 0.1, width: 0.05, height: 0.05 };
    const close = await previewCopy({ ...asked, path: join(folder, 'gone.jpg'), target: { ...target, part } });
    expect(close.bytes.length).toBeGreaterThan(0);
    await expect(previewCopy({ turn: 0, target, edge: 400 })).rejects.toMatchObject({ code: 'picture-unavailable' });
    await expect(previewCopy({ turn: 0, target, edge: 400, path: join(folder, 'gone.jpg') })).rejects.toMatchObject({
      code: 'file-missing',
    });
  });

  it('says that a logo is missing', async () => {
    const kept = await corners(800, 600);
    const logo = { file: 'logo.png', place: 'top-left' as const, size: 0.2, margin: 0.02, opacity: 1 };
    const preview = previewCopy({ kept, turn: 0, target: { preset: presetOf({ logo }) }, edge: 300 });
    await expect(preview).rejects.toMatchObject({ code: 'logo-missing' });
  });

  it('is laid out as the copy, with every length smaller by the same share', () => {
    const side = fc.integer({ min: 1, max: 8000 });
    const size = fc.record({ width: fc.integer({ min: 16, max: 3000 }), height: fc.integer({ min: 16, max: 3000 }) });
    const share = fc.double({ min: 0.02, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        side,
        side,
        size,
        fc.constantFrom('crop' as const, 'pad' as const),
        share,
        (width, height, asked, fit, part) => {
          const border = { width: 0.03, colour: '#000000' };
          const copy = place({ width, height }, presetOf({ size: asked, fit, enlarge: true, border }), null, false);
          const small = shrunk(copy, part);
          expect(small.left + small.picture.width).toBeLessThanOrEqual(small.sheet.width - small.border);
          expect(small.top + small.picture.height).toBeLessThanOrEqual(small.sheet.height - small.border);
          for (const key of ['width', 'height'] as const) {
            expect(Math.abs(small.sheet[key] - copy.sheet[key] * part)).toBeLessThanOrEqual(1);
            expect(Math.abs(small.picture[key] - copy.picture[key] * part)).toBeLessThanOrEqual(3);
          }
        },
      ),
    );
  });
});
