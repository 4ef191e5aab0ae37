import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partOf, place } from '../../../../../electron/engine/media/release/place.ts';
import type { Part, Preset } from '../../../../../shared/model/export.ts';
import { presetOf } from './presets.ts';

const side = fc.integer({ min: 1, max: 30_000 });
const size = fc.record({ width: side, height: side });
const asked = fc.record({ width: fc.integer({ min: 16, max: 4000 }), height: fc.integer({ min: 16, max: 4000 }) });
const part: fc.Arbitrary<Part> = fc
  .tuple(fc.double({ min: 0, max: 0.95, noNaN: true }), fc.double({ min: 0, max: 0.95, noNaN: true }))
  .chain(([x, y]) =>
    fc.record({
      x: fc.constant(x),
      y: fc.constant(y),
      width: fc.double({ min: 0.01, max: 1 - x, noNaN: true }),
      height: fc.double({ min: 0.01, max: 1 - y, noNaN: true }),
    }),
  );
const frame = fc.record(
  {
    border: fc.record({ width: fc.double({ min: 0.001, max: 0.3, noNaN: true }), colour: fc.constant('#ffffff') }),
    captionBar: fc.record({
      text: fc.constant('{judul}'),
      background: fc.constant('#000000'),
      ink: fc.constant('#ffffff'),
      height: fc.double({ min: 0.03, max: 0.4, noNaN: true }),
    }),
  },
  { requiredKeys: [] },
);
const inside = (preset: Preset, source: { width: number; height: number }, wanted?: Part) => {
  const placed = place(source, preset, wanted, true);
  const { picture, sheet, left, top, border, bar } = placed;
  for (const length of [picture.width, picture.height, sheet.width, sheet.height]) {
    expect(Number.isInteger(length) && length >= 1).toBe(true);
  }
  expect(left).toBeGreaterThanOrEqual(border);
  expect(top).toBeGreaterThanOrEqual(border);
  expect(left + picture.width).toBeLessThanOrEqual(sheet.width - border);
  expect(top + picture.height).toBeLessThanOrEqual((bar?.top ?? sheet.height - border) + 0);
  if (bar) expect(bar.top + bar.height).toBe(sheet.height - border);
  if (placed.part) {
    const { x, y, width, height } = placed.part;
    for (const value of [x, y, width, height]) expect(value).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(1 + 1e-9);
    expect(y + height).toBeLessThanOrEqual(1 + 1e-9);
  }
  return placed;
};

describe('a copy of an exact size', () => {
  it('has exactly that many pixels when it may be made larger, whatever the picture, its frame and its part', () => {
    fc.assert(
      fc.property(size, asked, part, frame, (source, wanted, shown, extra) => {
        const preset = presetOf({ size: wanted, fit: 'crop', enlarge: true, ...extra });
        expect(inside(preset, source, shown).sheet).toEqual(wanted);
      }),
    );
  });

  it('is filled up to that many pixels in any case, and all of the picture is on it', () => {
    fc.assert(
      fc.property(size, asked, frame, fc.boolean(), (source, wanted, extra, enlarge) => {
        const placed = inside(presetOf({ size: wanted, fit: 'pad', enlarge, ...extra }), source);
        expect(placed.sheet).toEqual(wanted);
        expect(placed.part).toBe(null);
        if (!enlarge) expect(placed.picture.width).toBeLessThanOrEqual(source.width);
      }),
    );
  });

  it('is not enlarged unless it may be: it has fewer pixels then, in the same ratio', () => {
    fc.assert(
      fc.property(size, asked, part, (source, wanted, shown) => {
        const { part: taken, picture, sheet } = inside(presetOf({ size: wanted, fit: 'crop' }), source, shown);
        // by no more than what is rounded
        expect(picture.width).toBeLessThanOrEqual((taken?.width ?? 1) * source.width * 1.011 + 1);
        expect(picture.height).toBeLessThanOrEqual((taken?.height ?? 1) * source.height * 1.011 + 1);
        expect(Math.abs(sheet.width - (sheet.height * wanted.width) / wanted.height)).toBeLessThanOrEqual(
          1 + wanted.width / wanted.height,
        );
      }),
    );
  });

  it('shows what was asked for, and nothing outside of it', () => {
    fc.assert(
      fc.property(size, part, fc.double({ min: 0.2, max: 5, noNaN: true }), (source, within, ratio) => {
        const taken = partOf(source, within, ratio);
        expect(taken.x).toBeGreaterThanOrEqual(within.x - 1e-9);
        expect(taken.y).toBeGreaterThanOrEqual(within.y - 1e-9);
        expect(taken.x + taken.width).toBeLessThanOrEqual(within.x + within.width + 1e-9);
        expect(taken.y + taken.height).toBeLessThanOrEqual(within.y + within.height + 1e-9);
        expect((taken.width * source.width) / (taken.height * source.height)).toBeCloseTo(ratio, 6);
      }),
    );
  });
});

describe('a copy of a long edge', () => {
  it('is never longer than that, with its border and its bar', () => {
    fc.assert(
      fc.property(size, fc.integer({ min: 64, max: 5000 }), frame, (source, longEdge, extra) => {
        const { sheet } = inside(presetOf({ longEdge, ...extra }), source);
        expect(Math.max(sheet.width, sheet.height)).toBeLessThanOrEqual(longEdge);
      }),
    );
  });

  it('of a smaller picture is as large as that', () => {
    expect(place({ width: 300, height: 200 }, presetOf({ longEdge: 2048 })).sheet).toEqual({ width: 300, height: 200 });
  });
});

it('a panorama to a telephone shows its middle from top to bottom', () => {
  const preset = presetOf({ size: { width: 1080, height: 1920 }, fit: 'crop', enlarge: true });
  const { part, sheet } = place({ width: 20_000, height: 1000 }, preset);
  expect(sheet).toEqual({ width: 1080, height: 1920 });
  expect(part).toMatchObject({ y: 0, height: 1 });
  expect((part?.x ?? 0) + (part?.width ?? 0) / 2).toBeCloseTo(0.5);
});
