import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimatedBytes } from '../../../../electron/engine/export/estimate.ts';
import { loadPresets } from '../../../../electron/engine/export/presets.ts';
import { resourcePath } from '../../../../electron/engine/resources.ts';
import type { Preset } from '../../../../shared/model/export.ts';

const drawn = loadPresets(resourcePath('presets')).filter(({ original }) => !original);
const web = drawn.find(({ id }) => id === 'web') as Preset;

const side = fc.integer({ min: 1, max: 12_000 });
const photo = fc.record({ width: side, height: side });
const bytes = fc.integer({ min: 1, max: 80_000_000 });

describe('what a copy is said to take', () => {
  it('is never more than the preset allows, and never nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...drawn), photo, bytes, (preset, size, packed) => {
        const said = estimatedBytes(preset, size, packed);
        expect(Number.isSafeInteger(said)).toBe(true);
        expect(said).toBeGreaterThan(0);
        expect(said).toBeLessThanOrEqual(preset.mostBytes ?? Number.POSITIVE_INFINITY);
      }),
    );
  });

  it('grows with the quality, with the pixels of the copy, and with what the source takes', () => {
    fc.assert(
      fc.property(photo, bytes, fc.integer({ min: 40, max: 99 }), (size, packed, quality) => {
        const said = (more: Partial<Preset>, of = packed) => estimatedBytes({ ...web, quality, ...more }, size, of);
        expect(said({ quality: quality + 1 })).toBeGreaterThanOrEqual(said({}));
        expect(said({ longEdge: 3000 })).toBeGreaterThanOrEqual(said({ longEdge: 1000 }));
        expect(said({}, packed * 2)).toBeGreaterThanOrEqual(said({}));
      }),
    );
  });

  it('counts no pixels that a small photo does not have, and those of a crop alone', () => {
    const small = { width: 640, height: 480 };
    expect(estimatedBytes({ ...web, longEdge: 4096 }, small, 60_000)).toBe(estimatedBytes(web, small, 60_000));
    const square: Preset = { ...web, longEdge: undefined, size: { width: 1080, height: 1080 }, fit: 'crop' };
    const large = { width: 6000, height: 4000 };
    expect(estimatedBytes(square, large, 9e6)).toBeLessThan(estimatedBytes(web, large, 9e6));
    expect(estimatedBytes(square, small, 60_000)).toBeLessThan(estimatedBytes(square, large, 9e6) / 3);
  });

  it('is about what a photo of a usual camera comes to', () => {
    const size = { width: 6000, height: 4000 };
    // 24 megapixels in 9 MB; copies of such photos took 0.25 to 0.65 bytes a pixel at these qualities
    const perPixel = (preset: Partial<Preset>) =>
      estimatedBytes({ ...web, longEdge: 2048, ...preset }, size, 9e6) / (2048 * 1365);
    expect(perPixel({ quality: 82 })).toBeGreaterThan(0.2);
    expect(perPixel({ quality: 82 })).toBeLessThan(0.4);
    expect(perPixel({ quality: 95 })).toBeGreaterThan(0.5);
    expect(perPixel({ quality: 95 })).toBeLessThan(0.9);
  });

  it('is something also where nobody knows how large a picture is', () => {
    expect(estimatedBytes(web, null, 4e6)).toBeGreaterThan(100_000);
  });
});
