import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fitScale,
  fitted,
  held,
  isFitted,
  moved,
  pixelScale,
  type Stage,
  toggled,
  zoomTo,
} from '../../../../renderer/features/viewer/zoom.ts';

const stage: fc.Arbitrary<Stage> = fc.record({
  width: fc.integer({ min: 300, max: 2600 }),
  height: fc.integer({ min: 300, max: 1600 }),
  pictureWidth: fc.integer({ min: 1, max: 12_000 }),
  pictureHeight: fc.integer({ min: 1, max: 12_000 }),
  density: fc.constantFrom(1, 1.25, 1.5, 2),
});
const large: Stage = { width: 1280, height: 800, pictureWidth: 6000, pictureHeight: 4000, density: 1 };

describe('zooming in the viewer', () => {
  it('shows the whole picture when fitted, never larger than its pixels', () => {
    fc.assert(
      fc.property(stage, (on) => {
        const scale = fitScale(on);
        expect(on.pictureWidth * scale).toBeLessThanOrEqual(on.width + 0.001);
        expect(on.pictureHeight * scale).toBeLessThanOrEqual(on.height + 0.001);
        expect(scale).toBeLessThanOrEqual(pixelScale(on));
      }),
    );
  });

  it('keeps the point under the pointer where it is', () => {
    const at = { x: 200, y: -120 };
    const start = zoomTo(large, fitted(large), 0.6, at.x, at.y);
    const before = { u: (at.x - start.x) / start.scale, v: (at.y - start.y) / start.scale };
    const closer = zoomTo(large, start, 1.3, at.x, at.y);
    expect((at.x - closer.x) / closer.scale).toBeCloseTo(before.u, 6);
    expect((at.y - closer.y) / closer.scale).toBeCloseTo(before.v, 6);
  });

  it('never lets the picture leave the stage', () => {
    fc.assert(
      fc.property(
        stage,
        fc.integer({ min: -20_000, max: 20_000 }),
        fc.double({ min: 0.01, max: 60, noNaN: true }),
        (on, by, scale) => {
          const far = moved(on, zoomTo(on, fitted(on), scale), by, -by);
          const halfWidth = (on.pictureWidth * far.scale) / 2;
          if (halfWidth * 2 > on.width) {
            expect(far.x - halfWidth).toBeLessThanOrEqual(-on.width / 2 + 0.01);
            expect(far.x + halfWidth).toBeGreaterThanOrEqual(on.width / 2 - 0.01);
          } else expect(far.x).toBeCloseTo(0);
          expect(held(on, far)).toEqual(far);
        },
      ),
    );
  });

  it('goes between the whole and the pixels and back', () => {
    const pixels = toggled(large, fitted(large));
    expect(pixels.scale).toBe(1);
    expect(isFitted(large, pixels)).toBe(false);
    expect(toggled(large, pixels)).toEqual(fitted(large));
  });

  it('enlarges a picture that is smaller than the stage to twice its pixels', () => {
    const small: Stage = { ...large, pictureWidth: 200, pictureHeight: 100 };
    expect(toggled(small, fitted(small)).scale).toBe(2);
  });
});
