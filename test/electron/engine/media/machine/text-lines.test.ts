import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { componentsOf, type Grey } from '../../../../../electron/engine/media/machine/components.ts';
import { toRead } from '../../../../../electron/engine/media/machine/regions.ts';
import { textLines } from '../../../../../electron/engine/media/machine/text-lines.ts';
import { greyOf, hills, hillsWithSign, letter } from './written.ts';

const told = (grey: Grey) => toRead(textLines(grey), grey);

describe('patches of a picture', () => {
  it('are found with their boxes, in dark and in light', () => {
    const width = 40;
    const height = 30;
    const data = new Uint8Array(width * height).fill(120);
    for (let y = 5; y < 12; y++) for (let x = 4; x < 8; x++) data[y * width + x] = 10;
    for (let y = 18; y < 24; y++) for (let x = 30; x < 32; x++) data[y * width + x] = 240;
    // two that touch over a corner are one
    data[12 * width + 8] = 10;
    const found = componentsOf({ data, width, height });
    expect(
      found.map(({ isLight, left, top, right, bottom, area }) => ({ isLight, left, top, right, bottom, area })),
    ).toEqual([
      { isLight: false, left: 4, top: 5, right: 9, bottom: 13, area: 29 },
      { isLight: true, left: 30, top: 18, right: 32, bottom: 24, area: 12 },
    ]);
  });

  it('hold together what hangs together, whatever its shape', () => {
    const sample = fc.record({
      width: fc.integer({ min: 1, max: 24 }),
      dots: fc.array(fc.boolean(), { minLength: 24, maxLength: 24 * 24 }),
    });
    fc.assert(
      fc.property(sample, ({ width, dots }) => {
        const height = Math.floor(dots.length / width);
        const data = Uint8Array.from(dots.slice(0, width * height), (dark) => (dark ? 0 : 255));
        const found = componentsOf({ data, width, height });
        // each pixel belongs to one patch at most, and each patch fits into its box
        for (const one of found) {
          expect(one.area).toBeLessThanOrEqual((one.right - one.left) * (one.bottom - one.top));
          expect(one.area).toBeGreaterThan(0);
        }
        const dark = found.filter(({ isLight }) => !isLight).reduce((sum, { area }) => sum + area, 0);
        expect(dark).toBeLessThanOrEqual(dots.filter(Boolean).length);
      }),
    );
  });
});

describe('what is to be read of a picture', () => {
  it('is nothing where hills and sky are', async () => {
    expect(told(await greyOf(await hills(900, 600)))).toBe('nothing');
  });

  it('is nothing of an empty sheet', () => {
    expect(told({ data: new Uint8Array(400 * 300).fill(255), width: 400, height: 300 })).toBe('nothing');
  });

  it('is all of a letter', async () => {
    const text = 'Dengan hormat kami mengundang Saudara pada rapat koordinasi persiapan upacara. '.repeat(9);
    expect(told(await greyOf(await letter(text)))).toBe('all');
  });

  it('is the sign in a photograph, and that it is light on dark', async () => {
    const regions = told(await greyOf(await hillsWithSign('Gebyar Vaksinasi\nPendopo Kabupaten')));
    if (typeof regions === 'string') throw new Error(regions);
    expect(regions.length).toBeGreaterThan(0);
    for (const { left, top, right, bottom, isLight } of regions) {
      expect(isLight).toBe(true);
      expect(left).toBeGreaterThan(0.05);
      expect(top).toBeGreaterThan(0.1);
      expect(right).toBeLessThan(0.9);
      expect(bottom).toBeLessThan(0.55);
    }
  });
});
