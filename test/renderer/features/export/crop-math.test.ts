import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partOfKey } from '../../../../renderer/features/export/crop-frame.tsx';
import { isSamePart, moved, scaled, sized, sound } from '../../../../renderer/features/export/crop-math.ts';
import { partAround } from '../../../../shared/model/crop.ts';
import { part as partModel } from '../../../../shared/model/export.ts';

const shapes = fc.double({ min: 0.05, max: 20, noNaN: true });
const shares = fc.double({ min: -2, max: 2, noNaN: true });

describe('a crop', () => {
  it('stays inside the picture and keeps its shape, however it is moved, pulled and scaled', () => {
    fc.assert(
      fc.property(
        shapes,
        shapes,
        fc.array(fc.tuple(fc.nat(3), shares, shares), { maxLength: 12 }),
        (picture, aspect, steps) => {
          let part = partAround(picture, aspect, 0.5, 0.5);
          for (const [what, a, b] of steps) {
            if (what === 0) part = moved(part, a, b);
            if (what === 1) part = scaled(part, 1 + a / 4, picture, aspect);
            if (what === 2) part = sized(part, a, picture, aspect, { x: 0, y: 1 });
            if (what === 3) part = sized(part, part.width + b, picture, aspect, { x: 1, y: 0 });
            const { x, y, width, height } = part;
            expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
            expect(Math.max(x + width, y + height)).toBeLessThanOrEqual(1 + 1e-9);
            expect((width * picture) / height / aspect).toBeCloseTo(1, 6);
          }
          expect(partModel.safeParse(sound(part)).success).toBe(true);
        },
      ),
    );
  });

  it('keeps the corner across from the one that is pulled', () => {
    const part = { x: 0.2, y: 0.2, width: 0.6, height: 0.6 };
    const smaller = sized(part, 0.4, 1, 1, { x: 0, y: 0 });
    expect([smaller.x, smaller.y]).toEqual([0.2, 0.2]);
    const other = sized(part, 0.4, 1, 1, { x: 1, y: 1 });
    expect(other.x + other.width).toBeCloseTo(0.8);
    expect(other.y + other.height).toBeCloseTo(0.8);
  });

  it('goes by keys, further with Shift, and hears no others', () => {
    const part = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 };
    const press = (key: string, shiftKey = false) => partOfKey({ key, shiftKey }, part, 1, 1);
    expect(press('ArrowLeft')?.x).toBeCloseTo(0.24);
    expect(press('ArrowDown', true)?.y).toBeCloseTo(0.3);
    expect(press('+')?.width).toBeGreaterThan(0.5);
    expect(press('-')?.width).toBeLessThan(0.5);
    expect(press('a')).toBe(undefined);
    expect(isSamePart(part, { ...part, x: 0.2504 })).toBe(true);
    expect(isSamePart(part, { ...part, x: 0.26 })).toBe(false);
  });
});
