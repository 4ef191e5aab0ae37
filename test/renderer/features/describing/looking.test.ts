import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atScale, movedBy, whole } from '../../../../renderer/features/describing/looking.ts';

const share = fc.double({ min: -0.5, max: 0.5, noNaN: true });
const scale = fc.double({ min: 0.1, max: 40, noNaN: true });

describe('looking at several pictures together', () => {
  it('never lets an edge come into the room', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(scale, share, share), { maxLength: 12 }), (steps) => {
        const look = steps.reduce((now, [to, x, y]) => movedBy(atScale(now, to, x, y), y, x), whole);
        expect(look.scale).toBeGreaterThanOrEqual(1);
        expect(Math.abs(look.x)).toBeLessThanOrEqual((look.scale - 1) / 2 + 1e-9);
        expect(Math.abs(look.y)).toBeLessThanOrEqual((look.scale - 1) / 2 + 1e-9);
      }),
    );
  });

  it('keeps what lies under the pointer there while it comes closer', () => {
    fc.assert(
      fc.property(share, share, fc.double({ min: 1, max: 16, noNaN: true }), (x, y, to) => {
        const look = atScale(whole, to, x, y);
        // the point of the picture under the pointer, in shares of the picture from its middle
        expect((x - look.x) / look.scale).toBeCloseTo(x, 6);
        expect((y - look.y) / look.scale).toBeCloseTo(y, 6);
      }),
    );
  });

  it('comes back to the whole picture', () => {
    expect(atScale(atScale(whole, 4, 0.3, -0.2), 0.5, 0, 0)).toMatchObject({ scale: 1 });
  });
});
